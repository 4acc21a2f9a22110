package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;

/** What each of MATSim's oddities does, and what the sound rule does instead. */
class QuirksConformanceTest {

  private static TrafficParameters rules(Quirks quirks) {
    return TrafficParameters.matsimDefaults()
        .withStuckRule(StuckRule.pushAfter(100_000))
        .withQuirks(quirks);
  }

  @Test
  void tiesOfThoseWhoPassAreBrokenByAHeap() {
    // Places of the heap: 5 4 3 2 1. The last one takes the place of who leaves, and stays there,
    // for nobody is earlier.
    assertThat(orderOfTies(LinkDynamics.PASSING, Quirks.MATSIM))
        .containsExactly("v5", "v1", "v2", "v3", "v4");
    assertThat(orderOfTies(LinkDynamics.PASSING, TIES_BY_ENTRY))
        .containsExactly("v5", "v4", "v3", "v2", "v1");
    assertThat(orderOfTies(LinkDynamics.FIFO, Quirks.MATSIM))
        .containsExactly("v5", "v4", "v3", "v2", "v1");
  }

  @Test
  void tiesOfThoseWhoFilterAreBrokenByTwoHeaps() {
    // Each time MATSim looks for the first that filters it builds a new heap of the places of the
    // old one, here the same.
    assertThat(orderOfTies(LinkDynamics.SEEPAGE, Quirks.MATSIM))
        .containsExactly("v5", "v1", "v2", "v3", "v4");
    assertThat(orderOfTies(LinkDynamics.SEEPAGE, TIES_BY_ENTRY))
        .containsExactly("v5", "v4", "v3", "v2", "v1");
  }

  private static final Quirks TIES_BY_ENTRY =
      new Quirks(true, true, true, true, true, true, false, true, true);

  /** Five vehicles that enter a link in the same second, the largest id first, leave it one after the other. */
  private static List<String> orderOfTies(LinkDynamics dynamics, Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -200m 900/h 5lanes-> C -100m-> D")
        .rules(rules(quirks).withSeepage(new Seepage(1, false, false)).withLinkDynamics(dynamics));
    for (int vehicle = 1; vehicle <= 5; vehicle++) {
      world.drive("v" + vehicle, 0, "AB BC CD");
    }
    world.run();
    assertThat(world.leaveTimes("BC")).containsExactly(22, 26, 30, 34, 38);
    return Stream.of("v1", "v2", "v3", "v4", "v5")
        .sorted(Comparator.comparingInt(vehicle -> world.timeOf("left link BC " + vehicle)))
        .toList();
  }

  @Test
  void runThatLastsToItsEndTimeMakesOneMoreStep() {
    assertThat(arrivalsOfDayTo50(Quirks.MATSIM)).containsExactly(50, 51);
    assertThat(arrivalsOfDayTo50(new Quirks(true, true, true, true, true, true, true, true, false)))
        .containsExactly(50);
    assertThat(arrivalsOfDayTo50(Quirks.NONE)).containsExactly(50);
  }

  /** Of three walks to the seconds 50, 51 and 52; who is still on the way is told in the last step. */
  private static List<Integer> arrivalsOfDayTo50(Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m-> B")
        .rules(rules(quirks))
        .times(0, 50)
        .lastToEnd()
        .walk("first", 20, "AB", "AB", 30)
        .walk("second", 20, "AB", "AB", 31)
        .walk("third", 20, "AB", "AB", 32)
        .run();
    int lastStep = quirks.stepAfterEnd() ? 51 : 50;
    assertThat(world.times("stuckAndAbort")).hasSize(lastStep == 50 ? 2 : 1).containsOnly(lastStep);
    assertThat(world.summary().endTime()).isEqualTo(lastStep);
    return world.times("arrival");
  }

  @Test
  void sameLinkTripsLeakStorage() {
    assertThat(vehiclesThatFit(Quirks.MATSIM)).isEqualTo(14 + 5);
    assertThat(vehiclesThatFit(new Quirks(false, true, true, true, true, true, true, true, true)))
        .isEqualTo(14);
    assertThat(vehiclesThatFit(Quirks.NONE)).isEqualTo(14);
  }

