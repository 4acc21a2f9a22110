package vn.luong.gis.gtfs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * Writes a schedule as a GTFS feed: every departure becomes a trip that runs every day, a stop facility a stop, its area a
 * station, the links of a route a shape, a vehicle with several departures a block. What a feed said before it was imported
 * (agency, type and names of routes) is taken from the attributes of the lines.
 */
public final class GtfsWriter {
  /** Agency and service of lines that name none. */
  private static final String OWN = "luong";

  private static final String URL = "https://example.org";
  private static final int BUS = 3;
  private static final int CALENDAR_DAYS = 364;
  private static final int STAY_SEATED = 4;

  private final TransitSchedule schedule;
  private final Network network;
  private final MetricProjection projection;
  private final Settings settings;
  private final ProblemLog problems;
  private final FeedStops stops;
  private final TransitRoutes routes;
  private final Departures departures;

  /**
   * What a schedule does not know.
   *
   * @param firstDay first day of the year that the calendar spans
   * @param timeZone zone of agencies that state none
   */
  public record Settings(LocalDate firstDay, String timeZone) {
    /** A year of Vietnamese time. */
    public static final Settings STANDARD =
        new Settings(LocalDate.of(2026, 1, 1), "Asia/Ho_Chi_Minh");
  }

  /**
   * A writer of one schedule.
   *
   * @param network holds the links of the routes
   * @param projection from the coordinates of both to degrees
   * @param problems takes what the feed cannot say
   */
  public GtfsWriter(
      TransitSchedule schedule,
      Network network,
      MetricProjection projection,
      Settings settings,
      ProblemLog problems) {
    this.schedule = schedule;
    this.network = network;
    this.projection = projection;
    this.settings = settings;
    this.problems = problems;
    stops = new FeedStops(schedule.stops(), projection);
    routes = schedule.routes();
    departures = schedule.departures();
  }

  /** Writes the files of the feed into a folder. */
  public void write(Path folder) {
    writeAgencies(folder.resolve("agency.txt"));
    stops.write(folder.resolve("stops.txt"));
    writeRoutes(folder.resolve("routes.txt"));
    writeCalendar(folder.resolve("calendar.txt"));
    String[] shapeOfRoute = writeShapes(folder.resolve("shapes.txt"));
    String[] tripIds = tripIds();
    writeTrips(folder.resolve("trips.txt"), tripIds, shapeOfRoute);
    writeStopTimes(folder.resolve("stop_times.txt"), tripIds);
    writeTransfers(folder.resolve("transfers.txt"), tripIds);
  }

  private String fact(int line, String name, String otherwise) {
    String value = schedule.lineAttributes().findText(line, name);
    return value == null ? otherwise : value;
  }

  private void writeAgencies(Path file) {
    Map<String, String[]> agencies = new LinkedHashMap<>();
    for (int line = 0; line < schedule.lineCount(); line++) {
      String id = fact(line, FeedFacts.AGENCY_ID, OWN);
      agencies.putIfAbsent(id, new String[] {
        id,
        fact(line, FeedFacts.AGENCY_NAME, "Luồng"),
        fact(line, FeedFacts.AGENCY_URL, URL),
        fact(line, FeedFacts.TIME_ZONE, settings.timeZone())
      });
    }
    try (CsvFile csv =
        new CsvFile(file, "agency_id", "agency_name", "agency_url", "agency_timezone")) {
      agencies.values().forEach(csv::row);
    }
  }

  private void writeRoutes(Path file) {
    try (CsvFile csv = new CsvFile(
        file,
        "route_id",
        "agency_id",
        "route_short_name",
        "route_long_name",
        "route_type",
        "route_color")) {
      for (int line = 0; line < schedule.lineCount(); line++) {
        String name =
            schedule.lineName(line).isEmpty() ? schedule.lineId(line) : schedule.lineName(line);
        boolean hasLongName = schedule.lineAttributes().findText(line, FeedFacts.LONG_NAME) != null;
        csv.row(
            schedule.lineId(line),
            fact(line, FeedFacts.AGENCY_ID, OWN),
            fact(line, FeedFacts.SHORT_NAME, hasLongName ? "" : name),
            fact(line, FeedFacts.LONG_NAME, ""),
            fact(line, FeedFacts.ROUTE_TYPE, ownType(line)),
            fact(line, FeedFacts.COLOR, ""));
      }
    }
  }

