package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.units.SimTime;

/**
 * Shifts the end times or durations of all activities at random (MATSim {@code
 * MutateActivityTimeAllocation}).
 */
final class ShiftTimes implements PlanChange {
  private static final String INITIAL_END_TIME = "initialEndTime";
  private static final String DOUBLE_CLASS = "java.lang.Double";

  private final Population population;
  private final TimeShiftParameters parameters;

  ShiftTimes(Population population, TimeShiftParameters parameters) {
    this.population = population;
    this.parameters = parameters;
  }

  @Override
  public Plan change(int person, Plan plan, RandomStream random) {
    List<Activity> activities = new ArrayList<>(plan.activities());
    activities.replaceAll(activity ->
        population.isInteraction(activity.type()) ? activity : shifted(activity, random));
    return new Plan(
        plan.type(), plan.attributes(), activities, departures(activities, plan.legs()));
  }

  private Activity shifted(Activity activity, RandomStream random) {
    if (SimTime.isDefined(activity.endTime())) {
      Activity remembered = parameters.aroundInitialTimes() ? remembering(activity) : activity;
      double from = parameters.aroundInitialTimes()
          ? Double.parseDouble(remembered.attributes().get(INITIAL_END_TIME).text())
          : activity.endTime();
      return remembered
          .withEndTime(Math.min(shifted(from, random), parameters.latestEndTime()))
          .withStartTime(SimTime.UNDEFINED);
    }
    if (parameters.affectsDuration() && SimTime.isDefined(activity.maxDurationSeconds())) {
      return activity.withMaxDuration(shifted(activity.maxDurationSeconds(), random));
    }
    return activity;
  }

  private static Activity remembering(Activity activity) {
    if (activity.attributes().containsKey(INITIAL_END_TIME)) {
      return activity;
    }
    Map<String, AttributeTable.Value> attributes = new TreeMap<>(activity.attributes());
    attributes.put(
        INITIAL_END_TIME,
        new AttributeTable.Value(DOUBLE_CLASS, Double.toString(activity.endTime())));
    return new Activity(
        activity.type(),
        activity.link(),
        activity.facility(),
        activity.x(),
        activity.y(),
        activity.z(),
        activity.startTime(),
        activity.endTime(),
        activity.maxDurationSeconds(),
        attributes);
  }

  private double shifted(double time, RandomStream random) {
    double range = parameters.rangeSeconds();
    double step = parameters.stepSeconds();
    int positions = (int) Math.ceil(range / step);
    return Math.max(0, time - range + 2 * random.nextInt(positions) * step);
  }

  /**
   * Departure times that were stated follow the activities; a route that depends on them is made
   * anew later.
   */
  private static List<Leg> departures(List<Activity> activities, List<Leg> legs) {
    List<Leg> moved = new ArrayList<>(legs.size());
    double now = 0;
    for (int ordinal = 0; ordinal < legs.size(); ordinal++) {
      Activity before = activities.get(ordinal);
      if (SimTime.isDefined(before.endTime())) {
        now = before.endTime();
      } else if (SimTime.isDefined(before.maxDurationSeconds())) {
        now += before.maxDurationSeconds();
      }
      Leg leg = legs.get(ordinal);
      if (SimTime.isDefined(leg.departureTime())) {
        leg = leg.withTimes(now, leg.travelTimeSeconds());
        now += SimTime.isDefined(leg.travelTimeSeconds()) ? leg.travelTimeSeconds() : 0;
      }
      moved.add(leg);
    }
    return moved;
  }
}
