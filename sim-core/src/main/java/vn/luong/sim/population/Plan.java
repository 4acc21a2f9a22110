package vn.luong.sim.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.luong.sim.ids.AttributeTable;

/**
 * A day's intention: activities, with a leg between each two. Immutable; the readable form of what {@link
 * PlanStore} keeps encoded.
 *
 * @param type label of the plan, null if none
 * @param attributes further attributes by name
 * @param activities one or more, in the order of the day
 * @param legs one fewer than activities; {@code legs.get(k)} leads from activity k to activity k + 1
 */
public record Plan(
    String type,
    Map<String, AttributeTable.Value> attributes,
    List<Activity> activities,
    List<Leg> legs) {

  public Plan {
    attributes = Map.copyOf(attributes);
    activities = List.copyOf(activities);
    legs = List.copyOf(legs);
    if (activities.isEmpty() || legs.size() != activities.size() - 1) {
      throw new IllegalArgumentException(
          activities.size() + " activities do not alternate with " + legs.size() + " legs");
    }
  }

  public static Plan of(List<Activity> activities, List<Leg> legs) {
    return new Plan(null, Map.of(), activities, legs);
  }

  public Plan withActivities(List<Activity> newActivities) {
    return new Plan(type, attributes, newActivities, legs);
  }

  public Plan withLegs(List<Leg> newLegs) {
    return new Plan(type, attributes, activities, newLegs);
  }

  /** The same plan with one activity replaced. */
  public Plan withActivity(int ordinal, Activity activity) {
    List<Activity> changed = new ArrayList<>(activities);
    changed.set(ordinal, activity);
    return withActivities(changed);
  }

  /** The same plan with one leg replaced. */
  public Plan withLeg(int ordinal, Leg leg) {
    List<Leg> changed = new ArrayList<>(legs);
    changed.set(ordinal, leg);
    return withLegs(changed);
  }
}
