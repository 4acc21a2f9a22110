package vn.luong.sim.trips;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.StopGrid;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Finds how a traveller gets to stops, or away from them, by all the ways there are, with the legs of each (MATSim {@code
 * DefaultRaptorStopFinder}, {@code DefaultRaptorIntermodalAccessEgress}). Legs from a stop are routed for the time when
 * the trip begins, as in MATSim: when it ends is not known yet.
 *
 * <p>Threads: one per thread and direction.
 */
final class AccessFinder {
  /** Option of the walks that need no legs of their own. */
  static final int ON_FOOT = 0;

  private static final long DRAW = RandomStream.keyOfText("access way");

  private final TransitRouting routing;
  private final JourneyOptions options;
  private final TripRouter tripRouter;
  private final RaptorRouter raptor;
  private final StopFacilities stops;
  private final AttributeTable persons;
  private final Network network;
  private final boolean isAccess;

  private final AccessStops found = new AccessStops();
  /** Legs by option, the first one for option 1. */
  private final List<RoutedTrip> parts = new ArrayList<>();

  private final IntArrayList near = new IntArrayList();

  AccessFinder(
      TransitRouting routing, TripRouter tripRouter, RaptorRouter raptor, boolean isAccess) {
    this.routing = routing;
    this.tripRouter = tripRouter;
    this.raptor = raptor;
    this.isAccess = isAccess;
    options = routing.parameters().options();
    TransitSchedule schedule = raptor.timetable().schedule();
    stops = schedule.stops();
    persons = tripRouter.routing().population().personAttributes();
    network = tripRouter.routing().population().network();
  }

  /**
   * Finds the stops for a trip without using vehicles that must be left somewhere.
   *
   * @param from origin of the trip, with coordinates
   * @param to destination of the trip, with coordinates
   * @return valid until the next call
   */
  AccessStops find(TripRequest request, Place from, Place to) {
    Place place = isAccess ? from : to;
    parts.clear();
    if (options.walksToStops()) {
      raptor.findWalks(place.x(), place.y(), found);
    } else {
      found.clear(place.x(), place.y());
    }
    List<AccessWay> ways = options.accessWays();
    if (!options.drawsOneWay()) {
      for (int way = 0; way < ways.size(); way++) {
        if (!ways.get(way).isOwnVehicle()) {
          addStops(way, request, from, to);
        }
      }
      return found;
    }
    for (int attempt = 0; found.count() == 0 && attempt < 2 * ways.size(); attempt++) {
      addStops(drawn(request, attempt), request, from, to);
    }
    return found;
  }

  private int drawn(TripRequest request, int attempt) {
    long purpose = RandomStream.mix(DRAW + 2L * attempt + (isAccess ? 1 : 0));
    long trip = Double.doubleToLongBits(request.departureTime());
    double uniform = RandomStream.doubleAt(
        tripRouter.seed(), tripRouter.iteration(), request.person(), purpose ^ trip);
    return (int) (uniform * options.accessWays().size());
  }

  /**
   * Finds the stops where the person can leave the own vehicle, or from where it can be taken if it were there.
   *
   * @param way ordinal of a way with an own vehicle
   * @return valid until the next call
   */
  AccessStops findParking(int way, TripRequest request, Place from, Place to) {
    Place place = isAccess ? from : to;
    parts.clear();
    found.clear(place.x(), place.y());
    addStops(way, request, from, to);
    return found;
  }

  /** Finds the one stop where the own vehicle is left, or fetched. */
  AccessStops findParkingAt(Parked parked, TripRequest request, Place from, Place to) {
    Place place = isAccess ? from : to;
    parts.clear();
    found.clear(place.x(), place.y());
    addStop(parked.way(), parked.stop(), request);
    return found;
  }

  /** Legs of an option of the list found last; null for {@link #ON_FOOT}. */
  RoutedTrip legs(int option) {
    return option == ON_FOOT ? null : parts.get(option - 1);
  }

  private void addStops(int number, TripRequest request, Place from, Place to) {
    AccessWay way = options.accessWays().get(number);
    if (!way.persons().admits(persons, request.person())) {
      return;
    }
    Place place = isAccess ? from : to;
    AccessWay.StopSearch search = way.search();
    StopGrid grid = routing.stopsOfWay(number);
    double radius = Math.min(
        Math.min(search.initialRadiusMeters(), search.mostRadiusMeters()),
        from.beelineMeters(to) * search.shareOfTrip());
    grid.findWithin(place.x(), place.y(), radius, near);
    if (near.size() < 2) {
      double nearest = grid.nearestMeters(place.x(), place.y(), near);
      near.clear();
      if (nearest < Double.POSITIVE_INFINITY) {
        double wider =
            Math.min(nearest + search.extensionRadiusMeters(), search.mostRadiusMeters());
        grid.findWithin(place.x(), place.y(), wider, near);
      }
    }
    if (near.size() > search.mostStops()) {
      near.sort((left, right) -> {
        int byDistance = Double.compare(
            grid.distance(place.x(), place.y(), left), grid.distance(place.x(), place.y(), right));
        return byDistance != 0 ? byDistance : Integer.compare(left, right);
      });
      near.size(search.mostStops());
    }
    for (int ordinal = 0; ordinal < near.size(); ordinal++) {
      addStop(number, near.getInt(ordinal), request);
    }
  }

