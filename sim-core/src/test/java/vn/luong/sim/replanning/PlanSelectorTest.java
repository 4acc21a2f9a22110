package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.random.RandomStream;

class PlanSelectorTest {
  private static final double[] SCORES = {10, 11, 12.5};

  private final DayWorld world = new DayWorld();
  private final PlanStore plans = world.population.plans();
  private final int person = world.person("p");
  private final RandomStream random = RandomStream.of(4711);

  private int[] threePlans() {
    int[] handles = new int[SCORES.length];
    for (int plan = 0; plan < SCORES.length; plan++) {
      handles[plan] = world.scored(person, "home@0 car work@1", SCORES[plan]);
    }
    return handles;
  }

  private double[] sharesOf(PlanSelector selector, int draws) {
    double[] shares = new double[SCORES.length];
    for (int draw = 0; draw < draws; draw++) {
      int picked = selector.select(plans, person, random);
      plans.select(person, picked);
      shares[picked] += 1.0 / draws;
    }
    return shares;
  }

  private static double[] logit(double scale) {
    double[] shares = new double[SCORES.length];
    double sum = 0;
    for (double score : SCORES) {
      sum += Math.exp(scale * score);
    }
    for (int plan = 0; plan < SCORES.length; plan++) {
      shares[plan] = Math.exp(scale * SCORES[plan]) / sum;
    }
    return shares;
  }

  @Test
  void bestScoreTakesTheFirstOfTheBest() {
    int[] handles = threePlans();
    world.scored(person, "home@0 car work@1", 12.5);

    assertThat(PlanSelector.BEST_SCORE.select(plans, person, random)).isEqualTo(handles[2]);
  }

  @Test
  void keepLastSelectedKeepsIt() {
    int[] handles = threePlans();
    plans.select(person, handles[1]);

    assertThat(PlanSelector.KEEP_LAST_SELECTED.select(plans, person, random)).isEqualTo(handles[1]);
  }

  @Test
  void randomTakesEachPlanEquallyOften() {
    threePlans();

    double[] shares = sharesOf(PlanSelector.RANDOM, 30_000);

    assertThat(shares).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(0.01));
  }

  @Test
  void expBetaHasTheSharesOfTheLogit() {
    threePlans();

    double[] shares = sharesOf(PlanSelector.expBeta(2), 50_000);

    assertThat(shares).containsExactly(logit(2), within(0.01));
  }

  @Test
  void longRunSharesOfChangeExpBetaAreThoseOfTheLogit() {
    threePlans();

    double[] shares = sharesOf(PlanSelector.changeExpBeta(1), 4_000_000);

    assertThat(shares).containsExactly(logit(1), within(0.015));
  }

  @Test
  void unscoredPlansAreFoundWithEqualProbability() {
    threePlans();
    int first = plans.add(person, world.day("home@0 car work@1"));
    int second = plans.add(person, world.day("home@0 car work@1"));
    int seconds = 0;
    for (int draw = 0; draw < 10_000; draw++) {
      int picked = PlanSelector.anyUnscored(plans, person, random);
      assertThat(picked).isIn(first, second);
      seconds += picked == second ? 1 : 0;
    }

    assertThat(seconds / 10_000.0).isCloseTo(0.5, within(0.02));
  }
}