  /** How many vehicles a closed link of 14 PCE takes after five trips within it. */
  private static int vehiclesThatFit(Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -105m 10m/s-> C -100m-> D")
        .rules(rules(quirks))
        .change(50, "BC", Kind.FLOW_CAPACITY, 0)
        .times(0, 400);
    for (int vehicle = 0; vehicle < 5; vehicle++) {
      world.drive("within" + vehicle, vehicle, "BC");
    }
    world.driveMany(30, 60, "AB BC CD").run();
    return world.enterTimes("BC").size() - world.leaveTimes("BC").size();
  }

  @Test
  void changeOfSpeedRefillsTheFlow() {
    // The accumulator of 1/64 per second is at 1/64 − 1 from 11 on.
    assertThat(secondLeaveTime(Quirks.MATSIM)).isEqualTo(21);
    assertThat(secondLeaveTime(new Quirks(true, false, true, true, true, true, true, true, true)))
        .isEqualTo(12 + 64);
    assertThat(secondLeaveTime(Quirks.NONE)).isEqualTo(12 + 64);
  }

  private static int secondLeaveTime(Quirks quirks) {
    return TextWorld.of("A -100m 36000/h-> B -100m 56.25/h 5lanes-> C -100m-> D")
        .rules(rules(quirks))
        .change(20, "BC", Kind.FREE_SPEED, 10)
        .drive("v1", 0, "AB BC CD")
        .drive("v2", 0, "AB BC CD")
        .run()
        .leaveTimes("BC")
        .get(1);
  }

  @Test
  void changeOfSpeedFreesAllHoleSpaceOfAFullLink() {
    // Ten fit on the closed link.
    assertThat(vehiclesBeforeAndAfterChange(Quirks.MATSIM)).containsExactly(10, 20);
    assertThat(vehiclesBeforeAndAfterChange(
            new Quirks(true, true, false, true, true, true, true, true, true)))
        .containsExactly(10, 10);
    assertThat(vehiclesBeforeAndAfterChange(Quirks.NONE)).containsExactly(10, 10);
  }

  @Test
  void linkWithHolesIgnoresItsUsedStorage() {
    // Although its hole space is free, its storage is used up.
    assertThat(vehiclesBeforeAndAfterChange(
            new Quirks(true, true, true, false, true, true, true, true, true)))
        .containsExactly(10, 10);
  }

  private static List<Integer> vehiclesBeforeAndAfterChange(Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -75m 360/h-> C -100m-> D")
        .rules(rules(quirks)
            .withTrafficDynamics(TrafficDynamics.WITH_HOLES, InflowCapacity.FROM_DIAGRAM))
        .change(5, "BC", Kind.FLOW_CAPACITY, 0)
        .change(100, "BC", Kind.FREE_SPEED, 10)
        .times(0, 300)
        .driveMany(30, 10, "AB BC CD")
        .run();
    List<Integer> times = world.enterTimes("BC");
    return List.of((int) times.stream().filter(time -> time < 100).count(), times.size());
  }

  @Test
  void bufferOfAClosedLinkWaitsUntilAnotherVehicleJoinsIt() {
    // The first is in the buffer when the link closes; the second departs there, ten seconds after
    // it has been reopened.
    assertThat(timesOverClosedLink(Quirks.MATSIM)).containsExactly(61, 61);
    assertThat(
            timesOverClosedLink(new Quirks(true, true, true, true, false, true, true, true, true)))
        .containsExactly(12, 61);
    assertThat(timesOverClosedLink(Quirks.NONE)).containsExactly(12, 61);
  }

  private static List<Integer> timesOverClosedLink(Quirks quirks) {
    return TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .rules(rules(quirks))
        .change(12, "BC", Kind.FLOW_CAPACITY, 0)
        .change(50, "BC", Kind.FLOW_CAPACITY, 1)
        .drive("first", 0, "AB BC CD")
        .drive("second", 60, "BC CD")
        .run()
        .enterTimes("CD");
  }

