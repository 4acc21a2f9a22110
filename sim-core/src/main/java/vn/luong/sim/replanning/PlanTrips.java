package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.trips.TripSpan;

/** A plan seen as trips with their places and main modes. Immutable. */
final class PlanTrips {
  private final Plan plan;
  private final List<TripSpan> spans;
  private final int[] modes;

  private PlanTrips(Plan plan, List<TripSpan> spans, int[] modes) {
    this.plan = plan;
    this.spans = spans;
    this.modes = modes;
  }

  static PlanTrips of(Plan plan, Population population) {
    List<TripSpan> spans = TripSpan.of(plan, population);
    int[] modes = new int[spans.size()];
    for (int trip = 0; trip < modes.length; trip++) {
      modes[trip] = spans.get(trip).mainMode(plan, population.modeTable());
    }
    return new PlanTrips(plan, spans, modes);
  }

  int count() {
    return modes.length;
  }

  int mode(int trip) {
    return modes[trip];
  }

  /** Key of the place the trip starts from: the activity's facility, or else its link. */
  long originPlace(int trip) {
    return placeOf(spans.get(trip).originOf(plan));
  }

  long destinationPlace(int trip) {
    return placeOf(spans.get(trip).destinationOf(plan));
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
    activities.add(plan.activities().get(0));
    for (int trip = 0; trip < modes.length; trip++) {
      TripSpan span = spans.get(trip);
      if (newModes[trip] == modes[trip]) {
        legs.addAll(span.legsOf(plan));
        activities.addAll(plan.activities().subList(span.origin() + 1, span.destination() + 1));
      } else {
        legs.add(Leg.of(newModes[trip]).withRoutingMode(newModes[trip]));
        activities.add(span.destinationOf(plan));
      }
    }
    return new Plan(plan.type(), plan.attributes(), activities, legs);
  }
}
