package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** Vehicles of different size and speed in one queue; expected times are worked out by hand. */
class MixedTrafficConformanceTest {

  @Test
  void slowVehicleHoldsUpFastOnesInFifoAndNotWithPassing() {
    // The fast one follows the slow one to the end.
    assertThat(arrivalOfFastBehindSlow(LinkDynamics.FIFO)).isEqualTo(1 + 200 + 1 + 20);
    assertThat(arrivalOfFastBehindSlow(LinkDynamics.PASSING)).isEqualTo(10 + 1 + 100 + 1 + 10);
  }

  private static int arrivalOfFastBehindSlow(LinkDynamics dynamics) {
    return TextWorld.of("A -100m-> B -1000m 3600/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withLinkDynamics(dynamics))
        .vehicles("bike", 1, 5)
        .drive("slow", "bike", 0, "AB BC CD")
        .drive("fast", "car", 10, "AB BC CD")
        .run()
        .timeOf("arrival fast");
  }

  @Test
  void vehiclesThatMayLeaveAtTheSameTimeKeepTheirOrder() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -200m 900/h 5lanes-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults()
            .withLinkDynamics(LinkDynamics.PASSING)
            .withQuirks(Quirks.NONE))
        .drive("c", 0, "AB BC CD")
        .drive("b", 0, "AB BC CD")
        .drive("a", 0, "AB BC CD")
        .run();

    assertThat(world.timeOf("left link BC c")).isEqualTo(22);
    assertThat(world.timeOf("left link BC b")).isEqualTo(26);
    assertThat(world.timeOf("left link BC a")).isEqualTo(30);
  }

  @Test
  void truckTakesTheFlowOfItsSize() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 3600/h 10lanes-> C -100m-> D")
        .vehicles("truck", 4, 20)
        .drive("z", "truck", 0, "AB BC CD")
        .drive("a", "car", 0, "AB BC CD")
        .run();

    // The accumulator is at 1 − 4 from 11 on.
    assertThat(world.leaveTimes("BC")).containsExactly(12, 16);
  }

  @Test
  void fourMotorbikesTakeAsMuchFlowAsOneCar() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 10lanes-> C -100m-> D")
        .vehicles("bike", 0.25, 10);
    for (int vehicle = 0; vehicle < 40; vehicle++) {
      world.drive(String.format("v%02d", vehicle), "bike", 0, "AB BC CD");
    }
    List<Integer> times = world.run().leaveTimes("BC");

    assertThat(times.get(39) - times.get(3)).isEqualTo(36);
  }

  @Test
  void trucksTakeTheStorageOfTheirSize() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -75m 36/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(100_000)))
        .vehicles("truck", 4, 20)
        .times(0, 60);
    for (int vehicle = 0; vehicle < 10; vehicle++) {
      world.drive("v" + vehicle, "truck", 0, "AB BC CD");
    }
    world.run();

    // Ten PCE: three trucks, the third overshoots; a fourth when the first is in the buffer.
    assertThat(world.enterTimes("BC")).hasSize(4);
  }
}
