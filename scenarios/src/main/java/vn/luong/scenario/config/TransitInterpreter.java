package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.luong.scenario.config.TransitMeasure.Headways;
import vn.luong.scenario.config.TransitMeasure.Hours;
import vn.luong.scenario.config.TransitMeasure.Kind;
import vn.luong.scenario.config.TransitMeasure.Period;
import vn.luong.scenario.config.YamlSection.Range;

/** Reads the keys under {@code transit} and the measures on lines. */
final class TransitInterpreter {
  private static final String WORKER_BUSES = "worker-buses";
  private static final List<String> WORKER_BUS_KEYS =
      List.of("share", "riders-per-bus", "vehicle", "interval", "fare", "parks");
  private static final List<String> KEYS = Stream.concat(
          Stream.of(
              "lines",
              "schedule",
              "vehicles",
              "reach",
              "costs",
              WORKER_BUSES,
              AccessInterpreter.KEY),
          PassengerInterpreter.TRANSIT_KEYS.stream())
      .toList();
  private static final List<String> CHANGES =
      List.of("headway", "hours", "vehicle", "speed", "fare", "stations");
  private static final String SOURCE = "source";
  private static final String ELSE = "else";
  private static final double STANDARD_REACH_METERS = 1000;
  private static final Pattern SPAN =
      Pattern.compile("([0-2]?[0-9]):([0-5][0-9])\\s*[-–]\\s*([0-3]?[0-9]):([0-5][0-9])");
  private static final String HEADWAY_EXAMPLE =
      "expected a headway such as \"10 min\" or {06:00-09:00: 4 min, else: 8 min}";

  private TransitInterpreter() {}

  static TransitSettings interpret(YamlSection root, List<TransitMeasure> measures) {
    YamlSection section = root.section("transit", KEYS);
    return new TransitSettings(
        root.positionOf("transit"),
        section.has("lines") ? Optional.of(section.words("lines", List.of())) : Optional.empty(),
        files(section),
        section.quantity("reach", STANDARD_REACH_METERS, Quantity.LENGTH, Range.POSITIVE),
        costs(section),
        measures,
        PassengerInterpreter.interpret(root, section),
        AccessInterpreter.interpret(section),
        workerBuses(section));
  }

  private static WorkerBusSettings workerBuses(YamlSection transit) {
    YamlSection section = transit.section(WORKER_BUSES, WORKER_BUS_KEYS);
    return new WorkerBusSettings(
        transit.positionOf(WORKER_BUSES),
        transit.has(WORKER_BUSES),
        section.quantity("share", Double.NaN, Quantity.SHARE, Range.SHARE),
        section.quantity("riders-per-bus", Double.NaN, Quantity.NUMBER, Range.POSITIVE),
        section.text("vehicle").orElse(""),
        section.quantity("interval", Double.NaN, Quantity.DURATION, Range.POSITIVE),
        section.quantity("fare", Double.NaN, Quantity.MONEY, Range.NOT_NEGATIVE),
        section.has("parks") ? Optional.of(section.words("parks", List.of())) : Optional.empty());
  }

  /** Rates by transport mode, and beside them where they are from. */
  private static TransitSettings.Costs costs(YamlSection transit) {
    YamlSection section = transit.anySection("costs");
    Map<String, TransitSettings.Rate> rates = new TreeMap<>();
    for (String mode : section.keys()) {
      if (!mode.equals(SOURCE)) {
        YamlSection rate = section.section(mode, List.of("per-km", "per-hour"));
        rates.put(
            mode,
            new TransitSettings.Rate(
                rate.quantity("per-km", 0, Quantity.MONEY, Range.NOT_NEGATIVE),
                rate.quantity("per-hour", 0, Quantity.MONEY, Range.NOT_NEGATIVE)));
      }
    }
    return new TransitSettings.Costs(
        transit.positionOf("costs"), rates, section.text(SOURCE).orElse(""));
  }

  private static Optional<TransitSettings.TimetableFiles> files(YamlSection section) {
    Optional<Path> schedule = section.file(
        "schedule",
        "expected a timetable in MATSim's format, relative to the scenario file",
        "Correct the path, or make one with `luong import gtfs`.");
    Optional<Path> vehicles = section.file(
        "vehicles",
        "expected the vehicles of the timetable in MATSim's format, relative to the scenario file",
        "Correct the path.");
    if (section.has("schedule") != section.has("vehicles")) {
      String there = section.has("schedule") ? "schedule" : "vehicles";
      String missing = section.has("schedule") ? "vehicles" : "schedule";
      section.report(
          "missing-key",
          there,
          "there is no \"" + missing + "\" beside it",
          "a timetable is a schedule and its vehicles",
          "Add \"" + missing + ": FILE.xml\".");
    }
    if (section.has("schedule") && section.has("lines")) {
      section.report(
          "two-timetables",
          "lines",
          "there is a schedule as well",
          "a timetable comes from a file or from the region's lines",
          "Remove one of them.");
    }
    return schedule.flatMap(
        file -> vehicles.map(other -> new TransitSettings.TimetableFiles(file, other)));
  }

