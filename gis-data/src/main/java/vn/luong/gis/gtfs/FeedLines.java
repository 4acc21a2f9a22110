package vn.luong.gis.gtfs;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.gtfs.GtfsFeed.Frequency;
import vn.luong.gis.gtfs.GtfsFeed.Trip;
import vn.luong.gis.transit.DepartureKey;
import vn.luong.gis.transit.DepartureSketch;
import vn.luong.gis.transit.Drive;
import vn.luong.gis.transit.LineSketch;
import vn.luong.gis.transit.MapPoint;
import vn.luong.gis.transit.RouteSketch;
import vn.luong.gis.transit.StopCall;
import vn.luong.gis.transit.StopSketch;
import vn.luong.gis.transit.TransitSketch;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * Makes the lines of one service day of a feed. A route of the feed becomes a line; its trips with the same stops, times
 * between them and shape become one route of the line, whose departures have the ids of the trips. Times are those of the
 * service day, also past midnight. Trips of frequencies are spread out from the start of each period.
 */
public final class FeedLines {
  private static final int NO_DIRECTION = -1;

  private final GtfsFeed feed;
  private final LocalDate date;
  private final MetricProjection projection;
  private final ProblemLog problems;
  private final Map<Integer, StopSketch> stops = new HashMap<>();
  private final Map<String, List<MapPoint>> shapes = new HashMap<>();
  private final Map<Integer, List<Frequency>> frequencies = new HashMap<>();
  /** Where each trip of the day is found in the lines. */
  private final Map<Integer, DepartureKey> departureOfTrip = new LinkedHashMap<>();

  private final BlockRuns blocks;
  private int interpolatedCount;
  private int frequencyTripCount;

  /** What trips of one route have in common. */
  private record Pattern(int direction, String shape, IntArrayList halts) {}

  private FeedLines(
      GtfsFeed feed, LocalDate date, MetricProjection projection, ProblemLog problems) {
    this.feed = feed;
    this.date = date;
    this.projection = projection;
    this.problems = problems;
    feed.frequencies.forEach(frequency ->
        frequencies.computeIfAbsent(frequency.trip(), trip -> new ArrayList<>()).add(frequency));
    blocks = new BlockRuns(feed, frequencies.keySet(), problems);
  }

  /** The day from Monday to Friday with most trips, or any other day if nothing runs from Monday to Friday. */
  public static Optional<LocalDate> busiestWeekday(GtfsFeed feed) {
    Map<String, Integer> trips = feed.tripsByService();
    return feed.calendar().busiestWeekday(service -> trips.getOrDefault(service, 0));
  }

  /**
   * The lines of a day.
   *
   * @param feed a feed without errors
   * @param projection to the coordinates of the network
   * @param problems takes warnings
   * @throws InvalidInputException if nothing runs on that day, or a place is out of reach of the projection
   */
  public static FeedDay of(
      GtfsFeed feed, LocalDate date, MetricProjection projection, ProblemLog problems) {
    return new FeedLines(feed, date, projection, problems).build();
  }

  private FeedDay build() {
    Map<Integer, List<Integer>> tripsOfRoute = new TreeMap<>();
    int tripCount = 0;
    for (int trip = 0; trip < feed.trips.size(); trip++) {
      boolean runs = feed.calendar.runs(feed.trips.get(trip).serviceId(), date);
      if (runs && feed.stopTimes.ofTrips().size(trip) >= 2) {
        tripsOfRoute
            .computeIfAbsent(feed.trips.get(trip).route(), route -> new ArrayList<>())
            .add(trip);
        interpolate(trip);
        blocks.add(trip);
        tripCount++;
      }
    }
    if (tripCount == 0) {
      throw nothingRuns();
    }
    blocks.finish();
    List<LineSketch> lines = new ArrayList<>();
    tripsOfRoute.forEach((route, trips) -> lines.add(line(feed.routes.get(route), trips)));
    FeedTransfers transfers = new FeedTransfers(feed, departureOfTrip, blocks);
    return new FeedDay(
        date,
        new TransitSketch(lines, transfers.times(), transfers.chains()),
        tripCount,
        frequencyTripCount,
        blocks.vehicleCount(),
        interpolatedCount,
        transfers.notAppliedCount());
  }

