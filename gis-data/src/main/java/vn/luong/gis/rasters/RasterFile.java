package vn.luong.gis.rasters;

import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReader;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffMetadata2CRSAdapter;
import org.geotools.util.factory.Hints;
import org.locationtech.jts.geom.Envelope;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.gis.rasters.TiffDirectory.MalformedTiff;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * A GeoTIFF, open for reading (OGC 19-008). Its first band is read window by window, so a raster may be larger than the memory. The
 * file is judged by what it states of itself ({@link TiffLayout}) before GeoTools' reader sees it.
 *
 * <p>Threads: use by one thread at a time.
 */
final class RasterFile implements AutoCloseable {
  private static final int NO_VALUE = 42113;
  private static final int GDAL_ITEMS = 42112;
  private static final String REMEDY =
      "Export the raster again, e.g. gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif.";

  private final SourcePosition place;
  private final ImageInputStream input;
  private final TIFFImageReader reader;
  private final TiffLayout layout;
  private final GeoKeys placement;
  private final double noValue;
  private final CoordinateSystem system;

  private RasterFile(RasterRequest request, ProblemLog problems) throws IOException {
    Path file = request.file();
    place = SourcePosition.of(file.toString());
    String items;
    try (FileChannel channel = FileChannel.open(file)) {
      TiffDirectory tags = TiffDirectory.read(channel);
      layout = TiffLayout.of(tags, channel);
      placement = GeoKeys.of(tags);
      noValue = noValue(tags.text(NO_VALUE));
      items = tags.text(GDAL_ITEMS);
    }
    input = new FileImageInputStream(file.toFile());
    reader = new TIFFImageReader(new TIFFImageReaderSpi());
    reader.setInput(input, false, false);
    system = system(request);
    tellOdd(items, problems);
  }

  /**
   * Opens a raster.
   *
   * @param problems takes what the user should know although it can be read
   * @throws InvalidInputException if it cannot be read, or does not say where it lies
   */
  static RasterFile open(RasterRequest request, ProblemLog problems) {
    SourcePosition place = SourcePosition.of(request.file().toString());
    if (!Files.isRegularFile(request.file())) {
      throw new InvalidInputException(Problem.error(
          "missing-file",
          request.asker(),
          "file " + request.file(),
          "there is no such file",
          "expected a raster (GeoTIFF)",
          "Check the path."));
    }
    try {
      return new RasterFile(request, problems);
    } catch (MalformedTiff e) {
      throw bad(place, e.getMessage());
    } catch (InvalidInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library says what is wrong with a file by exceptions of all kinds.
      throw bad(place, "it cannot be read (" + e.getMessage() + ")");
    }
  }

  private static InvalidInputException bad(SourcePosition place, String found) {
    return new InvalidInputException(
        Problem.error("bad-raster", place, "", found, "expected a whole GeoTIFF", REMEDY));
  }

