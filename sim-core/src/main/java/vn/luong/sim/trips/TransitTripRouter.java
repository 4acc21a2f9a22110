package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.population.TransitLegRoute;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.FootTransfers;
import vn.luong.sim.raptor.RaptorProfile;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.TransitJourney;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * Makes legs of the best journey by public transport: walk, ride, walk, and between two rides the walk of the transfer,
 * also where it has no length; instead of the first and the last walk whatever other way to the stop costs less (MATSim
 * {@code SwissRailRaptor}, {@code RaptorUtils.convertRouteToLegs}, {@code SwissRailRaptorRoutingModule}).
 *
 * <p>Threads: one router per thread.
 */
final class TransitTripRouter {
  /**
   * What a trip costs that leaves or fetches the own vehicle somewhere.
   *
   * @param parked where
   * @param cost generalised cost of the whole trip
   */
  record ParkedCost(Parked parked, double cost) {}

  private final TransitRouting routing;
  private final TransitRoutingParameters parameters;
  private final JourneyOptions options;
  private final Population population;
  private final TransitSchedule schedule;
  private final FootTransfers transfers;
  private final RaptorRouter router;
  /** For those who hold a pass; null until one of them asks. */
  private RaptorRouter passRouter;

  private final RaptorProfile profile;
  private final AccessFinder accessFinder;
  private final AccessFinder egressFinder;
  private final AccessStops oneStop = new AccessStops();
  private final TransitJourney single;

  private AccessStops access;
  private AccessStops egress;
  /** What was found last. */
  private TransitJourney journey;

  TransitTripRouter(TransitRouting routing, TripRouter tripRouter) {
    this.routing = routing;
    parameters = routing.parameters();
    options = parameters.options();
    population = tripRouter.routing().population();
    router = routing.newRouter();
    schedule = router.timetable().schedule();
    transfers = router.timetable().transfers();
    single = new TransitJourney(router.timetable());
    profile = new RaptorProfile(router.timetable());
    accessFinder = new AccessFinder(routing, tripRouter, router, true);
    egressFinder = new AccessFinder(routing, tripRouter, router, false);
  }

  /**
   * Routes a trip between two places with coordinates.
   *
   * @param startLink link of the origin
   * @param endLink link of the destination
   * @return {@link RoutedTrip#NONE} if there is no journey, or walking all the way is better
   */
  RoutedTrip route(
      TripRequest request, Place origin, Place destination, int startLink, int endLink) {
    access = accessFinder.find(request, origin, destination);
    egress = egressFinder.find(request, origin, destination);
    double most = walkingCost(origin, destination) - costAtStart(request);
    JourneyOptions.DepartureRange range = rangeOf(request.person());
    boolean isFound = range == null ? search(request, most) : searchRange(request, range, most);
    return isFound ? legs(request, startLink, endLink) : RoutedTrip.NONE;
  }

  /**
   * Routes a trip on which the own vehicle is left or fetched at a stop.
   *
   * @param left where the vehicle is left, null if it is not
   * @param fetched where it is fetched, null if it is not
   * @return {@link RoutedTrip#NONE} if there is no such journey
   */
  RoutedTrip routeParked(
      TripRequest request,
      Place origin,
      Place destination,
      int startLink,
      int endLink,
      Parked left,
      Parked fetched) {
    access = left == null
        ? accessFinder.find(request, origin, destination)
        : accessFinder.findParkingAt(left, request, origin, destination);
    egress = fetched == null
        ? egressFinder.find(request, origin, destination)
        : egressFinder.findParkingAt(fetched, request, origin, destination);
    return search(request, Double.POSITIVE_INFINITY)
        ? legs(request, startLink, endLink)
        : RoutedTrip.NONE;
  }

  /** Generalised cost of the trip without an own vehicle, all the way on foot if that costs less; may be infinite. */
  double leastCost(TripRequest request, Place origin, Place destination) {
    access = accessFinder.find(request, origin, destination);
    egress = egressFinder.find(request, origin, destination);
    double onFoot = walkingCost(origin, destination);
    double start = costAtStart(request);
    return search(request, onFoot - start) ? journey.cost() + start : onFoot;
  }

  /**
   * Generalised cost of the trip for each stop where the own vehicle can be left.
   *
   * @param way ordinal of the way with an own vehicle
   * @param most journeys that cost more are left out
   */
  List<ParkedCost> leavingCosts(
      int way, TripRequest request, Place origin, Place destination, double most) {
    AccessStops parking = accessFinder.findParking(way, request, origin, destination);
    access = oneStop;
    egress = egressFinder.find(request, origin, destination);
    return costs(way, request, parking, most);
  }

