package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.road.RoadPath;
import vn.luong.sim.road.RoadQuery;
import vn.luong.sim.road.RoadRouter;

/**
 * Routes trips of any mode, with the times and distances of MATSim's routing modules ({@code
 * NetworkRoutingInclAccessEgressModule}, {@code NetworkRoutingModule}, {@code TeleportationRoutingModule}, {@code
 * FreespeedFactorRoutingModule}; public transport as {@link TransitTripRouter}).
 *
 * <p>Threads: one router per thread.
 */
public final class TripRouter {
  private static final long DISTANCE_FACTOR = RandomStream.keyOfText("distance factor");
  /** Only its quantiles are asked for, so it needs no random numbers of its own. */
  private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution(null, 0, 1);

  private final TripRouting routing;
  private final Network network;
  private final Facilities facilities;
  private final RoutingParameters parameters;
  private final long seed;
  private final int iteration;
  private final RoadRouter[] roadRouterOfMode = new RoadRouter[ModeTable.MAX_MODES];
  private RoadRouter freeRouter;
  private TransitTripRouter transitRouter;
  /** Of lines that only some may take; null until somebody asks. */
  private TransitTripRouter reservedRouter;

  private final RoadPath path = new RoadPath();

  TripRouter(TripRouting routing, long seed, int iteration) {
    this.routing = routing;
    this.network = routing.population().network();
    this.facilities = routing.population().facilities();
    this.parameters = routing.parameters();
    this.seed = seed;
    this.iteration = iteration;
  }

  /**
   * Routes a trip.
   *
   * @return legs and interactions; {@link RoutedTrip#NONE} if the destination cannot be reached
   * @throws IllegalArgumentException if nothing says how to route the mode, or an activity is nowhere
   */
  public RoutedTrip route(TripRequest request) {
    int mode = request.routingMode();
    if (!routing.isRouted(mode)) {
      throw new IllegalArgumentException("trips of mode \"" + modeName(mode)
          + "\" are neither routed on the network nor teleported");
    }
    Place origin = Place.of(request.origin(), facilities);
    Place destination = Place.of(request.destination(), facilities);
    if (routing.isByTransit(mode)) {
      return routeByTransit(transitRouter(), request, origin, destination);
    }
    if (routing.isReserved(mode)) {
      return routeByTransit(reservedRouter(), request, origin, destination);
    }
    if (routing.roads(mode) != null) {
      if (routing.waitSeconds(mode) > 0) {
        return routeByHiredVehicle(request, origin, destination);
      }
      return routeOnRoad(request, origin, destination);
    }
    RoutingParameters.TeleportedMode teleported = routing.teleported(mode);
    return teleported.isBySpeed()
        ? RoutedTrip.of(walk(teleported, mode, origin, destination, request.departureTime()))
        : routeByFreeSpeed(request, teleported, origin, destination);
  }

  TripRouting routing() {
    return routing;
  }

  long seed() {
    return seed;
  }

  int iteration() {
    return iteration;
  }

  /** Walks all the way where that is better, or nothing runs. */
  private RoutedTrip routeByTransit(
      TransitTripRouter router, TripRequest request, Place origin, Place destination) {
    Place from = origin.withCoordinates(network);
    Place to = destination.withCoordinates(network);
    RoutedTrip byTransit = router == null
        ? RoutedTrip.NONE
        : router.route(request, from, to, linkAt(origin), linkAt(destination));
    return byTransit.isFound()
        ? byTransit
        : RoutedTrip.of(walk(
            accessMode(), request.routingMode(), origin, destination, request.departureTime()));
  }

  /**
   * Routes a trip by public transport on which the own vehicle is left or fetched at a stop.
   *
   * @param left where it is left, null if it is not
   * @param fetched where it is fetched, null if it is not
   */
  RoutedTrip routeParked(TripRequest request, Parked left, Parked fetched) {
    Place origin = Place.of(request.origin(), facilities);
    Place destination = Place.of(request.destination(), facilities);
    return transitRouter()
        .routeParked(
            request,
            origin.withCoordinates(network),
            destination.withCoordinates(network),
            linkAt(origin),
            linkAt(destination),
            left,
            fetched);
  }

  /** What trips cost that may leave or fetch the own vehicle at stops. */
  ParkedTours.Costs parkedCosts() {
    return new ParkedTours.Costs() {
      @Override
      public double least(TripRequest request) {
        return transitRouter().leastCost(request, origin(request), destination(request));
      }

      @Override
      public List<TransitTripRouter.ParkedCost> leaving(int way, TripRequest request, double most) {
        return transitRouter()
            .leavingCosts(way, request, origin(request), destination(request), most);
      }

      @Override
      public List<TransitTripRouter.ParkedCost> fetching(
          int way, TripRequest request, double most) {
        return transitRouter()
            .fetchingCosts(way, request, origin(request), destination(request), most);
      }
    };
  }

  private Place origin(TripRequest request) {
    return Place.of(request.origin(), facilities).withCoordinates(network);
  }

