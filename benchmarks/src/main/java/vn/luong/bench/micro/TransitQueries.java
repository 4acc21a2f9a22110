package vn.luong.bench.micro;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.DepartureCosts;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.raptor.StopGrid;
import vn.luong.sim.raptor.TransitJourney;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.TransitSchedule;

/** Random trips in a province, answered by the engine's router and by one made of objects. */
final class TransitQueries {
  private static final double WALK_FACTOR = 1.3;
  private static final double NEAR_METERS = 800;
  private static final double RIDE_METERS = 5000;
  private static final double RIDE_METERS_PER_SECOND = 25 / 3.6;
  private static final int RIDE_STOPS = 4;
  private static final double PARKING_COST = 0.5;
  private static final int EARLIEST = 5 * 3600 + 1800;
  private static final int LATEST = 20 * 3600;

  private final RaptorTimetable timetable;
  private final RaptorCosts costs;
  private final RaptorRouter router;
  private final ObjectRaptor objects;
  private final TransitJourney journey;
  private final AccessStops access = new AccessStops();
  private final AccessStops egress = new AccessStops();
  /** Null if people only walk to stops. */
  private final StopGrid stations;

  private final IntArrayList near = new IntArrayList();
  private final double[] places;
  private final int[] times;

  /**
   * What trips are like.
   *
   * @param areRatesEqual whether a second costs the same on board, at a stop and on foot, as MATSim has it unless told
   *     otherwise; else riding is minded less than waiting, and walking most, as people say in surveys
   * @param isCrowded whether departures of the peaks are crowded; only the engine's router knows that
   * @param takesMotorbikes whether people may also ride to the four nearest stops of those where a motorbike can be left,
   *     a tenth of all, within 5 km, and from there
   */
  record Kind(boolean areRatesEqual, boolean isCrowded, boolean takesMotorbikes) {}

  /** Draws trips. */
  TransitQueries(int lines, int departures, int count, Kind kind, long seed) {
    TransitSchedule schedule = ProvinceTransit.of(lines, departures, seed);
    Network network = new NetworkBuilder(new ModeTable()).build();
    WalkParameters walk = new WalkParameters(3 / 3.6, WALK_FACTOR, 1000, 200, 400, 60, 5, 1);
    timetable = RaptorTimetable.of(schedule, network, walk);
    costs = kind.areRatesEqual()
        ? RaptorCosts.ofUtilities(timetable, 6, -6, -6, -6, -1)
        : RaptorCosts.ofUtilities(timetable, 6, 0, -3, -6, -1);
    RaptorRouter plain = new RaptorRouter(timetable, costs);
    router = kind.isCrowded()
        ? plain.withDepartures(DepartureCosts.of(timetable, new Peaks(schedule, costs, seed)))
        : plain;
    stations = kind.takesMotorbikes() ? timetable.stopsWhere(stop -> stop % 10 == 0) : null;
    objects = new ObjectRaptor(timetable, costs);
    journey = new TransitJourney(timetable);
    RandomStream random = RandomStream.of(seed, 2);
    places = new double[4 * count];
    times = new int[count];
    for (int query = 0; query < count; query++) {
      place(schedule, random, 4 * query);
      place(schedule, random, 4 * query + 2);
      times[query] = EARLIEST + random.nextInt(LATEST - EARLIEST);
    }
  }

  private void place(TransitSchedule schedule, RandomStream random, int at) {
    int stop = schedule.routes().stop(random.nextInt(schedule.routes().routeStopCount()));
    places[at] = schedule.stops().x(stop) + (random.nextDouble() - 0.5) * NEAR_METERS;
    places[at + 1] = schedule.stops().y(stop) + (random.nextDouble() - 0.5) * NEAR_METERS;
  }

  int count() {
    return times.length;
  }

  String describe() {
    return timetable.routeCount() + " routes, " + timetable.rowCount() + " rows, "
        + timetable.departureCount() + " departures, " + timetable.transfers().count()
        + " transfers";
  }

  /** Least cost of a query, walks to stops included. */
  double byColumns(int query) {
    double most = prepare(query);
    return router.route(access, egress, times[query], most, journey) ? journey.cost() : most;
  }

  double byObjects(int query) {
    double most = prepare(query);
    return objects.leastCost(access, egress, times[query], most);
  }

  private double prepare(int query) {
    double x = places[4 * query];
    double y = places[4 * query + 1];
    double toX = places[4 * query + 2];
    double toY = places[4 * query + 3];
    router.findWalks(x, y, access);
    router.findWalks(toX, toY, egress);
    if (stations != null) {
      addRides(x, y, access);
      addRides(toX, toY, egress);
    }
    double seconds = Math.hypot(toX - x, toY - y) / timetable.walk().beelineMetersPerSecond();
    return seconds * costs.walkingPerSecond();
  }

  /** As the crow flies, a third longer, at 25 km/h: the road router is measured by itself. */
  private void addRides(double x, double y, AccessStops ways) {
    stations.findWithin(x, y, RIDE_METERS, near);
    near.sort((left, right) ->
        Double.compare(stations.distance(x, y, left), stations.distance(x, y, right)));
    for (int ordinal = 0; ordinal < Math.min(RIDE_STOPS, near.size()); ordinal++) {
      int stop = near.getInt(ordinal);
      double meters = WALK_FACTOR * stations.distance(x, y, stop);
      double seconds = Math.ceil(meters / RIDE_METERS_PER_SECOND);
      ways.add(stop, seconds, PARKING_COST + seconds * costs.waitingPerSecond(), meters, 1);
    }
  }

  /**
   * Two peaks of two hours: half of their departures are crowded in the middle of the route, where a second weighs up to
   * half as much again, and one in ten leaves people behind at a stop.
   */
  private record Peaks(TransitSchedule schedule, RaptorCosts costs, long seed)
      implements DepartureCosts.Source {
    private static final long CROWDED = RandomStream.keyOfText("crowded");
    private static final long FULL = RandomStream.keyOfText("full");

    private boolean isCrowded(int departure, int position) {
      double time = schedule.departures().time(departure) / 3600;
      boolean isPeak = time >= 6 && time < 8 || time >= 16.5 && time < 18.5;
      int stops = schedule.routes().stopCount(schedule.departures().route(departure));
      return isPeak
          && position > stops / 4
          && position < 3 * stops / 4
          && RandomStream.doubleAt(seed, departure, 0, CROWDED) < 0.5;
    }

    @Override
    public double sectionCost(int departure, int position, double seconds) {
      return isCrowded(departure, position)
          ? seconds
              * costs.ridingPerSecond(0)
              * RandomStream.doubleAt(seed, departure, position, CROWDED)
              / 2
          : 0;
    }

    @Override
    public double boardingCost(int departure, int position) {
      return isCrowded(departure, position)
              && RandomStream.doubleAt(seed, departure, position, FULL) < 0.1
          ? 600 * costs.waitingPerSecond()
          : 0;
    }
  }
}