  /** The same for each stop where the own vehicle can be fetched if it is there. */
  List<ParkedCost> fetchingCosts(
      int way, TripRequest request, Place origin, Place destination, double most) {
    AccessStops parking = egressFinder.findParking(way, request, origin, destination);
    access = accessFinder.find(request, origin, destination);
    egress = oneStop;
    return costs(way, request, parking, most);
  }

  private List<ParkedCost> costs(int way, TripRequest request, AccessStops parking, double most) {
    List<ParkedCost> costs = new ArrayList<>(parking.count());
    double start = costAtStart(request);
    for (int ordinal = 0; ordinal < parking.count(); ordinal++) {
      oneStop.clear(parking.x(), parking.y());
      oneStop.add(
          parking.stop(ordinal),
          parking.seconds(ordinal),
          parking.cost(ordinal),
          parking.meters(ordinal),
          parking.option(ordinal));
      if (parking.cost(ordinal) < most - start && search(request, most - start)) {
        double cost = journey.cost() + start;
        costs.add(new ParkedCost(new Parked(way, parking.stop(ordinal)), cost));
      }
    }
    return costs;
  }

  private boolean search(TripRequest request, double most) {
    journey = single;
    return routerOf(request).route(access, egress, request.departureTime(), most, journey);
  }

  private RaptorRouter routerOf(TripRequest request) {
    RaptorRouter chosen = router;
    if (routing.holdsPass(request.person())) {
      if (passRouter == null) {
        passRouter = routing.newPassRouter();
      }
      chosen = passRouter;
    }
    chosen.admitOnly(routing.admitted(request.person()));
    return chosen;
  }

  /** What riding at all costs this person. */
  private double costAtStart(TripRequest request) {
    return routing.holdsPass(request.person()) ? 0 : routing.costAtStart();
  }

