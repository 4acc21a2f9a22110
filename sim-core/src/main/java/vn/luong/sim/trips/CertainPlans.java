package vn.luong.sim.trips;

import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.road.RoadHub;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * Tells of plans without routes, without routing them, that each of their trips certainly has a way, and that nobody could
 * find fault with what {@link PlanRouter} would make of them: whoever drives has a vehicle and stands where the way begins,
 * all modes that may come of it have scoring parameters, activities end one after the other. Of plans of which it does not
 * say so only routing tells.
 *
 * <p>Threads: immutable, safe to share.
 */
final class CertainPlans {
  /** Times and spans beyond this are looked at one by one; far less than a mobsim can count. */
  private static final double LONGEST_SECONDS = 1e6;

  private final TripRouting routing;
  private final Population population;
  private final Fleet fleet;
  private final ActivityLinker linker;
  private final LegDemands demands;
  private final RoadHub[] hubOfMode = new RoadHub[ModeTable.MAX_MODES];
  private final RoadHub freeHub;
  private final boolean canWalk;
  private final boolean isTransitCertain;

  /** Prepares to tell; facilities must have their links. */
  CertainPlans(TripRouting routing, ActivityLinker linker, LegDemands demands) {
    this.routing = routing;
    this.population = routing.population();
    this.fleet = routing.fleet();
    this.linker = linker;
    this.demands = demands;
    for (RoutingParameters.NetworkMode mode : routing.parameters().networkModes()) {
      hubOfMode[mode.mode()] = routing.roads(mode.mode()).newHub();
    }
    freeHub = routing.freeRoads().newHub();
    int accessMode = routing.parameters().accessMode();
    RoutingParameters.TeleportedMode access =
        accessMode == ModeTable.NO_MODE ? null : routing.teleported(accessMode);
    canWalk = access != null && access.isBySpeed() && canBeTeleported(accessMode);
    isTransitCertain = canWalk && routing.transit() != null && isCertain(routing.transit());
  }

  /** Whether a ride, whatever it is, can be found no fault with. */
  private boolean isCertain(TransitRouting transit) {
    // Who lets a departure pass has an interaction that ends later, perhaps than the activity after
    // it.
    boolean mayWait =
        transit.mayLetPass() || transit.reserved() != null && transit.reserved().mayLetPass();
    if (mayWait || !canBeTeleported(transit.parameters().walkingMode())) {
      return false;
    }
    TransitRoutes routes = transit.schedule().routes();
    for (int route = 0; route < routes.count(); route++) {
      int aboard = transit.parameters().aboard(routes.transportMode(route)).mode();
      if (!isScored(aboard) || ModeTable.contains(demands.drivenModes(), aboard)) {
        return false;
      }
    }
    for (AccessWay way : transit.parameters().options().accessWays()) {
      boolean isFit =
          routing.roads(way.mode()) != null ? canBeDriven(way.mode()) : canBeTeleported(way.mode());
      if (!isFit || routing.isByTransit(way.mode()) || routing.isReserved(way.mode())) {
        return false;
      }
    }
    return true;
  }

  /** A mode whose legs state a time and no path. */
  private boolean canBeTeleported(int mode) {
    return isScored(mode)
        && !ModeTable.contains(demands.drivenModes(), mode)
        && !ModeTable.contains(demands.riddenModes(), mode);
  }

  /** A mode whose legs go along links, perhaps after a wait. */
  private boolean canBeDriven(int mode) {
    return isScored(mode)
        && !ModeTable.contains(demands.riddenModes(), mode)
        && (routing.waitSeconds(mode) == 0 || canBeTeleported(routing.waitMode()));
  }

  private boolean isScored(int mode) {
    return ModeTable.contains(demands.scoredModes(), mode);
  }

  /**
   * Whether nothing can be wrong with any of the person's plans once they are routed; false as well if a plan has a route
   * already.
   *
   * @param cursor moved
   */
  boolean isCertain(int person, PlanCursor cursor) {
    PlanStore plans = population.plans();
    int first = plans.firstPlan(person);
    for (int plan = first; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      cursor.seek(plan);
      if (cursor.activityCount() < 2 || !isPlanCertain(person, cursor)) {
        return false;
      }
    }
    return first != PlanStore.NO_PLAN;
  }

