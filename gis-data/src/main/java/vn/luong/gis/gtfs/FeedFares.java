package vn.luong.gis.gtfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.luong.gis.gtfs.GtfsFeed.Fare;
import vn.luong.gis.gtfs.GtfsFeed.FareRule;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Fares of a feed in the form of a scenario: one for everything, some by line, and a table from zone to zone for modes all of whose
 * lines have fares by zones. Of several fares for a ride the lowest holds, as GTFS has it. What that form cannot say is told.
 *
 * @param everywhere what a ride costs where nothing else is said; empty if the feed does not say
 * @param ofLine what rides on single lines cost
 * @param zoneModes modes on which the table holds; none if there is no table
 * @param table fares by zone of boarding, then by zone of alighting
 * @param zoneOfStop zone by id of a stop of the timetable
 * @param transferSeconds how long a fare lasts for further rides; 0 if each ride is paid
 */
public record FeedFares(
    OptionalDouble everywhere,
    Map<String, Double> ofLine,
    Set<String> zoneModes,
    Map<String, Map<String, Double>> table,
    Map<String, String> zoneOfStop,
    int transferSeconds) {
  private static final String CURRENCY = "VND";
  /** What stands between the id of a stop and its link where it has several. */
  private static final String LINK_MARK = ".link:";

  public FeedFares {
    ofLine = new TreeMap<>(ofLine);
    zoneModes = new TreeSet<>(zoneModes);
    table = new TreeMap<>(table);
    zoneOfStop = new TreeMap<>(zoneOfStop);
  }

  /**
   * The fares of a feed for the lines of a timetable that was made of it.
   *
   * @param problems takes warnings of what is left out
   * @return empty if the feed has none that can be used
   */
  public static Optional<FeedFares> of(
      GtfsFeed feed, TransitSchedule schedule, ProblemLog problems) {
    return feed.fares.isEmpty() ? Optional.empty() : new Builder(feed, schedule, problems).fares();
  }

  /** Writes the table with the columns {@code from, to, fare}. */
  public void writeTable(Path file) {
    try (CsvFile csv = new CsvFile(file, "from", "to", "fare")) {
      table.forEach((from, row) -> row.forEach((to, fare) -> csv.row(from, to, plain(fare))));
    }
  }

  /** Writes the zones of stops with the columns {@code stop, zone}. */
  public void writeStops(Path file) {
    try (CsvFile csv = new CsvFile(file, "stop", "zone")) {
      zoneOfStop.forEach(csv::row);
    }
  }

  /** Without a decimal point where there is nothing behind it. */
  public static String plain(double amount) {
    return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
  }

  /** Brings fares and rules into the form of a scenario. */
  private static final class Builder {
    private final GtfsFeed feed;
    private final TransitSchedule schedule;
    private final ProblemLog problems;
    private final Map<String, Set<String>> linesOfMode = new TreeMap<>();
    private final Map<String, String> zoneOfStop = new TreeMap<>();
    private final Set<String> stopsWithoutZone = new TreeSet<>();

    Builder(GtfsFeed feed, TransitSchedule schedule, ProblemLog problems) {
      this.feed = feed;
      this.schedule = schedule;
      this.problems = problems;
      TransitRoutes routes = schedule.routes();
      for (int route = 0; route < routes.count(); route++) {
        linesOfMode
            .computeIfAbsent(routes.transportMode(route), mode -> new TreeSet<>())
            .add(schedule.lineId(routes.line(route)));
      }
      StopFacilities stops = schedule.stops();
      for (int stop = 0; stop < stops.count(); stop++) {
        String id = stops.id(stop);
        int mark = id.indexOf(LINK_MARK);
        String zone = feed.zoneOfStop.get(mark < 0 ? id : id.substring(0, mark));
        if (zone == null) {
          stopsWithoutZone.add(id);
        } else {
          zoneOfStop.put(id, zone);
        }
      }
    }

    Optional<FeedFares> fares() {
      Set<String> others = feed.fares.values().stream()
          .map(Fare::currency)
          .filter(currency -> !currency.equals(CURRENCY))
          .collect(Collectors.toCollection(TreeSet::new));
      if (!others.isEmpty()) {
        warn(
            "other-currency",
            "fare_attributes.txt",
            "fares are in " + String.join(", ", others),
            "scenarios count in " + CURRENCY,
            "Convert them, or state fares in the scenario.");
        return Optional.empty();
      }
      Set<String> containing = feed.fareRules.stream()
          .filter(rule -> !rule.contains().isEmpty())
          .map(FareRule::fareId)
          .collect(Collectors.toCollection(TreeSet::new));
      if (!containing.isEmpty()) {
        warn(
            "fares-by-zones-passed",
            "fare_rules.txt",
            containing.size()
                + " fares hold for rides through certain zones (contains_id) and are left out",
            "fares by route, or from zone to zone",
            "State what such rides cost in the scenario.");
      }
      OptionalDouble everywhere = everywhere();
      Set<String> zoneModes = new TreeSet<>();
      List<FareRule> ofZones = zoneRules(zoneModes);
      Map<String, Double> ofLine = new TreeMap<>();
      linesOfMode.forEach((mode, lines) -> {
        for (String line : lines) {
          double fare = zoneModes.contains(mode) ? Double.NaN : ofLine(line);
          if (!Double.isNaN(fare) && (everywhere.isEmpty() || fare != everywhere.getAsDouble())) {
            ofLine.put(line, fare);
          }
        }
      });
      boolean isEmpty = everywhere.isEmpty() && ofLine.isEmpty() && zoneModes.isEmpty();
      if (isEmpty) {
        return Optional.empty();
      }
      reportFreeLines(everywhere, ofLine.keySet(), zoneModes);
      return Optional.of(new FeedFares(
          everywhere,
          ofLine,
          zoneModes,
          table(ofZones, everywhere),
          zoneModes.isEmpty() ? Map.of() : zoneOfStop,
          transferSeconds()));
    }

    /** Lines of which the feed has fares for others only. */
    private void reportFreeLines(
        OptionalDouble everywhere, Set<String> linesWithFare, Set<String> zoneModes) {
      List<String> free = linesOfMode.entrySet().stream()
          .filter(mode -> everywhere.isEmpty() && !zoneModes.contains(mode.getKey()))
          .flatMap(mode -> mode.getValue().stream())
          .filter(line -> !linesWithFare.contains(line))
          .toList();
      if (!free.isEmpty()) {
        warn(
            "lines-without-fare",
            "fare_rules.txt",
            "lines without a fare: " + free.size() + ", such as " + free.get(0),
            "a fare for each line",
            "They are free; state what they cost in the scenario.");
      }
    }

    /** The lowest fare that has no rules. */
    private OptionalDouble everywhere() {
      Set<String> withRules =
          feed.fareRules.stream().map(FareRule::fareId).collect(Collectors.toSet());
      return feed.fares.entrySet().stream()
          .filter(fare -> !withRules.contains(fare.getKey()))
          .mapToDouble(fare -> fare.getValue().price())
          .min();
    }

    private List<FareRule> usable() {
      return feed.fareRules.stream()
          .filter(rule -> rule.contains().isEmpty())
          .filter(rule -> feed.fares.containsKey(rule.fareId()))
          .toList();
    }

    /** The lowest fare of a line, whatever the zones; NaN if it has none of its own. */
    private double ofLine(String line) {
      return usable().stream()
          .filter(rule -> rule.routeId().equals(line) || rule.routeId().isEmpty())
          .mapToDouble(this::price)
          .min()
          .orElse(Double.NaN);
    }

    private double price(FareRule rule) {
      return feed.fares.get(rule.fareId()).price();
    }

    /** The rules of the table: those of modes all of whose lines have fares by zones, the same for all lines. */
    private List<FareRule> zoneRules(Set<String> zoneModes) {
      List<FareRule> chosen = new ArrayList<>();
      Set<String> ofTable = null;
      for (Map.Entry<String, Set<String>> mode : linesOfMode.entrySet()) {
        Set<Set<String>> different = new HashSet<>();
        boolean hasZones = false;
        List<FareRule> ofMode = new ArrayList<>();
        for (String line : mode.getValue()) {
          List<FareRule> ofLine = usable().stream()
              .filter(rule -> rule.routeId().equals(line) || rule.routeId().isEmpty())
              .toList();
          hasZones |= ofLine.stream().anyMatch(FareRule::isByZone);
          ofMode.addAll(ofLine);
          different.add(ofLine.stream()
              .map(rule -> rule.fareId() + " " + rule.origin() + " " + rule.destination())
              .collect(Collectors.toSet()));
        }
        if (!hasZones) {
          continue;
        }
        Set<String> here = different.iterator().next();
        if (different.size() > 1 || ofTable != null && !ofTable.equals(here)) {
          warn(
              "fares-by-zones-of-lines",
              "fare_rules.txt",
              "lines of mode " + mode.getKey() + " have different fares by zones",
              "one table from zone to zone for all lines of a mode",
              "Their lowest fares are taken; state others in the scenario.");
        } else if (!stopsWithoutZone.isEmpty()) {
          warn(
              "stops-without-zone",
              "stops.txt",
              stopsWithoutZone.size() + " stops have no zone_id, such as "
                  + stopsWithoutZone.iterator().next(),
              "a zone for each stop where fares go by zones",
              "Their lowest fares are taken; complete stops.txt.");
        } else {
          ofTable = here;
          zoneModes.add(mode.getKey());
          chosen.addAll(ofMode);
        }
      }
      return chosen;
    }

    /** Where an end of a rule is empty any zone will do; of several the lowest fare holds. */
    private Map<String, Map<String, Double>> table(
        List<FareRule> rules, OptionalDouble everywhere) {
      Map<String, Map<String, Double>> table = new TreeMap<>();
      Set<String> zones = new TreeSet<>(zoneOfStop.values());
      if (rules.isEmpty()) {
        return table;
      }
      for (FareRule rule : rules) {
        for (String from : rule.origin().isEmpty() ? zones : Set.of(rule.origin())) {
          for (String to : rule.destination().isEmpty() ? zones : Set.of(rule.destination())) {
            table.computeIfAbsent(from, zone -> new TreeMap<>()).merge(to, price(rule), Math::min);
          }
        }
      }
      everywhere.ifPresent(fare -> {
        for (String from : zones) {
          for (String to : zones) {
            table.computeIfAbsent(from, zone -> new TreeMap<>()).merge(to, fare, Math::min);
          }
        }
      });
      return table;
    }

    /** What holds for all fares: the shortest time, none if one of them is for a single ride. */
    private int transferSeconds() {
      return feed.fares.values().stream().mapToInt(Fare::transferSeconds).min().orElse(0);
    }

    private void warn(String kind, String file, String found, String expected, String remedy) {
      problems.add(Problem.warning(
          kind, SourcePosition.of(feed.name() + "/" + file), "fares", found, expected, remedy));
    }
  }
}