  /** Of the best journeys of a window the one with the least weighted sum, of equal ones the latest. */
  private boolean searchRange(
      TripRequest request, JourneyOptions.DepartureRange range, double most) {
    double wanted = request.departureTime();
    int from = (int) Math.max(0, wanted - range.earlierSeconds());
    int to = (int) (wanted + range.laterSeconds());
    routerOf(request).profile(access, egress, from, to, profile);
    journey = null;
    double least = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < profile.count(); ordinal++) {
      TransitJourney candidate = profile.journey(ordinal);
      double sum = range.perSecondOfShift() * Math.abs(wanted - candidate.departureTime())
          + range.perSecondOfTravel() * (candidate.arrivalTime() - candidate.departureTime())
          + range.perTransfer() * (candidate.rideCount() - 1);
      if (candidate.departureTime() <= to && sum < least) {
        least = sum;
        journey = candidate;
      }
    }
    return journey != null && journey.cost() <= most;
  }

  private JourneyOptions.DepartureRange rangeOf(int person) {
    if (options.ranges().isEmpty()) {
      return null;
    }
    String group = population.personAttributes().findText(person, Population.SUBPOPULATION);
    JourneyOptions.DepartureRange others = options.ranges().get(JourneyOptions.OTHERS);
    return group == null ? others : options.ranges().getOrDefault(group, others);
  }

  /** What a journey may cost so that nobody walks all the way. */
  private double walkingCost(Place origin, Place destination) {
    WalkParameters walk = parameters.walk();
    double seconds = origin.beelineMeters(destination) / walk.beelineMetersPerSecond();
    double cost = seconds * parameters.walkingPerSecond();
    return cost == 0 ? 0 : cost * walk.directWalkFactor();
  }

  private RoutedTrip legs(TripRequest request, int startLink, int endLink) {
    List<Leg> legs = new ArrayList<>(2 * journey.rideCount() + 1);
    List<Activity> interactions = new ArrayList<>(2 * journey.rideCount());
    int mode = request.routingMode();
    addAccess(request, startLink, legs, interactions);
    for (int ride = 0; ride < journey.rideCount(); ride++) {
      if (ride > 0) {
        addTransfer(mode, ride, legs, interactions);
      }
      interactions.add(wait(ride));
      legs.add(ride(mode, ride));
    }
    addEgress(mode, endLink, legs, interactions);
    return new RoutedTrip(legs, interactions);
  }

  private void addAccess(
      TripRequest request, int startLink, List<Leg> legs, List<Activity> interactions) {
    double departure = journey.departureTime();
    RoutedTrip byOther = accessFinder.legs(access.option(journey.access()));
    if (byOther != null) {
      addLegs(byOther, departure, legs, interactions);
      return;
    }
    legs.add(walk(
        request.routingMode(),
        startLink,
        link(journey.boardingStop(0)),
        departure,
        journey.startTime(0) - departure,
        access.meters(journey.access())));
  }

  private void addEgress(int mode, int endLink, List<Leg> legs, List<Activity> interactions) {
    int stop = journey.alightingStop(journey.rideCount() - 1);
    int arrival = journey.alightingTime(journey.rideCount() - 1);
    interactions.add(interaction(stop));
    RoutedTrip byOther = egressFinder.legs(egress.option(journey.egress()));
    if (byOther == null) {
      // A transfer before the egress is walked as part of it, but not measured, as in MATSim.
      legs.add(walk(
          mode,
          link(stop),
          endLink,
          arrival,
          journey.arrivalTime() - arrival,
          egress.meters(journey.egress())));
      return;
    }
    double now = arrival;
    int egressStop = egress.stop(journey.egress());
    if (egressStop != stop) {
      int transfer = journey.lastTransfer();
      double seconds = transfers.seconds(transfer);
      legs.add(
          walk(mode, link(stop), link(egressStop), arrival, seconds, transfers.meters(transfer)));
      interactions.add(interaction(egressStop));
      now += seconds;
    }
    addLegs(byOther, now, legs, interactions);
  }

  /** The legs of a way, one after the other from this time on. */
  private static void addLegs(
      RoutedTrip way, double departure, List<Leg> legs, List<Activity> interactions) {
    double now = departure;
    for (int ordinal = 0; ordinal < way.legs().size(); ordinal++) {
      if (ordinal > 0) {
        Activity stay = way.interactions().get(ordinal - 1);
        interactions.add(stay);
        now += stay.maxDurationSeconds();
      }
      Leg leg = way.legs().get(ordinal);
      legs.add(leg.withTimes(now, leg.travelTimeSeconds()));
      now += leg.travelTimeSeconds();
    }
  }

  private void addTransfer(int mode, int ride, List<Leg> legs, List<Activity> interactions) {
    int from = journey.alightingStop(ride - 1);
    int departure = journey.alightingTime(ride - 1);
    double margin = parameters.walk().transferMarginSeconds();
    double seconds = Math.max(0, journey.startTime(ride) - departure - margin);
    interactions.add(interaction(from));
    legs.add(walk(
        mode,
        link(from),
        link(journey.boardingStop(ride)),
        departure,
        seconds,
        transfers.meters(journey.transfer(ride))));
  }

  private Leg ride(int mode, int ride) {
    int from = journey.boardingStop(ride);
    int to = journey.alightingStop(ride);
    int start = journey.queueingTime(ride);
    int seconds = journey.alightingTime(ride) - start;
    TransitLegRoute route = routeOf(ride, 0);
    Route text =
        route.toText(schedule).toRoute(link(from), link(to), seconds, journey.meters(ride));
    String transportMode = schedule.routes().transportMode(journey.route(ride));
    int ridingMode = parameters.aboard(transportMode).mode();
    return new Leg(ridingMode, mode, start, seconds, text, Map.of());
  }

  /** The route from a departure of a ride on; those as which it goes on, with the same passengers, are chained to it. */
  private TransitLegRoute routeOf(int ride, int part) {
    TransitRoutes routes = schedule.routes();
    int departure = journey.partDeparture(ride, part);
    int ridden = schedule.departures().route(departure);
    boolean isLast = part == journey.partCount(ride) - 1;
    int first = routes.firstStop(ridden);
    int from = part == 0 ? journey.boardingStop(ride) : routes.stop(first);
    int to = isLast ? journey.alightingStop(ride) : routes.stop(routes.endStop(ridden) - 1);
    int boarding = journey.partStartTime(ride, part);
    TransitLegRoute next = isLast ? null : routeOf(ride, part + 1);
    return new TransitLegRoute(routes.line(ridden), ridden, from, to, boarding, next);
  }

  private Leg walk(
      int mode, int startLink, int endLink, double departure, double seconds, double meters) {
    Route route = new TeleportRoute(startLink, endLink, seconds, meters);
    return new Leg(parameters.walkingMode(), mode, departure, seconds, route, Map.of());
  }

  /** Who lets departures pass stands aside as long: in the mobsim people get into whatever comes first. */
  private Activity wait(int ride) {
    Activity interaction = interaction(journey.boardingStop(ride));
    int end = journey.queueingTime(ride);
    return end == journey.startTime(ride)
        ? interaction
        : interaction.withMaxDuration(SimTime.UNDEFINED).withEndTime(end);
  }

  private Activity interaction(int stop) {
    StopFacilities stops = schedule.stops();
    return Activity.at(routing.interactionType(), link(stop), stops.x(stop), stops.y(stop))
        .withMaxDuration(0);
  }

  private int link(int stop) {
    return schedule.stops().link(stop);
  }
}
