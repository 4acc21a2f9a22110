package vn.luong.gis.sites;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Directions as people write them in tables: degrees, or the eight winds in English or Vietnamese. */
final class CompassWords {
  private static final double FULL_CIRCLE_DEGREES = 360;

  private static final Map<String, Double> WINDS = Map.ofEntries(
      Map.entry("n", 0.0),
      Map.entry("north", 0.0),
      Map.entry("bắc", 0.0),
      Map.entry("ne", 45.0),
      Map.entry("northeast", 45.0),
      Map.entry("đông bắc", 45.0),
      Map.entry("e", 90.0),
      Map.entry("east", 90.0),
      Map.entry("đông", 90.0),
      Map.entry("se", 135.0),
      Map.entry("southeast", 135.0),
      Map.entry("đông nam", 135.0),
      Map.entry("s", 180.0),
      Map.entry("south", 180.0),
      Map.entry("nam", 180.0),
      Map.entry("sw", 225.0),
      Map.entry("southwest", 225.0),
      Map.entry("tây nam", 225.0),
      Map.entry("w", 270.0),
      Map.entry("west", 270.0),
      Map.entry("tây", 270.0),
      Map.entry("nw", 315.0),
      Map.entry("northwest", 315.0),
      Map.entry("tây bắc", 315.0));

  private CompassWords() {}

  /** Degrees clockwise from north; empty if the text says no direction. */
  static OptionalDouble degrees(String text) {
    Double wind = WINDS.get(text.strip().toLowerCase(Locale.ROOT));
    if (wind != null) {
      return OptionalDouble.of(wind);
    }
    try {
      double degrees = Double.parseDouble(text.strip().replace(',', '.'));
      return Math.abs(degrees) <= FULL_CIRCLE_DEGREES
          ? OptionalDouble.of((degrees + FULL_CIRCLE_DEGREES) % FULL_CIRCLE_DEGREES)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
