package vn.luong.gis.features;

import java.nio.file.Path;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which features to read, and what the user knows better than the file.
 *
 * @param file GeoPackage, Shapefile or GeoJSON
 * @param asker who names the file: an option or a line of a scenario
 * @param shape what the features must be
 * @param layer layer of a GeoPackage; empty if it has one layer only
 * @param crs coordinate system instead of the file's own, e.g. {@code EPSG:9210}
 * @param encoding encoding of the texts of a Shapefile instead of its own
 * @param filter only features for which this holds: a condition in GeoTools' ECQL, e.g. {@code lanes > 1}; coordinates in it are the
 *     engine's metres
 */
public record LayerRequest(
    Path file,
    SourcePosition asker,
    Shape shape,
    Optional<String> layer,
    Optional<String> crs,
    Optional<String> encoding,
    Optional<String> filter) {

  /** What features are asked for. */
  public enum Shape {
    POINT("points"),
    LINE("lines"),
    POLYGON("polygons"),
    /** What has a place on the map, drawn as a point or as the ground it stands on. */
    PLACE("points or polygons");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    /** Plural, for messages. */
    public String words() {
      return words;
    }

    /** True for geometries of this dimension: 0, 1 or 2. */
    boolean has(int dimension) {
      return this == PLACE ? dimension != LINE.ordinal() : dimension == ordinal();
    }
  }

  /** All features of the only layer of a file, as the file says. */
  public static LayerRequest of(Path file, SourcePosition asker, Shape shape) {
    return new LayerRequest(
        file, asker, shape, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public LayerRequest withLayer(Optional<String> newLayer) {
    return new LayerRequest(file, asker, shape, newLayer, crs, encoding, filter);
  }

  public LayerRequest withCrs(Optional<String> newCrs) {
    return new LayerRequest(file, asker, shape, layer, newCrs, encoding, filter);
  }

  public LayerRequest withEncoding(Optional<String> newEncoding) {
    return new LayerRequest(file, asker, shape, layer, crs, newEncoding, filter);
  }

  public LayerRequest withFilter(Optional<String> newFilter) {
    return new LayerRequest(file, asker, shape, layer, crs, encoding, newFilter);
  }
}
