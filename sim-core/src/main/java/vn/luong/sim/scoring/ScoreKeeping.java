package vn.luong.sim.scoring;

import it.unimi.dsi.fastutil.ints.IntList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Puts the scores of a day into the plans that were executed: smoothed by the learning rate, or
 * averaged from a certain iteration on (MATSim {@code NewScoreAssignerImpl}).
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

  /** Tells that these handles are now other plans than before. */
  public void forget(IntList newPlans) {
    for (int ordinal = 0; ordinal < newPlans.size(); ordinal++) {
      int plan = newPlans.getInt(ordinal);
      if (plan < executionCount.length) {
        executionCount[plan] = 0;
      }
    }
  }

  /** Writes what is known of the plans beside their scores. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(executionCount.length);
    for (int count : executionCount) {
      out.writeInt(count);
    }
  }

  /** Takes up what {@link #save} wrote. */
  public void load(DataInput in) throws IOException {
    executionCount = new int[in.readInt()];
    for (int plan = 0; plan < executionCount.length; plan++) {
      executionCount[plan] = in.readInt();
    }
  }

  private double blend(int plan, double old, double latest, int iteration) {
    if (Double.isNaN(old)) {
      return latest;
    }
    double weight = iteration < averagingFromIteration ? learningRate : 1.0 / countExecution(plan);
    return weight * latest + (1 - weight) * old;
  }

  private int countExecution(int plan) {
    if (plan >= executionCount.length) {
      executionCount = Arrays.copyOf(executionCount, Math.max(plan + 1, plan * 2));
    }
    return ++executionCount[plan];
  }
}
