package vn.luong.sim.warmstart;

import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.units.SimTime;

/** Looks at a leg with a link path and its planned times. */
@FunctionalInterface
interface PlannedDrive {
  /**
   * Looks at one.
   *
   * @param departureTime seconds after midnight
   * @param seconds planned duration; 0 if the plan says none
   */
  void see(int mode, LinkPath path, double departureTime, double seconds);

  /** Shows the legs of a plan, in their order. */
  static void forEach(Plan plan, EndTimeRule endTimeRule, PlannedDrive drive) {
    double now = 0;
    for (int ordinal = 0; ordinal < plan.legs().size(); ordinal++) {
      Activity before = plan.activities().get(ordinal);
      double end = endTimeRule.endTime(before, now);
      now = SimTime.isDefined(end) ? end : now;
      Leg leg = plan.legs().get(ordinal);
      double seconds = secondsOf(leg);
      if (leg.route() instanceof LinkPath path) {
        drive.see(leg.mode(), path, now, seconds);
      }
      now += seconds;
    }
  }

  private static double secondsOf(Leg leg) {
    double seconds = leg.route().travelTimeSeconds();
    seconds = SimTime.isDefined(seconds) ? seconds : leg.travelTimeSeconds();
    return SimTime.isDefined(seconds) ? seconds : 0;
  }
}
