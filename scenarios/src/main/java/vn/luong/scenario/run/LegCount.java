package vn.luong.scenario.run;

import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * How much travelling a day's plans hold.
 *
 * @param legs legs of all selected plans
 * @param pathLinks links on their way
 */
record LegCount(long legs, long pathLinks) {

  static LegCount of(Population population) {
    PlanStore plans = population.plans();
    PlanCursor cursor = new PlanCursor(plans);
    long legs = 0;
    long pathLinks = 0;
    for (int person = 0; person < population.personCount(); person++) {
      if (plans.selectedPlan(person) != PlanStore.NO_PLAN) {
        cursor.seek(plans.selectedPlan(person));
        while (cursor.advance()) {
          if (!cursor.isActivity()) {
            legs++;
            pathLinks += cursor.pathLinkCount();
          }
        }
      }
    }
    return new LegCount(legs, pathLinks);
  }
}
