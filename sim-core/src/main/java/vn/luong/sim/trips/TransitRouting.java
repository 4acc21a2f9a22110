package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import vn.luong.sim.fares.Charges;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.DepartureCosts;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.raptor.StopGrid;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.StopFacilities;
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

  private static final String PARKING = " parking" + Population.INTERACTION_SUFFIX;
  private static final String PICK_UP = " pick-up" + Population.INTERACTION_SUFFIX;

  private final TransitRoutingParameters parameters;
  private final RaptorTimetable timetable;
  private final Population population;
  /** For those who pay what a ride costs. */
  private final RaptorRouter prototype;
  /** For those who hold a pass; the same if there are no fares. */
  private final RaptorRouter passPrototype;

  private final double costAtStart;
  private final int interactionType;
  private final int[] parkingType;
  private final int[] pickUpType;
  private final List<StopGrid> stopsOfWay;
  private final List<int[]> linkOfStop;
  private final ParkingPrice parkingPrice;
  /** Of lines that some may take only; null if there are none, and in the routing of these themselves. */
  private final TransitRouting reserved;
  /** Routes of the timetable by the group that may take them; null where everybody may take all. */
  private final ReservedRoutes groups;

  private TransitRouting(
      TransitRouting base,
      RaptorRouter prototype,
      RaptorRouter passPrototype,
      double costAtStart,
      ParkingPrice parkingPrice,
      TransitRouting reserved) {
    parameters = base.parameters;
    timetable = base.timetable;
    population = base.population;
    interactionType = base.interactionType;
    parkingType = base.parkingType;
    pickUpType = base.pickUpType;
    stopsOfWay = base.stopsOfWay;
    linkOfStop = base.linkOfStop;
    groups = base.groups;
    this.reserved = reserved;
    this.parkingPrice = parkingPrice;
    this.prototype = prototype;
    this.passPrototype = passPrototype;
    this.costAtStart = costAtStart;
  }

  private TransitRouting(
      TransitSchedule schedule,
      Population population,
      TransitRoutingParameters parameters,
      ReservedLines lines,
      boolean isReserved) {
    this.parameters = parameters;
    this.population = population;
    parkingPrice = ParkingPrice.NONE;
    Network network = population.network();
    timetable = RaptorTimetable.of(
        schedule,
        network,
        parameters.walk(),
        route -> lines == null || lines.isReserved(route) == isReserved);
    groups = isReserved ? new ReservedRoutes(timetable, lines, population) : null;
    reserved = lines == null || isReserved || lines.groupCount() == 0
        ? null
        : new TransitRouting(
            schedule, population, parameters.withOptions(JourneyOptions.NONE), lines, true);
    prototype = new RaptorRouter(timetable, costs(timetable, parameters));
    passPrototype = prototype;
    costAtStart = 0;
    interactionType = population.activityTypes().add(STAGE + Population.INTERACTION_SUFFIX);
    parkingType = typesByWay(population, PARKING);
    pickUpType = typesByWay(population, PICK_UP);
    stopsOfWay = new ArrayList<>();
    linkOfStop = new ArrayList<>();
    for (AccessWay way : parameters.options().accessWays()) {
      AttributeTable attributes = schedule.stops().attributes();
      stopsOfWay.add(timetable.stopsWhere(stop -> way.search().admits(attributes, stop)));
      linkOfStop.add(linksOf(way.search().linkAttribute(), schedule.stops(), network));
    }
  }

  private int[] typesByWay(Population population, String suffix) {
    return parameters.options().accessWays().stream()
        .mapToInt(way -> way.isOwnVehicle()
            ? population.activityTypes().add(population.modeTable().name(way.mode()) + suffix)
            : interactionType)
        .toArray();
  }

  private static int[] linksOf(String attribute, StopFacilities stops, Network network) {
    int[] links = new int[stops.count()];
    for (int stop = 0; stop < links.length; stop++) {
      String named = attribute == null ? null : stops.attributes().findText(stop, attribute);
      int link = named == null ? Network.NO_LINK : network.linkIds().find(named);
      links[stop] = link == Network.NO_LINK ? stops.link(stop) : link;
    }
    return links;
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
    ReservedLines lines = parameters.reservedModes() == 0 ? null : ReservedLines.of(schedule);
    return new TransitRouting(schedule, population, parameters, lines, false);
  }

  /**
   * The same where places at stops may be rare.
   *
   * @param newParkingPrice asked by several threads, between days
   */
  public TransitRouting withParkingPrice(ParkingPrice newParkingPrice) {
    return new TransitRouting(
        this, prototype, passPrototype, costAtStart, newParkingPrice, reserved);
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
        this,
        new RaptorRouter(timetable, costs.costs()),
        passPrototype,
        costs.atStart(),
        parkingPrice,
        reserved == null ? null : reserved.withFares(fares, utilsPerMoney));
  }

  /** The same routing, but with what was learned of how full departures are and who was left behind. */
  public TransitRouting withExpected(Ridership ridership) {
    double[] ridingPerSecond = new double[schedule().routes().count()];
    Arrays.setAll(
        ridingPerSecond,
        route -> parameters.aboard(schedule().routes().transportMode(route)).ridingPerSecond());
    DepartureCosts.Source expected = new DepartureCosts.Source() {
      @Override
      public double sectionCost(int departure, int position, double seconds) {
        return seconds
            * ridership.expectedSurcharge(departure, position)
            * ridingPerSecond[schedule().departures().route(departure)];
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
        costAtStart,
        parkingPrice,
        reserved == null ? null : reserved.withExpected(ridership));
  }

  public TransitRoutingParameters parameters() {
    return parameters;
  }

  public TransitSchedule schedule() {
    return timetable.schedule();
  }

  /**
   * True if travellers may let a departure pass though none is crowded: for one that goes on as another. They stand aside
   * then, in an interaction that lasts.
   */
  public boolean mayLetPass() {
    return timetable.hasThroughRides();
  }

  boolean isRouted(int mode) {
    return mode != ModeTable.NO_MODE && parameters.isRouted(mode);
  }

  boolean isReserved(int mode) {
    return parameters.isReserved(mode);
  }

  /** The routing of the lines that are reserved for some; null if there are none. */
  TransitRouting reserved() {
    return reserved;
  }

  /** Routes of the timetable that the person may take; null for all. */
  BitSet admitted(int person) {
    return groups == null ? null : groups.of(person);
  }

  int interactionType() {
    return interactionType;
  }

  /** Type of the interaction where the own vehicle of a way is left, e.g. {@code motorbike parking interaction}. */
  public int parkingType(int way) {
    return parkingType[way];
  }

  /** Type of the interaction where it is taken again, e.g. {@code motorbike pick-up interaction}. */
  public int pickUpType(int way) {
    return pickUpType[way];
  }

  ParkingPrice parkingPrice() {
    return parkingPrice;
  }

  /** The stops that a way leads to. */
  StopGrid stopsOfWay(int way) {
    return stopsOfWay.get(way);
  }

  /** Whether a way leads to the stop for somebody. */
  public boolean isReachedBy(int way, int stop) {
    return parameters
        .options()
        .accessWays()
        .get(way)
        .search()
        .admits(schedule().stops().attributes(), stop);
  }

  /** The link where a way to the stop ends: the one the stop names for it, else the stop's own; may be none. */
  int linkOfStop(int way, int stop) {
    return linkOfStop.get(way)[stop];
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
