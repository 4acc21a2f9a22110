package vn.luong.gis.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2gis.functions.io.dbf.internal.DbaseFileException;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.shp.internal.SHPDriver;
import org.h2gis.functions.io.shp.internal.ShapeType;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.sim.problems.SourcePosition;

/**
 * Writes a layer as a Shapefile: {@code .shp}, {@code .shx}, {@code .dbf} in UTF-8, {@code .cpg} and, if the coordinate system is known,
 * {@code .prj}. Its tables allow names of ten letters, so that longer ones are shortened.
 */
public final class ShapefileWriter {
  private static final int LONGEST_NAME = 10;
  private static final int LONGEST_TEXT = 254;
  private static final int NUMBER_WIDTH = 18;
  private static final int DECIMALS = 6;

  /** Numbers from here on have no room for decimals. */
  private static final double LARGEST_NUMBER = 1e10;

  /** 1 January 2000 as year since 1900, month, day. */
  private static final byte[] DATE = {100, 1, 1};

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(_\\d+)");

  private ShapefileWriter() {}

  /**
   * Writes the files.
   *
   * @param shapefile ends in {@code .shp} and does not exist
   * @param epsg coordinate system, or {@link GeoPackageWriter#UNDEFINED_CARTESIAN}
   * @return the layer's columns by the names they have in the file
   */
  public static Map<String, String> write(Path shapefile, FeatureLayer layer, int epsg)
      throws IOException {
    if (Files.exists(shapefile)) {
      throw new FileAlreadyExistsException(shapefile.toString());
    }
    Map<String, String> names = shortNames(layer.columns());
    SHPDriver driver = new SHPDriver();
    try {
      driver.initDriver(
          shapefile.toAbsolutePath().toFile(), shapeType(layer.shape()), header(layer, names));
      writeRows(driver, layer);
    } finally {
      driver.close();
    }
    fixDate(sibling(shapefile, ".dbf"));
    Files.writeString(sibling(shapefile, ".cpg"), StandardCharsets.UTF_8.name());
    if (epsg != GeoPackageWriter.UNDEFINED_CARTESIAN) {
      CoordinateSystem system =
          CoordinateSystem.ofCode("EPSG:" + epsg, SourcePosition.of(shapefile.toString()));
      Files.writeString(sibling(shapefile, ".prj"), system.wellKnownText());
    }
    return names;
  }

  private static Path sibling(Path shapefile, String ending) {
    return shapefile.resolveSibling(
        shapefile.getFileName().toString().replaceFirst("\\.[^.]*$", ending));
  }

  /** The same layer gives the same bytes: the day of writing is not recorded. */
  private static void fixDate(Path table) throws IOException {
    try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(DATE), 1);
    }
  }

  private static void writeRows(SHPDriver driver, FeatureLayer layer) throws IOException {
    List<FeatureLayer.Column> columns = layer.columns();
    for (int feature = 0; feature < layer.featureCount(); feature++) {
      Object[] row = new Object[columns.size() + 1];
      row[0] = layer.geometry(feature);
      for (int column = 0; column < columns.size(); column++) {
        row[column + 1] = cut(columns.get(column).values().apply(feature));
      }
      driver.insertRow(row);
    }
  }

  private static Object cut(Object value) {
    if (value instanceof String text) {
      String fitting = text;
      while (bytes(fitting) > LONGEST_TEXT) {
        fitting = fitting.substring(0, fitting.length() - 1);
      }
      return fitting;
    }
    boolean hasRoom = !(value instanceof Double number) || Math.abs(number) < LARGEST_NUMBER;
    return hasRoom ? value : null;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static DbaseFileHeader header(FeatureLayer layer, Map<String, String> names)
      throws IOException {
    try {
      return columns(layer, names);
    } catch (DbaseFileException e) {
      throw new IOException("cannot write the columns of " + layer.name(), e);
    }
  }

  private static DbaseFileHeader columns(FeatureLayer layer, Map<String, String> names)
      throws DbaseFileException {
    DbaseFileHeader header = new DbaseFileHeader();
    header.setEncoding(StandardCharsets.UTF_8.name());
    for (FeatureLayer.Column column : layer.columns()) {
      String name = names.entrySet().stream()
          .filter(entry -> entry.getValue().equals(column.name()))
          .findFirst()
          .orElseThrow()
          .getKey();
      switch (column.type()) {
        case TEXT -> header.addColumn(name, 'C', widest(layer, column), 0);
        case INTEGER -> header.addColumn(name, 'N', NUMBER_WIDTH, 0);
        case REAL -> header.addColumn(name, 'N', NUMBER_WIDTH, DECIMALS);
      }
    }
    header.setNumRecords(layer.featureCount());
    return header;
  }

  private static int widest(FeatureLayer layer, FeatureLayer.Column column) {
    int width = 1;
    for (int feature = 0; feature < layer.featureCount(); feature++) {
      Object text = column.values().apply(feature);
      width = Math.max(width, text == null ? 0 : bytes((String) text));
    }
    return Math.min(width, LONGEST_TEXT);
  }

  /** Names of at most ten letters; the number of an hour at the end stays. */
  private static Map<String, String> shortNames(List<FeatureLayer.Column> columns) {
    Map<String, String> names = new LinkedHashMap<>();
    TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (FeatureLayer.Column column : columns) {
      String name = column.name();
      String shortened = shortened(name, "");
      for (int number = 2; !taken.add(shortened); number++) {
        shortened = shortened(name, Integer.toString(number));
      }
      names.put(shortened, name);
    }
    return names;
  }

  private static String shortened(String name, String mark) {
    Matcher numbered = NUMBERED.matcher(name);
    String number = numbered.matches() ? numbered.group(2) : "";
    String stem = name.substring(0, name.length() - number.length());
    int room = LONGEST_NAME - number.length() - mark.length();
    return stem.substring(0, Math.min(stem.length(), Math.max(room, 1))) + mark + number;
  }

  private static ShapeType shapeType(FeatureLayer.Shape shape) {
    return switch (shape) {
      case POINT -> ShapeType.POINT;
      case LINE_STRING -> ShapeType.ARC;
      case POLYGON, MULTI_POLYGON -> ShapeType.POLYGON;
    };
  }
}
