package vn.luong.sim.trips;

import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.transit.TransitSchedule;

/**
 * What the transit routers of all threads share: the timetable, what travellers mind, and the type of the interactions
 * between legs. The schedule does not change, so it serves all iterations.
 *
 * <p>Threads: immutable, safe to share; each thread routes with a {@link #newRouter} of its own.
 */
public final class TransitRouting {
  /** MATSim's name whatever the mode is called ({@code SwissRailRaptorRoutingModule}). */
  private static final String STAGE = "pt";

  private final TransitRoutingParameters parameters;
  private final RaptorTimetable timetable;
  private final RaptorRouter prototype;
  private final int interactionType;

  private TransitRouting(
      TransitSchedule schedule, Population population, TransitRoutingParameters parameters) {
    this.parameters = parameters;
    Network network = population.network();
    timetable = RaptorTimetable.of(schedule, network, parameters.walk());
    prototype = new RaptorRouter(timetable, costs(timetable, parameters));
    interactionType = population.activityTypes().add(STAGE + Population.INTERACTION_SUFFIX);
  }

  private static RaptorCosts costs(RaptorTimetable timetable, TransitRoutingParameters parameters) {
    RaptorCosts same = RaptorCosts.of(
        timetable,
        parameters.ridingPerSecond(),
        parameters.waitingPerSecond(),
        parameters.walkingPerSecond(),
        parameters.perTransfer());
    double[] riding = new double[timetable.routeCount()];
    for (int route = 0; route < riding.length; route++) {
      String transportMode =
          timetable.schedule().routes().transportMode(timetable.scheduleRoute(route));
      riding[route] = parameters.aboard(transportMode).ridingPerSecond();
    }
    return same.withRoutes(riding, new double[riding.length]);
  }

  /** Prepares to route through a schedule; adds the type of interactions to the population. */
  public static TransitRouting of(
      TransitSchedule schedule, Population population, TransitRoutingParameters parameters) {
    return new TransitRouting(schedule, population, parameters);
  }

  public TransitRoutingParameters parameters() {
    return parameters;
  }

  boolean isRouted(int mode) {
    return mode != ModeTable.NO_MODE && parameters.isRouted(mode);
  }

  int interactionType() {
    return interactionType;
  }

  RaptorRouter newRouter() {
    return prototype.copy();
  }
}
