package vn.luong.gis.features;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.ShapefileWriter;

/** Writes a Shapefile of points near Thủ Dầu Một whose table has one text column, with bytes as given. */
final class TinyShapefile {
  private static final int WIDTH = 40;

  private TinyShapefile() {}

  static Path write(Path file, List<byte[]> names) throws IOException {
    GeometryFactory geometries = new GeometryFactory();
    FeatureLayer layer = new FeatureLayer(
        "places", FeatureLayer.Shape.POINT, names.size(), place -> point(geometries, place));
    ShapefileWriter.write(file, layer.text("name", place -> "x"), 32648);
    String stem = file.getFileName().toString().replace(".shp", "");
    Files.delete(file.resolveSibling(stem + ".cpg"));
    Files.write(file.resolveSibling(stem + ".dbf"), table(names));
    return file;
  }

  private static Geometry point(GeometryFactory geometries, int place) {
    return geometries.createPoint(new Coordinate(680_000 + 100 * place, 1_215_000));
  }

  private static byte[] table(List<byte[]> names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {3, 100, 1, 1, (byte) names.size(), 0, 0, 0});
    out.writeBytes(new byte[] {65, 0, WIDTH + 1, 0});
    out.writeBytes(new byte[20]);
    byte[] field = new byte[32];
    System.arraycopy("ten".getBytes(StandardCharsets.US_ASCII), 0, field, 0, 3);
    field[11] = 'C';
    field[16] = WIDTH;
    out.writeBytes(field);
    out.write(0x0d);
    for (byte[] name : names) {
      byte[] row = " ".repeat(WIDTH + 1).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, row, 1, name.length);
      out.writeBytes(row);
    }
    out.write(0x1a);
    return out.toByteArray();
  }

  /**
   * Writes a Shapefile of one point per row whose table has the columns tu (date), mo (logical) and so (number), as text of 8, 1 and 6
   * letters.
   */
  static Path writeTyped(Path file, List<String> rows) throws IOException {
    write(file, rows.stream().map(row -> new byte[0]).toList());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {3, 100, 1, 1, (byte) rows.size(), 0, 0, 0});
    out.writeBytes(new byte[] {(byte) 129, 0, 16, 0});
    out.writeBytes(new byte[20]);
    out.writeBytes(field("tu", 'D', 8));
    out.writeBytes(field("mo", 'L', 1));
    out.writeBytes(field("so", 'N', 6));
    out.write(0x0d);
    for (String row : rows) {
      out.writeBytes((" " + row).getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0x1a);
    String stem = file.getFileName().toString().replace(".shp", "");
    Files.write(file.resolveSibling(stem + ".dbf"), out.toByteArray());
    return file;
  }

  private static byte[] field(String name, char type, int width) {
    byte[] field = new byte[32];
    System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, field, 0, name.length());
    field[11] = (byte) type;
    field[16] = (byte) width;
    return field;
  }
}
