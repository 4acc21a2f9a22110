package vn.luong.gis.features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Formats of files with map features. */
public enum FeatureFormat {
  GEOPACKAGE,
  SHAPEFILE,
  GEOJSON;

  private static final String SQLITE = "SQLite format 3\0";
  private static final int[] SHAPEFILE_START = {0, 0, 0x27, 0x0a};
  private static final String EXPECTED = "expected a GeoPackage, a Shapefile (.shp) or GeoJSON";

  /**
   * The format of a file, by its first bytes.
   *
   * @throws InvalidInputException if there is no such file or it is something else
   */
  public static FeatureFormat of(Path file) {
    if (Files.isDirectory(file)) {
      throw problem(file, "not-a-file", "it is a folder", "Name the file inside it.");
    }
    if (!Files.isRegularFile(file)) {
      throw problem(file, "no-such-file", "there is no such file", "Check the path.");
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(SQLITE.length());
    } catch (IOException e) {
      throw problem(
          file,
          "unreadable-file",
          "it cannot be read (" + e.getMessage() + ")",
          "Check the file and its permissions.");
    }
    if (start.length == 0) {
      throw problem(file, "empty-file", "it is empty", "Export the layer again.");
    }
    if (new String(start, StandardCharsets.ISO_8859_1).equals(SQLITE)) {
      return GEOPACKAGE;
    }
    if (isShapefile(start)) {
      return SHAPEFILE;
    }
    String text = new String(start, StandardCharsets.UTF_8)
        .replaceFirst("^[\ufeff\u001e]", "")
        .stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      return GEOJSON;
    }
    throw problem(file, "unknown-format", "it is neither", remedy(file, start));
  }

  private static boolean isShapefile(byte[] start) {
    for (int position = 0; position < SHAPEFILE_START.length; position++) {
      if (start.length <= position || (start[position] & 0xff) != SHAPEFILE_START[position]) {
        return false;
      }
    }
    return true;
  }

  private static String remedy(Path file, byte[] start) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (start[0] == 'P' && start.length > 1 && start[1] == 'K') {
      return "Unpack the archive and name the file inside it.";
    }
    if (name.endsWith(".dbf") || name.endsWith(".shx") || name.endsWith(".prj")) {
      return "Name the .shp file beside it.";
    }
    if (name.endsWith(".shp") || name.endsWith(".gpkg")) {
      return "The file is damaged; copy or export it again.";
    }
    return "Save the layer as GeoPackage in QGIS (Export, Save Features As).";
  }

  private static InvalidInputException problem(
      Path file, String kind, String found, String remedy) {
    return new InvalidInputException(
        Problem.error(kind, SourcePosition.of(file.toString()), "", found, EXPECTED, remedy));
  }
}
