package vn.luong.scenario.access;

import java.util.Arrays;
import vn.luong.sim.network.Network;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.raptor.TransitJourney;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Travel times by the timetable from one place to the places of jobs: on foot to a stop, at least one ride, on foot from
 * the last stop, with walks as the scenario's routing knows them, by lines that everybody may take. The journey that arrives first counts.
 *
 * <p>Layout: by target, the stops people walk from and how long that takes.
 *
 * <p>Threads: one.
 */
final class TransitTimes {
  private final RaptorRouter router;
  private final TransitJourney journey;
  private final AccessStops access = new AccessStops();
  private final AccessStops egress = new AccessStops();
  private final int[][] stopsOfTarget;
  private final float[][] walkSeconds;
  /** Stops that lead to jobs. */
  private final boolean[] isNearJobs;

  private final double[] secondsToStop;

  TransitTimes(TransitSchedule schedule, Network network, WalkParameters walk, JobPlaces targets) {
    ReservedLines reserved = ReservedLines.of(schedule);
    RaptorTimetable timetable =
        RaptorTimetable.of(schedule, network, walk, route -> !reserved.isReserved(route));
    router = new RaptorRouter(timetable, RaptorCosts.ofTime(timetable));
    journey = new TransitJourney(timetable);
    isNearJobs = new boolean[schedule.stops().count()];
    secondsToStop = new double[schedule.stops().count()];
    stopsOfTarget = new int[targets.size()][];
    walkSeconds = new float[targets.size()][];
    for (int target = 0; target < targets.size(); target++) {
      router.findWalks(targets.x(target), targets.y(target), access);
      stopsOfTarget[target] = new int[access.count()];
      walkSeconds[target] = new float[access.count()];
      for (int ordinal = 0; ordinal < access.count(); ordinal++) {
        stopsOfTarget[target][ordinal] = access.stop(ordinal);
        walkSeconds[target][ordinal] = (float) access.seconds(ordinal);
        isNearJobs[access.stop(ordinal)] = true;
      }
    }
  }

  /**
   * Finds the way to all stops.
   *
   * @param startTime seconds after midnight
   * @param mostSeconds longer journeys are not looked for
   */
  void startFrom(double x, double y, double startTime, double mostSeconds) {
    router.findWalks(x, y, access);
    Arrays.fill(secondsToStop, Double.POSITIVE_INFINITY);
    for (int stop = 0; stop < secondsToStop.length; stop++) {
      if (isNearJobs[stop]) {
        egress.clear(x, y);
        egress.add(stop, 0, 0, 0, 0);
        if (router.route(access, egress, startTime, mostSeconds, journey)) {
          secondsToStop[stop] = journey.arrivalTime() - startTime;
        }
      }
    }
  }

  /** Travel time to a target, infinite if it is too long. */
  double seconds(int target) {
    double least = Double.POSITIVE_INFINITY;
    int[] stops = stopsOfTarget[target];
    for (int ordinal = 0; ordinal < stops.length; ordinal++) {
      least = Math.min(least, secondsToStop[stops[ordinal]] + walkSeconds[target][ordinal]);
    }
    return least;
  }
}
