package vn.luong.gis.gtfs;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.luong.gis.gtfs.GtfsFeed.Agency;
import vn.luong.gis.gtfs.GtfsFeed.Route;
import vn.luong.gis.gtfs.GtfsFeed.Stop;
import vn.luong.gis.gtfs.GtfsFeed.Trip;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Reads a feed (folder or zip) and reports everything wrong with it at once, with file, line and field. Reads the tables
 * with plain CSV instead of a library of entities, because these stop at the first problem and do not know lines.
 */
public final class GtfsReader {
  private static final String AGENCY = "agency.txt";
  private static final String STOPS = "stops.txt";
  private static final String ROUTES = "routes.txt";
  private static final String TRIPS = "trips.txt";
  private static final String STOP_TIMES = "stop_times.txt";
  private static final String CALENDAR = "calendar.txt";
  private static final String CALENDAR_DATES = "calendar_dates.txt";
  private static final String FREQUENCIES = "frequencies.txt";
  private static final String SHAPES = "shapes.txt";
  private static final String TRANSFERS = "transfers.txt";
  private static final String FARES = "fare_attributes.txt";
  private static final String FARE_RULES = "fare_rules.txt";
  private static final Set<String> READ = Set.of(
      AGENCY,
      STOPS,
      ROUTES,
      TRIPS,
      STOP_TIMES,
      CALENDAR,
      CALENDAR_DATES,
      FREQUENCIES,
      SHAPES,
      TRANSFERS,
      FARES,
      FARE_RULES,
      "feed_info.txt");

  private final FeedFiles files;
  private final ProblemLog problems;
  private final GtfsFeed feed;
  private final List<Integer> stopLines = new ArrayList<>();

  private GtfsReader(FeedFiles files, ProblemLog problems) {
    this.files = files;
    this.problems = problems;
    feed = new GtfsFeed(files.name());
  }

  /**
   * Reads a feed.
   *
   * @param path folder or zip archive
   * @param problems takes what is wrong
   * @return the feed; not to be used if there are errors
   * @throws vn.luong.sim.problems.InvalidInputException if it cannot be opened
   */
  public static GtfsFeed read(Path path, ProblemLog problems) {
    try (FeedFiles files = FeedFiles.open(path, problems)) {
      return new GtfsReader(files, problems).read();
    }
  }

  private GtfsFeed read() {
    for (String required : List.of(AGENCY, STOPS, ROUTES, TRIPS, STOP_TIMES)) {
      requireFile(required, files.has(required));
    }
    requireFile(CALENDAR, files.has(CALENDAR) || files.has(CALENDAR_DATES));
    for (String name : files.names()) {
      if (!READ.contains(name)) {
        feed.ignoredFiles.add(name);
      }
    }
    table(AGENCY).read(List.of("agency_name", "agency_timezone"), this::readAgency);
    table(STOPS).read(List.of("stop_id"), this::readStop);
    checkParents();
    table(ROUTES).read(List.of("route_id", "route_type"), this::readRoute);
    CalendarRows calendar = new CalendarRows(feed);
    List<String> weekly = new ArrayList<>(CalendarRows.DAYS);
    weekly.addAll(List.of("service_id", "start_date", "end_date"));
    table(CALENDAR).read(weekly, calendar::read);
    table(CALENDAR_DATES)
        .read(List.of("service_id", "date", "exception_type"), calendar::readException);
    ShapeRows shapes = new ShapeRows(feed, files.name() + "/" + SHAPES, problems);
    table(SHAPES)
        .read(
            List.of("shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"), shapes::read);
    shapes.finish();
    table(TRIPS).read(List.of("route_id", "service_id", "trip_id"), this::readTrip);
    table(STOP_TIMES)
        .read(List.of("trip_id", "stop_id", "stop_sequence"), new StopTimeRows(feed)::read);
    feed.stopTimes.finish(feed.trips.size());
    table(FREQUENCIES)
        .read(
            List.of("trip_id", "start_time", "end_time", "headway_secs"),
            new FrequencyRows(feed)::read);
    table(TRANSFERS).read(List.of("from_stop_id", "to_stop_id"), new TransferRows(feed)::read);
    FareRows fares = new FareRows(feed);
    table(FARES).read(List.of("fare_id", "price", "currency_type"), fares::readFare);
    table(FARE_RULES).read(List.of("fare_id"), fares::readRule);
    if (files.has(STOP_TIMES) && files.has(TRIPS)) {
      new TripChecks(feed, files.name() + "/" + STOP_TIMES, problems).run();
    }
    return feed;
  }

