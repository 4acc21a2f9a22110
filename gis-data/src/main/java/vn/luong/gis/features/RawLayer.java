package vn.luong.gis.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.sim.problems.SourcePosition;

/** A layer as it stands in the file, before anything is judged or repaired. */
final class RawLayer {
  /**
   * A feature.
   *
   * @param id what the file calls it
   * @param position file and, where it has lines, line
   * @param geometry null if there is none, or if it cannot be read
   * @param trouble why the geometry cannot be read; empty if it can
   * @param values String, Long, Double, Boolean or null by column name
   */
  record RawFeature(
      String id,
      SourcePosition position,
      Geometry geometry,
      String trouble,
      Map<String, Object> values) {}

  private final String name;
  private final List<RawFeature> features = new ArrayList<>();
  private final Map<String, Class<?>> columns = new LinkedHashMap<>();
  private CoordinateSystem system;

  RawLayer(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The file's own coordinate system; null if it names none. */
  CoordinateSystem system() {
    return system;
  }

  void setSystem(CoordinateSystem newSystem) {
    system = newSystem;
  }

  List<RawFeature> features() {
    return features;
  }

  void add(RawFeature feature) {
    features.add(feature);
  }

  /** Columns and what their values are, in the order of the file. */
  Map<String, Class<?>> columns() {
    return columns;
  }

  /** A column, or what is found in one that may hold several kinds of values. */
  void addColumn(String column, Class<?> type) {
    columns.merge(column, type, RawLayer::common);
  }

  private static Class<?> common(Class<?> one, Class<?> other) {
    if (one == other) {
      return one;
    }
    boolean areNumbers = Number.class.isAssignableFrom(one) && Number.class.isAssignableFrom(other);
    return areNumbers ? Double.class : String.class;
  }
}