  private InvalidInputException nothingRuns() {
    String span = feed.calendar.firstDay().isEmpty()
        ? "no day at all"
        : feed.calendar.firstDay().get() + " to " + feed.calendar.lastDay().get();
    return new InvalidInputException(Problem.error(
        "nothing-runs",
        SourcePosition.of(feed.name()),
        "",
        "no trip with halts runs on " + date,
        "a day within the calendar: " + span,
        busiestWeekday(feed)
            .map(day -> "Choose another day, e.g. --date " + day + ".")
            .orElse("Correct calendar.txt or calendar_dates.txt.")));
  }

  private LineSketch line(GtfsFeed.Route route, List<Integer> trips) {
    RouteKind kind = RouteKind.of(route.type());
    Map<Pattern, List<Integer>> patterns = new LinkedHashMap<>();
    for (int trip : trips) {
      patterns.computeIfAbsent(pattern(trip), pattern -> new ArrayList<>()).add(trip);
    }
    List<RouteSketch> routes = new ArrayList<>();
    Map<Integer, Integer> countOfDirection = new HashMap<>();
    patterns.forEach((pattern, ofPattern) -> {
      int number = countOfDirection.merge(pattern.direction(), 1, Integer::sum);
      String direction = pattern.direction() == NO_DIRECTION ? "" : pattern.direction() + ".";
      routes.add(route(route.id(), direction + number, ofPattern));
    });
    String name = route.shortName().isEmpty() ? route.longName() : route.shortName();
    return new LineSketch(
        route.id(), name, kind.mode(), kind.way(), kind.vehicleType(), routes, facts(route));
  }

