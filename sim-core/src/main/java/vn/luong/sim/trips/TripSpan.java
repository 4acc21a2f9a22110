package vn.luong.sim.trips;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;

/**
 * A trip within a plan: what lies between two main activities. Legs {@code origin … destination - 1} belong to it, and
 * the interactions between these.
 *
 * @param origin ordinal of the main activity where it starts
 * @param destination ordinal of the next main activity
 */
public record TripSpan(int origin, int destination) {

  /** The trips of a plan in the order of the day. A plan's first and last activities count as main ones. */
  public static List<TripSpan> of(Plan plan, Population population) {
    List<TripSpan> trips = new ArrayList<>();
    int origin = 0;
    int last = plan.activities().size() - 1;
    for (int ordinal = 1; ordinal <= last; ordinal++) {
      if (ordinal == last
          || !population.isInteraction(plan.activities().get(ordinal).type())) {
        trips.add(new TripSpan(origin, ordinal));
        origin = ordinal;
      }
    }
    return trips;
  }

  public Activity originOf(Plan plan) {
    return plan.activities().get(origin);
  }

  public Activity destinationOf(Plan plan) {
    return plan.activities().get(destination);
  }

  public List<Leg> legsOf(Plan plan) {
    return plan.legs().subList(origin, destination);
  }

  /**
   * The mode the trip is made by: its routing mode; in old plans that state none the mode of the first leg that is not
   * a walk to something else.
   */
  public int mainMode(Plan plan, ModeTable modes) {
    List<Leg> legs = legsOf(plan);
    for (Leg leg : legs) {
      if (leg.routingMode() != ModeTable.NO_MODE) {
        return leg.routingMode();
      }
    }
    for (Leg leg : legs) {
      if (!modes.isOnFoot(leg.mode())) {
        return leg.mode();
      }
    }
    return legs.get(0).mode();
  }
}
