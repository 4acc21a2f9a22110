package vn.luong.scenario.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Public transport of a day as the page reads it: figures of lines and the stops of routes in JSON, and of every run every stop
 * as columns of numbers, gzipped, in base64. About 6 bytes per stop of a run.
 *
 * <p>Layout of the columns, little-endian, each padded to four bytes, over the stops of all runs of all routes in the order of
 * the header: arrival after the planned time (32 bits, seconds, {@link #NEVER} if there was none); standing time (16 bits,
 * seconds, 65535 if it did not leave); boardings, alightings and load on leaving (16 bits each, passengers).
 */
final class TransitPack {
  static final int NEVER = Integer.MIN_VALUE;

  /** A page with more is too big to mail; the routes with the fewest passengers are left out. */
  private static final int MOST_VISITS = 60_000;

  private static final int MOST_ROUTES = 100;
  private static final int MOST_LINES = 60;
  private static final int MOST_OF_16_BITS = 65_535;

  /**
   * Companies have a line for each park and shift, {@code worker-bus.<park>.<shift>}: too many to choose from. Those of a park are
   * shown as one, after the lines for everybody.
   */
  private static final String IS_OF_COMPANY = "mode = 'worker-bus' AND line LIKE '%.%.%'";

  private static final String FAMILY =
      "CASE WHEN " + IS_OF_COMPANY + " THEN regexp_replace(line, '[.][^.]*$', '') ELSE line END";

  private static final String FIGURES_OF_LINES =
      "SELECT line, coalesce(name, '') AS name, mode, runs, vehicles, vehicle_km, vehicle_h,"
          + " speed_kmh, boardings, passenger_km, mean_ride_km, mean_wait_s, load_factor,"
          + " highest_load_factor, crowded_share, denied, punctual_share, mean_delay_s, fullest_s,"
          + " empty_km, revenue, cost, cost_recovery, fullest_stop, 1 AS lines"
          + " FROM transit_lines WHERE NOT (" + IS_OF_COMPANY + ")";

  /** Sums, and means weighted by what they are means of. */
  private static final String FIGURES_OF_PARKS =
      "SELECT " + FAMILY + ", regexp_replace(coalesce(min(name), ''), ', [^,]*$', ''), mode,"
          + " sum(runs), sum(vehicles), sum(vehicle_km), sum(vehicle_h),"
          + " sum(vehicle_km) / nullif(sum(vehicle_h), 0), sum(boardings), sum(passenger_km),"
          + " sum(passenger_km) / nullif(sum(boardings), 0), " + mean("mean_wait_s", "boardings")
          + ", " + mean("load_factor", "vehicle_km") + ", max(highest_load_factor), "
          + mean("crowded_share", "passenger_h") + ", sum(denied), "
          + mean("punctual_share", "runs") + ", " + mean("mean_delay_s", "runs")
          + ", arg_max(fullest_s, highest_load_factor), sum(empty_km), sum(revenue), sum(cost),"
          + " sum(revenue) / sum(cost), arg_max(fullest_stop, highest_load_factor), count(*)"
          + " FROM transit_lines WHERE " + IS_OF_COMPANY + " GROUP BY 1, mode";

  private static final String LINES =
      "SELECT *, (SELECT coalesce(any_value(stop_name), any_value(stop)) FROM stops"
          + " WHERE stop = fullest_stop) FROM (" + FIGURES_OF_LINES + " UNION ALL "
          + FIGURES_OF_PARKS + ") ORDER BY mode = 'worker-bus', boardings DESC, line";

  /** Columns before the figures. */
  private static final int FIRST_FIGURE = 3;

  private static final List<String> LINE_FIGURES = List.of(
      "runs",
      "vehicles",
      "vehicleKm",
      "vehicleHours",
      "speed",
      "boardings",
      "passengerKm",
      "meanRideKm",
      "meanWait",
      "loadFactor",
      "highest",
      "crowded",
      "denied",
      "punctual",
      "delay",
      "fullestTime",
      "emptyKm",
      "revenue",
      "cost",
      "recovery");

  private static final String VISITS =
      "SELECT line, route, departure, sequence, coalesce(stop_name, stop), planned_arrival_s,"
          + " planned_departure_s, arrival_s, departure_s, distance_m, boardings, alightings, load,"
          + " seats, places FROM stops";

  /** One row of the table of stops, as far as the page needs it. */
  private record Visit(
      int sequence,
      String stop,
      double plannedArrival,
      double plannedDeparture,
      double arrival,
      double departure,
      double meters,
      int boardings,
      int alightings,
      int load) {}

  /** A run and what its vehicle holds. */
  private record Run(double seats, double places, List<Visit> visits) {}

  private record Route(String line, String route) {}

  private final List<Map<String, Object>> lines = new ArrayList<>();
  private final Map<String, String> familyOfLine = new HashMap<>();
  private final Map<Route, Map<String, Run>> routes = new LinkedHashMap<>();
  private int linesLeftOut;
  private int routesLeftOut;

  private TransitPack() {}

  /** Reads the public transport of a run; empty if it has none. */
  static TransitPack of(RunTables tables) {
    TransitPack pack = new TransitPack();
    if (tables.has("transit_lines") && tables.has("stops")) {
      pack.readLines(tables);
      pack.chooseRoutes(tables);
      pack.readVisits(tables);
    }
    return pack;
  }

  /** SQL of a mean over lines; lines without a value do not count. */
  private static String mean(String value, String weight) {
    return String.format(
        Locale.ROOT,
        "sum(%1$s * %2$s) / nullif(sum(%2$s) FILTER (WHERE %1$s IS NOT NULL), 0)",
        value,
        weight);
  }

  private void readLines(RunTables tables) {
    tables.query(LINES, row -> {
      if (lines.size() == MOST_LINES) {
        linesLeftOut += row.integer(FIRST_FIGURE + LINE_FIGURES.size() + 1);
        return;
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("line", row.text(0));
      line.put("name", row.text(1));
      line.put("mode", row.text(2));
      for (int figure = 0; figure < LINE_FIGURES.size(); figure++) {
        double value = row.number(FIRST_FIGURE + figure);
        line.put(LINE_FIGURES.get(figure), Double.isFinite(value) ? value : null);
      }
      line.put("lines", row.integer(FIRST_FIGURE + LINE_FIGURES.size() + 1));
      line.put("fullestStop", row.text(FIRST_FIGURE + LINE_FIGURES.size() + 2));
      lines.add(line);
    });
  }

  /** A route and the stops of all its runs. */
  private record Candidate(Route route, int visits) {}

  /** The routes with the most passengers, first those of lines for everybody. */
  private void chooseRoutes(RunTables tables) {
    tables.query(
        "SELECT line, " + FAMILY + " FROM transit_lines",
        row -> familyOfLine.put(row.text(0), row.text(1)));
    List<Candidate> all = new ArrayList<>();
    tables.query(
        "SELECT line, route, count(*) FROM stops GROUP BY 1, 2 ORDER BY sum(boardings) DESC, 1, 2",
        row -> all.add(new Candidate(new Route(row.text(0), row.text(1)), row.integer(2))));
    all.sort(Comparator.comparing(
        candidate -> !candidate.route.line.equals(familyOf(candidate.route.line))));
    int visits = 0;
    for (Candidate candidate : all) {
      visits += candidate.visits;
      if (routes.size() < MOST_ROUTES && visits <= MOST_VISITS) {
        routes.put(candidate.route, new LinkedHashMap<>());
      } else {
        routesLeftOut++;
      }
    }
  }

  private String familyOf(String line) {
    return familyOfLine.getOrDefault(line, line);
  }

  private void readVisits(RunTables tables) {
    tables.query(VISITS, row -> {
      Map<String, Run> runs = routes.get(new Route(row.text(0), row.text(1)));
      if (runs != null) {
        runs.computeIfAbsent(
                row.text(2), id -> new Run(row.number(13), row.number(14), new ArrayList<>()))
            .visits()
            .add(visit(row));
      }
    });
  }

  private static Visit visit(RunTables.Row row) {
    return new Visit(
        row.integer(3),
        row.text(4),
        row.number(5),
        row.number(6),
        row.number(7),
        row.number(8),
        row.number(9),
        (int) Math.round(row.number(10)),
        (int) Math.round(row.number(11)),
        (int) Math.round(row.number(12)));
  }

  /** What a script needs to know before it reads the columns. */
  Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("lines", lines);
    header.put("linesLeftOut", linesLeftOut);
    header.put("routesLeftOut", routesLeftOut);
    List<Map<String, Object>> described = new ArrayList<>();
    routes.forEach((route, runs) -> described.add(describe(route, runs)));
    header.put("routes", described);
    return header;
  }

  private Map<String, Object> describe(Route route, Map<String, Run> runs) {
    List<Visit> first = runs.values().iterator().next().visits();
    int stopCount = first.size();
    double[] meters = new double[stopCount];
    List<String> stops = new ArrayList<>();
    for (int stop = 0; stop < stopCount; stop++) {
      stops.add(first.get(stop).stop());
      for (Run run : runs.values()) {
        double driven = run.visits().get(stop).meters();
        meters[stop] = Double.isNaN(driven) ? meters[stop] : Math.max(meters[stop], driven);
      }
    }
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("line", route.line());
    description.put("family", familyOf(route.line()));
    description.put("route", route.route());
    description.put("stops", stops);
    description.put("meters", meters);
    double start = plannedStart(first);
    description.put(
        "arrivals",
        first.stream().map(visit -> finite(visit.plannedArrival() - start)).toList());
    description.put(
        "departures",
        first.stream().map(visit -> finite(visit.plannedDeparture() - start)).toList());
    description.put("runs", List.copyOf(runs.keySet()));
    description.put(
        "starts",
        runs.values().stream().map(run -> finite(plannedStart(run.visits()))).toList());
    description.put("seats", runs.values().stream().map(Run::seats).toList());
    description.put("places", runs.values().stream().map(Run::places).toList());
    return description;
  }

  /** Planned time at the first stop that has one; all planned times of a route count from there. */
  private static double plannedStart(List<Visit> visits) {
    return visits.get(0).plannedDeparture();
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** The columns. */
  String base64() {
    List<Visit> all = routes.values().stream()
        .flatMap(runs -> runs.values().stream())
        .flatMap(run -> run.visits().stream())
        .toList();
    ByteBuffer arrivals = column(all.size(), Integer.BYTES);
    ByteBuffer stays = column(all.size(), Short.BYTES);
    ByteBuffer boardings = column(all.size(), Short.BYTES);
    ByteBuffer alightings = column(all.size(), Short.BYTES);
    ByteBuffer loads = column(all.size(), Short.BYTES);
    for (Visit visit : all) {
      double planned = Double.isNaN(visit.plannedArrival()) ? 0 : visit.plannedArrival();
      boolean isArrived = !Double.isNaN(visit.arrival());
      arrivals.putInt(isArrived ? (int) Math.round(visit.arrival() - planned) : NEVER);
      double stay = visit.departure() - visit.arrival();
      stays.putShort((short)
          (Double.isNaN(stay) ? MOST_OF_16_BITS : Math.min(MOST_OF_16_BITS - 1, Math.round(stay))));
      boardings.putShort((short) Math.min(MOST_OF_16_BITS, visit.boardings()));
      alightings.putShort((short) Math.min(MOST_OF_16_BITS, visit.alightings()));
      loads.putShort((short) Math.min(MOST_OF_16_BITS, visit.load()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (ByteBuffer column : List.of(arrivals, stays, boardings, alightings, loads)) {
        out.write(column.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static ByteBuffer column(int size, int bytes) {
    int length = (size * bytes + 3) / 4 * 4;
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
