package vn.luong.sim.evolution;

import java.util.BitSet;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Scores averaged over persons (MATSim {@code scorestats}). Plans without a score do not count; NaN
 * if nobody has one.
 *
 * @param executed of the plan executed last
 * @param worst of each person's worst plan
 * @param average of each person's average over its plans
 * @param best of each person's best plan
 */
public record ScoreStatistics(double executed, double worst, double average, double best) {

  /** Of all persons. */
  static ScoreStatistics of(Population population) {
    return of(population, new BitSet());
  }

  /** Of all persons but some. */
  static ScoreStatistics of(Population population, BitSet leftOut) {
    PlanStore plans = population.plans();
    double executedSum = 0;
    double worstSum = 0;
    double averageSum = 0;
    double bestSum = 0;
    int executedCount = 0;
    int personCount = 0;
    for (int person = leftOut.nextClearBit(0);
        person < population.personCount();
        person = leftOut.nextClearBit(person + 1)) {
      int count = 0;
      double sum = 0;
      double worst = Double.POSITIVE_INFINITY;
      double best = Double.NEGATIVE_INFINITY;
      int plan = plans.firstPlan(person);
      for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
        double score = plans.score(plan);
        if (!Double.isNaN(score)) {
          count++;
          sum += score;
          worst = Math.min(worst, score);
          best = Math.max(best, score);
          if (plan == plans.selectedPlan(person)) {
            executedSum += score;
            executedCount++;
          }
        }
      }
      if (count > 0) {
        worstSum += worst;
        averageSum += sum / count;
        bestSum += best;
        personCount++;
      }
    }
    return new ScoreStatistics(
        executedSum / executedCount,
        worstSum / personCount,
        averageSum / personCount,
        bestSum / personCount);
  }
}
