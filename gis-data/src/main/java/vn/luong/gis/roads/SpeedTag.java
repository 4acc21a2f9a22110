package vn.luong.gis.roads;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.sim.units.Units;

/** Reads values of the OSM key {@code maxspeed}. */
final class SpeedTag {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(km/h|kmh|kph|mph|knots)?");
  /** {@code VN:zone30}, {@code zone:30} and the like. */
  private static final Pattern ZONE = Pattern.compile("(?:[a-z]{2}:)?zone:?(\\d{1,3})");

  private static final Map<String, Double> KILOMETERS_PER_HOUR_BY_UNIT =
      Map.of("km/h", 1.0, "kmh", 1.0, "kph", 1.0, "mph", 1.609344, "knots", 1.852);

  /**
   * Limits by kind of road, {@code VN:urban} and the like: Vietnam's for cars (circular 31/2019/TT-BGTVT: 60
   * on divided urban roads, 50 on others; 80 outside of towns on two-lane roads; 120 on expressways).
   */
  private static final Map<String, Double> KILOMETERS_PER_HOUR_BY_ZONE =
      Map.of("living_street", 20.0, "urban", 50.0, "rural", 80.0, "trunk", 80.0, "motorway", 120.0);

  private static final double SLOWEST_KILOMETERS_PER_HOUR = 3;
  private static final double FASTEST_KILOMETERS_PER_HOUR = 140;

  private SpeedTag() {}

  /**
   * The limit in metres per second; of a list the lowest. Empty if the value is not understood or no speed a
   * road has.
   */
  static OptionalDouble metersPerSecond(String value) {
    double lowest = Double.POSITIVE_INFINITY;
    for (String part : value.toLowerCase(Locale.ROOT).split("[;,|]")) {
      double kilometersPerHour = kilometersPerHour(part.strip());
      if (kilometersPerHour >= SLOWEST_KILOMETERS_PER_HOUR
          && kilometersPerHour <= FASTEST_KILOMETERS_PER_HOUR) {
        lowest = Math.min(lowest, kilometersPerHour);
      }
    }
    return Double.isInfinite(lowest)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Units.metersPerSecondFromKilometersPerHour(lowest));
  }

  /** Values that say on purpose that there is no number: not a mistake. */
  static boolean isWithoutNumber(String value) {
    return switch (value) {
      case "none", "signals", "variable", "implicit", "unposted" -> true;
      default -> false;
    };
  }

  private static double kilometersPerHour(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      double factor =
          number.group(2) == null ? 1 : KILOMETERS_PER_HOUR_BY_UNIT.get(number.group(2));
      return Double.parseDouble(number.group(1)) * factor;
    }
    if (text.endsWith("walk")) {
      return 7;
    }
    int colon = text.indexOf(':');
    Matcher zone = ZONE.matcher(text);
    if (zone.matches()) {
      return Double.parseDouble(zone.group(1));
    }
    return KILOMETERS_PER_HOUR_BY_ZONE.getOrDefault(text.substring(colon + 1), Double.NaN);
  }
}
