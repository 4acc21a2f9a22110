package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** Time steps of more than one second; expected times are worked out by hand. */
class TimeStepConformanceTest {

  @Test
  void largerTimeStepsRoundUpDeparturesAndDownTravelTimes() {
    TextWorld world = TextWorld.of("A -100m-> B -110m-> C -100m-> D")
        .step(2)
        .drive("first", 0, "AB BC CD")
        .drive("odd", 7, "AB BC CD")
        .run();

    assertThat(world.timeOf("departure odd")).isEqualTo(8);
    assertThat(world.enterTimes("BC")).containsExactly(2, 10);
    assertThat(world.enterTimes("CD")).containsExactly(2 + 10 + 2, 10 + 10 + 2);
  }

  @Test
  void flowCapacityIsThatOfTheWholeStep() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .step(2)
        .rules(TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(100_000)))
        .driveMany(3, 0, "AB BC CD")
        .run();

    // Half a PCE per step: at 12 the accumulator is left at −0.5, at 16 it is above zero.
    assertThat(world.leaveTimes("BC")).containsExactly(14, 18, 22);
  }

  @Test
  void stepsBeginAtTheFirstActivityEndWhateverItsParity() {
    TextWorld world = TextWorld.of("A -100m-> B")
        .step(5)
        .walk("first", 7, "AB", "AB", 1)
        .walk("second", 13, "AB", "AB", 5)
        .run();

    assertThat(world.timeOf("departure first")).isEqualTo(7);
    assertThat(world.timeOf("arrival first")).isEqualTo(12);
    assertThat(world.timeOf("departure second")).isEqualTo(17);
    assertThat(world.timeOf("arrival second")).isEqualTo(22);
  }
}
