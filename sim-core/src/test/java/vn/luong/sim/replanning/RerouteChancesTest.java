package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TeleportRoute;

class RerouteChancesTest {
  private static final int PERSONS = 1000;

  private final DayWorld world = crowd();
  private final RerouteChances chances = new RerouteChances(PERSONS);

  private static DayWorld crowd() {
    DayWorld world = new DayWorld();
    for (int number = 0; number < PERSONS; number++) {
      world.scored(world.person(Integer.toString(number)), "home@0 car work@1 car home@0", 1);
    }
    return world;
  }

  private void spread(double mean) {
    chances.spread(new SubpopulationIndex(world.population), 0, mean);
  }

  private double mean() {
    double sum = 0;
    for (int person = 0; person < PERSONS; person++) {
      sum += chances.of(person);
    }
    return sum / PERSONS;
  }

  @Test
  void chancesGrowWithGainsAndTheirMeanIsTheShareWhileManyGain() {
    for (int person = 0; person < PERSONS; person++) {
      chances.note(person, person < 500 ? 0 : person / 1000.0);
    }

    spread(0.1);

    double common = 0.1 * RerouteChances.COMMON_PART;
    assertThat(mean()).isCloseTo(0.1, within(1e-6));
    assertThat(chances.of(0)).isCloseTo(common, within(1e-6));
    // In proportion to the gain, above what everybody has.
    assertThat((chances.of(900) - common) / (chances.of(600) - common))
        .isCloseTo(1.5, within(1e-4));
  }

  @Test
  void fewerRerouteWhenLittleIsToBeGained() {
    for (int person = 0; person < PERSONS; person++) {
      chances.note(person, person < 100 ? 0.2 : 0);
    }

    spread(0.1);

    double common = 0.1 * RerouteChances.COMMON_PART;
    assertThat(chances.of(0)).isCloseTo(common + RerouteChances.STRENGTH * 0.2, within(1e-6));
    assertThat(chances.of(999)).isCloseTo(common, within(1e-6));
    assertThat(mean()).isCloseTo(0.06, within(1e-6));
  }

  @Test
  void nobodyReroutesForSureAndWhatIsCutOffGoesToTheOthers() {
    for (int person = 0; person < PERSONS; person++) {
      chances.note(person, person < 20 ? 50 : person < 600 ? 0.5 : 0);
    }

    spread(0.1);

    assertThat(chances.of(0)).isEqualTo((float) RerouteChances.MOST);
    assertThat(mean()).isCloseTo(0.1, within(1e-6));
    assertThat(chances.of(100)).isGreaterThan(chances.of(999));
  }

  @Test
  void withoutGainsEverybodyHasTheCommonPart() {
    spread(0.1);

    assertThat(chances.of(0)).isEqualTo((float) (0.1 * RerouteChances.COMMON_PART));
    assertThat(chances.of(999)).isEqualTo(chances.of(0));
  }

  @Test
  void eachGroupHasItsOwnMean() {
    for (int person = 0; person < PERSONS; person++) {
      if (person % 4 == 0) {
        world.population.personAttributes().putText(person, Population.SUBPOPULATION, "freight");
      }
      chances.note(person, 0.5 + person / 2000.0);
    }
    SubpopulationIndex groups = new SubpopulationIndex(world.population);

    chances.spread(groups, groups.groupOf(0), 0);
    chances.spread(groups, groups.groupOf(1), 0.2);

    assertThat(chances.of(400)).isZero();
    assertThat(mean()).isCloseTo(0.75 * 0.2, within(1e-6));
  }

  @Test
  void replannerReroutesWhoGainsFromTheSelectedPlanAndLeavesTheMeanRate() {
    PlanStore plans = world.population.plans();
    for (int person = 0; person < PERSONS; person++) {
      int selected = plans.selectedPlan(person);
      world.scored(person, "home@0 car work@2 car home@0", 5);
      plans.select(person, selected);
    }
    Replanner replanner = new Replanner(
        world.population,
        ReplanningParameters.of(
            StrategySetting.of(StrategyKind.KEEP_LAST_SELECTED, 0.9),
            StrategySetting.of(StrategyKind.REROUTE_BY_GAIN, 0.1)),
        2,
        0,
        10);

    ReplanningSummary summary = replanner.replan(
        4711,
        1,
        () -> (person, plan) -> plan.withLegs(plan.legs().stream()
            .map(leg -> leg.withRoute(new TeleportRoute(0, 0, person, 0)))
            .toList()),
        () -> person -> person < 200 ? 0.8 : 0);

    int ofGainers = 0;
    for (int plan : replanner.addedPlans()) {
      int person = (int) plans.plan(plan).legs().get(0).route().travelTimeSeconds();
      ofGainers += person < 200 ? 1 : 0;
      assertThat(world.text(plans.plan(plan))).isEqualTo("home@0 car work@1 car home@0");
    }
    assertThat(summary.newPlanCount()).isBetween(75, 125);
    // 50 of 100 by gain, and a fifth of the 50 that all have.
    assertThat(ofGainers / (double) summary.newPlanCount()).isCloseTo(0.6, within(0.1));
  }
}
