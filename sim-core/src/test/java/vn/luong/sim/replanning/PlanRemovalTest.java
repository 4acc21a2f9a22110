package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.random.RandomStream;

class PlanRemovalTest {
  private static final String DAY = "home@0 car work@1 car home@0";

  private final DayWorld world = new DayWorld();
  private final PlanStore plans = world.population.plans();
  private final int person = world.person("p");
  private final RandomStream random = RandomStream.of(1);

  private int typed(String type, double score) {
    Plan day = world.day(DAY);
    int plan = plans.add(person, new Plan(type, Map.of(), day.activities(), day.legs()));
    plans.setScore(plan, score);
    return plan;
  }

  private static ReplanningParameters remembering(int maxPlans) {
    return ReplanningParameters.of().withMaxPlans(maxPlans);
  }

  private List<Integer> kept() {
    List<Integer> kept = new ArrayList<>();
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      kept.add(plan);
    }
    return kept;
  }

  @Test
  void worstPlansGoUntilTheMemoryFits() {
    int good = world.scored(person, DAY, 5);
    world.scored(person, DAY, 1);
    int better = world.scored(person, DAY, 7);
    world.scored(person, DAY, 2);

    int removed = new PlanRemoval(plans, remembering(2)).reduce(person, random);

    assertThat(removed).isEqualTo(2);
    assertThat(kept()).containsExactly(good, better);
  }

  @Test
  void planWithoutScoreCountsAsWorst() {
    int good = world.scored(person, DAY, 5);
    plans.add(person, world.day(DAY));
    int bad = world.scored(person, DAY, -100);

    new PlanRemoval(plans, remembering(2)).reduce(person, random);

    assertThat(kept()).containsExactly(good, bad);
  }

  @Test
  void lastPlanOfItsTypeStaysWhileAnotherTypeHasTwo() {
    int onlyBus = typed("bus", -100);
    int goodCar = typed("car", 5);
    typed("car", 1);

    new PlanRemoval(plans, remembering(2)).reduce(person, random);

    assertThat(kept()).containsExactly(onlyBus, goodCar);
  }

  @Test
  void worstOfAllGoesIfEveryTypeHasOnePlan() {
    typed("bus", -100);
    int car = typed("car", 5);

    new PlanRemoval(plans, remembering(1)).reduce(person, random);

    assertThat(kept()).containsExactly(car);
  }

  @Test
  void selectedPlanThatGoesIsReplacedByOneOfTheOthers() {
    int worst = world.scored(person, DAY, 1);
    int other = world.scored(person, DAY, 2);
    plans.select(person, worst);

    new PlanRemoval(plans, remembering(1)).reduce(person, random);

    assertThat(plans.selectedPlan(person)).isEqualTo(other);
  }

  @Test
  void memoryOfZeroKeepsAll() {
    world.scored(person, DAY, 1);
    world.scored(person, DAY, 2);

    assertThat(new PlanRemoval(plans, remembering(0)).reduce(person, random)).isZero();
  }

  /** How often each of the plans with scores 1, 2 and 3 is forgotten, the last one selected. */
  private double[] sharesForgotten(PlanRemovalRule rule) {
    int draws = 20_000;
    double[] shares = new double[3];
    PlanRemoval removal =
        new PlanRemoval(plans, ReplanningParameters.of().withMaxPlans(2).withRemoval(rule));
    for (int draw = 0; draw < draws; draw++) {
      int someone = world.person("p" + rule + draw);
      int[] three = new int[3];
      for (int plan = 0; plan < 3; plan++) {
        three[plan] = world.scored(someone, DAY, plan + 1);
      }
      plans.select(someone, three[2]);
      removal.reduce(someone, RandomStream.of(4711, draw));
      for (int plan = 0; plan < 3; plan++) {
        shares[plan] += isKept(someone, three[plan]) ? 0 : 1.0 / draws;
      }
    }
    return shares;
  }

  private boolean isKept(int someone, int wanted) {
    for (int plan = plans.firstPlan(someone);
        plan != PlanStore.NO_PLAN;
        plan = plans.nextPlan(plan)) {
      if (plan == wanted) {
        return true;
      }
    }
    return false;
  }

  @Test
  void anyPlanMayGoByTheRandomRule() {
    assertThat(sharesForgotten(PlanRemovalRule.RANDOM))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(0.012));
  }

  @Test
  void badPlansGoByTheLogitOfTheirNegativeScores() {
    double sum = Math.exp(-1) + Math.exp(-2) + Math.exp(-3);

    assertThat(sharesForgotten(PlanRemovalRule.EXP_BETA))
        .containsExactly(
            new double[] {Math.exp(-1) / sum, Math.exp(-2) / sum, Math.exp(-3) / sum},
            within(0.012));
  }

  /** MATSim's selector answers with the selected plan unless it leaps: 0.01 · e^(0.5) of a third. */
  @Test
  void selectedPlanGoesByTheChangeRuleUnlessItLeapsToAWorse() {
    double toSecond = 0.01 * Math.exp(0.5) / 3;
    double toFirst = 0.01 * Math.exp(1) / 3;

    assertThat(sharesForgotten(PlanRemovalRule.CHANGE_EXP_BETA))
        .containsExactly(new double[] {toFirst, toSecond, 1 - toFirst - toSecond}, within(0.004));
  }

  @Test
  void planWithoutScoreGoesFirstByTheLogitRule() {
    world.scored(person, DAY, -50);
    int unscored = plans.add(person, world.day(DAY));
    world.scored(person, DAY, 5);

    new PlanRemoval(
            plans, ReplanningParameters.of().withMaxPlans(2).withRemoval(PlanRemovalRule.EXP_BETA))
        .reduce(person, random);

    assertThat(kept()).doesNotContain(unscored).hasSize(2);
  }
}
