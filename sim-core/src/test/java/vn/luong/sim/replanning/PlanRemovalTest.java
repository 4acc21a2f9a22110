package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;

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

    int removed = new PlanRemoval(plans, 2).reduce(person, random);

    assertThat(removed).isEqualTo(2);
    assertThat(kept()).containsExactly(good, better);
  }

  @Test
  void planWithoutScoreCountsAsWorst() {
    int good = world.scored(person, DAY, 5);
    plans.add(person, world.day(DAY));
    int bad = world.scored(person, DAY, -100);

    new PlanRemoval(plans, 2).reduce(person, random);

    assertThat(kept()).containsExactly(good, bad);
  }

  @Test
  void lastPlanOfItsTypeStaysWhileAnotherTypeHasTwo() {
    int onlyBus = typed("bus", -100);
    int goodCar = typed("car", 5);
    typed("car", 1);

    new PlanRemoval(plans, 2).reduce(person, random);

    assertThat(kept()).containsExactly(onlyBus, goodCar);
  }

  @Test
  void worstOfAllGoesIfEveryTypeHasOnePlan() {
    typed("bus", -100);
    int car = typed("car", 5);

    new PlanRemoval(plans, 1).reduce(person, random);

    assertThat(kept()).containsExactly(car);
  }

  @Test
  void selectedPlanThatGoesIsReplacedByOneOfTheOthers() {
    int worst = world.scored(person, DAY, 1);
    int other = world.scored(person, DAY, 2);
    plans.select(person, worst);

    new PlanRemoval(plans, 1).reduce(person, random);

    assertThat(plans.selectedPlan(person)).isEqualTo(other);
  }

  @Test
  void memoryOfZeroKeepsAll() {
    world.scored(person, DAY, 1);
    world.scored(person, DAY, 2);

    assertThat(new PlanRemoval(plans, 0).reduce(person, random)).isZero();
  }
}
