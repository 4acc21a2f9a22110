package vn.luong.sim.replanning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;

/** A plan seen as trips: what lies between two activities that are not interactions. Immutable. */
final class PlanTrips {
  private static final String WALK = "walk";

  private final Plan plan;
  private final int[] mainActivities;
  private final int[] modes;

  private PlanTrips(Plan plan, int[] mainActivities, int[] modes) {
    this.plan = plan;
    this.mainActivities = mainActivities;
    this.modes = modes;
  }

  static PlanTrips of(Plan plan, Population population) {
    IntArrayList mainActivities = new IntArrayList();
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      if (!population.isInteraction(plan.activities().get(ordinal).type())) {
        mainActivities.add(ordinal);
      }
    }
    int[] modes = new int[Math.max(0, mainActivities.size() - 1)];
    int walk = population.modeTable().find(WALK);
    for (int trip = 0; trip < modes.length; trip++) {
      modes[trip] = mainMode(
          plan.legs().subList(mainActivities.getInt(trip), mainActivities.getInt(trip + 1)), walk);
    }
    return new PlanTrips(plan, mainActivities.toIntArray(), modes);
  }

  /** The mode the trip was routed for; where none is stated, the mode of the first leg that is no walk. */
  private static int mainMode(List<Leg> legs, int walk) {
    if (legs.get(0).routingMode() != ModeTable.NO_MODE) {
      return legs.get(0).routingMode();
    }
    for (Leg leg : legs) {
      if (leg.mode() != walk) {
        return leg.mode();
      }
    }
    return walk;
  }

  int count() {
    return modes.length;
  }

  int mode(int trip) {
    return modes[trip];
  }

  /** Key of the place the trip starts from: the activity's facility, or else its link. */
  long originPlace(int trip) {
    return placeOf(plan.activities().get(mainActivities[trip]));
  }

  long destinationPlace(int trip) {
    return placeOf(plan.activities().get(mainActivities[trip + 1]));
  }

  private static long placeOf(Activity activity) {
    return activity.facility() != Facilities.NO_FACILITY
        ? 1L << Integer.SIZE | activity.facility()
        : activity.link();
  }

  /**
   * The plan with other modes for some of its trips, which are then a single leg without a route.
   *
   * @param newModes mode of each trip; a trip whose mode does not change keeps its legs
   */
  Plan withModes(int[] newModes) {
    List<Activity> activities = new ArrayList<>();
    List<Leg> legs = new ArrayList<>();
    activities.add(plan.activities().get(mainActivities[0]));
    for (int trip = 0; trip < modes.length; trip++) {
      int from = mainActivities[trip];
      int to = mainActivities[trip + 1];
      if (newModes[trip] == modes[trip]) {
        legs.addAll(plan.legs().subList(from, to));
        activities.addAll(plan.activities().subList(from + 1, to + 1));
      } else {
        legs.add(Leg.of(newModes[trip]).withRoutingMode(newModes[trip]));
        activities.add(plan.activities().get(to));
      }
    }
    return new Plan(plan.type(), plan.attributes(), activities, legs);
  }
}
