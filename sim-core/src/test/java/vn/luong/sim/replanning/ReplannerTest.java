package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TeleportRoute;

class ReplannerTest {
  private static final String DAY = "home@0 car work@1 car home@0";
  private static final int PERSONS = 3000;
  private static final Supplier<GainEstimate> NO_GAINS = () -> GainEstimate.UNKNOWN;

  /** Marks a plan as routed by the person's number, instead of a real router. */
  private static PlanRerouting marking() {
    return (person, plan) -> {
      List<Leg> legs = new ArrayList<>(plan.legs());
      legs.replaceAll(leg -> leg.withRoute(new TeleportRoute(0, 0, person, 0)));
      return plan.withLegs(legs);
    };
  }

  private static DayWorld crowd(int plansPerPerson) {
    DayWorld world = new DayWorld();
    for (int number = 0; number < PERSONS; number++) {
      int person = world.person(Integer.toString(number));
      for (int plan = 0; plan < plansPerPerson; plan++) {
        world.scored(person, DAY, plan);
      }
    }
    return world;
  }

  private static Replanner replanner(DayWorld world, ReplanningParameters parameters, int threads) {
    return new Replanner(world.population, parameters, threads, 0, 10);
  }

  private static List<Plan> selectedPlans(DayWorld world) {
    PlanStore plans = world.population.plans();
    List<Plan> selected = new ArrayList<>();
    for (int person = 0; person < PERSONS; person++) {
      selected.add(plans.plan(plans.selectedPlan(person)));
    }
    return selected;
  }

  @Test
  void strategiesAreChosenByTheirWeights() {
    DayWorld world = crowd(1);
    ReplanningParameters parameters = ReplanningParameters.of(
        StrategySetting.of(StrategyKind.BEST_SCORE, 9),
        StrategySetting.of(StrategyKind.REROUTE, 1));

    ReplanningSummary summary =
        replanner(world, parameters, 1).replan(4711, 1, ReplannerTest::marking, NO_GAINS);

    int rerouted = summary.personsByStrategy().get(StrategyKind.REROUTE);
    assertThat(rerouted / (double) PERSONS).isCloseTo(0.1, within(0.02));
    assertThat(summary.newPlanCount()).isEqualTo(rerouted);
    assertThat(world.population.plans().planCount()).isEqualTo(PERSONS + rerouted);
  }

  @Test
  void newPlanIsSelectedAndHasTheScoreOfItsParent() {
    DayWorld world = crowd(1);
    PlanStore plans = world.population.plans();
    plans.setScore(plans.selectedPlan(5), 42);

    replanner(world, ReplanningParameters.of(StrategySetting.of(StrategyKind.REROUTE, 1)), 1)
        .replan(4711, 1, ReplannerTest::marking, NO_GAINS);

    int selected = plans.selectedPlan(5);
    assertThat(selected).isNotEqualTo(plans.firstPlan(5));
    assertThat(plans.score(selected)).isEqualTo(42);
    assertThat(plans.plan(selected).legs().get(0).route().travelTimeSeconds()).isEqualTo(5);
  }

  @Test
  void planThatWasNeverExecutedIsTriedFirst() {
    DayWorld world = crowd(1);
    PlanStore plans = world.population.plans();
    int fresh = plans.add(7, world.day(DAY));

    replanner(world, ReplanningParameters.of(StrategySetting.of(StrategyKind.BEST_SCORE, 1)), 1)
        .replan(4711, 1, ReplannerTest::marking, NO_GAINS);

    assertThat(plans.selectedPlan(7)).isEqualTo(fresh);
  }

  @Test
  void memoryIsReducedBeforeNewPlansAreMade() {
    DayWorld world = crowd(4);
    ReplanningParameters parameters =
        ReplanningParameters.of(StrategySetting.of(StrategyKind.REROUTE, 1)).withMaxPlans(3);

    ReplanningSummary summary =
        replanner(world, parameters, 2).replan(4711, 1, ReplannerTest::marking, NO_GAINS);

    assertThat(summary.removedPlanCount()).isEqualTo(PERSONS);
    assertThat(world.population.plans().planCount(0)).isEqualTo(4);
  }