  private FeedTable table(String file) {
    return new FeedTable(files, file, problems);
  }

  private void requireFile(String file, boolean isThere) {
    if (!isThere) {
      String remedy = NearestName.of(file, files.names())
          .filter(nearest -> !READ.contains(nearest))
          .map(nearest -> "Is \"" + nearest + "\" meant?")
          .orElse("Download the feed again, or ask its publisher.");
      problems.add(Problem.error(
          "missing-file",
          SourcePosition.of(files.name()),
          "",
          "there is no file " + file
              + (file.equals(CALENDAR) ? ", and no " + CALENDAR_DATES + " either" : ""),
          "a GTFS feed has it",
          remedy));
    }
  }

  private void readAgency(FeedRow row) {
    String zone = row.required("agency_timezone");
    try {
      if (!zone.isEmpty()) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      row.error(
          "bad-time-zone",
          "agency_timezone",
          FeedRow.quoted(zone),
          "must be a time zone such as Asia/Ho_Chi_Minh",
          "Correct the name.");
    }
    String id = row.text("agency_id");
    Agency agency = new Agency(id, row.required("agency_name"), row.text("agency_url"), zone);
    if (feed.agencies.putIfAbsent(id, agency) != null) {
      duplicate(row, "agency_id", id);
    }
  }

  private void readStop(FeedRow row) {
    String id = row.required("stop_id");
    int type = row.whole("location_type", 0, 4, GtfsFeed.PLATFORM);
    double latitude = row.decimal("stop_lat", -90, 90);
    double longitude = row.decimal("stop_lon", -180, 180);
    boolean needsPlace = type <= 2;
    if (needsPlace && row.text("stop_lat").isEmpty()) {
      row.required("stop_lat");
    }
    if (needsPlace && row.text("stop_lon").isEmpty()) {
      row.required("stop_lon");
    }
    if (latitude == 0 && longitude == 0) {
      row.error(
          "stop-nowhere",
          "stop_lat",
          "the stop is at 0, 0 in the Gulf of Guinea",
          "the place of the stop",
          "State its coordinates.");
    }
    if (id.isEmpty()) {
      return;
    }
    Stop stop =
        new Stop(id, row.text("stop_name"), longitude, latitude, type, row.text("parent_station"));
    if (feed.stopIndex.putIfAbsent(id, feed.stops.size()) != null) {
      duplicate(row, "stop_id", id);
      return;
    }
    feed.stops.add(stop);
    if (!row.text("zone_id").isEmpty()) {
      feed.zoneOfStop.put(id, row.text("zone_id"));
    }
    stopLines.add(row.line());
  }

  /** Stations may come after their platforms. */
  private void checkParents() {
    for (int stop = 0; stop < feed.stops.size(); stop++) {
      String parent = feed.stops.get(stop).parent();
      if (parent.isEmpty()) {
        continue;
      }
      SourcePosition position = new SourcePosition(files.name() + "/" + STOPS, stopLines.get(stop));
      Integer index = feed.stopIndex.get(parent);
      if (index == null) {
        problems.add(Problem.error(
            "unknown-id",
            position,
            "field parent_station",
            FeedRow.quoted(parent) + " is no stop_id of " + STOPS,
            "the station it belongs to",
            NearestName.of(parent, feed.stopIndex.keySet())
                .map(nearest -> "Is \"" + nearest + "\" meant?")
                .orElse("Add the station or leave the field empty.")));
      } else if (feed.stops.get(index).locationType() != GtfsFeed.STATION
          && feed.stops.get(stop).locationType() == GtfsFeed.PLATFORM) {
        problems.add(Problem.error(
            "parent-no-station",
            position,
            "field parent_station",
            FeedRow.quoted(parent) + " has location_type "
                + feed.stops.get(index).locationType(),
            "a station, location_type 1",
            "Correct the id or the type."));
      }
    }
  }

