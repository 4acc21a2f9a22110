package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** What happens to a vehicle that waits too long before a full link, and in a gridlock. */
class StuckConformanceTest {

  /** The third vehicle is at the head of the buffer from 1 on, the fourth from 3 on, before a link that passes one per 100 s. */
  private static TextWorld queue(StuckRule rule) {
    return TextWorld.of("A -100m 36000/h-> B -15m 36/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(rule))
        .driveMany(4, 0, "AB BC CD")
        .run();
  }

  @Test
  void stuckVehicleIsPushedAfterMoreThanTheStuckTime() {
    TextWorld world = queue(StuckRule.pushAfter(5));

    assertThat(world.enterTimes("BC")).containsExactly(1, 1, 3, 3 + 6);
    assertThat(world.times("stuckAndContinue")).isEmpty();
  }

  @Test
  void pushCanBeReported() {
    TextWorld world = queue(new StuckRule(5, false, true));

    assertThat(world.times("stuckAndContinue")).containsExactly(3 + 6);
  }

  @ParameterizedTest(name = "a sample of {0} pushes {1} vehicles an hour")
  @CsvSource({"1, 900", "0.5, 450", "0.1, 90", "0.02, 18"})
  void pushingShrinksWithTheSample(double share, int pushesPerHour) {
    TextWorld world = TextWorld.of("A -100m 36000000/h-> B -15m 0.001/h-> C -100m-> D")
        .rules(TrafficParameters.nativeDefaults().ofSample(share))
        .times(0, 4 * 3600)
        .driveMany(4000, 0, "AB BC CD")
        .run();

    long pushes = world.enterTimes("BC").stream()
        .filter(time -> time >= 3600 && time < 3 * 3600)
        .count();
    assertThat(pushes).isCloseTo(2L * pushesPerHour, within(1L));
  }

  @Test
  void stuckVehicleCanBeRemoved() {
    TextWorld world = queue(new StuckRule(5, true, false));

    assertThat(world.summary().abortedCount()).isEqualTo(1);
    assertThat(world.summary().arrivalCount()).isEqualTo(3);
    assertThat(world.times("stuckAndAbort")).containsExactly(3 + 6);
    assertThat(world.leaveTimes("AB")).containsExactly(1, 1, 3, 3 + 6);
    assertThat(world.times("vehicle aborts")).isEmpty();
  }

  @Test
  void noAgentIsLostInAGridlock() {
    TextWorld world = TextWorld.of(
            "A -15m-> B -15m-> C -15m-> A", "D -100m-> A", "E -100m-> B", "F -100m-> C")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(new StuckRule(8, true, false)))
        .times(0, 300);
    for (int vehicle = 0; vehicle < 30; vehicle++) {
      world.drive("d" + vehicle, vehicle, "DA AB BC");
      world.drive("e" + vehicle, vehicle, "EB BC CA");
      world.drive("f" + vehicle, vehicle, "FC CA AB");
    }
    MobsimSummary summary = world.run().summary();

    assertThat(summary.departureCount()).isEqualTo(90);
    assertThat(summary.abortedCount()).isPositive();
    assertThat(summary.arrivalCount() + summary.abortedCount() + summary.onTheWayCount())
        .isEqualTo(90);
  }

  @Test
  void ringWithoutStuckTimeStaysLocked() {
    // Each of the three links holds two vehicles that want to go on to the next one, and two more
    // wait to enter.
    TextWorld world = TextWorld.of(
            "A -15m-> B -15m-> C -15m-> A",
            "D -100m 36000/h-> A",
            "E -100m 36000/h-> B",
            "F -100m 36000/h-> C")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(100_000)))
        .times(0, 1000);
    for (int vehicle = 0; vehicle < 6; vehicle++) {
      world.drive("d" + vehicle, 0, "DA AB BC CA");
      world.drive("e" + vehicle, 0, "EB BC CA AB");
      world.drive("f" + vehicle, 0, "FC CA AB BC");
    }
    world.run();

    assertThat(world.summary().arrivalCount()).isZero();
    assertThat(world.summary().onTheWayCount()).isEqualTo(18);
    assertThat(world.leaveTimes("AB")).isEmpty();
  }
}
