package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long an empty link takes; expected times are worked out by hand. */
class FreeSpeedConformanceTest {

  @Test
  void linkTakesWholeSecondsOfFreeTravelTimePlusOneButTheLastLinkDoesNot() {
    TextWorld world = TextWorld.of("A -300m-> B -105m-> C -109m-> D")
        .drive("anna", 100, "AB BC CD")
        .run();

    assertThat(world.enterTimes("BC")).containsExactly(101);
    assertThat(world.enterTimes("CD")).containsExactly(101 + 10 + 1);
    assertThat(world.timeOf("arrival anna")).isEqualTo(112 + 10);
  }

  @Test
  void linkShorterThanOneSecondTakesOneSecond() {
    TextWorld world = TextWorld.of("A -300m-> B -9m-> C -100m-> D")
        .drive("anna", 100, "AB BC CD")
        .run();

    assertThat(world.enterTimes("CD")).containsExactly(101 + 1);
  }

  @Test
  void tripWithinOneLinkTakesNoTime() {
    TextWorld world = TextWorld.of("A -300m-> B").drive("anna", 100, "AB").run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(100);
    assertThat(world.times("entered link")).isEmpty();
  }

  @Test
  void tripOnToALoopEndsAfterItsRoundTrip() {
    TextWorld world =
        TextWorld.of("A -100m-> B -100m-> A").drive("anna", 0, "AB BA AB").run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(1 + 11 + 10);
  }

  @Test
  void slowVehicleTakesItsOwnTime() {
    TextWorld world = TextWorld.of("A -300m-> B -100m-> C")
        .vehicles("car", 1, 3)
        .drive("anna", 0, "AB BC")
        .run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(1 + 33);
  }
}
