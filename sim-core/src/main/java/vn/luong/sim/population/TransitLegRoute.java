package vn.luong.sim.population;

import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * The route of a transit leg, resolved against a schedule.
 *
 * @param line transit line
 * @param route transit route, or {@link TransitRoutes#NO_ROUTE} if any of the line will do
 * @param accessStop stop facility where to get in
 * @param egressStop stop facility where to get out
 * @param boardingTime planned boarding, or {@link SimTime#UNDEFINED}
 * @param chained the ride after it, for which the passenger stays on board; null if there is none
 */
public record TransitLegRoute(
    int line,
    int route,
    int accessStop,
    int egressStop,
    double boardingTime,
    TransitLegRoute chained) {

  /**
   * Position of the first route stop where the passenger can get in and then, further on, out; none if the route is
   * not stated or does not lead so.
   */
  public int boardingStop(TransitRoutes routes) {
    if (route == TransitRoutes.NO_ROUTE) {
      return StopFacilities.NO_STOP;
    }
    int access = routes.findStop(route, accessStop, routes.firstStop(route));
    boolean leads = access != StopFacilities.NO_STOP
        && routes.findStop(route, egressStop, access + 1) != StopFacilities.NO_STOP;
    return leads ? access : StopFacilities.NO_STOP;
  }

  /** Where the passenger gets out at last, after all rides chained to this one (MATSim {@code getEgressStopId}). */
  public int lastEgressStop() {
    return chained == null ? egressStop : chained.lastEgressStop();
  }

  /** The same by ids, e.g. to be kept in a plan. */
  public TransitRouteText toText(TransitSchedule schedule) {
    return new TransitRouteText(
        schedule.lineId(line),
        route == TransitRoutes.NO_ROUTE ? null : schedule.routes().id(route),
        schedule.stops().id(accessStop),
        schedule.stops().id(egressStop),
        boardingTime,
        chained == null ? null : chained.toText(schedule));
  }
}
