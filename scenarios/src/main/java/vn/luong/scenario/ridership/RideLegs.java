package vn.luong.scenario.ridership;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import vn.luong.scenario.indicators.LegColumns;
import vn.luong.scenario.indicators.TripRecorder;
import vn.luong.sim.network.ModeTable;

/**
 * How people came to the stop and went on from it: the legs of a trip around its rides. What is called the mode of access or
 * egress is that of the longest leg.
 *
 * <p>Layout: the row of its leg for each ride; the legs before and after a leg on the same trip, per leg.
 */
final class RideLegs {
  private static final int NONE = -1;

  /**
   * A way to or from a stop.
   *
   * @param mode mode of its longest leg, or {@link ModeTable#NO_MODE} if there is no leg
   * @param meters metres of all its legs
   * @param seconds seconds of all its legs
   */
  record Way(int mode, double meters, double seconds) {
    static final Way NONE = new Way(ModeTable.NO_MODE, Double.NaN, Double.NaN);
  }

  private final LegColumns legs;
  private final int[] legOfRide;
  private final boolean[] isRide;
  private final int[] before;
  private final int[] after;

  RideLegs(RideColumns rides, TripRecorder trips) {
    legs = trips.legs();
    legOfRide = new int[rides.size()];
    Arrays.fill(legOfRide, NONE);
    isRide = new boolean[legs.size()];
    before = new int[legs.size()];
    after = new int[legs.size()];
    Arrays.fill(after, NONE);
    findRides(rides, trips);
    int[] last = new int[trips.tripCount()];
    Arrays.fill(last, NONE);
    for (int leg = 0; leg < legs.size(); leg++) {
      int trip = legs.trip(leg);
      before[leg] = last[trip];
      if (last[trip] != NONE) {
        after[last[trip]] = leg;
      }
      last[trip] = leg;
    }
  }

  /** A ride is the last leg that its person began when the waiting began: what comes before it may take no time. */
  private void findRides(RideColumns rides, TripRecorder trips) {
    Long2IntOpenHashMap rideOfStart = new Long2IntOpenHashMap(rides.size());
    rideOfStart.defaultReturnValue(NONE);
    for (int ride = 0; ride < rides.size(); ride++) {
      rideOfStart.put(key(rides.person(ride), rides.waitTime(ride)), ride);
    }
    for (int leg = 0; leg < legs.size(); leg++) {
      int ride = rideOfStart.get(key(trips.personOf(legs.trip(leg)), legs.departureTime(leg)));
      if (ride != NONE) {
        legOfRide[ride] = leg;
      }
    }
    for (int leg : legOfRide) {
      if (leg != NONE) {
        isRide[leg] = true;
      }
    }
  }

  private static long key(int person, int time) {
    return (long) person << Integer.SIZE | time & 0xFFFFFFFFL;
  }

  /** The way from the origin, or from the ride before. */
  Way access(int ride) {
    return legOfRide[ride] == NONE ? Way.NONE : way(before[legOfRide[ride]], before);
  }

  /** The way to the destination, or to the next ride. */
  Way egress(int ride) {
    return legOfRide[ride] == NONE ? Way.NONE : way(after[legOfRide[ride]], after);
  }

  /** True if the person has taken another ride after this one on the same trip. */
  boolean isFollowed(int ride) {
    int leg = legOfRide[ride] == NONE ? NONE : after[legOfRide[ride]];
    while (leg != NONE && !isRide[leg]) {
      leg = after[leg];
    }
    return leg != NONE;
  }

  private Way way(int firstLeg, int[] next) {
    int mode = ModeTable.NO_MODE;
    double longest = -1;
    double meters = 0;
    double seconds = 0;
    for (int leg = firstLeg; leg != NONE && !isRide[leg]; leg = next[leg]) {
      if (legs.hasArrived(leg)) {
        meters += legs.distanceMeters(leg);
        seconds += legs.arrivalTime(leg) - legs.departureTime(leg);
        if (legs.distanceMeters(leg) > longest) {
          longest = legs.distanceMeters(leg);
          mode = legs.mode(leg);
        }
      }
    }
    return mode == ModeTable.NO_MODE ? Way.NONE : new Way(mode, meters, seconds);
  }
}