  private static double noValue(String text) {
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private CoordinateSystem system(RasterRequest request) throws IOException {
    if (placement.isEmpty()) {
      throw new InvalidInputException(Problem.error(
          "no-georeference",
          place,
          "",
          "it does not say where its cells lie",
          "expected a GeoTIFF with a place and a size of cells",
          "Give it one: gdal_translate -a_srs EPSG:… -a_ullr WEST NORTH EAST SOUTH in.tif out.tif"
              + " (without -a_ullr if a .tfw file lies beside it)."));
    }
    if (request.crs().isPresent()) {
      return CoordinateSystem.ofCode(request.crs().get(), request.asker());
    }
    Optional<Integer> code = placement.code();
    if (code.isPresent()) {
      return CoordinateSystem.ofCode("EPSG:" + code.get(), place);
    }
    if (!placement.hasSystem()) {
      throw noSystem("it does not say what coordinate system it has");
    }
    return CoordinateSystem.of(describedSystem(), place);
  }

  /** The system as the file describes it: GHS-POP's Mollweide projection has no number in the register. */
  private CoordinateReferenceSystem describedSystem() {
    try {
      // x before y, whatever order the register states: so do the cells.
      Hints hints = new Hints(Hints.FORCE_LONGITUDE_FIRST_AXIS_ORDER, Boolean.TRUE);
      return new GeoTiffMetadata2CRSAdapter(hints)
          .createCoordinateSystem(new GeoTiffIIOMetadataDecoder(reader.getImageMetadata(0)));
    } catch (Exception e) {
      // The constructor declares it without saying more.
      throw noSystem("its coordinate system is not understood (" + e.getMessage() + ")");
    }
  }

  private InvalidInputException noSystem(String found) {
    Envelope extent = extent();
    return new InvalidInputException(Problem.error(
        "no-crs",
        place,
        "",
        String.format(
            Locale.ROOT,
            "%s; it has x from %.2f to %.2f and y from %.2f to %.2f",
            found,
            extent.getMinX(),
            extent.getMaxX(),
            extent.getMinY(),
            extent.getMaxY()),
        "expected a coordinate system",
        "Say which it is: --raster-crs EPSG:…, or raster-crs: in a scenario."));
  }

  private void tellOdd(String items, ProblemLog problems) {
    if (layout.bands() > 1) {
      problems.add(Problem.warning(
          "several-bands",
          place,
          "",
          "it has " + layout.bands() + " bands; the first is read",
          "one band is expected",
          "Check that it is the right one: gdalinfo."));
    }
    if (items.contains("role=\"scale\"") || items.contains("role=\"offset\"")) {
      problems.add(Problem.warning(
          "scaled-values",
          place,
          "",
          "its cells hold scaled values, which are read as they are",
          "plain values are expected",
          "Write them out: gdal_translate -unscale -ot Float32 in.tif out.tif."));
    }
  }

  SourcePosition place() {
    return place;
  }

  CoordinateSystem system() {
    return system;
  }

  /** The whole raster. */
  Window all() {
    return new Window(0, 0, layout.width(), layout.height());
  }

  /** Where it lies, in its own system. */
  Envelope extent() {
    double[] corners = {0, 0, layout.width(), 0, 0, layout.height(), layout.width(), layout.height()
    };
    placement.toPlaces(corners);
    Envelope extent = new Envelope();
    for (int at = 0; at < corners.length; at += 2) {
      extent.expandToInclude(corners[at], corners[at + 1]);
    }
    return extent;
  }

  /** From coordinates of the raster's system to cells, in place: cell (0, 0) reaches from (0, 0) to (1, 1). */
  void toCells(double[] places) {
    placement.toCells(places);
  }

  /** From cells to coordinates of the raster's system, in place. */
  void toPlaces(double[] cells) {
    placement.toPlaces(cells);
  }

  /** The part of the raster that an area in cells touches; empty if it lies beside it. */
  Window window(Envelope cells) {
    double left = Math.max(0, Math.floor(cells.getMinX()));
    double top = Math.max(0, Math.floor(cells.getMinY()));
    double right = Math.min(layout.width(), Math.ceil(cells.getMaxX()));
    double bottom = Math.min(layout.height(), Math.ceil(cells.getMaxY()));
    return left < right && top < bottom
        ? new Window((int) left, (int) top, (int) (right - left), (int) (bottom - top))
        : new Window(0, 0, 0, 0);
  }

  /**
   * Reads cells.
   *
   * @return row by row from the north; NaN where there is no value
   * @throws InvalidInputException if the file is damaged there
   */
  double[] read(Window window) {
    double[] values = new double[Math.multiplyExact(window.width(), window.height())];
    try {
      ImageReadParam part = reader.getDefaultReadParam();
      part.setSourceRegion(
          new Rectangle(window.column(), window.row(), window.width(), window.height()));
      Raster raster = reader.read(0, part).getRaster();
      if (raster.getWidth() != window.width() || raster.getHeight() != window.height()) {
        throw bad(place, "cells are missing in it");
      }
      raster.getSamples(
          raster.getMinX(), raster.getMinY(), window.width(), window.height(), 0, values);
    } catch (InvalidInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw bad(
          place,
          "its rows " + window.row() + " to " + (window.endRow() - 1) + " cannot be read ("
              + e.getMessage() + ")");
    }
    dropMissing(window, values);
    return values;
  }

  private void dropMissing(Window window, double[] values) {
    boolean isShort = layout.isReal() && layout.bits() == 32;
    for (int at = 0; at < values.length; at++) {
      // The text has more digits than a short real number, or fewer.
      boolean isMissing = isShort ? (float) values[at] == (float) noValue : values[at] == noValue;
      if (isMissing || Double.isInfinite(values[at])) {
        values[at] = Double.NaN;
      }
    }
    if (!layout.leftOut().isEmpty()) {
      for (int at = 0; at < values.length; at++) {
        if (layout.isLeftOut(
            window.column() + at % window.width(), window.row() + at / window.width())) {
          values[at] = Double.NaN;
        }
      }
    }
  }

  @Override
  public void close() {
    reader.dispose();
    try {
      input.close();
    } catch (IOException e) {
      throw new InvalidInputException(Problem.error(
          "bad-raster", place, "", e.getMessage(), "expected a file that can be closed", REMEDY));
    }
  }
}
