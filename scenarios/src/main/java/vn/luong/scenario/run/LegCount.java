package vn.luong.scenario.run;

import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.trips.PlanPreparation.Sifted;

/**
 * How much travelling a day's plans hold.
 *
 * @param legs legs of all selected plans
 * @param pathLinks links on their way
 * @param codeBytes size of the code of all plans
 */
record LegCount(long legs, long pathLinks, long codeBytes) {

  /** Counts plans that are routed. */
  static LegCount of(Population population) {
    return of(population, Sifted.NOBODY);
  }

  /**
   * Counts plans of which some are routed, as if all were.
   *
   * @param sifted persons whose plans are not, and who stands for them
   */
  static LegCount of(Population population, Sifted sifted) {
    PlanStore plans = population.plans();
    PlanCursor cursor = new PlanCursor(plans);
    // Of those left out and of the sample that stands for them: legs, links and bytes are
    // extrapolated once, at the end.
    long legs = 0;
    long pathLinks = 0;
    long sampleLegs = 0;
    long sampleLinks = 0;
    long sampleBytes = 0;
    long leftOutBytes = 0;
    for (int person = 0; person < population.personCount(); person++) {
      boolean isSample = sifted.sample().get(person);
      boolean isLeftOut = sifted.leftOut().get(person);
      if (isSample || isLeftOut) {
        long bytes = codeBytes(plans, person);
        sampleBytes += isSample ? bytes : 0;
        leftOutBytes += isLeftOut ? bytes : 0;
      }
      if (isLeftOut || plans.selectedPlan(person) == PlanStore.NO_PLAN) {
        continue;
      }
      cursor.seek(plans.selectedPlan(person));
      while (cursor.advance()) {
        if (!cursor.isActivity()) {
          legs++;
          pathLinks += cursor.pathLinkCount();
          sampleLegs += isSample ? 1 : 0;
          sampleLinks += isSample ? cursor.pathLinkCount() : 0;
        }
      }
    }
    double more = sifted.leftOutPerSampled();
    return new LegCount(
        legs + Math.round(more * sampleLegs),
        pathLinks + Math.round(more * sampleLinks),
        plans.codeBytes() - leftOutBytes + Math.round(more * sampleBytes));
  }

  private static long codeBytes(PlanStore plans, int person) {
    long bytes = 0;
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      bytes += plans.codeBytes(plan);
    }
    return bytes;
  }
}
