package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.Route;
import vn.luong.sim.units.SimTime;

/**
 * Routes the trips of a plan one after the other; each departs when the activity before it ends, by the times planned so
 * far (MATSim {@code PlanRouter} and {@code TimeTracker}).
 *
 * <p>Threads: one per thread.
 */
public final class PlanRouter {
  private static final double START_OF_DAY = 0;

  /** Which trips are routed. */
  private enum Wanted {
    ALL,
    MISSING,
    MISSING_AND_SHUT_OUT
  }

  private final TripRouter tripRouter;
  private final Population population;
  private final EndTimeRule endTimeRule;
  private final List<TripRequest> unrouted = new ArrayList<>();

  public PlanRouter(TripRouter tripRouter) {
    this.tripRouter = tripRouter;
    this.population = tripRouter.routing().population();
    this.endTimeRule = tripRouter.routing().parameters().endTimeRule();
  }

  /**
   * The plan with every trip routed anew. A trip without a way becomes one leg that is not routed; a trip of a mode that
   * nothing says how to route stays as it is.
   */
  public Plan routeAll(int person, Plan plan) {
    return route(person, plan, Wanted.ALL);
  }

  /** The plan with every trip routed anew that has a leg that is not routed; other trips stay as they are. */
  public Plan routeMissing(int person, Plan plan) {
    return route(person, plan, Wanted.MISSING);
  }

  /**
   * As {@link #routeMissing}, and trips are routed anew that by the times planned come to a road in hours when it is closed to
   * their mode.
   */
  public Plan routeShutOut(int person, Plan plan) {
    return route(person, plan, Wanted.MISSING_AND_SHUT_OUT);
  }

  /** True if a leg of the plan is not routed. */
  public static boolean isMissingRoutes(Plan plan) {
    return plan.legs().stream().anyMatch(leg -> leg.route() instanceof Route.None);
  }

  /** Trips that were left without a route since the last call, in the order of routing. */
  public List<TripRequest> takeUnrouted() {
    List<TripRequest> taken = List.copyOf(unrouted);
    unrouted.clear();
    return taken;
  }

  private Plan route(int person, Plan plan, Wanted wanted) {
    List<TripSpan> trips = TripSpan.of(plan, population);
    int[] modes = trips.stream()
        .mapToInt(trip -> trip.mainMode(plan, population.modeTable()))
        .toArray();
    TransitRouting transit = tripRouter.routing().transit();
    if (wanted == Wanted.ALL
        && transit != null
        && transit.parameters().options().parksAtStops()) {
      ParkedTours tours = new ParkedTours(plan, trips, modes, transit, tripRouter.parkedCosts());
      int unroutedBefore = unrouted.size();
      Plan routed = route(person, plan, trips, modes, wanted, tours);
      if (routed != null) {
        return routed;
      }
      // A vehicle could not be fetched after all: nobody takes one to a stop today.
      unrouted.subList(unroutedBefore, unrouted.size()).clear();
    }
    return route(person, plan, trips, modes, wanted, null);
  }

  /** Null if a vehicle left at a stop cannot be fetched there. */
  private Plan route(
      int person, Plan plan, List<TripSpan> trips, int[] modes, Wanted wanted, ParkedTours tours) {
    List<Activity> activities = new ArrayList<>(plan.activities().size() + 4);
    List<Leg> legs = new ArrayList<>(plan.legs().size() + 4);
    activities.add(plan.activities().get(0));
    double now = START_OF_DAY;
    for (int number = 0; number < modes.length; number++) {
      TripSpan trip = trips.get(number);
      Activity origin = trip.originOf(plan);
      double endTime = endTimeRule.endTime(origin, now);
      // An activity without end is never left; its trip is routed for the time it begins.
      now = SimTime.isDefined(endTime) ? endTime : now;
      int firstLeg = legs.size();
      List<Leg> oldLegs = trip.legsOf(plan);
      RoutedTrip routed = null;
      if (isWanted(wanted, person, modes[number], oldLegs, now)) {
        TripRequest request =
            new TripRequest(person, origin, trip.destinationOf(plan), modes[number], now);
        routed = parked(request, number, tours, plan, trips, modes);
        if (routed == RoutedTrip.NONE) {
          return null;
        }
        routed = routed == null ? routeOrNot(request, oldLegs) : routed;
      }
      if (routed != null) {
        legs.addAll(routed.legs());
        activities.addAll(routed.interactions());
      } else {
        legs.addAll(oldLegs);
        activities.addAll(plan.activities().subList(trip.origin() + 1, trip.destination()));
      }
      now = timeAfter(now, activities, legs, firstLeg);
      activities.add(trip.destinationOf(plan));
    }
    return new Plan(plan.type(), plan.attributes(), activities, legs);
  }