  private String ownType(int line) {
    IntRows ofLine = routes.ofLine();
    String mode = ofLine.size(line) == 0 ? "bus" : routes.transportMode(ofLine.value(line, 0));
    int type = RouteKind.typeOf(mode.toLowerCase(Locale.ROOT));
    if (type < 0) {
      problems.add(Problem.warning(
          "unknown-transport-mode",
          SourcePosition.of("transit schedule"),
          "line \"" + schedule.lineId(line) + "\"",
          "transport mode \"" + mode + "\" has no route type",
          "bus, rail, subway, tram, ferry …",
          "It is written as a bus. Rename the mode in the schedule."));
      return Integer.toString(BUS);
    }
    return Integer.toString(type);
  }

  private void writeCalendar(Path file) {
    DateTimeFormatter form = DateTimeFormatter.BASIC_ISO_DATE;
    try (CsvFile csv = new CsvFile(
        file,
        "service_id",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "start_date",
        "end_date")) {
      String start = settings.firstDay().format(form);
      String end = settings.firstDay().plusDays(CALENDAR_DAYS).format(form);
      csv.row(OWN, "1", "1", "1", "1", "1", "1", "1", start, end);
    }
  }

  /** One shape for each sequence of links. */
  private String[] writeShapes(Path file) {
    String[] shapeOfRoute = new String[routes.count()];
    Map<List<Integer>, String> known = new HashMap<>();
    try (CsvFile csv =
        new CsvFile(file, "shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence")) {
      for (int route = 0; route < routes.count(); route++) {
        List<Integer> links = new ArrayList<>();
        for (int at = routes.links().start(route); at < routes.links().end(route); at++) {
          links.add(routes.links().value(at));
        }
        String shape = known.get(links);
        if (shape == null && !links.isEmpty()) {
          shape = "shape_" + (known.size() + 1);
          known.put(links, shape);
          writeShape(csv, shape, links);
        }
        shapeOfRoute[route] = shape == null ? "" : shape;
      }
    }
    return shapeOfRoute;
  }

  private void writeShape(CsvFile csv, String shape, List<Integer> links) {
    int sequence = 0;
    int first = network.fromNode(links.get(0));
    writePoint(csv, shape, sequence++, network.nodeX(first), network.nodeY(first));
    for (int link : links) {
      for (int bend = 0; bend < network.bendCount(link); bend++) {
        writePoint(csv, shape, sequence++, network.bendX(link, bend), network.bendY(link, bend));
      }
      int node = network.toNode(link);
      writePoint(csv, shape, sequence++, network.nodeX(node), network.nodeY(node));
    }
  }

  private void writePoint(CsvFile csv, String shape, int sequence, double x, double y) {
    double[] place = projection.unproject(x, y);
    csv.row(
        shape,
        FeedStops.degrees(place[1]),
        FeedStops.degrees(place[0]),
        Integer.toString(sequence));
  }

  /** Ids of departures where they are unique in the schedule, else with line and route. */
  private String[] tripIds() {
    Map<String, Integer> count = new HashMap<>();
    for (int departure = 0; departure < departures.count(); departure++) {
      count.merge(departures.id(departure), 1, Integer::sum);
    }
    String[] ids = new String[departures.count()];
    for (int departure = 0; departure < ids.length; departure++) {
      int route = departures.route(departure);
      String id = departures.id(departure);
      ids[departure] = count.get(id) == 1
          ? id
          : schedule.lineId(routes.line(route)) + "_" + routes.id(route) + "_" + id;
    }
    return ids;
  }

