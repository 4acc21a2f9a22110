package vn.luong.sim.transit;

import vn.luong.sim.network.Network;

/**
 * How far it is from stop to stop along the transit routes: by the links of the route where they are known, else as the crow
 * flies.
 *
 * <p>Layout: 8 bytes per route stop.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RouteMeters {
  private final double[] along;

  /** Measures all routes of a schedule. */
  public RouteMeters(TransitSchedule schedule, Network network) {
    TransitRoutes routes = schedule.routes();
    along = new double[routes.routeStopCount()];
    for (int route = 0; route < routes.count(); route++) {
      for (int stop = routes.firstStop(route) + 1; stop < routes.endStop(route); stop++) {
        along[stop] = along[stop - 1] + section(schedule, network, route, stop);
      }
    }
  }

  private static double section(
      TransitSchedule schedule, Network network, int route, int routeStop) {
    TransitRoutes routes = schedule.routes();
    int from = routes.linkPosition(routeStop - 1);
    int to = routes.linkPosition(routeStop);
    if (from == TransitRoutes.OFF_ROUTE || to == TransitRoutes.OFF_ROUTE) {
      StopFacilities stops = schedule.stops();
      int before = routes.stop(routeStop - 1);
      int stop = routes.stop(routeStop);
      return Math.hypot(stops.x(stop) - stops.x(before), stops.y(stop) - stops.y(before));
    }
    double meters = 0;
    for (int position = from + 1; position <= to; position++) {
      meters += network.lengthMeters(routes.links().value(route, position));
    }
    return meters;
  }

  /** Metres from the route's first stop to the route stop. */
  public double along(int routeStop) {
    return along[routeStop];
  }
}
