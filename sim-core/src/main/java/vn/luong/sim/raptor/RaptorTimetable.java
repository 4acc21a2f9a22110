package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * A schedule as the router wants it: the routes that run, their rows (a route at a stop), their departures by ascending
 * time, transfers on foot. All departures of a route take the same time between its stops, so they never overtake.
 *
 * <p>Times are whole seconds, rounded down; a stop's missing arrival is its departure and the other way round, as in
 * MATSim ({@code SwissRailRaptorData}).
 *
 * <p>Layout: routes, rows and departures by dense index of their own, those of a route next to each other; 25 bytes per
 * row, 8 per departure, 4 per row and stop. Stops have the indices of the schedule.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RaptorTimetable {
  static final int NO_DEPARTURE = -1;
  private static final byte BOARDING = 1;
  private static final byte ALIGHTING = 2;

  private final TransitSchedule schedule;
  private final WalkParameters walk;
  private final StopGrid grid;
  private final FootTransfers transfers;
  private final int[] scheduleRoute;
  private final int[] firstRow;
  private final int[] routeOfRow;
  private final int[] stop;
  private final int[] arrivalOffset;
  private final int[] departureOffset;
  private final double[] meters;
  private final byte[] flags;
  private final int[] firstDeparture;
  private final int[] departureTime;
  private final int[] scheduleDeparture;
  private final IntRows rowsOfStop;
  private final ThroughRides throughRides;

  /** The timetable of a day, as MATSim has it: after the last departure there is none. */
  public static RaptorTimetable of(TransitSchedule schedule, Network network, WalkParameters walk) {
    return of(schedule, network, walk, route -> true);
  }

  /**
   * The same with some of the routes only.
   *
   * @param isWanted whether a route of the schedule is one of them
   */
  public static RaptorTimetable of(
      TransitSchedule schedule, Network network, WalkParameters walk, IntPredicate isWanted) {
    return new RaptorTimetable(schedule, network, walk, isWanted);
  }

  private RaptorTimetable(
      TransitSchedule schedule, Network network, WalkParameters walk, IntPredicate isWanted) {
    this.schedule = schedule;
    this.walk = walk;
    TransitRoutes routes = schedule.routes();
    scheduleRoute = IntStream.range(0, routes.count())
        .filter(route -> runs(route) && isWanted.test(route))
        .toArray();
    int routeCount = scheduleRoute.length;
    firstRow = new int[routeCount + 1];
    firstDeparture = new int[routeCount + 1];
    for (int route = 0; route < routeCount; route++) {
      int origin = scheduleRoute[route];
      firstRow[route + 1] = firstRow[route] + routes.stopCount(origin);
      firstDeparture[route + 1] = firstDeparture[route] + departureCount(origin);
    }
    int rowCount = firstRow[routeCount];
    routeOfRow = new int[rowCount];
    stop = new int[rowCount];
    arrivalOffset = new int[rowCount];
    departureOffset = new int[rowCount];
    meters = new double[rowCount];
    flags = new byte[rowCount];
    departureTime = new int[firstDeparture[routeCount]];
    scheduleDeparture = new int[departureTime.length];
    for (int route = 0; route < routeCount; route++) {
      fillRows(route, network);
      fillDepartures(route);
    }
    StopFacilities stops = schedule.stops();
    rowsOfStop = IntRows.groupBy(stop, stops.count());
    boolean[] isUsed = isServed();
    grid = stopsWhere(any -> true);
    transfers = FootTransfers.of(stops, isUsed, grid, schedule.transferTimes(), walk);
    throughRides = ThroughRides.of(this);
  }

  private boolean[] isServed() {
    boolean[] isServed = new boolean[schedule.stops().count()];
    for (int served : stop) {
      isServed[served] = true;
    }
    return isServed;
  }

  /** An index of those stops that routes serve and that the caller wants. */
  public StopGrid stopsWhere(IntPredicate isWanted) {
    boolean[] isServed = isServed();
    return new StopGrid(
        schedule.stops(),
        IntStream.range(0, isServed.length)
            .filter(one -> isServed[one] && isWanted.test(one))
            .toArray());
  }

  private boolean runs(int route) {
    return schedule.routes().stopCount(route) > 1 && departureCount(route) > 0;
  }

  private int departureCount(int route) {
    return schedule.departures().end(route) - schedule.departures().first(route);
  }

  private void fillRows(int route, Network network) {
    TransitRoutes routes = schedule.routes();
    int origin = scheduleRoute[route];
    int from = routes.firstStop(origin);
    int position = 0;
    double along = 0;
    for (int row = firstRow[route]; row < firstRow[route + 1]; row++) {
      int routeStop = from + row - firstRow[route];
      double arrival = routes.arrivalOffsetSeconds(routeStop);
      double departure = routes.departureOffsetSeconds(routeStop);
      int served = routes.linkPosition(routeStop);
      if (served == TransitRoutes.OFF_ROUTE) {
        along = Double.NaN;
      }
      for (; position < served; position++) {
        along += network.lengthMeters(routes.links().value(origin, position + 1));
      }
      routeOfRow[row] = route;
      stop[row] = routes.stop(routeStop);
      arrivalOffset[row] = (int) (SimTime.isDefined(arrival) ? arrival : departure);
      departureOffset[row] = (int) (SimTime.isDefined(departure) ? departure : arrival);
      meters[row] = along;
      boolean isLast = row == firstRow[route + 1] - 1;
      flags[row] = (byte) ((routes.allowsBoarding(routeStop) && !isLast ? BOARDING : 0)
          | (routes.allowsAlighting(routeStop) ? ALIGHTING : 0));
    }
  }

  private void fillDepartures(int route) {
    Departures departures = schedule.departures();
    int origin = scheduleRoute[route];
    int first = departures.first(origin);
    long[] sorted = new long[departureCount(origin)];
    for (int ordinal = 0; ordinal < sorted.length; ordinal++) {
      int time = (int) departures.time(first + ordinal);
      sorted[ordinal] = (long) time << Integer.SIZE | ordinal;
    }
    Arrays.sort(sorted);
    for (int ordinal = 0; ordinal < sorted.length; ordinal++) {
      departureTime[firstDeparture[route] + ordinal] = (int) (sorted[ordinal] >> Integer.SIZE);
      scheduleDeparture[firstDeparture[route] + ordinal] = first + (int) sorted[ordinal];
    }
  }

  public TransitSchedule schedule() {
    return schedule;
  }

  public WalkParameters walk() {
    return walk;
  }

  public FootTransfers transfers() {
    return transfers;
  }

  /** True if some departure goes on as another one with its passengers on board. */
  public boolean hasThroughRides() {
    return throughRides != null;
  }

  /** Departures that go on as others; null if there are none. */
  ThroughRides throughRides() {
    return throughRides;
  }

  /** Routes that run: with two stops and a departure at least. */
  public int routeCount() {
    return scheduleRoute.length;
  }

  public int rowCount() {
    return stop.length;
  }

  public int departureCount() {
    return departureTime.length;
  }

  /** The route's index in the schedule. */
  public int scheduleRoute(int route) {
    return scheduleRoute[route];
  }

  int stopCount() {
    return schedule.stops().count();
  }

  int firstRow(int route) {
    return firstRow[route];
  }

  int endRow(int route) {
    return firstRow[route + 1];
  }

  int route(int row) {
    return routeOfRow[row];
  }

  int stop(int row) {
    return stop[row];
  }

  int arrivalOffset(int row) {
    return arrivalOffset[row];
  }

  int departureOffset(int row) {
    return departureOffset[row];
  }

  /** Metres along the route; NaN where its links do not tell. */
  double meters(int row) {
    return meters[row];
  }

  /** False at the last stop, too. */
  boolean allowsBoarding(int row) {
    return (flags[row] & BOARDING) != 0;
  }

  boolean allowsAlighting(int row) {
    return (flags[row] & ALIGHTING) != 0;
  }

  /** The rows where routes serve a stop. */
  IntRows rowsOfStop() {
    return rowsOfStop;
  }

  int firstDeparture(int route) {
    return firstDeparture[route];
  }

  int endDeparture(int route) {
    return firstDeparture[route + 1];
  }

  /** When the departure leaves the route's first stop, whose offset need not be 0. */
  int departureTime(int departure) {
    return departureTime[departure];
  }

  /** The departure's index in the schedule. */
  int scheduleDeparture(int departure) {
    return scheduleDeparture[departure];
  }

  /** The first departure of the row's route that leaves the row's stop at this time or later. */
  int nextDeparture(int row, int time) {
    int route = routeOfRow[row];
    int wanted = time - departureOffset[row];
    int low = firstDeparture[route];
    int end = firstDeparture[route + 1];
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (departureTime[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end ? low : NO_DEPARTURE;
  }

  /** Puts the stops people reach from a point on foot, or leave for it, into the list. */
  void findStops(double x, double y, IntArrayList found) {
    grid.findWithin(x, y, walk.searchRadiusMeters(), found);
    if (found.size() < 2) {
      double nearest = grid.nearestMeters(x, y, found);
      found.clear();
      if (nearest < Double.POSITIVE_INFINITY) {
        grid.findWithin(x, y, nearest + walk.extensionRadiusMeters(), found);
      }
    }
  }

  double beelineMeters(double x, double y, int toStop) {
    return grid.distance(x, y, toStop);
  }
}