  /** The trip with the own vehicle left or fetched at a stop; null if it is not. */
  private RoutedTrip parked(
      TripRequest request,
      int number,
      ParkedTours tours,
      Plan plan,
      List<TripSpan> trips,
      int[] modes) {
    if (tours == null || !tripRouter.routing().isByTransit(modes[number])) {
      return null;
    }
    tours.decide(number, request, later -> {
      Activity origin = trips.get(later).originOf(plan);
      double endTime = endTimeRule.endTime(origin, request.departureTime());
      return new TripRequest(
          request.person(),
          origin,
          trips.get(later).destinationOf(plan),
          modes[later],
          SimTime.isDefined(endTime) ? endTime : request.departureTime());
    });
    if (tours.left(number) == null && tours.fetched(number) == null) {
      return null;
    }
    return tripRouter.routeParked(request, tours.left(number), tours.fetched(number));
  }

  /** The trip's new legs; null if it is to stay as it is. */
  private RoutedTrip routeOrNot(TripRequest request, List<Leg> oldLegs) {
    if (!tripRouter.routing().isRouted(request.routingMode())) {
      if (hasUnrouted(oldLegs)) {
        unrouted.add(request);
      }
      return null;
    }
    RoutedTrip routed = tripRouter.route(request);
    if (routed.isFound()) {
      return withVehicleOf(oldLegs, routed);
    }
    unrouted.add(request);
    Leg leg = Leg.of(request.routingMode())
        .withRoutingMode(request.routingMode())
        .withTimes(request.departureTime(), SimTime.UNDEFINED);
    return RoutedTrip.of(leg);
  }

  /** Legs and interactions pass, by the times of their routes as far as these are known. */
  private double timeAfter(double departure, List<Activity> activities, List<Leg> legs, int from) {
    double now = departure;
    for (int ordinal = from; ordinal < legs.size(); ordinal++) {
      if (ordinal > from) {
        double endTime = endTimeRule.endTime(activities.get(ordinal), now);
        now = SimTime.isDefined(endTime) ? endTime : now;
      }
      Leg leg = legs.get(ordinal);
      double seconds = leg.route().travelTimeSeconds();
      seconds = SimTime.isDefined(seconds) ? seconds : leg.travelTimeSeconds();
      now += SimTime.isDefined(seconds) ? seconds : 0;
    }
    return now;
  }

  private boolean isWanted(
      Wanted wanted, int person, int mode, List<Leg> legs, double departureTime) {
    return wanted == Wanted.ALL
        || hasUnrouted(legs)
        || wanted == Wanted.MISSING_AND_SHUT_OUT && entersClosed(person, mode, legs, departureTime);
  }

  /** Whether a leg of the trip's own mode does; ways to stations stay, other trips count on the vehicle that is left there. */
  private boolean entersClosed(int person, int mode, List<Leg> legs, double departureTime) {
    double now = departureTime;
    for (Leg leg : legs) {
      if (leg.mode() == mode
          && leg.route() instanceof LinkPath path
          && tripRouter.entersClosed(person, mode, path, now)) {
        return true;
      }
      double seconds = leg.route().travelTimeSeconds();
      now += SimTime.isDefined(seconds) ? seconds : 0;
    }
    return false;
  }

  private static boolean hasUnrouted(List<Leg> legs) {
    return legs.stream().anyMatch(leg -> leg.route() instanceof Route.None);
  }

  /** If the old trip named one vehicle for all its road legs, the new one uses it as well. */
  private static RoutedTrip withVehicleOf(List<Leg> oldLegs, RoutedTrip trip) {
    String vehicleId = null;
    for (Leg leg : oldLegs) {
      if (leg.route() instanceof LinkPath path) {
        if (path.vehicleId() == null || vehicleId != null && !vehicleId.equals(path.vehicleId())) {
          return trip;
        }
        vehicleId = path.vehicleId();
      }
    }
    if (vehicleId == null) {
      return trip;
    }
    List<Leg> legs = new ArrayList<>(trip.legs());
    for (int ordinal = 0; ordinal < legs.size(); ordinal++) {
      if (legs.get(ordinal).route() instanceof LinkPath path) {
        legs.set(ordinal, legs.get(ordinal).withRoute(path.withVehicle(vehicleId)));
      }
    }
    return new RoutedTrip(legs, trip.interactions());
  }
}
