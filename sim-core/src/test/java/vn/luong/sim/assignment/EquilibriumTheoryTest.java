package vn.luong.sim.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/** Theory: does the assignment give what closed forms predict? */
class EquilibriumTheoryTest {
  private static final EquilibriumParameters TIGHT = EquilibriumParameters.ofGap(1e-12);

  private static Equilibrium find(RoadsOfText roads, EquilibriumParameters to, UserClass... of) {
    return UserEquilibrium.find(
        roads.network(), roads.delays(), List.of(of), to, iteration -> {}, new ProblemLog());
  }

  private static Equilibrium find(RoadsOfText roads, String from, String to, double pce) {
    UserClass cars = UserClass.of("cars", roads.graph(), roads.demand(from, to, pce));
    Equilibrium equilibrium = find(roads, TIGHT, cars);
    assertThat(equilibrium.isReached()).isTrue();
    return equilibrium;
  }

  /**
   * Pigou 1920: a road that always takes 1 beside one that takes as long as the share of travellers on it. All take the
   * second, for a time of 1; half on each would make a mean of 3/4.
   */
  @Test
  void pigousTravellersAllTakeTheRoadThatTheyCongest() {
    RoadsOfText roads = RoadsOfText.of("""
        A B 1       1 0   1
        A B 1e-9    1 1e9 1
        """);

    Equilibrium equilibrium = find(roads, "A", "B", 1);

    assertThat(equilibrium.volumePce(roads.link("AB"))).isCloseTo(0, within(1e-6));
    assertThat(equilibrium.volumePce(roads.link("AB'"))).isCloseTo(1, within(1e-6));
    assertThat(equilibrium.last().totalCost()).isCloseTo(1, within(1e-6));
  }

  /** Pigou with a demand of 3 cars on t = 2 and t = 1 + v: one car congests the second road, two stay. */
  @Test
  void pigousTravellersSplitWhereBothRoadsTakeTheSame() {
    RoadsOfText roads = RoadsOfText.of("""
        A B 2 1 0 1
        A B 1 1 1 1
        """);

    Equilibrium equilibrium = find(roads, "A", "B", 3);

    assertThat(equilibrium.volumePce(roads.link("AB"))).isCloseTo(2, within(1e-9));
    assertThat(equilibrium.volumePce(roads.link("AB'"))).isCloseTo(1, within(1e-9));
    assertThat(equilibrium.last().objective()).isCloseTo(2 * 2 + 1 + 0.5, within(1e-9));
  }

  /**
   * Braess 1968: 4000 cars over roads of v/100 and 45 minutes. Without the link in the middle 2000 go each way in 65
   * minutes; with it all go through it, and everybody needs 80.
   */
  @Test
  void braessNewLinkMakesEverybodySlower() {
    String without = """
        S A 1e-6 100 1e6 1
        S B 45     1 0   1
        A T 45     1 0   1
        B T 1e-6 100 1e6 1
        """;
    RoadsOfText before = RoadsOfText.of(without);
    RoadsOfText after = RoadsOfText.of(without + "A B 0 1 0 1");

    Equilibrium equilibriumBefore = find(before, "S", "T", 4000);
    Equilibrium equilibriumAfter = find(after, "S", "T", 4000);

    assertThat(equilibriumBefore.volumePce(before.link("SA"))).isCloseTo(2000, within(1e-4));
    assertThat(equilibriumBefore.last().totalCost() / 4000).isCloseTo(65, within(1e-5));
    assertThat(equilibriumAfter.volumePce(after.link("AB"))).isCloseTo(4000, within(1e-4));
    assertThat(equilibriumAfter.last().totalCost() / 4000).isCloseTo(80, within(1e-5));
    // The best that an authority could do is the state before: the price of anarchy.
    assertThat(equilibriumAfter.last().totalCost() / equilibriumBefore.last().totalCost())
        .isCloseTo(80.0 / 65, within(1e-6));
  }

  /**
   * Two roads of the same BPR form, free times 10 and 15: with x = v/c on the first at 10 · (1 + 0.15 x⁴) = 15 the second
   * is just not used: x = (0.5 / 0.15)^¼. Of any demand above that the rest goes so that both times are the same.
   */
  @Test
  void twoBprRoadsShareByTheirFormulae() {
    RoadsOfText roads = RoadsOfText.of("""
        A B 10 1000 0.15 4
        A B 15 2000 0.15 4
        """);
    double threshold = 1000 * Math.pow(0.5 / 0.15, 0.25);
    // Both at 20 minutes: 10 · (1 + 0.15 x⁴) = 20 and 15 · (1 + 0.15 y⁴) = 20.
    double first = 1000 * Math.pow(1 / 0.15, 0.25);
    double second = 2000 * Math.pow(1.0 / 3 / 0.15, 0.25);

    Equilibrium low = find(roads, "A", "B", 0.999 * threshold);
    Equilibrium high = find(roads, "A", "B", first + second);

    assertThat(low.volumePce(roads.link("AB'"))).isZero();
    assertThat(high.volumePce(roads.link("AB"))).isCloseTo(first, within(1e-6));
    assertThat(high.volumePce(roads.link("AB'"))).isCloseTo(second, within(1e-6));
    assertThat(high.time(roads.link("AB"))).isCloseTo(20, within(1e-8));
    assertThat(high.time(roads.link("AB'"))).isCloseTo(20, within(1e-8));
  }

