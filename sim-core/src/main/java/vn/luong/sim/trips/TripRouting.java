package vn.luong.sim.trips;

import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.population.Population;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.road.LeastCosts;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;

/**
 * What routers of all threads share: the roads of each mode with their travel times, and the parameters. Built once
 * per scenario; {@link #withTravelTimes} makes the one of the next iteration and keeps what does not change.
 *
 * <p>Threads: immutable, safe to share; each thread routes with a {@link #newRouter} of its own. Making it adds the
 * types of interaction activities to the population.
 */
public final class TripRouting {
  /** Gives the travel times that a network mode is routed with. */
  @FunctionalInterface
  public interface TableOfMode {
    TravelTimeTable table(int mode);
  }

  /** Mode of the legs on which people wait for a vehicle that they have called. */
  public static final String WAIT = "wait";

  private final Population population;
  private final Fleet fleet;
  private final RoutingParameters parameters;
  private final RoutingParameters.TeleportedMode[] teleportedOfMode;
  private final ModeRoads[] roadsOfMode;
  private final int[] interactionOfMode;
  private final double[] waitOfMode;
  private final int waitMode;
  /** Empty roads of the linking mode, for modes that go by a factor of the free speed and for activities. */
  private final ModeRoads freeRoads;
  /** Null if there is no timetable. */
  private final TransitRouting transit;

  private TripRouting(TripRouting base, ModeRoads[] roadsOfMode, TransitRouting transit) {
    this.population = base.population;
    this.fleet = base.fleet;
    this.parameters = base.parameters;
    this.teleportedOfMode = base.teleportedOfMode;
    this.interactionOfMode = base.interactionOfMode;
    this.waitOfMode = base.waitOfMode;
    this.waitMode = base.waitMode;
    this.freeRoads = base.freeRoads;
    this.transit = transit;
    this.roadsOfMode = roadsOfMode;
  }

  /**
   * Prepares to route at free speed.
   *
   * @param fleet vehicles, whose speed limits count
   */
  public TripRouting(Population population, Fleet fleet, RoutingParameters parameters) {
    this.population = population;
    this.fleet = fleet;
    this.parameters = parameters;
    Network network = population.network();
    roadsOfMode = new ModeRoads[ModeTable.MAX_MODES];
    interactionOfMode = new int[ModeTable.MAX_MODES];
    waitOfMode = new double[ModeTable.MAX_MODES];
    teleportedOfMode = new RoutingParameters.TeleportedMode[ModeTable.MAX_MODES];
    RoadClosures closures = RoadClosures.of(network);
    // Each mode's roads take a while to be put in order; they do not depend on each other.
    parameters.networkModes().parallelStream().forEach(networkMode -> {
      int mode = networkMode.mode();
      double leastDistanceFactor = parameters.distanceRandomness() > 0 ? 0 : 1;
      LeastCosts.Limits limits = new LeastCosts.Limits(
          networkMode.weights(), fastestMetersPerSecond(mode), leastDistanceFactor);
      roadsOfMode[mode] =
          ModeRoads.free(network, mode, limits, networkMode.toll(), closures.ofMode(mode));
    });
    for (RoutingParameters.NetworkMode networkMode : parameters.networkModes()) {
      int mode = networkMode.mode();
      waitOfMode[mode] = networkMode.waitSeconds();
      interactionOfMode[mode] = population
          .activityTypes()
          .add(network.modeTable().name(mode) + Population.INTERACTION_SUFFIX);
    }
    waitMode = parameters.networkModes().stream().anyMatch(mode -> mode.waitSeconds() > 0)
        ? network.modeTable().add(WAIT)
        : ModeTable.NO_MODE;
    for (RoutingParameters.TeleportedMode teleported : parameters.teleportedModes()) {
      teleportedOfMode[teleported.mode()] = teleported;
    }
    LeastCosts.Limits anybody = LeastCosts.Limits.of(LinkCost.Weights.TIME);
    int linkingMode = linkingMode(network, parameters.linkingMode());
    ModeRoads known = linkingMode >= 0 ? roadsOfMode[linkingMode] : null;
    freeRoads =
        known != null ? known.freeFor(anybody) : ModeRoads.free(network, linkingMode, anybody);
    transit = null;
  }

  /**
   * On a network of one mode, e.g. rails only, activities lie on its links whatever that mode is (MATSim {@code
   * NetworkUtils.isMultimodal}, asked before activities get their links).
   */
  private static int linkingMode(Network network, int preferred) {
    long modes = network.linkCount() == 0 ? 0 : network.modes(0);
    for (int link = 1; link < network.linkCount(); link++) {
      if (network.modes(link) != modes) {
        return preferred;
      }
    }
    return Long.bitCount(modes) == 1 ? Long.numberOfTrailingZeros(modes) : preferred;
  }

