package vn.luong.scenario.access;

import vn.luong.sim.network.Network;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.EarliestArrivals;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Travel times by the timetable from one place to all stops: on foot to a stop as the scenario's routing knows these walks,
 * and by at least one ride on lines that everybody may take. The journey that arrives first counts.
 *
 * <p>Threads: one.
 */
public final class TransitTimes {
  private final RaptorRouter router;
  private final EarliestArrivals arrivals;
  private final AccessStops access = new AccessStops();
  private double startTime;

  public TransitTimes(TransitSchedule schedule, Network network, WalkParameters walk) {
    ReservedLines reserved = ReservedLines.of(schedule);
    RaptorTimetable timetable =
        RaptorTimetable.of(schedule, network, walk, route -> !reserved.isReserved(route));
    router = new RaptorRouter(timetable, RaptorCosts.ofTime(timetable));
    arrivals = new EarliestArrivals(timetable);
  }

  /** Puts the stops that people walk to from a place, or from to it, into a list. */
  void findWalks(double x, double y, AccessStops walks) {
    router.findWalks(x, y, walks);
  }

  /**
   * Finds the way to all stops.
   *
   * @param newStartTime seconds after midnight
   * @param mostSeconds longer journeys are not looked for
   */
  public void startFrom(double x, double y, double newStartTime, double mostSeconds) {
    startTime = newStartTime;
    router.findWalks(x, y, access);
    arrivals.startFrom(access, startTime, mostSeconds);
  }

  /** Travel time to a stop, infinite if it is too long. */
  public double seconds(int stop) {
    return arrivals.at(stop) - startTime;
  }
}
