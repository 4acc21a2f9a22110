package vn.luong.scenario.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/** Stops at which something stops that everybody may take. */
public final class StopPoints {
  /** Modes of routes whose stops are stations. */
  private static final Set<String> RAIL = Set.of("metro", "subway", "rail", "train");

  private StopPoints() {}

  /** Stop facilities that such a route serves, rising. */
  public static int[] all(TransitSchedule schedule) {
    return served(schedule, false);
  }

  /** Stop facilities that a metro or railway serves, rising. */
  static int[] stations(TransitSchedule schedule) {
    return served(schedule, true);
  }

  private static int[] served(TransitSchedule schedule, boolean isStationsOnly) {
    TransitRoutes routes = schedule.routes();
    ReservedLines reserved = ReservedLines.of(schedule);
    Set<Integer> served = new TreeSet<>();
    for (int route = 0; route < routes.count(); route++) {
      if (!reserved.isReserved(route)
          && (!isStationsOnly || RAIL.contains(routes.transportMode(route)))) {
        IntStream.range(routes.firstStop(route), routes.endStop(route))
            .forEach(at -> served.add(routes.stop(at)));
      }
    }
    return served.stream().mapToInt(Integer::intValue).toArray();
  }
}