  private Map<String, String> facts(GtfsFeed.Route route) {
    GtfsFeed.Agency agency = feed.agencies.get(route.agencyId());
    if (agency == null && feed.agencies.size() == 1) {
      agency = feed.agencies.values().iterator().next();
    }
    Map<String, String> facts = new TreeMap<>();
    facts.put(FeedFacts.ROUTE_TYPE, Integer.toString(route.type()));
    facts.put(FeedFacts.SHORT_NAME, route.shortName());
    facts.put(FeedFacts.LONG_NAME, route.longName());
    facts.put(FeedFacts.COLOR, route.color());
    if (agency != null) {
      facts.put(FeedFacts.AGENCY_ID, agency.id());
      facts.put(FeedFacts.AGENCY_NAME, agency.name());
      facts.put(FeedFacts.AGENCY_URL, agency.url());
      facts.put(FeedFacts.TIME_ZONE, agency.timeZone());
    }
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private Pattern pattern(int trip) {
    StopTimes halts = feed.stopTimes;
    IntRows rows = halts.ofTrips();
    int start = halts.arrival(rows.value(trip, 0));
    IntArrayList key = new IntArrayList(4 * rows.size(trip));
    for (int at = rows.start(trip); at < rows.end(trip); at++) {
      int row = rows.value(at);
      key.add(halts.stop(row));
      key.add(halts.arrival(row) - start);
      key.add(halts.departure(row) - start);
      key.add((halts.allowsBoarding(row) ? 1 : 0) + (halts.allowsAlighting(row) ? 2 : 0));
    }
    return new Pattern(feed.trips.get(trip).direction(), feed.trips.get(trip).shapeId(), key);
  }

  private RouteSketch route(String lineId, String routeId, List<Integer> trips) {
    StopTimes halts = feed.stopTimes;
    IntRows rows = halts.ofTrips();
    int first = trips.get(0);
    int start = halts.arrival(rows.value(first, 0));
    List<StopCall> calls = new ArrayList<>();
    for (int at = rows.start(first); at < rows.end(first); at++) {
      int row = rows.value(at);
      calls.add(new StopCall(
          stops.computeIfAbsent(halts.stop(row), this::stop),
          halts.arrival(row) - start,
          halts.departure(row) - start,
          halts.allowsBoarding(row),
          halts.allowsAlighting(row),
          true));
    }
    List<DepartureSketch> departures = new ArrayList<>();
    for (int trip : trips) {
      addDepartures(lineId, routeId, trip, departures);
    }
    departures.sort(Comparator.comparingDouble(DepartureSketch::timeSeconds)
        .thenComparing(DepartureSketch::id));
    Trip trip = feed.trips.get(first);
    return new RouteSketch(
        routeId, trip.headsign(), calls, shape(trip.shapeId()), Drive.FREE, departures);
  }

  private void addDepartures(
      String lineId, String routeId, int trip, List<DepartureSketch> departures) {
    String id = feed.trips.get(trip).id();
    int first = feed.stopTimes.ofTrips().value(trip, 0);
    List<Frequency> periods = frequencies.get(trip);
    if (periods == null) {
      departures.add(new DepartureSketch(id, feed.stopTimes.arrival(first), blocks.vehicle(trip)));
      departureOfTrip.put(trip, new DepartureKey(lineId, routeId, id));
      return;
    }
    frequencyTripCount++;
    int dwell = feed.stopTimes.departure(first) - feed.stopTimes.arrival(first);
    for (Frequency period : periods) {
      for (int time = period.startSeconds();
          time < period.endSeconds();
          time += period.headwaySeconds()) {
        departures.add(DepartureSketch.at(id + "@" + SimTime.format(time), time - dwell));
      }
    }
  }

  private StopSketch stop(int index) {
    GtfsFeed.Stop stop = feed.stops.get(index);
    double[] place = projection.project(stop.longitude(), stop.latitude());
    return new StopSketch(stop.id(), stop.name(), new MapPoint(place[0], place[1]), stop.parent());
  }

  private List<MapPoint> shape(String id) {
    return id.isEmpty() ? List.of() : shapes.computeIfAbsent(id, this::projectShape);
  }

  private List<MapPoint> projectShape(String id) {
    List<MapPoint> degrees = feed.shapes.get(id);
    double[] coordinates = new double[2 * degrees.size()];
    for (int point = 0; point < degrees.size(); point++) {
      coordinates[2 * point] = degrees.get(point).x();
      coordinates[2 * point + 1] = degrees.get(point).y();
    }
    projection.project(coordinates);
    List<MapPoint> points = new ArrayList<>();
    for (int point = 0; point < degrees.size(); point++) {
      points.add(new MapPoint(coordinates[2 * point], coordinates[2 * point + 1]));
    }
    return List.copyOf(points);
  }

  /** Gives halts without times the time between those with times by the distance travelled, in whole seconds. */
  private void interpolate(int trip) {
    StopTimes halts = feed.stopTimes;
    IntRows rows = halts.ofTrips();
    int timed = 0;
    for (int at = 1; at < rows.size(trip); at++) {
      if (halts.arrival(rows.value(trip, at)) == StopTimes.NO_TIME) {
        continue;
      }
      if (at - timed > 1) {
        interpolate(trip, timed, at);
      }
      timed = at;
    }
  }

  private void interpolate(int trip, int from, int to) {
    StopTimes halts = feed.stopTimes;
    IntRows rows = halts.ofTrips();
    double[] along = new double[to - from + 1];
    for (int at = from + 1; at <= to; at++) {
      along[at - from] =
          along[at - from - 1] + meters(rows.value(trip, at - 1), rows.value(trip, at));
    }
    double start = halts.departure(rows.value(trip, from));
    double end = halts.arrival(rows.value(trip, to));
    double whole = along[to - from];
    for (int at = from + 1; at < to; at++) {
      double share = whole > 0 ? along[at - from] / whole : (double) (at - from) / (to - from);
      int time = (int) Math.round(start + share * (end - start));
      halts.setTimes(rows.value(trip, at), time, time);
      interpolatedCount++;
    }
  }

  private double meters(int fromRow, int toRow) {
    double travelled = feed.stopTimes.distance(toRow) - feed.stopTimes.distance(fromRow);
    if (travelled >= 0) {
      return travelled;
    }
    MapPoint from =
        stops.computeIfAbsent(feed.stopTimes.stop(fromRow), this::stop).place();
    return from.distanceTo(
        stops.computeIfAbsent(feed.stopTimes.stop(toRow), this::stop).place());
  }
}
