package vn.luong.sim.scoring;

import java.util.Arrays;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Puts the scores of a day into the plans that were executed: smoothed by the learning rate, or averaged from a
 * certain iteration on (MATSim {@code NewScoreAssignerImpl}).
 *
 * <p>Threads: one.
 */
public final class ScoreKeeping {
  private final double learningRate;
  private final int averagingFromIteration;
  /** Executions of each plan since averaging began. */
  private int[] executionCount = new int[0];

  public ScoreKeeping(ScoringParameters parameters) {
    learningRate = parameters.learningRate();
    averagingFromIteration = parameters.averagingFromIteration();
  }

  /** Updates the score of everybody's selected plan after this iteration. */
  public void keep(PlanScorer scorer, Population population, int iteration) {
    PlanStore plans = population.plans();
    for (int person = 0; person < population.personCount(); person++) {
      int plan = plans.selectedPlan(person);
      if (plan != PlanStore.NO_PLAN) {
        double old = plans.score(plan);
        plans.setScore(plan, blend(plan, old, scorer.score(person), iteration));
      }
    }
  }

  private double blend(int plan, double old, double latest, int iteration) {
    if (iteration < averagingFromIteration) {
      return Double.isNaN(old) ? latest : learningRate * latest + (1 - learningRate) * old;
    }
    if (plan >= executionCount.length) {
      executionCount = Arrays.copyOf(executionCount, Math.max(plan + 1, plan * 2));
    }
    if (Double.isNaN(old)) {
      // A new plan, perhaps under the handle of a removed one. As in MATSim its first score does
      // not count yet.
      executionCount[plan] = 0;
      return latest;
    }
    double weight = 1.0 / ++executionCount[plan];
    return weight * latest + (1 - weight) * old;
  }
}
