package vn.luong.gis.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * A map layer to be written: features {@code 0 … featureCount - 1}, each with a geometry and one value per
 * column. Everything is asked for feature by feature while it is written, so that a layer over existing columns
 * costs no memory.
 *
 * <pre>{@code
 * new FeatureLayer("zones", FeatureLayer.Shape.POLYGON, zones.zoneCount(), zones::polygon)
 *     .text("id", zones::id)
 *     .real("area_km2", zone -> zones.areaSquareMeters(zone) / 1e6);
 * }</pre>
 */
public final class FeatureLayer {
  /** What the layer's geometries are. A multi-shape layer also takes the single ones. */
  public enum Shape {
    POINT,
    LINE_STRING,
    POLYGON,
    MULTI_POLYGON
  }

  /** What the values of a column are. */
  public enum ColumnType {
    TEXT,
    INTEGER,
    REAL
  }

  /**
   * A column.
   *
   * @param values the value of a feature: String, Long or Double as the type says, or null for none
   */
  record Column(String name, ColumnType type, IntFunction<Object> values) {}

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final String name;
  private final Shape shape;
  private final int featureCount;
  private final IntFunction<? extends Geometry> geometry;
  private final List<Column> columns = new ArrayList<>();
  private final List<LayerStyle> styles = new ArrayList<>();
  private UnaryOperator<String> titles = column -> null;

  /**
   * A layer without columns.
   *
   * @param name letters, digits and underscores
   */
  public FeatureLayer(
      String name, Shape shape, int featureCount, IntFunction<? extends Geometry> geometry) {
    this.name = requireName(name);
    this.shape = shape;
    this.featureCount = featureCount;
    this.geometry = geometry;
  }

  /** Adds a text column; null means no value. */
  public FeatureLayer text(String column, IntFunction<String> values) {
    return add(new Column(column, ColumnType.TEXT, values::apply));
  }

  /** Adds a column of whole numbers. */
  public FeatureLayer integer(String column, IntToLongFunction values) {
    return add(new Column(column, ColumnType.INTEGER, values::applyAsLong));
  }

  /** Adds a column of numbers; NaN and infinite ones mean no value. */
  public FeatureLayer real(String column, IntToDoubleFunction values) {
    return add(new Column(column, ColumnType.REAL, feature -> {
      double value = values.applyAsDouble(feature);
      return Double.isFinite(value) ? value : null;
    }));
  }

  /** Adds a way to draw the layer in QGIS; the first one is the default. Formats without styles leave them out. */
  public FeatureLayer style(LayerStyle style) {
    styles.add(style);
    return this;
  }

  /**
   * Says what QGIS shows instead of the names of columns; formats without styles keep those.
   *
   * @param titleOfColumn name for people, with its unit, or null for a column that keeps its name
   */
  public FeatureLayer titled(UnaryOperator<String> titleOfColumn) {
    titles = titleOfColumn;
    return this;
  }

  public String name() {
    return name;
  }

  public Shape shape() {
    return shape;
  }

  public int featureCount() {
    return featureCount;
  }

  Geometry geometry(int feature) {
    Geometry found = geometry.apply(feature);
    return shape == Shape.MULTI_POLYGON && found instanceof Polygon polygon
        ? found.getFactory().createMultiPolygon(new Polygon[] {polygon})
        : found;
  }

  List<Column> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** The styles, with the titles of the columns. */
  List<LayerStyle> styles() {
    Map<String, String> titleOfColumn = new LinkedHashMap<>();
    columns.forEach(column -> titleOfColumn.put(column.name(), titles.apply(column.name())));
    return styles.stream().map(style -> style.withTitles(titleOfColumn)).toList();
  }

  private FeatureLayer add(Column column) {
    requireName(column.name());
    for (Column other : columns) {
      if (other.name().equalsIgnoreCase(column.name())) {
        throw new IllegalArgumentException("column \"" + column.name() + "\" is there already");
      }
    }
    columns.add(column);
    return this;
  }

  private static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a name of letters, digits and underscores");
    }
    return name;
  }
}
