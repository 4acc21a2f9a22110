package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive trips that lead back to where they began.
 *
 * @param firstTrip number of the first trip in the plan
 * @param lastTrip number of the last trip, inclusive; subtours inside this one lie between the two
 */
record Subtour(int firstTrip, int lastTrip) {

  /**
   * All closed subtours of a plan, in the order in which they are closed (MATSim {@code
   * TripStructureUtils}).
   */
  static List<Subtour> closedOf(PlanTrips trips) {
    List<Subtour> subtours = new ArrayList<>();
    // Trips on the way that no closed subtour has taken up yet; a stack.
    int[] open = new int[trips.count()];
    int openCount = 0;
    for (int trip = 0; trip < trips.count(); trip++) {
      open[openCount++] = trip;
      long destination = trips.destinationPlace(trip);
      int start = openCount - 1;
      while (start >= 0 && trips.originPlace(open[start]) != destination) {
        start--;
      }
      if (start >= 0) {
        subtours.add(new Subtour(open[start], trip));
        openCount = start;
      }
    }
    return subtours;
  }

  boolean contains(Subtour other) {
    return firstTrip <= other.firstTrip && other.lastTrip <= lastTrip && !equals(other);
  }
}