  private void addStop(int number, int stop, TripRequest request) {
    AccessWay way = options.accessWays().get(number);
    int link = routing.linkOfStop(number, stop);
    Activity atStop = Activity.at(routing.interactionType(), link, stops.x(stop), stops.y(stop));
    TripRequest part = new TripRequest(
        request.person(),
        isAccess ? request.origin() : atStop,
        isAccess ? atStop : request.destination(),
        way.mode(),
        request.departureTime());
    RoutedTrip routed = tripRouter.route(part);
    if (!routed.isFound()) {
      return;
    }
    RoutedTrip legs = new StopSide(number, stop, isAccess, request.routingMode()).join(routed);
    double seconds = 0;
    double cost = way.cost().once();
    double meters = 0;
    for (Leg leg : legs.legs()) {
      double along = leg.route().distanceMeters();
      boolean isByWay = leg.mode() == way.mode();
      seconds += leg.travelTimeSeconds();
      cost += leg.travelTimeSeconds() * perSecond(way, leg.mode());
      cost += isByWay && way.cost().perMeter() > 0 ? along * way.cost().perMeter() : 0;
      meters += along;
    }
    for (Activity stay : legs.interactions()) {
      seconds += stay.maxDurationSeconds();
    }
    if (way.isOwnVehicle() && isAccess) {
      int parkingLink = legs.legs().get(legs.legs().size() - 1).route().startLink();
      double now = request.departureTime() + seconds;
      cost += routing.parkingPrice().cost(routing.parkingType(number), parkingLink, now);
    }
    parts.add(legs);
    found.add(stop, seconds, cost, meters, parts.size());
  }

  private double perSecond(AccessWay way, int mode) {
    if (mode == way.mode()) {
      return way.cost().perSecond();
    }
    return mode == tripRouter.routing().waitMode()
        ? way.cost().perSecondWaiting()
        : raptor.costs().walkingPerSecond();
  }

  /** Joins the legs of a way with the stop. */
  private final class StopSide {
    private final int number;
    private final AccessWay way;
    private final boolean isLinkNamed;
    private final int stop;
    private final boolean isAccess;
    private final int routingMode;

    StopSide(int number, int stop, boolean isAccess, int routingMode) {
      this.number = number;
      way = options.accessWays().get(number);
      isLinkNamed = way.search().linkAttribute() != null;
      this.stop = stop;
      this.isAccess = isAccess;
      this.routingMode = routingMode;
    }

    RoutedTrip join(RoutedTrip routed) {
      List<Leg> legs = new ArrayList<>();
      routed.legs().forEach(leg -> legs.add(leg.withRoutingMode(routingMode)));
      List<Activity> stays = new ArrayList<>(routed.interactions());
      Leg last = legs.get(isAccess ? legs.size() - 1 : 0);
      int roadLink = isAccess ? last.route().endLink() : last.route().startLink();
      int stopLink = stops.link(stop);
      boolean isElsewhere = stopLink != Network.NO_LINK && roadLink != stopLink;
      if (isElsewhere || way.isOwnVehicle() && last.mode() == way.mode()) {
        addWalk(legs, stays, roadLink);
      }
      if (way.isOwnVehicle()) {
        markVehicle(legs, stays);
      }
      return new RoutedTrip(legs, stays);
    }

    /** Between the link where the way ends and the stop; at once if the stop itself names the link, as in MATSim. */
    private void addWalk(List<Leg> legs, List<Activity> stays, int roadLink) {
      WalkParameters walk = raptor.timetable().walk();
      Place atStop = new Place(stops.link(stop), stops.x(stop), stops.y(stop), Double.NaN);
      Place onRoad = atStop.onLink(network, roadLink);
      double meters = isLinkNamed ? 0 : onRoad.beelineMeters(atStop) * walk.beelineDistanceFactor();
      double seconds = Math.ceil(meters / walk.speedMetersPerSecond());
      int stopLink = stops.link(stop) == Network.NO_LINK ? roadLink : stops.link(stop);
      Activity stay = Activity.at(routing.interactionType(), roadLink, onRoad.x(), onRoad.y())
          .withMaxDuration(0);
      if (isAccess) {
        Leg before = legs.get(legs.size() - 1);
        double departure = before.departureTime() + before.travelTimeSeconds();
        legs.add(walkLeg(roadLink, stopLink, departure, seconds, meters));
        stays.add(stay);
      } else {
        double departure = legs.get(0).departureTime() - seconds;
        legs.add(0, walkLeg(stopLink, roadLink, departure, seconds, meters));
        stays.add(0, stay);
      }
    }

    private Leg walkLeg(int fromLink, int toLink, double departure, double seconds, double meters) {
      Route route = new TeleportRoute(fromLink, toLink, seconds, meters);
      return new Leg(
          routing.parameters().walkingMode(), routingMode, departure, seconds, route, Map.of());
    }

    /** Where the vehicle is left or taken the interaction says so, for those who count vehicles at stops. */
    private void markVehicle(List<Leg> legs, List<Activity> stays) {
      for (int leg = 0; leg < legs.size(); leg++) {
        int stay = isAccess ? leg : leg - 1;
        if (legs.get(leg).mode() == way.mode() && stay >= 0 && stay < stays.size()) {
          Activity old = stays.get(stay);
          int type = isAccess ? routing.parkingType(number) : routing.pickUpType(number);
          Activity marked = Activity.at(type, old.link(), old.x(), old.y());
          stays.set(stay, marked.withMaxDuration(old.maxDurationSeconds()));
        }
      }
    }
  }
}