  /** The kind of a measure on lines, empty if it is another one. */
  static Optional<Kind> kindOf(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  static TransitMeasure measure(YamlSection section, Kind kind) {
    List<String> keys = new ArrayList<>(List.of(kind.word()));
    if (kind != Kind.CLOSE) {
      keys.addAll(CHANGES);
    }
    section.checkKeys(keys);
    if (kind == Kind.CHANGE && CHANGES.stream().noneMatch(section::has)) {
      section.report(
          "nothing-to-change",
          kind.word(),
          "it says nothing that changes",
          "expected one of " + String.join(", ", CHANGES),
          "Add what changes, or remove the measure.");
    }
    return new TransitMeasure(
        section.positionOf(kind.word()),
        kind,
        section.text(kind.word()).orElse(""),
        headways(section),
        hours(section),
        section.text("vehicle").orElse(""),
        section.quantity("speed", Double.NaN, Quantity.SPEED, Range.POSITIVE),
        section.quantity("fare", Double.NaN, Quantity.MONEY, Range.NOT_NEGATIVE),
        section.words("stations", List.of()));
  }

  private static Optional<Hours> hours(YamlSection section) {
    if (!section.has("hours")) {
      return Optional.empty();
    }
    Optional<double[]> span = span(section.text("hours").orElse(""));
    if (span.isEmpty()) {
      section.report(
          "bad-value",
          "hours",
          "it is \"" + section.text("hours").orElse("") + "\"",
          "expected first and last departure, such as 05:00-22:00",
          "Correct the times; those after midnight go on from 24:00.");
    }
    return span.map(times -> new Hours(times[0], times[1]));
  }

  private static Optional<Headways> headways(YamlSection section) {
    if (!section.has("headway")) {
      return Optional.empty();
    }
    if (!section.isSection("headway")) {
      double seconds = headway(section, "headway");
      return Optional.of(new Headways(List.of(), seconds));
    }
    YamlSection byTime = section.anySection("headway");
    double otherwise = Double.NaN;
    List<Period> periods = new ArrayList<>();
    for (String key : byTime.keys()) {
      double seconds = headway(byTime, key);
      if (key.equals(ELSE)) {
        otherwise = seconds;
        continue;
      }
      Optional<double[]> span = span(key);
      if (span.isEmpty()) {
        byTime.report(
            "bad-value",
            key,
            "it is no span of time",
            "expected a span such as 06:00-09:00, or else",
            "Correct the times; those after midnight go on from 24:00.");
      } else {
        periods.add(new Period(span.get()[0], span.get()[1], seconds));
      }
    }
    periods.sort(Comparator.comparingDouble(Period::from));
    for (int later = 1; later < periods.size(); later++) {
      if (periods.get(later).from() < periods.get(later - 1).to()) {
        section.report(
            "periods-overlap",
            "headway",
            "two spans of time overlap",
            "a line has one headway at a time",
            "End a span where the next one begins.");
        return Optional.empty();
      }
    }
    return Optional.of(new Headways(periods, otherwise));
  }

  private static double headway(YamlSection section, String key) {
    Range range = new Range("must be at least a minute", seconds -> seconds >= 60);
    if (section.isSection(key)) {
      section.report("wrong-kind", key, "it is a section", HEADWAY_EXAMPLE, "Write a headway.");
      return Double.NaN;
    }
    return section.quantity(key, Double.NaN, Quantity.DURATION, range);
  }

  /** Both ends in seconds after midnight; empty if the text is no span or does not go forward. */
  static Optional<double[]> span(String text) {
    Matcher matcher = SPAN.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double from = seconds(matcher.group(1), matcher.group(2));
    double to = seconds(matcher.group(3), matcher.group(4));
    return from < to ? Optional.of(new double[] {from, to}) : Optional.empty();
  }

  private static double seconds(String hours, String minutes) {
    return Integer.parseInt(hours) * 3600.0 + Integer.parseInt(minutes) * 60.0;
  }
}
