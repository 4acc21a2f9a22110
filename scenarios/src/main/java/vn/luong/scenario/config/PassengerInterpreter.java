package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.luong.scenario.config.PassengerSettings.Area;
import vn.luong.scenario.config.PassengerSettings.Crowding;
import vn.luong.scenario.config.PassengerSettings.Fare;
import vn.luong.scenario.config.PassengerSettings.Fares;
import vn.luong.scenario.config.PassengerSettings.Level;
import vn.luong.scenario.config.PassengerSettings.Parking;
import vn.luong.scenario.config.PassengerSettings.Pass;
import vn.luong.scenario.config.PassengerSettings.Zones;
import vn.luong.scenario.config.YamlSection.Range;

/** Reads the keys {@code crowding} and {@code fares} under {@code transit}, and {@code parking}. */
final class PassengerInterpreter {
  /** Keys under {@code transit} that are read here. */
  static final List<String> TRANSIT_KEYS = List.of("crowding", "fares");

  /** Key of the whole scenario that is read here. */
  static final String PARKING = "parking";

  private static final List<String> CROWDING_KEYS =
      List.of("levels", "learning-rate", "longest-denial");
  private static final List<String> FARE_KEYS = List.of("base", "per-km");
  private static final List<String> FARES_KEYS =
      List.of("base", "per-km", "modes", "lines", "transfer", "day-pass", "pass", "zones");
  private static final List<String> ZONE_KEYS = List.of("table", "stops", "modes");
  private static final List<String> PASS_KEYS = List.of("per-day", "holders");
  private static final List<String> PARKING_KEYS = List.of("free-for", "areas");
  private static final List<String> AREA_KEYS = List.of("zones", "mode", "per-stop", "per-hour");

  private static final double LEARNING_RATE = 0.2;
  private static final double LONGEST_DENIAL_SECONDS = 7200;
  private static final Range RATE =
      new Range("must be above 0 % and at most 100 %", rate -> rate > 0 && rate <= 1);
  private static final String LEVEL_EXAMPLE =
      "expected what a second seated and a second standing count, each at least 1, such as [1.05,"
          + " 1.62]";

  private PassengerInterpreter() {}

  /**
   * Reads the settings.
   *
   * @param root the scenario
   * @param transit its section {@code transit}
   */
  static PassengerSettings interpret(YamlSection root, YamlSection transit) {
    return new PassengerSettings(
        transit.has("crowding")
            ? Optional.of(crowding(transit.section("crowding", CROWDING_KEYS)))
            : Optional.empty(),
        transit.has("fares")
            ? Optional.of(fares(transit.section("fares", FARES_KEYS)))
            : Optional.empty(),
        root.has(PARKING)
            ? Optional.of(parking(root.section(PARKING, PARKING_KEYS)))
            : Optional.empty());
  }

  private static Crowding crowding(YamlSection section) {
    YamlSection byLoad = section.anySection("levels");
    List<Level> levels = new ArrayList<>();
    for (String load : byLoad.keys()) {
      level(byLoad, load).ifPresent(levels::add);
    }
    levels.sort(Comparator.comparingDouble(Level::loadFactor));
    for (int level = 1; level < levels.size(); level++) {
      if (levels.get(level).loadFactor() == levels.get(level - 1).loadFactor()) {
        section.report(
            "twice-the-same",
            "levels",
            "two levels are for " + Math.round(100 * levels.get(level).loadFactor()) + " %",
            "expected one level for each load factor",
            "Remove one of them.");
        return new Crowding(List.of(), LEARNING_RATE, LONGEST_DENIAL_SECONDS);
      }
    }
    return new Crowding(
        levels,
        section.quantity("learning-rate", LEARNING_RATE, Quantity.SHARE, RATE),
        section.quantity(
            "longest-denial", LONGEST_DENIAL_SECONDS, Quantity.DURATION, Range.POSITIVE));
  }

  private static Optional<Level> level(YamlSection byLoad, String load) {
    Optional<Double> loadFactor = Quantity.SHARE.parse(load).filter(factor -> factor >= 0);
    if (loadFactor.isEmpty()) {
      byLoad.report(
          "bad-value",
          load,
          "it is no load factor",
          "expected passengers per seat, such as 125%",
          "Correct the key.");
    }
    List<Double> multipliers = new ArrayList<>();
    for (String word : byLoad.words(load, List.of())) {
      Quantity.NUMBER.parse(word).filter(number -> number >= 1).ifPresent(multipliers::add);
    }
    if (multipliers.size() != 2 || byLoad.words(load, List.of()).size() != 2) {
      byLoad.report(
          "bad-value",
          load,
          "it is " + byLoad.words(load, List.of()),
          LEVEL_EXAMPLE,
          "Correct the list.");
      return Optional.empty();
    }
    return loadFactor.map(factor -> new Level(factor, multipliers.get(0), multipliers.get(1)));
  }

  private static Fares fares(YamlSection section) {
    YamlSection pass = section.section("pass", PASS_KEYS);
    return new Fares(
        fare(section),
        faresByName(section.anySection("modes")),
        faresByName(section.anySection("lines")),
        section.positionOf("lines"),
        section.quantity("transfer", 0, Quantity.DURATION, Range.NOT_NEGATIVE),
        section.quantity("day-pass", Double.POSITIVE_INFINITY, Quantity.MONEY, Range.NOT_NEGATIVE),
        new Pass(
            pass.quantity("per-day", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
            pass.quantity("holders", 0, Quantity.SHARE, Range.SHARE)),
        section.has("zones") ? zones(section.section("zones", ZONE_KEYS)) : Optional.empty());
  }

  private static Optional<Zones> zones(YamlSection section) {
    for (String key : List.of("table", "modes")) {
      if (!section.has(key)) {
        section.report(
            "missing-key",
            key,
            "fares by zones have no \"" + key + "\"",
            "expected " + String.join(", ", ZONE_KEYS),
            "Add it.");
      }
    }
    Optional<Path> stops = section.file(
        "stops",
        "expected a CSV file with the columns stop, zone, relative to the scenario file",
        "Correct the path.");
    return section
        .file(
            "table",
            "expected a CSV file with the columns from, to, fare, relative to the scenario file",
            "Correct the path.")
        .map(table ->
            new Zones(section.position(), table, stops, section.words("modes", List.of())));
  }

  private static Map<String, Fare> faresByName(YamlSection section) {
    Map<String, Fare> fares = new TreeMap<>();
    for (String name : section.keys()) {
      fares.put(name, fare(section.section(name, FARE_KEYS)));
    }
    return fares;
  }

  private static Fare fare(YamlSection section) {
    return new Fare(
        section.quantity("base", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
        section.quantity("per-km", 0, Quantity.MONEY, Range.NOT_NEGATIVE));
  }

  private static Parking parking(YamlSection section) {
    List<Area> areas = new ArrayList<>();
    for (YamlSection area : section.sections("areas")) {
      area.checkKeys(AREA_KEYS);
      for (String key : List.of("zones", "mode")) {
        if (!area.has(key)) {
          area.report(
              "missing-key",
              key,
              "an area with fees has no \"" + key + "\"",
              "expected " + String.join(", ", AREA_KEYS),
              "Add it.");
        }
      }
      areas.add(new Area(
          area.position(),
          area.words("zones", List.of()),
          area.text("mode").orElse(""),
          area.quantity("per-stop", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
          area.quantity("per-hour", 0, Quantity.MONEY, Range.NOT_NEGATIVE)));
    }
    return new Parking(section.words("free-for", PassengerSettings.FREE_FOR), areas);
  }
}
