package vn.luong.sim.trips;

import vn.luong.sim.fares.Charges;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.DepartureCosts;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.transit.TransitSchedule;

/**
 * What the transit routers of all threads share: the timetable, what travellers mind, and the type of the interactions
 * between legs. The schedule does not change, so it serves all iterations; what is expected of departures may ({@link
 * #withExpected}).
 *
 * <p>Threads: immutable, safe to share; each thread routes with a {@link #newRouter} of its own.
 */
public final class TransitRouting {
  /** MATSim's name whatever the mode is called ({@code SwissRailRaptorRoutingModule}). */
  private static final String STAGE = "pt";

  private final TransitRoutingParameters parameters;
  private final RaptorTimetable timetable;
  private final Population population;
  /** For those who pay what a ride costs. */
  private final RaptorRouter prototype;
  /** For those who hold a pass; the same if there are no fares. */
  private final RaptorRouter passPrototype;

  private final double costAtStart;
  private final int interactionType;

  private TransitRouting(
      TransitRouting base, RaptorRouter prototype, RaptorRouter passPrototype, double costAtStart) {
    parameters = base.parameters;
    timetable = base.timetable;
    population = base.population;
    interactionType = base.interactionType;
    this.prototype = prototype;
    this.passPrototype = passPrototype;
    this.costAtStart = costAtStart;
  }

  private TransitRouting(
      TransitSchedule schedule, Population population, TransitRoutingParameters parameters) {
    this.parameters = parameters;
    this.population = population;
    Network network = population.network();
    timetable = RaptorTimetable.of(schedule, network, parameters.walk());
    prototype = new RaptorRouter(timetable, costs(timetable, parameters));
    passPrototype = prototype;
    costAtStart = 0;
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

  /**
   * The same routing, but people mind fares, unless they hold a pass.
   *
   * @param utilsPerMoney utils of a unit of money, at least 0
   */
  public TransitRouting withFares(FareParameters fares, double utilsPerMoney) {
    FareCosts costs =
        new FareCosts(timetable, passPrototype.costs(), fares, utilsPerMoney, population.network());
    return new TransitRouting(
        this, new RaptorRouter(timetable, costs.costs()), passPrototype, costs.atStart());
  }

  /** The same routing, but with what was learned of how full departures are and who was left behind. */
  public TransitRouting withExpected(Ridership ridership) {
    DepartureCosts.Source expected = new DepartureCosts.Source() {
      @Override
      public double sectionCost(int departure, int position, double seconds) {
        return seconds
            * ridership.expectedSurcharge(departure, position)
            * parameters.ridingPerSecond();
      }

      @Override
      public double boardingCost(int departure, int position) {
        return ridership.expectedExtraWait(departure, position) * parameters.waitingPerSecond();
      }
    };
    DepartureCosts byDeparture = DepartureCosts.of(timetable, expected);
    RaptorRouter paying = prototype.withDepartures(byDeparture);
    return new TransitRouting(
        this,
        paying,
        passPrototype == prototype ? paying : passPrototype.withDepartures(byDeparture),
        costAtStart);
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

  /** A router for those who pay what a ride costs. */
  RaptorRouter newRouter() {
    return prototype.copy();
  }

  /** A router for those who hold a pass. */
  RaptorRouter newPassRouter() {
    return passPrototype.copy();
  }

  /** True if a ride costs the person nothing, others something. */
  boolean holdsPass(int person) {
    return passPrototype != prototype && Charges.holdsPass(population.personAttributes(), person);
  }

  /** Cost of every journey that rides at all, for who holds no pass. */
  double costAtStart() {
    return costAtStart;
  }
}
