package vn.luong.scenario.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.config.AccessSettings.Stops;
import vn.luong.scenario.config.YamlSection.Range;

/** Reads the keys under {@code transit: access}, one section per mode. */
final class AccessInterpreter {
  /** The key in {@code transit}. */
  static final String KEY = "access";

  private static final List<String> KEYS = List.of("max", "choice", "stops", "fee", "spaces");
  private static final List<String> STOPS =
      List.of(Stops.ALL.word(), Stops.STATIONS.word(), Stops.PARK_AND_RIDE.word());
  private static final double STANDARD_METERS = 5000;
  /** Enough to compare, few enough to be quick: each is one more way on the road to be found. */
  private static final int STANDARD_CHOICE = 4;

  private AccessInterpreter() {}

  static List<AccessSettings> interpret(YamlSection transit) {
    YamlSection section = transit.anySection(KEY);
    List<AccessSettings> access = new ArrayList<>();
    for (String mode : section.keys()) {
      YamlSection way = section.section(mode, KEYS);
      boolean isList = way.isList("stops");
      String word = isList ? "" : way.word("stops", Stops.ALL.word(), STOPS);
      Stops stops = isList ? Stops.NAMED : Stops.values()[STOPS.indexOf(word)];
      access.add(new AccessSettings(
          section.positionOf(mode),
          mode,
          way.quantity("max", STANDARD_METERS, Quantity.LENGTH, Range.POSITIVE),
          (int) way.quantity("choice", STANDARD_CHOICE, Quantity.NUMBER, Range.COUNT),
          stops,
          isList ? way.words("stops", List.of()) : List.of(),
          way.quantity("fee", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
          spaces(way)));
    }
    return access;
  }

  private static Map<String, Double> spaces(YamlSection way) {
    Map<String, Double> spaces = new HashMap<>();
    if (!way.has("spaces")) {
      return spaces;
    }
    if (!way.isSection("spaces")) {
      spaces.put(AccessSettings.ELSE, way.quantity("spaces", 1, Quantity.NUMBER, Range.POSITIVE));
      return spaces;
    }
    YamlSection byStop = way.anySection("spaces");
    for (String stop : byStop.keys()) {
      spaces.put(stop, byStop.quantity(stop, 1, Quantity.NUMBER, Range.POSITIVE));
    }
    return spaces;
  }
}
