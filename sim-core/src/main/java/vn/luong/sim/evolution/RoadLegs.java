package vn.luong.sim.evolution;

import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.units.SimTime;

/**
 * Goes through the legs with a link path in a person's selected plan, with their planned times of
 * departure. A cursor: {@link #seek}, then {@link #advance} until it says no.
 *
 * <p>Threads: one per thread.
 */
final class RoadLegs {
  private final PlanStore plans;
  private final EndTimeRule endTimeRule;
  private Plan plan;
  private int next;
  private double now;
  private double departureTime;
  private Leg leg;

  RoadLegs(Population population, EndTimeRule endTimeRule) {
    this.plans = population.plans();
    this.endTimeRule = endTimeRule;
  }

  /** Goes before the first leg of a person's selected plan. */
  void seek(int person) {
    int selected = plans.selectedPlan(person);
    plan = selected == PlanStore.NO_PLAN ? null : plans.plan(selected);
    next = 0;
    now = 0;
  }

  /** Goes to the next leg that has a link path; false if there is none. */
  boolean advance() {
    while (plan != null && next < plan.legs().size()) {
      departureTime = endOf(plan.activities().get(next));
      leg = plan.legs().get(next);
      now = departureTime + plannedSeconds();
      next++;
      if (leg.route() instanceof LinkPath) {
        return true;
      }
    }
    return false;
  }

  /** Mode of the leg. */
  int mode() {
    return leg.mode();
  }

  LinkPath path() {
    return (LinkPath) leg.route();
  }

  double departureTime() {
    return departureTime;
  }

  /**
   * Seconds from the end of the start link to the start of the end link, as the router expected
   * them; undefined if nobody said.
   */
  double expectedSeconds() {
    return leg.travelTimeSeconds();
  }

  private double endOf(Activity activity) {
    double end = endTimeRule.endTime(activity, now);
    return SimTime.isDefined(end) ? end : now;
  }

  private double plannedSeconds() {
    double seconds = leg.route().travelTimeSeconds();
    seconds = SimTime.isDefined(seconds) ? seconds : leg.travelTimeSeconds();
    return SimTime.isDefined(seconds) ? seconds : 0;
  }
}
