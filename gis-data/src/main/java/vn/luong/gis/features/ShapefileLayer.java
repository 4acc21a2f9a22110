package vn.luong.gis.features;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.h2gis.functions.io.shp.internal.ShapefileReader;
import org.locationtech.jts.geom.Geometry;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** A Shapefile: geometries in .shp, attributes in .dbf, the coordinate system in .prj, the encoding in .cpg. */
final class ShapefileLayer implements LayerFile {
  private final Path file;
  private final Optional<TextEncoding> encoding;
  private final ProblemLog problems;
  private final FileChannel channel;
  private final int[] offsets;
  private final ShapefileReader reader;

  private ShapefileLayer(
      Path file, Optional<TextEncoding> encoding, ProblemLog problems, FileChannel channel)
      throws IOException {
    this.file = file;
    this.encoding = encoding;
    this.problems = problems;
    this.channel = channel;
    offsets = ShapefileParts.recordOffsets(file, channel);
    channel.position(0);
    reader = new ShapefileReader(channel);
  }

  static ShapefileLayer open(Path file, Optional<TextEncoding> encoding, ProblemLog problems) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new ShapefileLayer(file, encoding, problems, channel);
      } catch (IOException | InvalidInputException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw ShapefileParts.cutOff(file, "it cannot be read (" + e.getMessage() + ")");
    }
  }

  @Override
  public List<LayerSummary> layers() {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return List.of(new LayerSummary(
        name, reader.getHeader().getShapeType().toString().toUpperCase(Locale.ROOT)));
  }

  @Override
  public RawLayer read(String layer, boolean readsSystem) {
    RawLayer raw = new RawLayer(layer);
    if (readsSystem) {
      raw.setSystem(system());
    }
    Optional<Path> dbf = ShapefileParts.beside(file, ".dbf");
    try {
      if (dbf.isPresent()) {
        readTable(raw, dbf.get());
      } else {
        problems.add(Problem.warning(
            "no-attributes",
            SourcePosition.of(file.toString()),
            "",
            "there is no .dbf file beside it",
            "names and values of the features would be there",
            "Copy all files of the Shapefile."));
        for (int row = 0; row < offsets.length; row++) {
          raw.add(feature(row, Map.of()));
        }
      }
    } catch (IOException e) {
      throw ShapefileParts.cutOff(file, "it cannot be read (" + e.getMessage() + ")");
    }
    return raw;
  }

  /** The library checks nothing: a broken table ends in whatever its numbers lead to. */
  private void readTable(RawLayer raw, Path dbf) throws IOException {
    try {
      ShapefileTable table = ShapefileTable.open(dbf);
      try {
        readRows(raw, table, dbf);
      } finally {
        table.close();
      }
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ShapefileParts.cutOff(dbf, "its table is broken (" + e.getMessage() + ")");
    }
  }

  private void readRows(RawLayer raw, ShapefileTable table, Path dbf) throws IOException {
    if (Files.size(dbf) < table.promisedBytes() - 1) {
      throw ShapefileParts.cutOff(
          dbf,
          "it has " + Files.size(dbf) + " bytes, its header promises " + table.promisedBytes());
    }
    if (table.rowCount() != offsets.length) {
      throw ShapefileParts.cutOff(
          file,
          "it has " + offsets.length + " geometries, but the .dbf file has " + table.rowCount()
              + " rows");
    }
    List<Map<String, Object>> rows = table.rows(encoding, problems);
    table.types().forEach(raw::addColumn);
    for (int row = 0; row < offsets.length; row++) {
      if (!table.isDeleted(row)) {
        raw.add(feature(row, rows.get(row)));
      }
    }
  }

  private RawLayer.RawFeature feature(int row, Map<String, Object> values) throws IOException {
    String id = Integer.toString(row + 1);
    SourcePosition place = SourcePosition.of(file.toString());
    if (!ShapefileParts.areCountsPlausible(channel, offsets[row])) {
      return new RawLayer.RawFeature(
          id, place, null, "the record is broken (it is too short for its points)", values);
    }
    try {
      Geometry geometry = reader.geomAt(offsets[row]);
      return new RawLayer.RawFeature(id, place, geometry, "", values);
    } catch (RuntimeException e) {
      // The library checks nothing: a broken record ends in whatever its numbers lead to.
      return new RawLayer.RawFeature(
          id, place, null, "the record is broken (" + e.getMessage() + ")", values);
    }
  }

  private CoordinateSystem system() {
    Optional<Path> prj = ShapefileParts.beside(file, ".prj");
    if (prj.isEmpty()) {
      return null;
    }
    try {
      String text = Files.readString(prj.get(), StandardCharsets.ISO_8859_1);
      return text.isBlank()
          ? null
          : CoordinateSystem.ofWellKnownText(text, SourcePosition.of(prj.get().toString()));
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close " + file, e);
    }
  }
}
