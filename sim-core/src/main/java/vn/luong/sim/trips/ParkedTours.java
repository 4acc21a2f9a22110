package vn.luong.sim.trips;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;

/**
 * Which trips of a day leave the own vehicle at a stop and which fetch it. A vehicle is taken to a stop only if a later
 * trip by public transport leads back to where it stood, and that trip then brings it there: so after both it is where it
 * would be if it had never been used, and whatever holds of chains of modes holds of park-and-ride.
 *
 * <p>Both trips are decided on together: of all stops in reach the one whose journeys out and back cost least, if that is
 * less than the two trips without the vehicle.
 *
 * <p>Threads: one per plan being routed.
 */
final class ParkedTours {
  /** Costs that differ less are equal; then the vehicle stays where it is. */
  private static final double COST_TOLERANCE = 1e-6;

  /** Finds what trips cost. */
  interface Costs {
    double least(TripRequest request);

    List<TransitTripRouter.ParkedCost> leaving(int way, TripRequest request, double most);

    List<TransitTripRouter.ParkedCost> fetching(int way, TripRequest request, double most);
  }

  private final Plan plan;
  private final List<TripSpan> trips;
  private final int[] modes;
  private final TransitRouting transit;
  private final Costs costs;
  private final Parked[] left;
  private final Parked[] fetched;

  ParkedTours(Plan plan, List<TripSpan> trips, int[] modes, TransitRouting transit, Costs costs) {
    this.plan = plan;
    this.trips = trips;
    this.modes = modes;
    this.transit = transit;
    this.costs = costs;
    left = new Parked[modes.length];
    fetched = new Parked[modes.length];
  }

  /** Where the vehicle is left on a trip, or null; only after {@link #decide}. */
  Parked left(int trip) {
    return left[trip];
  }

  /** Where the vehicle is fetched on a trip, or null. */
  Parked fetched(int trip) {
    return fetched[trip];
  }

  /**
   * Decides whether a trip begins with the own vehicle.
   *
   * @param request the trip, which must be by public transport
   * @param back the trip with this number, departing when it is planned to; asked only for later trips
   */
  void decide(int trip, TripRequest request, IntFunction<TripRequest> back) {
    int returning = returnOf(trip);
    if (fetched[trip] != null || returning < 0) {
      return;
    }
    TripRequest backRequest = null;
    double least = Double.POSITIVE_INFINITY;
    List<AccessWay> ways = transit.parameters().options().accessWays();
    for (int way = 0; way < ways.size(); way++) {
      if (!ways.get(way).isOwnVehicle() || !isThere(ways.get(way).mode(), trip, returning)) {
        continue;
      }
      if (backRequest == null) {
        backRequest = back.apply(returning);
        least = costs.least(request) + costs.least(backRequest) - COST_TOLERANCE;
      }
      Map<Integer, Double> costOut = new HashMap<>();
      costs
          .leaving(way, request, least)
          .forEach(cost -> costOut.put(cost.parked().stop(), cost.cost()));
      if (costOut.isEmpty()) {
        continue;
      }
      for (TransitTripRouter.ParkedCost cost : costs.fetching(way, backRequest, least)) {
        double sum =
            cost.cost() + costOut.getOrDefault(cost.parked().stop(), Double.POSITIVE_INFINITY);
        if (sum < least) {
          least = sum;
          left[trip] = cost.parked();
          fetched[returning] = cost.parked();
        }
      }
    }
  }

  /** The next trip that leads back to where this one begins, if it is by public transport and fetches nothing yet. */
  private int returnOf(int trip) {
    long place = placeOf(trips.get(trip).originOf(plan));
    for (int later = trip + 1; later < modes.length; later++) {
      if (placeOf(trips.get(later).destinationOf(plan)) == place) {
        return transit.isRouted(modes[later]) && fetched[later] == null ? later : -1;
      }
    }
    return -1;
  }

  /** Whether the vehicle of a mode stands where the trip begins, and nobody drives it until the return. */
  private boolean isThere(int mode, int trip, int returning) {
    long place = placeOf(trips.get(0).originOf(plan));
    for (int earlier = 0; earlier < trip; earlier++) {
      if (modes[earlier] == mode) {
        place = placeOf(trips.get(earlier).destinationOf(plan));
      }
      if (left[earlier] != null && wayMode(left[earlier]) == mode && !isBack(earlier, trip)) {
        return false;
      }
    }
    for (int between = trip; between <= returning; between++) {
      if (modes[between] == mode) {
        return false;
      }
    }
    return mode != ModeTable.NO_MODE && place == placeOf(trips.get(trip).originOf(plan));
  }

  private boolean isBack(int leaving, int before) {
    for (int trip = leaving + 1; trip < before; trip++) {
      if (left[leaving].equals(fetched[trip])) {
        return true;
      }
    }
    return false;
  }

  private int wayMode(Parked parked) {
    return transit.parameters().options().accessWays().get(parked.way()).mode();
  }

  /** Key of a place: the activity's facility, or else its link. */
  private static long placeOf(Activity activity) {
    return activity.facility() != Facilities.NO_FACILITY
        ? 1L << Integer.SIZE | activity.facility()
        : activity.link();
  }
}