  private void readRoute(FeedRow row) {
    String id = row.required("route_id");
    row.required("route_type");
    int type = row.whole("route_type", 0, Integer.MAX_VALUE);
    if (type != FeedRow.NO_NUMBER && RouteKind.of(type) == null) {
      row.error(
          "unknown-route-type",
          "route_type",
          Integer.toString(type),
          "must be 0 to 7, 11, 12 or an extended type from 100 to 1599",
          "State 3 for buses, 1 for a metro, 2 for trains.");
    }
    String agency = row.text("agency_id");
    if (!agency.isEmpty() && !feed.agencies.containsKey(agency)) {
      unknown(row, "agency_id", agency, AGENCY, feed.agencies.keySet());
    }
    String shortName = row.text("route_short_name");
    String longName = row.text("route_long_name");
    if (shortName.isEmpty() && longName.isEmpty()) {
      row.warning(
          "route-without-name",
          "route_short_name",
          "the route has neither a short nor a long name",
          "one of them",
          "State route_short_name or route_long_name.");
    }
    Route route = new Route(id, agency, shortName, longName, type, row.text("route_color"));
    if (!id.isEmpty() && feed.routeIndex.putIfAbsent(id, feed.routes.size()) != null) {
      duplicate(row, "route_id", id);
    } else if (!id.isEmpty()) {
      feed.routes.add(route);
    }
  }

  private void readTrip(FeedRow row) {
    String id = row.required("trip_id");
    String routeId = row.required("route_id");
    String service = row.required("service_id");
    String shape = row.text("shape_id");
    Integer route = feed.routeIndex.get(routeId);
    if (route == null && !routeId.isEmpty() && files.has(ROUTES)) {
      unknown(row, "route_id", routeId, ROUTES, feed.routeIndex.keySet());
    }
    boolean hasCalendar = files.has(CALENDAR) || files.has(CALENDAR_DATES);
    if (!service.isEmpty() && hasCalendar && !feed.calendar.has(service)) {
      unknown(row, "service_id", service, CALENDAR + " or " + CALENDAR_DATES, Set.of());
    }
    if (!shape.isEmpty() && !feed.shapes.containsKey(shape)) {
      unknown(row, "shape_id", shape, SHAPES, Set.of());
    }
    Trip trip = new Trip(
        id,
        route == null ? -1 : route,
        service,
        row.text("trip_headsign"),
        row.whole("direction_id", 0, 1, -1),
        row.text("block_id"),
        shape);
    if (id.isEmpty()) {
      return;
    }
    if (feed.tripIndex.putIfAbsent(id, feed.trips.size()) != null) {
      duplicate(row, "trip_id", id);
    } else {
      feed.trips.add(trip);
    }
  }

  static void duplicate(FeedRow row, String field, String id) {
    row.error(
        "duplicate-id",
        field,
        FeedRow.quoted(id) + " is there already",
        "each one once",
        "Remove the row or change its id.");
  }

  static void unknown(FeedRow row, String field, String id, String file, Set<String> known) {
    row.error(
        "unknown-id",
        field,
        FeedRow.quoted(id) + " is not in " + file,
        "an id of that file",
        (known.size() > 5000 ? Optional.<String>empty() : NearestName.of(id, known))
            .map(nearest -> "Is \"" + nearest + "\" meant?")
            .orElse("Correct the id, or add it there."));
  }
}