  @Test
  void innovationEndsAfterItsShareOfTheIterations() {
    ReplanningParameters parameters = new ReplanningParameters(
        List.of(
            StrategySetting.of(StrategyKind.KEEP_LAST_SELECTED, 0.5),
            StrategySetting.of(StrategyKind.REROUTE, 0.5)),
        5,
        0.8,
        1,
        TimeShiftParameters.STANDARD,
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD);
    Replanner replanner = replanner(crowd(1), parameters, 1);

    assertThat(replanner.replan(1, 8, ReplannerTest::marking, NO_GAINS).newPlanCount())
        .isPositive();
    assertThat(replanner.replan(1, 9, ReplannerTest::marking, NO_GAINS).newPlanCount())
        .isZero();
    assertThat(replanner.replan(1, 9, ReplannerTest::marking, NO_GAINS).personsByStrategy())
        .containsEntry(StrategyKind.KEEP_LAST_SELECTED, PERSONS);
  }

  @Test
  void whoHasNoStrategyLeftKeepsThePlan() {
    DayWorld world = crowd(2);
    PlanStore plans = world.population.plans();
    world.population.personAttributes().putText(3, Population.SUBPOPULATION, "through-traffic");
    int before = plans.selectedPlan(3);
    ReplanningParameters parameters =
        ReplanningParameters.of(new StrategySetting(StrategyKind.BEST_SCORE, null, 1, 4));

    ReplanningSummary early =
        replanner(world, parameters, 1).replan(1, 4, ReplannerTest::marking, NO_GAINS);
    ReplanningSummary late =
        replanner(world, parameters, 1).replan(1, 5, ReplannerTest::marking, NO_GAINS);

    assertThat(early.personsByStrategy()).containsEntry(StrategyKind.BEST_SCORE, PERSONS - 1);
    assertThat(late.personsByStrategy()).isEmpty();
    assertThat(plans.selectedPlan(3)).isEqualTo(before);
  }

  @Test
  void resultDoesNotDependOnTheNumberOfThreads() {
    ReplanningParameters parameters = ReplanningParameters.of(
        StrategySetting.of(StrategyKind.SELECT_EXP_BETA, 1),
        StrategySetting.of(StrategyKind.REROUTE, 1),
        StrategySetting.of(StrategyKind.SHIFT_TIMES, 1),
        StrategySetting.of(StrategyKind.SWITCH_MODE_OF_SUBTOUR, 1));
    List<List<Plan>> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      DayWorld world = crowd(6);
      Replanner replanner = replanner(world, parameters, threads);
      replanner.replan(4711, 1, ReplannerTest::marking, NO_GAINS);
      replanner.replan(4711, 2, ReplannerTest::marking, NO_GAINS);
      results.add(selectedPlans(world));
    }

    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
  }

  @Test
  void newPlanWithoutAWayIsDropped() {
    DayWorld world = crowd(1);
    ReplanningParameters parameters =
        ReplanningParameters.of(StrategySetting.of(StrategyKind.REROUTE, 1));

    ReplanningSummary summary =
        replanner(world, parameters, 1).replan(4711, 1, () -> (person, plan) -> plan, NO_GAINS);

    assertThat(summary.unroutedPlanCount()).isEqualTo(PERSONS);
    assertThat(world.population.plans().planCount()).isEqualTo(PERSONS);
  }

  @Test
  void failureOfAThreadIsReportedAndNothingIsChanged() {
    DayWorld world = crowd(1);
    PlanRerouting broken = (person, plan) -> {
      throw new IllegalArgumentException("no route for " + person);
    };
    Replanner replanner = new Replanner(
        world.population,
        ReplanningParameters.of(StrategySetting.of(StrategyKind.REROUTE, 1)),
        2,
        0,
        10);

    assertThatThrownBy(() -> replanner.replan(4711, 1, () -> broken, NO_GAINS))
        .hasStackTraceContaining("no route for");
    assertThat(world.population.plans().planCount()).isEqualTo(PERSONS);
  }
}