  /** The same routing at the travel times of an iteration. */
  public TripRouting withTravelTimes(TableOfMode tables) {
    ModeRoads[] newRoads = roadsOfMode.clone();
    for (RoutingParameters.NetworkMode networkMode : parameters.networkModes()) {
      int mode = networkMode.mode();
      newRoads[mode] = roadsOfMode[mode].at(tables.table(mode));
    }
    return new TripRouting(this, newRoads, transit);
  }

  /** The same routing, but trips of modes that ride go through a timetable, whatever else may be said of them. */
  public TripRouting withTransit(TransitRouting newTransit) {
    return new TripRouting(this, roadsOfMode, newTransit);
  }

  /** The same routing, with what was learned of the passengers of each departure. */
  public TripRouting withExpected(Ridership ridership) {
    return transit == null ? this : withTransit(transit.withExpected(ridership));
  }

  /**
   * A router for one thread.
   *
   * @param seed seed of the run
   * @param iteration iteration for which it routes; both only count if parameters ask for randomness
   */
  public TripRouter newRouter(long seed, int iteration) {
    return new TripRouter(this, seed, iteration);
  }

  public RoutingParameters parameters() {
    return parameters;
  }

  public Population population() {
    return population;
  }

  /** True if trips of the mode can be routed. */
  public boolean isRouted(int mode) {
    return mode >= 0
        && (roadsOfMode[mode] != null
            || teleportedOfMode[mode] != null
            || isByTransit(mode)
            || isReserved(mode));
  }

  /** True if roads are closed to some mode for some of the day. */
  public boolean hasClosures() {
    return parameters.networkModes().stream().anyMatch(mode -> isShutOut(mode.mode()));
  }

  /** True if roads are closed to the mode for some of the day. */
  boolean isShutOut(int mode) {
    return mode >= 0 && roadsOfMode[mode] != null && roadsOfMode[mode].isShutOut();
  }

  /**
   * The link where somebody leaves or takes the own vehicle at a stop.
   *
   * @param way ordinal of a way with an own vehicle
   * @return a link, or {@link Network#NO_LINK} if there is none, or the mode is not driven on the network
   */
  public int parkingLink(int way, int stop) {
    int mode = transit.parameters().options().accessWays().get(way).mode();
    int link = transit.linkOfStop(way, stop);
    if (roadsOfMode[mode] == null) {
      return link;
    }
    StopFacilities stops = transit.schedule().stops();
    return roadsOfMode[mode].linkAt(new Place(link, stops.x(stop), stops.y(stop), Double.NaN));
  }

  /** True if trips of the mode go by the lines that are reserved for the person. */
  boolean isReserved(int mode) {
    return transit != null && transit.isReserved(mode);
  }

  /** True if trips of the mode go by the lines that everybody may take. */
  boolean isByTransit(int mode) {
    return transit != null && transit.isRouted(mode);
  }

  /** What trips through the timetable are routed with; null if there is none. */
  public TransitRouting transit() {
    return transit;
  }

  /** Finds links for activities that state none, on the roads of the linking mode. */
  public NearestLinks nearestLinks() {
    return freeRoads.nearestLinks();
  }

  /** The roads of a network mode, or null if the mode is none. */
  ModeRoads roads(int mode) {
    return roadsOfMode[mode];
  }

  ModeRoads freeRoads() {
    return freeRoads;
  }

  /** How a mode is teleported, or null if it is not. */
  RoutingParameters.TeleportedMode teleported(int mode) {
    return teleportedOfMode[mode];
  }

  int interactionType(int networkMode) {
    return interactionOfMode[networkMode];
  }

  /** Mode of the legs on which people wait for a vehicle that takes them. */
  int waitMode() {
    return waitMode;
  }

  /** How long people wait for a vehicle of a network mode. */
  double waitSeconds(int networkMode) {
    return waitOfMode[networkMode];
  }

  Fleet fleet() {
    return fleet;
  }

  /** What the person's vehicle of the mode can drive; infinite if there is none, or no limit. */
  double maximumSpeedMetersPerSecond(int person, int mode) {
    int vehicle = fleet.vehicleOf(person, mode);
    return vehicle == Fleet.NO_VEHICLE
        ? Double.POSITIVE_INFINITY
        : fleet.type(vehicle).maximumSpeedMetersPerSecond();
  }

  private double fastestMetersPerSecond(int mode) {
    double fastestType = 0;
    for (VehicleType type : fleet.types().types()) {
      fastestType = Math.max(fastestType, type.maximumSpeedMetersPerSecond());
    }
    double fastest = 0;
    for (int person = 0; person < population.personCount() && fastest < fastestType; person++) {
      fastest = Math.max(fastest, maximumSpeedMetersPerSecond(person, mode));
    }
    return fastest == 0 ? Double.POSITIVE_INFINITY : fastest;
  }
}
