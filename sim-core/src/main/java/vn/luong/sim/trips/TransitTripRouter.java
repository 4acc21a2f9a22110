package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.population.TransitLegRoute;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.FootTransfers;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.TransitJourney;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/**
 * Makes legs of the best journey by public transport: walk, ride, walk, and between two rides the walk of the transfer,
 * also where it has no length (MATSim {@code SwissRailRaptor}, {@code RaptorUtils.convertRouteToLegs}, {@code
 * SwissRailRaptorRoutingModule}).
 *
 * <p>Threads: one router per thread.
 */
final class TransitTripRouter {
  private final TransitRouting routing;
  private final TransitRoutingParameters parameters;
  private final TransitSchedule schedule;
  private final FootTransfers transfers;
  private final RaptorRouter router;
  /** For those who hold a pass; null until one of them asks. */
  private RaptorRouter passRouter;

  private final TransitJourney journey;
  private final AccessStops access = new AccessStops();
  private final AccessStops egress = new AccessStops();

  TransitTripRouter(TransitRouting routing) {
    this.routing = routing;
    parameters = routing.parameters();
    router = routing.newRouter();
    schedule = router.timetable().schedule();
    transfers = router.timetable().transfers();
    journey = new TransitJourney(router.timetable());
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
    router.findWalks(origin.x(), origin.y(), access);
    router.findWalks(destination.x(), destination.y(), egress);
    boolean holdsPass = routing.holdsPass(request.person());
    double most = mostCost(origin, destination) - (holdsPass ? 0 : routing.costAtStart());
    if (!routerOf(holdsPass).route(access, egress, request.departureTime(), most, journey)) {
      return RoutedTrip.NONE;
    }
    List<Leg> legs = new ArrayList<>(2 * journey.rideCount() + 1);
    List<Activity> interactions = new ArrayList<>(2 * journey.rideCount());
    int mode = request.routingMode();
    int firstStop = journey.boardingStop(0);
    double departure = request.departureTime();
    legs.add(walk(
        mode,
        startLink,
        link(firstStop),
        departure,
        journey.startTime(0) - departure,
        access.meters(journey.access())));
    for (int ride = 0; ride < journey.rideCount(); ride++) {
      if (ride > 0) {
        addTransfer(mode, ride, legs, interactions);
      }
      interactions.add(wait(ride));
      legs.add(ride(mode, ride));
    }
    int lastStop = journey.alightingStop(journey.rideCount() - 1);
    int arrival = journey.alightingTime(journey.rideCount() - 1);
    interactions.add(interaction(lastStop));
    // A transfer before the egress is walked as part of it, but not measured, as in MATSim.
    legs.add(walk(
        mode,
        link(lastStop),
        endLink,
        arrival,
        journey.arrivalTime() - arrival,
        egress.meters(journey.egress())));
    return new RoutedTrip(legs, interactions);
  }

  private RaptorRouter routerOf(boolean holdsPass) {
    if (holdsPass && passRouter == null) {
      passRouter = routing.newPassRouter();
    }
    return holdsPass ? passRouter : router;
  }

  /** What a journey may cost so that nobody walks all the way. */
  private double mostCost(Place origin, Place destination) {
    WalkParameters walk = parameters.walk();
    double seconds = origin.beelineMeters(destination) / walk.beelineMetersPerSecond();
    double cost = seconds * parameters.walkingPerSecond();
    return cost == 0 ? 0 : cost * walk.directWalkFactor();
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
    TransitLegRoute route = new TransitLegRoute(
        schedule.routes().line(journey.route(ride)),
        journey.route(ride),
        from,
        to,
        journey.boardingTime(ride),
        null);
    Route text =
        route.toText(schedule).toRoute(link(from), link(to), seconds, journey.meters(ride));
    String transportMode = schedule.routes().transportMode(journey.route(ride));
    int ridingMode = parameters.aboard(transportMode).mode();
    return new Leg(ridingMode, mode, start, seconds, text, Map.of());
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