  /**
   * Cars pay 1 on the fast road t = 1 + v and motorbikes do not; the other road takes 3. Motorbikes (1 PCE in all) go
   * fast; cars fill it until 1 + v + 1 = 3, which is at v = 1: none of them.
   */
  @Test
  void classesShareTheRoadAndMindTheirOwnCharges() {
    RoadsOfText roads = RoadsOfText.of("""
        A B 3 1 0 1
        A B 1 1 1 1
        """);
    int fast = roads.link("AB'");
    UserClass motorbikes = UserClass.of("motorbikes", roads.graph(), roads.demand("A", "B", 0.75));
    UserClass cars = UserClass.of("cars", roads.graph(), roads.demand("A", "B", 5))
        .withCharge(link -> link == fast ? 1 : 0);

    Equilibrium equilibrium = find(roads, TIGHT, motorbikes, cars);

    assertThat(equilibrium.volumePce(fast)).isCloseTo(1, within(1e-9));
    assertThat(equilibrium.pathCount(0, 0)).isEqualTo(1);
    assertThat(equilibrium.path(0, 0, 0)).containsExactly(fast);
    double carsOnFastRoad = 0;
    for (int path = 0; path < equilibrium.pathCount(1, 0); path++) {
      assertThat(equilibrium.pathCost(1, 0, path)).isCloseTo(3, within(1e-9));
      if (equilibrium.path(1, 0, path)[0] == fast) {
        carsOnFastRoad = equilibrium.pathPce(1, 0, path);
      }
    }
    assertThat(carsOnFastRoad).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void zonesAreNotPassedThrough() {
    RoadsOfText roads = RoadsOfText.of("""
        A Z 1 1 0 1
        Z B 1 1 0 1
        A C 5 1 0 1
        C B 5 1 0 1
        """);
    int zone = roads.node("Z");
    UserClass cars = UserClass.of("cars", roads.graph(), roads.demand("A", "B", 1));
    UserClass fromZone = UserClass.of("zone", roads.graph(), roads.demand("Z", "B", 1));

    Equilibrium equilibrium = find(
        roads,
        TIGHT,
        cars.withMayPass(node -> node != zone),
        fromZone.withMayPass(node -> node != zone));

    assertThat(equilibrium.last().totalCost()).isEqualTo(10 + 1);
  }

  @Test
  void pairsThatNothingJoinsAreAllNamed() {
    RoadsOfText roads = RoadsOfText.of("""
        A B 1 1 0 1
        C B 1 1 0 1
        """);
    OdDemand demand = new OdDemand.Builder()
        .add(roads.node("A"), roads.node("C"), 1)
        .add(roads.node("B"), roads.node("A"), 1)
        .add(roads.node("A"), roads.node("B"), 1)
        .build();

    assertThatThrownBy(() -> find(roads, TIGHT, UserClass.of("trips.tntp", roads.graph(), demand)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("trips.tntp trips from \"A\" to \"C\": no links lead")
        .hasMessageContaining("trips from \"B\" to \"A\"");
  }

  @Test
  void demandOfOnePairIsAddedUpAndThatOfOneNodeIsNotAssigned() {
    OdDemand demand = new OdDemand.Builder()
        .add(3, 1, 2)
        .add(0, 1, 5)
        .add(3, 1, 0.5)
        .add(2, 2, 7)
        .add(0, 2, 0)
        .build();

    assertThat(demand.pairCount()).isEqualTo(2);
    assertThat(demand.origin(0)).isZero();
    assertThat(demand.pce(1)).isEqualTo(2.5);
    assertThat(demand.totalPce()).isEqualTo(7.5);
    assertThat(demand.stayingPce()).isEqualTo(7);
  }

  @Test
  void slopeAndIntegralBelongToTheTime() {
    VolumeDelay delays = new VolumeDelay.Builder(4)
        .set(0, 60, 1800, 0.15, 4)
        .set(1, 60, 1800, 0.8, 2.5)
        .set(2, 60, 1800, 1, 1)
        .set(3, 60, 1800, 2, 3)
        .build();
    for (int link = 0; link < 4; link++) {
      double step = 1e-3;
      double difference =
          (delays.time(link, 2000 + step) - delays.time(link, 2000 - step)) / 2 / step;
      double growth =
          (delays.integral(link, 2000 + step) - delays.integral(link, 2000 - step)) / 2 / step;

      assertThat(delays.slope(link, 2000)).as("link " + link).isCloseTo(difference, within(1e-7));
      assertThat(delays.time(link, 2000)).as("link " + link).isCloseTo(growth, within(1e-4));
    }
    assertThatThrownBy(() -> new VolumeDelay.Builder(1).set(0, 1, 0, 0.15, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