  private boolean isPlanCertain(int person, PlanCursor cursor) {
    Activity origin = null;
    int mode = ModeTable.NO_MODE;
    double lastEnd = SimTime.UNDEFINED;
    while (cursor.advance()) {
      if (!cursor.isActivity()) {
        if (cursor.hasRoute()) {
          return false;
        }
        mode = cursor.routingMode() == ModeTable.NO_MODE ? cursor.mode() : cursor.routingMode();
        continue;
      }
      Activity activity = linker.link(cursor.activity());
      boolean isLast = cursor.ordinal() == cursor.activityCount() - 1;
      if (activity.link() == Network.NO_LINK
          || population.isInteraction(activity.type())
          || !isLast && !endsInOrder(activity, lastEnd)
          || origin != null && !isTripCertain(person, mode, origin, activity)) {
        return false;
      }
      lastEnd = Math.max(lastEnd, activity.endTime());
      origin = activity;
    }
    return true;
  }

  private static boolean endsInOrder(Activity activity, double lastEnd) {
    if (activity.endTime() > LONGEST_SECONDS || activity.maxDurationSeconds() > LONGEST_SECONDS) {
      return false;
    }
    return SimTime.isDefined(activity.endTime())
        ? !(activity.endTime() < lastEnd)
        : SimTime.isDefined(activity.maxDurationSeconds());
  }

  /** The order of questions is that of {@link TripRouter#route}. */
  private boolean isTripCertain(int person, int mode, Activity origin, Activity destination) {
    if (!routing.isRouted(mode)) {
      return false;
    }
    Facilities facilities = population.facilities();
    Place from = Place.of(origin, facilities);
    Place to = Place.of(destination, facilities);
    if (routing.isByTransit(mode) || routing.isReserved(mode)) {
      return isTransitCertain
          && isWalkCertain(routing.parameters().accessMode(), from, to)
          && isAccessCertain(person, from, to);
    }
    if (routing.roads(mode) != null) {
      ModeRoads roads = routing.roads(mode);
      int startLink = roads.linkAt(from);
      int endLink = roads.linkAt(to);
      return canBeDriven(mode)
          && hasVehicle(person, mode)
          && isAtLink(from, startLink)
          && isAtLink(to, endLink)
          && hubOfMode[mode].joins(startLink, endLink);
    }
    if (routing.teleported(mode).isBySpeed()) {
      return canBeTeleported(mode) && isWalkCertain(mode, from, to);
    }
    // By the speed of the road: without walks, and so from the very link to the very link.
    return canBeTeleported(mode)
        && from.link() == routing.freeRoads().linkAt(from)
        && to.link() == routing.freeRoads().linkAt(to)
        && freeHub.joins(from.link(), to.link());
  }

  private boolean isWalkCertain(int mode, Place from, Place to) {
    RoutingParameters.TeleportedMode by = routing.teleported(mode);
    Network network = population.network();
    double meters = by.beelineDistanceFactor()
        * from.withCoordinates(network).beelineMeters(to.withCoordinates(network));
    return meters / by.speedMetersPerSecond() < LONGEST_SECONDS;
  }

  /** Of the ways to stops that drive: those that have no way are not taken. */
  private boolean isAccessCertain(int person, Place from, Place to) {
    for (AccessWay way : routing.transit().parameters().options().accessWays()) {
      ModeRoads roads = routing.roads(way.mode());
      if (roads != null
          && way.persons().admits(population.personAttributes(), person)
          && !(hasVehicle(person, way.mode())
              && isAtLink(from, roads.linkAt(from))
              && isAtLink(to, roads.linkAt(to)))) {
        return false;
      }
    }
    return true;
  }

  /** A vehicle that nobody else has: others may be the vehicle of several persons, who may want it at the same time. */
  private boolean hasVehicle(int person, int mode) {
    if (!ModeTable.contains(demands.drivenModes(), mode)) {
      return true;
    }
    int vehicle = fleet.vehicleOf(person, mode);
    return vehicle != Fleet.NO_VEHICLE && vehicle >= fleet.namedCount();
  }

  /** Whether a traveller is on the link where the way begins or ends, or walks between it and the place, not too far. */
  private boolean isAtLink(Place place, int link) {
    if (link == Network.NO_LINK) {
      return false;
    }
    boolean walks = routing.parameters().accessEgress() != RoutingParameters.AccessEgress.NONE
        && place.hasCoordinates();
    return walks
        ? canWalk
            && isWalkCertain(
                routing.parameters().accessMode(), place, place.onLink(population.network(), link))
        : place.link() == link;
  }
}