  private static final Quirks PRESENT_SPEED =
      new Quirks(true, true, true, true, true, false, true, true, true);

  @Test
  void slowedLinkHoldsNoMoreThanBefore() {
    // 100 m at 10 m/s with 0.5 PCE/s need 5 PCE, less than the 13.3 of its length: 14 overshoot.
    // At 1 m/s they would need 50, but where should they stand?
    assertThat(vehiclesOnSlowedLink(Quirks.MATSIM)).isEqualTo(14);
    assertThat(vehiclesOnSlowedLink(PRESENT_SPEED)).isEqualTo(14);
    assertThat(vehiclesOnSlowedLink(Quirks.NONE)).isEqualTo(14);
  }

  /** How many are on the link before the first can leave it, at 110 at the earliest. */
  private static int vehiclesOnSlowedLink(Quirks quirks) {
    return TextWorld.of("A -100m 36000/h-> B -100m 1800/h-> C -100m-> D")
        .rules(rules(quirks))
        .change(10, "BC", Kind.FREE_SPEED, 1)
        .times(0, 105)
        .driveMany(80, 20, "AB BC CD")
        .run()
        .enterTimes("BC")
        .size();
  }

  @Test
  void linkThatBecomesFasterNeedsLessRoom() {
    // 50 PCE at 1 m/s, 5 at 10 m/s, and one more in the buffer.
    assertThat(vehiclesOnLinkThatBecomesFaster(Quirks.MATSIM)).isEqualTo(50 + 1);
    assertThat(vehiclesOnLinkThatBecomesFaster(PRESENT_SPEED)).isEqualTo(14 + 1);
    assertThat(vehiclesOnLinkThatBecomesFaster(Quirks.NONE)).isEqualTo(14 + 1);
  }

  /** How many are on the link behind one that takes nobody but the first. */
  private static int vehiclesOnLinkThatBecomesFaster(Quirks quirks) {
    TextWorld world = TextWorld.of(
            "A -100m 36000/h-> B -100m 1800/h 1m/s-> C -1m 1/h-> D -100m-> E")
        .rules(rules(quirks))
        .change(10, "BC", Kind.FREE_SPEED, 10)
        .times(0, 300)
        .driveMany(80, 20, "AB BC CD DE")
        .run();
    return world.enterTimes("BC").size() - world.leaveTimes("BC").size();
  }

  @Test
  void slowedLinkTakesInAsFastAsBeforeWithKinematicWaves() {
    // 1 / 7.5 m / (0.24 s/m + 0.1 s/m) are 0.392 PCE per second at 10 m/s, and 0.108 at 1 m/s.
    assertThat(enterTimesOfSlowedLink(Quirks.MATSIM)).containsExactly(21, 22, 24, 27, 29, 32);
    assertThat(enterTimesOfSlowedLink(PRESENT_SPEED)).containsExactly(21, 22, 31, 40, 49, 59);
    assertThat(enterTimesOfSlowedLink(Quirks.NONE)).containsExactly(21, 22, 31, 40, 49, 59);
  }

  private static List<Integer> enterTimesOfSlowedLink(Quirks quirks) {
    return TextWorld.of("A -100m 36000/h-> B -100m 3600/h-> C -100m-> D")
        .rules(rules(quirks)
            .withTrafficDynamics(TrafficDynamics.KINEMATIC_WAVES, InflowCapacity.FROM_DIAGRAM))
        .change(10, "BC", Kind.FREE_SPEED, 1)
        .driveMany(6, 20, "AB BC CD")
        .run()
        .enterTimes("BC");
  }

  @Test
  void linkOnWhichNobodyMovesHoldsWhatItHeldBefore() {
    assertThat(TextWorld.of("A -100m 36000/h-> B -100m 1800/h-> C -100m-> D")
            .rules(rules(Quirks.NONE))
            .change(10, "BC", Kind.FREE_SPEED, 0)
            .times(0, 300)
            .driveMany(80, 20, "AB BC CD")
            .run()
            .enterTimes("BC"))
        .hasSize(14);
  }
}
