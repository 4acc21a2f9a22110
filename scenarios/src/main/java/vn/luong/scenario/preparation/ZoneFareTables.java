package vn.luong.scenario.preparation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.scenario.config.PassengerSettings;
import vn.luong.sim.fares.ZoneFares;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/** Reads fares by zones from CSV files, and looks whether every ride that lines offer has one. */
final class ZoneFareTables {
  private static final List<String> FARE_COLUMNS = List.of("from", "to", "fare");
  private static final List<String> STOP_COLUMNS = List.of("stop", "zone");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final TransitSchedule schedule;
  private final ProblemLog problems;

  /**
   * Begins.
   *
   * @param problems takes everything wrong with the files
   */
  ZoneFareTables(TransitSchedule schedule, ProblemLog problems) {
    this.schedule = schedule;
    this.problems = problems;
  }

  /** What a line of a table says. */
  private interface Row {
    void accept(SourcePosition position, List<String> cells);
  }

  ZoneFares read(PassengerSettings.Zones zones) {
    Map<String, Map<String, Double>> fares = new TreeMap<>();
    read(zones.table(), FARE_COLUMNS, (position, cells) -> addFare(fares, position, cells));
    Set<String> modes = new TreeSet<>(zones.modes());
    ZoneFares table = new ZoneFares(modes, zoneOfStop(zones), fares);
    if (!problems.hasErrors()) {
      checkRides(table, zones);
    }
    return table;
  }

  private Map<String, String> zoneOfStop(PassengerSettings.Zones zones) {
    StopFacilities stops = schedule.stops();
    Map<String, String> zoneOfStop = new HashMap<>();
    Optional<Path> file = zones.stops();
    if (file.isPresent()) {
      read(file.get(), STOP_COLUMNS, (position, cells) -> {
        if (stops.find(cells.get(0)) == StopFacilities.NO_STOP) {
          report(
              "unknown-stop",
              position,
              "stop \"" + cells.get(0) + "\"",
              "there is none of this id",
              "expected an id of the timetable",
              "Correct the id or remove the line.");
        } else {
          zoneOfStop.put(cells.get(0), cells.get(1));
        }
      });
    } else {
      for (int stop = 0; stop < stops.count(); stop++) {
        zoneOfStop.put(stops.id(stop), stops.name(stop));
      }
    }
    return zoneOfStop;
  }

  private void addFare(
      Map<String, Map<String, Double>> fares, SourcePosition position, List<String> cells) {
    double fare = fare(cells.get(2));
    String pair = "from " + cells.get(0) + " to " + cells.get(1);
    if (Double.isNaN(fare)) {
      report(
          "bad-value",
          position,
          pair,
          "the fare is \"" + cells.get(2) + "\"",
          "expected VND, at least 0, such as 12000",
          "Correct the fare.");
    } else if (fares
            .computeIfAbsent(cells.get(0), key -> new TreeMap<>())
            .put(cells.get(1), fare / Money.VND_PER_UNIT)
        != null) {
      report(
          "twice-the-same",
          position,
          pair,
          "there is a fare already",
          "expected one for each two zones",
          "Remove one of them.");
    }
  }

  private static double fare(String text) {
    try {
      double fare = Double.parseDouble(text);
      return fare >= 0 && fare < Double.POSITIVE_INFINITY ? fare : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Every stop of a line has a zone, and every ride a fare. */
  private void checkRides(ZoneFares table, PassengerSettings.Zones zones) {
    TransitRoutes routes = schedule.routes();
    Set<String> told = new TreeSet<>();
    for (int route = 0; route < routes.count(); route++) {
      for (int from = routes.firstStop(route);
          from < routes.endStop(route) && table.holdOn(routes.transportMode(route));
          from++) {
        String zone = table.zone(schedule.stops(), routes.stop(from));
        if (zone == null && told.add(schedule.stops().id(routes.stop(from)))) {
          report(
              "missing-zone",
              SourcePosition.of(zones.stops().orElse(zones.table()).toString()),
              "stop \"" + schedule.stops().id(routes.stop(from)) + "\"",
              "it has no zone, and line \"" + schedule.lineId(routes.line(route))
                  + "\" stops there",
              "expected a zone for each stop of lines with fares by zones",
              "Add a line for it.");
        }
        for (int to = from + 1; to < routes.endStop(route) && zone != null; to++) {
          checkRide(table, zones, zone, route, to, told);
        }
      }
    }
  }

  private void checkRide(
      ZoneFares table,
      PassengerSettings.Zones zones,
      String zone,
      int route,
      int to,
      Set<String> told) {
    TransitRoutes routes = schedule.routes();
    String toZone = table.zone(schedule.stops(), routes.stop(to));
    String pair = "from " + zone + " to " + toZone;
    if (toZone != null && Double.isNaN(table.of(zone, toZone)) && told.add(pair)) {
      report(
          "missing-fare",
          SourcePosition.of(zones.table().toString()),
          pair,
          "it has no fare, and line \"" + schedule.lineId(routes.line(route)) + "\" goes there",
          "expected a fare for each two zones that lines connect",
          "Add a line for it.");
    }
  }

  private void read(Path file, List<String> columns, Row row) {
    try (CsvReader<CsvRecord> records = CsvReader.builder()
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(file)) {
      int[] at = null;
      for (CsvRecord one : records) {
        SourcePosition position =
            new SourcePosition(file.toString(), (int) one.getStartingLineNumber());
        List<String> cells = one.getFields().stream().map(String::strip).toList();
        if (at == null) {
          at = find(columns, cells, position);
          if (at == null) {
            return;
          }
        } else {
          read(cells, at, columns, position, row);
        }
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      report(
          "unreadable-file",
          SourcePosition.of(file.toString()),
          "",
          "it cannot be read: " + e.getMessage(),
          "expected a CSV file with the columns " + String.join(", ", columns),
          "Correct the file.");
    }
  }

  private void read(
      List<String> cells, int[] at, List<String> columns, SourcePosition position, Row row) {
    List<String> wanted = new ArrayList<>();
    for (int column : at) {
      wanted.add(column < cells.size() ? cells.get(column) : "");
    }
    int empty = wanted.indexOf("");
    if (empty >= 0) {
      report(
          "missing-value",
          position,
          columns.get(empty),
          "there is nothing",
          "expected " + String.join(", ", columns),
          "Complete the line or remove it.");
    } else {
      row.accept(position, wanted);
    }
  }

  /** Where the columns are; null if some are missing. */
  private int[] find(List<String> columns, List<String> header, SourcePosition position) {
    List<String> names = new ArrayList<>(header);
    if (!names.isEmpty() && names.get(0).indexOf(BYTE_ORDER_MARK) == 0) {
      names.set(0, names.get(0).substring(1));
    }
    if (names.containsAll(columns)) {
      return columns.stream().mapToInt(names::indexOf).toArray();
    }
    report(
        "missing-column",
        position,
        "header",
        "it is " + String.join(", ", names),
        "expected the columns " + String.join(", ", columns),
        "Correct the first line.");
    return null;
  }

  private void report(
      String kind,
      SourcePosition position,
      String subject,
      String found,
      String expected,
      String remedy) {
    problems.add(Problem.error(kind, position, subject, found, expected, remedy));
  }
}
