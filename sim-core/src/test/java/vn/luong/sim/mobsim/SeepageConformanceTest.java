package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** Bicycles that filter past a standing queue; expected times are worked out by hand. */
class SeepageConformanceTest {

  private static TextWorld world(boolean storageFree, boolean restricted, String... chains) {
    TextWorld world = TextWorld.of(chains);
    long bikes = ModeTable.bit(world.mode("bike"));
    return world.rules(TrafficParameters.matsimDefaults()
        .withStuckRule(StuckRule.pushAfter(100_000))
        .withSeepage(new Seepage(bikes, storageFree, restricted)));
  }

  @Test
  void bicycleAtTheEndOfTheLinkGoesBeforeTheCarsThatWaitThere() {
    TextWorld world = world(false, false, "A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("bike", 1, 20)
        .drive("first", 0, "AB BC CD")
        .drive("car", 1, "AB BC CD")
        .drive("s", "bike", 2, "AB BC CD")
        .run();

    assertThat(world.timeOf("left link BC first")).isEqualTo(12);
    assertThat(world.timeOf("left link BC s_bike")).isEqualTo(16);
    assertThat(world.timeOf("left link BC car")).isEqualTo(20);
  }

  @Test
  void restrictedSeepageServesTheFirstOfTheQueueAfterFourInARow() {
    // After the truck the flow opens at 19 with one PCE: enough for four bicycles and what follows.
    assertThat(carBehindSixBicycles(true)).isEqualTo(20);
    assertThat(carBehindSixBicycles(false)).isEqualTo(21);
  }

  /** When a car leaves a link on which six bicycles stand behind it and a truck has passed before it. */
  private static int carBehindSixBicycles(boolean restricted) {
    TextWorld world = world(
            false, restricted, "A -100m 36000/h-> B -100m 3600/h 5lanes-> C -100m-> D")
        .vehicles("bike", 0.225, 20)
        .vehicles("truck", 8, 20)
        .drive("truck", "truck", 0, "AB BC CD")
        .drive("car", 2, "AB BC CD");
    for (int bike = 0; bike < 6; bike++) {
      world.drive("s" + bike, "bike", 4, "AB BC CD");
    }
    return world.run().timeOf("left link BC car");
  }

  @Test
  void onlyThoseWhoFilteredPastTheQueueCountForTheRow() {
    TextWorld world = world(false, true, "A -100m 36000/h-> B -5m 900/h 20lanes-> C -100m-> D")
        .vehicles("bike", 2, 20);
    for (int bike = 0; bike < 4; bike++) {
      world.drive("parked" + bike, "bike", 0, "BC CD");
    }
    world.drive("z", 39, "AB BC CD").drive("a", "bike", 39, "AB BC CD").run();

    // Each takes eight seconds of flow; at 40 the car z comes first.
    assertThat(world.timeOf("left link BC a_bike")).isEqualTo(41);
    assertThat(world.timeOf("left link BC z")).isEqualTo(49);
  }

  @Test
  void rowBeginsAnewWhenTheQueueHasBecomeEmpty() {
    TextWorld world = world(false, true, "A -100m 36000/h-> B -5m 900/h 20lanes-> C -100m-> D")
        .vehicles("bike", 2, 20);
    for (int bike = 0; bike < 4; bike++) {
      world.drive("s" + bike, "bike", 0, "AB BC CD");
    }
    world.drive("z", 39, "AB BC CD").drive("a", "bike", 39, "AB BC CD").run();

    // Each bicycle takes eight seconds: at 1, 9, 17 and 25. At 40 the car z comes first.
    assertThat(world.timeOf("left link BC a_bike")).isEqualTo(41);
    assertThat(world.timeOf("left link BC z")).isEqualTo(49);
  }

  @Test
  void storageFreeBicyclesLeaveTheLinkToTheCars() {
    assertThat(carsBehindSixBicycles(true)).isEqualTo(20);
    assertThat(carsBehindSixBicycles(false)).isEqualTo(20 - 6);
  }

  /** How many cars enter a link of 20 PCE on which six bicycles are. */
  private static long carsBehindSixBicycles(boolean storageFree) {
    TextWorld world = world(storageFree, false, "A -100m 36000/h-> B -150m 1m/s 36/h-> C -100m-> D")
        .vehicles("bike", 1, 20)
        .times(0, 100);
    for (int bike = 0; bike < 6; bike++) {
      world.drive("s" + bike, "bike", 0, "AB BC CD");
    }
    world.driveMany(30, 10, "AB BC CD").run();
    return world.events().stream()
        .filter(line -> line.matches(".* entered link BC v.*"))
        .count();
  }

  @Test
  void storageFreeTripsWithinALinkLeaveItsStorageAsItIs() {
    TextWorld world = world(true, false, "A -100m-> B -15m-> C -100m-> D");
    world
        .rules(world.parameters().traffic().withQuirks(Quirks.NONE))
        .vehicles("bike", 1, 20)
        .drive("s1", "bike", 0, "BC")
        .drive("s2", "bike", 1, "BC")
        .drive("car", 10, "AB BC CD")
        .run();

    assertThat(world.enterTimes("BC")).containsExactly(11);
  }
}
