package vn.luong.scenario.ridership;

import java.util.Arrays;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * Every stop of every departure of a schedule: when it was served, and who got in and out, as counted in the simulation.
 *
 * <p>Layout: a row for each stop of each departure, those of a departure next to each other in their order, whether it was
 * served or not; 36 bytes. Per departure 24 bytes for its run.
 *
 * <p>Threads: one.
 */
final class VisitColumns {
  static final int NO_VISIT = -1;

  /** Time of what did not happen. */
  static final int NEVER = Integer.MIN_VALUE;

  private final TransitRoutes routes;
  private final Departures departures;
  private final int[] firstVisit;

  private final int[] arrivalTime;
  private final int[] departureTime;
  private final int[] boardings;
  private final int[] alightings;
  private final int[] load;
  private final int[] denied;
  private final long[] waitSeconds;
  private final float[] odometerMeters;

  private final int[] runStartTime;
  private final int[] runEndTime;
  private final float[] runMeters;
  private final float[] emptyMeters;
  private final int[] emptySeconds;

  VisitColumns(TransitSchedule schedule) {
    routes = schedule.routes();
    departures = schedule.departures();
    firstVisit = new int[departures.count() + 1];
    for (int departure = 0; departure < departures.count(); departure++) {
      int stopCount = routes.stopCount(departures.route(departure));
      firstVisit[departure + 1] = firstVisit[departure] + stopCount;
    }
    int count = firstVisit[departures.count()];
    arrivalTime = never(count);
    departureTime = never(count);
    boardings = new int[count];
    alightings = new int[count];
    load = new int[count];
    denied = new int[count];
    waitSeconds = new long[count];
    odometerMeters = new float[count];
    runStartTime = never(departures.count());
    runEndTime = never(departures.count());
    runMeters = new float[departures.count()];
    emptyMeters = new float[departures.count()];
    emptySeconds = new int[departures.count()];
  }

  private static int[] never(int count) {
    int[] times = new int[count];
    Arrays.fill(times, NEVER);
    return times;
  }

  /** First visit of a departure; for loops from {@code first} to {@code end}. */
  int first(int departure) {
    return firstVisit[departure];
  }

  /** One after the last visit of a departure. */
  int end(int departure) {
    return firstVisit[departure + 1];
  }

  /** The visit of a departure at a stop of its route. */
  int at(int departure, int routeStop) {
    return firstVisit[departure] + routeStop - routes.firstStop(departures.route(departure));
  }

  int departure(int visit) {
    int found = Arrays.binarySearch(firstVisit, visit);
    if (found < 0) {
      return -found - 2;
    }
    while (firstVisit[found + 1] == visit) {
      found++;
    }
    return found;
  }

  int routeStop(int departure, int visit) {
    return routes.firstStop(departures.route(departure)) + visit - firstVisit[departure];
  }

  int line(int departure) {
    return routes.line(departures.route(departure));
  }

  // What happens.

  void startRun(int departure, int time, double emptyMetersBefore, int emptySecondsBefore) {
    runStartTime[departure] = time;
    emptyMeters[departure] = (float) emptyMetersBefore;
    emptySeconds[departure] = emptySecondsBefore;
  }

  void endRun(int departure, int time, double meters) {
    runEndTime[departure] = time;
    runMeters[departure] = (float) meters;
  }

  void arrive(int visit, int time, double meters) {
    arrivalTime[visit] = time;
    odometerMeters[visit] = (float) meters;
  }

  void board(int visit, int waitedSeconds) {
    boardings[visit]++;
    waitSeconds[visit] += waitedSeconds;
  }

  void alight(int visit) {
    alightings[visit]++;
  }

  void deny(int visit) {
    denied[visit]++;
  }

  void depart(int visit, int time, int passengers) {
    departureTime[visit] = time;
    load[visit] = passengers;
  }

  // What was seen.

  boolean isServed(int visit) {
    return departureTime[visit] != NEVER;
  }

  boolean isArrived(int visit) {
    return arrivalTime[visit] != NEVER;
  }

  int arrivalTime(int visit) {
    return arrivalTime[visit];
  }

  int departureTime(int visit) {
    return departureTime[visit];
  }

  int boardings(int visit) {
    return boardings[visit];
  }

  int alightings(int visit) {
    return alightings[visit];
  }

  /** Passengers on leaving the stop. */
  int load(int visit) {
    return load[visit];
  }

  /** Passengers whom the vehicle left behind because it was full. */
  int denied(int visit) {
    return denied[visit];
  }

  /** What those who got in had waited, together. */
  long waitSeconds(int visit) {
    return waitSeconds[visit];
  }

  /** Metres from the start of the run. */
  double odometerMeters(int visit) {
    return odometerMeters[visit];
  }

  boolean hasRun(int departure) {
    return runStartTime[departure] != NEVER;
  }

  int runStartTime(int departure) {
    return runStartTime[departure];
  }

  /** End of the run, or the last thing known of one that did not end. */
  int runEndTime(int departure) {
    if (runEndTime[departure] != NEVER) {
      return runEndTime[departure];
    }
    int last = runStartTime[departure];
    for (int visit = first(departure); visit < end(departure); visit++) {
      last = Math.max(last, Math.max(arrivalTime[visit], departureTime[visit]));
    }
    return last;
  }

  /** Metres with passengers, or as far as is known of a run that did not end. */
  double runMeters(int departure) {
    double meters = runMeters[departure];
    for (int visit = first(departure); visit < end(departure); visit++) {
      meters = Math.max(meters, odometerMeters[visit]);
    }
    return meters;
  }

  /** Metres the vehicle drove empty to the start of the run. */
  double emptyMeters(int departure) {
    return emptyMeters[departure];
  }

  int emptySeconds(int departure) {
    return emptySeconds[departure];
  }

  // What was planned.

  /** Planned arrival, or departure where only that is stated; {@link SimTime#UNDEFINED} if neither is. */
  double plannedArrivalTime(int departure, int visit) {
    int at = routeStop(departure, visit);
    return planned(departure, routes.arrivalOffsetSeconds(at), routes.departureOffsetSeconds(at));
  }

  /** Planned departure, or arrival where only that is stated; {@link SimTime#UNDEFINED} if neither is. */
  double plannedDepartureTime(int departure, int visit) {
    int at = routeStop(departure, visit);
    return planned(departure, routes.departureOffsetSeconds(at), routes.arrivalOffsetSeconds(at));
  }

  private double planned(int departure, double offset, double otherwise) {
    double defined = SimTime.isDefined(offset) ? offset : otherwise;
    return SimTime.isDefined(defined) ? departures.time(departure) + defined : SimTime.UNDEFINED;
  }

  /** Stop facility of a visit. */
  int stop(int departure, int visit) {
    int at = routeStop(departure, visit);
    return at < routes.endStop(departures.route(departure))
        ? routes.stop(at)
        : StopFacilities.NO_STOP;
  }
}
