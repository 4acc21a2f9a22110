package vn.luong.gis.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.features.RawLayer.RawFeature;

/** The layers of a GeoPackage of ours as they are, to be written in another format. */
public final class LayerCopies {
  /** The key that our packages give each row; other formats number rows themselves. */
  private static final String KEY = "fid";

  private LayerCopies() {}

  /**
   * A layer.
   *
   * @param epsg number of its coordinate system, if it has one
   */
  public record Copy(FeatureLayer layer, Optional<Integer> epsg) {}

  /**
   * All layers of points, lines or polygons.
   *
   * @throws vn.luong.sim.problems.InvalidInputException if the file is damaged
   */
  public static List<Copy> of(Path geoPackage) {
    List<Copy> copies = new ArrayList<>();
    try (GeoPackageFile file = GeoPackageFile.open(geoPackage)) {
      for (LayerSummary summary : file.layers()) {
        Optional<FeatureLayer.Shape> shape = shape(summary.shape());
        if (shape.isPresent()) {
          RawLayer raw = file.read(summary.name(), true);
          copies.add(new Copy(
              layer(raw, shape.get()),
              Optional.ofNullable(raw.system()).flatMap(system -> system.epsg())));
        }
      }
    }
    return copies;
  }

  private static Optional<FeatureLayer.Shape> shape(String stated) {
    return Optional.ofNullable(
        switch (stated) {
          case "POINT" -> FeatureLayer.Shape.POINT;
          case "LINESTRING" -> FeatureLayer.Shape.LINE_STRING;
          case "POLYGON" -> FeatureLayer.Shape.POLYGON;
          case "MULTIPOLYGON" -> FeatureLayer.Shape.MULTI_POLYGON;
          default -> null;
        });
  }

  private static FeatureLayer layer(RawLayer raw, FeatureLayer.Shape shape) {
    List<RawFeature> features = raw.features();
    FeatureLayer layer = new FeatureLayer(
        raw.name(), shape, features.size(), feature -> features.get(feature).geometry());
    for (Map.Entry<String, Class<?>> column : raw.columns().entrySet()) {
      String name = column.getKey();
      if (name.equals(KEY)) {
        continue;
      }
      if (column.getValue() == Long.class) {
        layer.integer(name, feature -> (Long) features.get(feature).values().get(name));
      } else if (column.getValue() == Double.class) {
        layer.real(name, feature -> number(features.get(feature).values().get(name)));
      } else {
        layer.text(name, feature -> text(features.get(feature).values().get(name)));
      }
    }
    return layer;
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
