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
  void chancesGrowWithGainsAndKeepTheMean() {
    for (int person = 0; person < PERSONS; person++) {
      chances.note(person, person < 500 ? 0 : person);
    }

    spread(0.1);

    assertThat(mean()).isCloseTo(0.1, within(1e-6));
    assertThat(chances.of(0)).isCloseTo(0.1 * RerouteChances.COMMON_PART, within(1e-6));
    assertThat(chances.of(999)).isGreaterThan(chances.of(600));
    // In proportion to the gain, above what everybody has.
    assertThat((chances.of(900) - chances.of(0)) / (chances.of(600) - chances.of(0)))
        .isCloseTo(1.5, within(1e-4));
  }

  @Test
  void nobodyReroutesForSureAndWhatIsCutOffGoesToTheOthers() {
    for (int person = 0; person < PERSONS; person++) {
      chances.note(person, person < 20 ? 1e6 : person < 600 ? 1 : 0);
    }

    spread(0.1);

    assertThat(chances.of(0)).isEqualTo((float) RerouteChances.MOST);
    assertThat(mean()).isCloseTo(0.1, within(1e-6));
    assertThat(chances.of(100)).isGreaterThan(chances.of(999));
  }

  @Test
  void fewWhoGainCannotUseUpTheMeanSoTheRestIsForAll() {
    chances.note(7, 60);

    spread(0.1);

    assertThat(chances.of(7)).isEqualTo((float) RerouteChances.MOST);
    assertThat(mean()).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void withoutGainsEverybodyHasTheSameChance() {
    spread(0.1);

    assertThat(chances.of(0)).isEqualTo(0.1f);
    assertThat(chances.of(999)).isEqualTo(0.1f);
  }

  @Test
  void eachGroupHasItsOwnMean() {
    for (int person = 0; person < PERSONS; person++) {
      if (person % 4 == 0) {
        world.population.personAttributes().putText(person, Population.SUBPOPULATION, "freight");
      }
      chances.note(person, person);
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
        () -> person -> person < 200 ? 60 : 0);

    int ofGainers = 0;
    for (int plan : replanner.addedPlans()) {
      int person = (int) plans.plan(plan).legs().get(0).route().travelTimeSeconds();
      ofGainers += person < 200 ? 1 : 0;
      assertThat(world.text(plans.plan(plan))).isEqualTo("home@0 car work@1 car home@0");
    }
    assertThat(summary.newPlanCount()).isBetween(75, 125);
    // 80% of the chances and a fifth of what all have: 84 of 100.
    assertThat(ofGainers / (double) summary.newPlanCount()).isCloseTo(0.84, within(0.1));
  }
}