  private Place destination(TripRequest request) {
    return Place.of(request.destination(), facilities).withCoordinates(network);
  }

  private TransitTripRouter transitRouter() {
    if (transitRouter == null) {
      transitRouter = new TransitTripRouter(routing.transit(), this);
    }
    return transitRouter;
  }

  /** Null if no lines are reserved. */
  private TransitTripRouter reservedRouter() {
    if (reservedRouter == null && routing.transit().reserved() != null) {
      reservedRouter = new TransitTripRouter(routing.transit().reserved(), this);
    }
    return reservedRouter;
  }

  private RoutedTrip routeOnRoad(TripRequest request, Place origin, Place destination) {
    return parameters.accessEgress() == RoutingParameters.AccessEgress.NONE
        ? routeByRoad(request, origin, destination)
        : routeWithWalks(request, origin, destination);
  }

  /** The traveller waits where the ride begins; a leg of its own, as a wait is neither a walk nor a ride. */
  private RoutedTrip routeByHiredVehicle(TripRequest request, Place origin, Place destination) {
    int mode = request.routingMode();
    double wait = routing.waitSeconds(mode);
    RoutedTrip ride = routeOnRoad(
        new TripRequest(
            request.person(),
            request.origin(),
            request.destination(),
            mode,
            request.departureTime() + wait),
        origin,
        destination);
    if (!ride.isFound()) {
      return RoutedTrip.NONE;
    }
    List<Leg> legs = new ArrayList<>(ride.legs());
    List<Activity> interactions = new ArrayList<>(ride.interactions());
    int at = legs.get(0).mode() == mode ? 0 : 1;
    double now = request.departureTime();
    if (at > 0) {
      Leg walk = legs.get(0);
      legs.set(0, walk.withTimes(now, walk.travelTimeSeconds()));
      now += walk.travelTimeSeconds();
    }
    int link = legs.get(at).route().startLink();
    Place street = origin.hasCoordinates() ? origin.onLink(network, link) : middleOf(link);
    legs.add(at, leg(routing.waitMode(), mode, now, wait, new TeleportRoute(link, link, wait, 0)));
    interactions.add(at, interaction(mode, new Place(link, street.x(), street.y(), Double.NaN)));
    return new RoutedTrip(legs, interactions);
  }

  private RoutedTrip routeByRoad(TripRequest request, Place origin, Place destination) {
    int mode = request.routingMode();
    int startLink = routing.roads(mode).linkAt(origin);
    int endLink = routing.roads(mode).linkAt(destination);
    double departureTime = request.departureTime();
    if (!findPath(request, startLink, endLink, departureTime)) {
      return RoutedTrip.NONE;
    }
    double seconds = path.travelTimeSeconds();
    Route route = LinkPath.of(path.toArray(), seconds, path.distanceMeters());
    return RoutedTrip.of(leg(mode, mode, departureTime, seconds, route));
  }

  private RoutedTrip routeWithWalks(TripRequest request, Place origin, Place destination) {
    int mode = request.routingMode();
    int startLink = routing.roads(mode).linkAt(origin);
    int endLink = routing.roads(mode).linkAt(destination);
    List<Leg> legs = new ArrayList<>(3);
    List<Activity> interactions = new ArrayList<>(2);
    double now = request.departureTime();
    if (startLink == Network.NO_LINK || endLink == Network.NO_LINK) {
      return RoutedTrip.NONE;
    }
    if (origin.hasCoordinates()) {
      Place vehicle = origin.onLink(network, startLink);
      Leg access = walk(accessMode(), mode, origin, vehicle, now);
      legs.add(access);
      interactions.add(interaction(mode, vehicle));
      now += access.travelTimeSeconds();
    }
    if (!findPath(request, startLink, endLink, now)) {
      return RoutedTrip.NONE;
    }
    // Whole seconds, and the route's time counts the last link while the leg's does not, as in
    // MATSim.
    double legSeconds = Math.floor(path.travelTimeSeconds());
    double routeSeconds = path.linkCount() == 1
        ? 0
        : Math.floor(path.travelTimeSeconds() + lastLinkSeconds(request.person(), mode, endLink));
    Route route = LinkPath.of(path.toArray(), routeSeconds, path.distanceMeters());
    legs.add(leg(mode, mode, now, legSeconds, route));
    now += legSeconds;
    if (destination.hasCoordinates()) {
      Place vehicle = destination.onLink(network, endLink);
      interactions.add(interaction(mode, vehicle));
      legs.add(walk(accessMode(), mode, vehicle, destination, now));
    }
    return new RoutedTrip(legs, interactions);
  }

  /** Goes straight, by MATSim's {@code TeleportationRoutingModule}: whole seconds, rounded down. */
  private Leg walk(
      RoutingParameters.TeleportedMode by,
      int routingMode,
      Place from,
      Place to,
      double departureTime) {
    double meters = from.withCoordinates(network).beelineMeters(to.withCoordinates(network))
        * by.beelineDistanceFactor();
    double seconds = Math.floor(meters / by.speedMetersPerSecond());
    Route route = new TeleportRoute(linkAt(from), linkAt(to), seconds, meters);
    return leg(by.mode(), routingMode, departureTime, seconds, route);
  }

