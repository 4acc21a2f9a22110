package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/** Figures of an iteration: scores, mode shares, when it may be the last. */
class StatisticsTest {
  private Population population;
  private PlanStore plans;
  private int home;
  private int change;
  private int car;
  private int bus;
  private int walk;

  @BeforeEach
  void makeWorld() {
    ModeTable modes = new ModeTable();
    car = modes.add("car");
    bus = modes.add("pt");
    walk = modes.add("walk");
    population = new Population(new NetworkBuilder(modes).build(), new Facilities());
    plans = population.plans();
    home = population.activityTypes().add("home");
    change = population.activityTypes().add("pt interaction");
  }

  private Plan oneTrip(int... modes) {
    List<Activity> activities = new ArrayList<>();
    List<Leg> legs = new ArrayList<>();
    activities.add(Activity.at(home, -1, 0, 0));
    for (int leg = 0; leg < modes.length; leg++) {
      legs.add(Leg.of(modes[leg]));
      activities.add(Activity.at(leg == modes.length - 1 ? home : change, -1, 0, 0));
    }
    return Plan.of(activities, legs);
  }

  @Test
  void scoresAreAveragedOverPersonsNotOverPlans() {
    int first = population.addPerson("first");
    int second = population.addPerson("second");
    population.addPerson("without plans");
    plans.setScore(plans.add(first, oneTrip(car)), 1);
    plans.setScore(plans.add(first, oneTrip(car)), 2);
    int third = plans.add(first, oneTrip(car));
    plans.setScore(third, 6);
    plans.select(first, third);
    plans.setScore(plans.add(second, oneTrip(car)), 10);
    plans.add(second, oneTrip(car));

    assertThat(ScoreStatistics.of(population)).isEqualTo(new ScoreStatistics(8, 5.5, 6.5, 8));
  }

  @Test
  void mainModeIsTheFirstThatIsNoWalk() {
    for (int[] legs : new int[][] {{car}, {walk, bus, walk}, {walk}, {walk, walk}}) {
      int person = population.addPerson("p" + population.personCount());
      plans.add(person, oneTrip(legs));
    }

    ModeShares shares = ModeShares.of(population);

    assertThat(shares.tripCount()).isEqualTo(4);
    assertThat(shares.shares())
        .isEqualTo(new TreeMap<>(Map.of("car", 0.25, "pt", 0.25, "walk", 0.5)));
  }

  @Test
  void whoMovesGoodsCountsNeitherInScoresNorInShares() {
    for (String id : List.of("person", "truck")) {
      int person = population.addPerson(id);
      plans.setScore(plans.add(person, oneTrip(id.equals("truck") ? car : bus)), person);
      population
          .personAttributes()
          .putText(person, Population.SUBPOPULATION, id.equals("truck") ? "freight" : "resident");
    }
    BitSet goods = population.personsOf("freight");

    assertThat(goods.cardinality()).isEqualTo(1);
    assertThat(population.personsOf("").isEmpty()).isTrue();
    assertThat(ScoreStatistics.of(population, goods).executed()).isZero();
    assertThat(ModeShares.of(population, goods).tripCount()).isEqualTo(1);
    assertThat(ModeShares.of(population, goods).of("car")).isZero();
  }

  @Test
  void driftIsTheLargestChangeOfAShare() {
    ModeShares before = new ModeShares(10, new TreeMap<>(Map.of("car", 0.7, "walk", 0.3)));
    ModeShares after = new ModeShares(10, new TreeMap<>(Map.of("car", 0.5, "pt", 0.5)));

    assertThat(after.largestDifference(before)).isCloseTo(0.5, within(1e-12));
    assertThat(before.largestDifference(after)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void gapThatWasNotMeasuredIsNeverSmall() {
    StopCriterion byGap = StopCriterion.byGap(10, 0.1, 1);

    assertThat(byGap.isMetBy(Double.NaN, 0, 0)).isFalse();
    assertThat(byGap.isMetBy(0.1, Double.NaN, Double.NaN)).isTrue();
    assertThat(byGap.isMetBy(0.2, 0, 0)).isFalse();
    assertThat(StopCriterion.afterIteration(10).isMetBy(0, 0, 0)).isFalse();
  }

  @Test
  void everythingThatIsAskedForMustBeSmallAtOnce() {
    StopCriterion all = new StopCriterion(10, 0.01, 0.5, 0.002, 2);

    assertThat(all.isMetBy(0.01, -0.5, 0.002)).isTrue();
    assertThat(all.isMetBy(0.011, 0, 0)).isFalse();
    assertThat(all.isMetBy(0, -0.6, 0)).isFalse();
    assertThat(all.isMetBy(0, 0.6, 0)).isFalse();
    assertThat(all.isMetBy(0, 0, 0.003)).isFalse();
    // The first iteration has nothing before it to drift from.
    assertThat(all.isMetBy(0, Double.NaN, Double.NaN)).isFalse();
  }
}
