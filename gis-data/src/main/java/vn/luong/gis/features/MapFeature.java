package vn.luong.gis.features;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;
import vn.luong.sim.problems.SourcePosition;

/** A feature of a {@link MapLayer}: a geometry in the engine's metres and attributes by column name. */
public final class MapFeature {
  private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d+");

  private final SimpleFeature feature;
  private final SourcePosition position;

  MapFeature(SimpleFeature feature, SourcePosition position) {
    this.feature = feature;
    this.position = position;
  }

  /** What the file calls the feature: its key, or its number from 1. */
  public String id() {
    return feature.getID();
  }

  /** File and, in text files, line. */
  public SourcePosition position() {
    return position;
  }

  /** What to call the feature in messages, e.g. {@code feature 12}. */
  public String subject() {
    return "feature " + id();
  }

  public Geometry geometry() {
    return (Geometry) feature.getDefaultGeometry();
  }

  /** The value of a column as text; empty if there is none. */
  public Optional<String> text(String column) {
    Object value = feature.getAttribute(column);
    if (value == null) {
      return Optional.empty();
    }
    // Keys that went through a spreadsheet come back as 12.0.
    boolean isWhole =
        value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
    String text =
        isWhole ? String.format(Locale.ROOT, "%.0f", value) : value.toString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The value of a column as a number; empty if there is none, NaN if it is something else. */
  public OptionalDouble number(String column) {
    Object value = feature.getAttribute(column);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    Optional<String> text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      String plain = text.get().replace(" ", "");
      return OptionalDouble.of(Double.parseDouble(
          DECIMAL_COMMA.matcher(plain).matches() ? plain.replace(',', '.') : plain));
    } catch (NumberFormatException e) {
      return OptionalDouble.of(Double.NaN);
    }
  }
}