  private RoutedTrip routeByFreeSpeed(
      TripRequest request, RoutingParameters.TeleportedMode by, Place origin, Place destination) {
    int mode = request.routingMode();
    int startLink = routing.freeRoads().linkAt(origin);
    int endLink = routing.freeRoads().linkAt(destination);
    double departureTime = request.departureTime();
    if (startLink == endLink && startLink != Network.NO_LINK) {
      Route route = new TeleportRoute(startLink, endLink, 0, 0);
      return RoutedTrip.of(leg(mode, mode, departureTime, 0, route));
    }
    if (freeRouter == null) {
      freeRouter = routing.freeRoads().newRouter();
    }
    if (startLink == Network.NO_LINK
        || endLink == Network.NO_LINK
        || !freeRouter.route(RoadQuery.of(startLink, endLink, departureTime), path)) {
      return RoutedTrip.NONE;
    }
    double onRoad = Math.floor(path.travelTimeSeconds()) + network.freeTravelTimeSeconds(endLink);
    double seconds = Math.floor(onRoad * by.freeSpeedFactor());
    double meters = beelineMeters(origin, startLink, destination, endLink);
    Route route =
        new TeleportRoute(startLink, endLink, seconds, meters * by.beelineDistanceFactor());
    return RoutedTrip.of(leg(mode, mode, departureTime, seconds, route));
  }

  private double beelineMeters(Place origin, int startLink, Place destination, int endLink) {
    if (origin.hasCoordinates() && destination.hasCoordinates()) {
      return origin.beelineMeters(destination);
    }
    return middleOf(startLink).beelineMeters(middleOf(endLink));
  }

  private Place middleOf(int link) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    double x = (network.nodeX(from) + network.nodeX(to)) / 2;
    double y = (network.nodeY(from) + network.nodeY(to)) / 2;
    return new Place(link, x, y, Double.NaN);
  }

  /** Whether a path on the road comes to a link, but its first and last, in hours when it is closed to the mode. */
  boolean entersClosed(int person, int mode, LinkPath taken, double departureTime) {
    return routing.isShutOut(mode)
        && roadRouter(mode)
            .entersClosed(
                query(person, mode, taken.startLink(), taken.endLink(), departureTime),
                taken.toArray());
  }

  private boolean findPath(TripRequest request, int startLink, int endLink, double departureTime) {
    if (startLink == Network.NO_LINK || endLink == Network.NO_LINK) {
      return false;
    }
    int mode = request.routingMode();
    return roadRouter(mode)
        .route(query(request.person(), mode, startLink, endLink, departureTime), path);
  }

  private RoadRouter roadRouter(int mode) {
    if (roadRouterOfMode[mode] == null) {
      roadRouterOfMode[mode] = routing.roads(mode).newRouter();
    }
    return roadRouterOfMode[mode];
  }

  private RoadQuery query(int person, int mode, int startLink, int endLink, double departureTime) {
    return new RoadQuery(
        startLink,
        endLink,
        departureTime,
        routing.maximumSpeedMetersPerSecond(person, mode),
        distanceFactor(person));
  }

  /** Log-normal with mean 1 (MATSim {@code RandomizingTimeDistanceTravelDisutility}), the person's for the iteration. */
  private double distanceFactor(int person) {
    double width = parameters.distanceRandomness();
    if (width == 0) {
      return 1;
    }
    double uniform = RandomStream.doubleAt(seed, iteration, person, DISTANCE_FACTOR);
    double normal = STANDARD_NORMAL.inverseCumulativeProbability(Math.max(uniform, 1e-12));
    return Math.exp(width * normal - width * width / 2);
  }

  private double lastLinkSeconds(int person, int mode, int link) {
    double speed = Math.min(
        routing.maximumSpeedMetersPerSecond(person, mode), network.freeSpeedMetersPerSecond(link));
    return network.lengthMeters(link) / speed;
  }

  private RoutingParameters.TeleportedMode accessMode() {
    RoutingParameters.TeleportedMode accessMode = routing.teleported(parameters.accessMode());
    if (accessMode == null || !accessMode.isBySpeed()) {
      throw new IllegalArgumentException(
          "access mode \"" + modeName(parameters.accessMode()) + "\" is not teleported by speed");
    }
    return accessMode;
  }

  private int linkAt(Place place) {
    return place.link() != Network.NO_LINK ? place.link() : routing.freeRoads().linkAt(place);
  }

  private Activity interaction(int mode, Place place) {
    return Activity.at(routing.interactionType(mode), place.link(), place.x(), place.y())
        .withMaxDuration(0);
  }

  private static Leg leg(
      int mode, int routingMode, double departureTime, double seconds, Route route) {
    return new Leg(mode, routingMode, departureTime, seconds, route, Map.of());
  }

  private String modeName(int mode) {
    return mode == ModeTable.NO_MODE ? "none" : network.modeTable().name(mode);
  }
}