  private void writeTrips(Path file, String[] tripIds, String[] shapeOfRoute) {
    int[] countOfVehicle = new int[departures.vehicleIds().size()];
    for (int departure = 0; departure < departures.count(); departure++) {
      if (departures.vehicle(departure) != Departures.NO_VEHICLE) {
        countOfVehicle[departures.vehicle(departure)]++;
      }
    }
    try (CsvFile csv = new CsvFile(
        file,
        "route_id",
        "service_id",
        "trip_id",
        "trip_headsign",
        "direction_id",
        "block_id",
        "shape_id")) {
      for (int departure = 0; departure < departures.count(); departure++) {
        int route = departures.route(departure);
        int vehicle = departures.vehicle(departure);
        boolean isBlock = vehicle != Departures.NO_VEHICLE && countOfVehicle[vehicle] > 1;
        csv.row(
            schedule.lineId(routes.line(route)),
            OWN,
            tripIds[departure],
            routes.description(route),
            direction(routes.id(route)),
            isBlock ? departures.vehicleIds().text(vehicle) : "",
            shapeOfRoute[route]);
      }
    }
  }

  /** Routes made of a feed are called {@code <direction>.<number>}. */
  private static String direction(String routeId) {
    return routeId.matches("[01]\\.\\d+") ? routeId.substring(0, 1) : "";
  }

  private void writeStopTimes(Path file, String[] tripIds) {
    try (CsvFile csv = new CsvFile(
        file,
        "trip_id",
        "arrival_time",
        "departure_time",
        "stop_id",
        "stop_sequence",
        "pickup_type",
        "drop_off_type")) {
      for (int departure = 0; departure < departures.count(); departure++) {
        int route = departures.route(departure);
        double start = departures.time(departure);
        double last = start;
        for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
          boolean isEnd = at == routes.firstStop(route) || at == routes.endStop(route) - 1;
          double arrival =
              either(routes.arrivalOffsetSeconds(at), routes.departureOffsetSeconds(at));
          double leaving = either(routes.departureOffsetSeconds(at), arrival);
          boolean isTimed = SimTime.isDefined(arrival);
          double arrivalTime = isTimed ? start + arrival : last;
          double departureTime = isTimed ? start + leaving : last;
          last = departureTime;
          csv.row(
              tripIds[departure],
              isTimed || isEnd ? time(arrivalTime) : "",
              isTimed || isEnd ? time(departureTime) : "",
              stops.id(routes.stop(at)),
              Integer.toString(at - routes.firstStop(route)),
              routes.allowsBoarding(at) ? "0" : "1",
              routes.allowsAlighting(at) ? "0" : "1");
        }
      }
    }
  }

  private static double either(double time, double otherwise) {
    return SimTime.isDefined(time) ? time : otherwise;
  }

  private static String time(double seconds) {
    return SimTime.format(Math.rint(seconds));
  }

  private void writeTransfers(Path file, String[] tripIds) {
    try (CsvFile csv = new CsvFile(
        file,
        "from_stop_id",
        "to_stop_id",
        "from_trip_id",
        "to_trip_id",
        "transfer_type",
        "min_transfer_time")) {
      IntRows relations = schedule.transferTimes().relations();
      Set<String> written = new HashSet<>();
      for (int stop = 0; stop < relations.rowCount(); stop++) {
        for (int at = relations.start(stop); at < relations.end(stop); at++) {
          int relation = relations.value(at);
          String from = stops.id(stop);
          String to = stops.id(schedule.transferTimes().toStop(relation));
          // Facilities of one stop have the same transfers.
          if (written.add(from + "\n" + to)) {
            long seconds = Math.round(schedule.transferTimes().seconds(relation));
            csv.row(from, to, "", "", "2", Long.toString(seconds));
          }
        }
      }
      IntRows chained = departures.chained();
      for (int departure = 0; departure < departures.count(); departure++) {
        for (int at = chained.start(departure); at < chained.end(departure); at++) {
          int next = chained.value(at);
          int last = routes.endStop(departures.route(departure)) - 1;
          int first = routes.firstStop(departures.route(next));
          csv.row(
              stops.id(routes.stop(last)),
              stops.id(routes.stop(first)),
              tripIds[departure],
              tripIds[next],
              Integer.toString(STAY_SEATED),
              "");
        }
      }
    }
  }
}
