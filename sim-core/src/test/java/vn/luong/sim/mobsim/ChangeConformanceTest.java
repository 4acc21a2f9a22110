package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.network.NetworkChanges.Type;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** Links that change during the day; expected times are worked out by hand. */
class ChangeConformanceTest {
  private static final TrafficParameters PATIENT =
      TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(100_000));

  @Test
  void newSpeedHoldsForThoseWhoEnterAfterIt() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .change(50, "BC", Kind.FREE_SPEED, 2)
        .drive("before", 0, "AB BC CD")
        .drive("after", 60, "AB BC CD")
        .run();

    assertThat(world.timeOf("arrival before")).isEqualTo(0 + 1 + 11 + 10);
    assertThat(world.timeOf("arrival after")).isEqualTo(60 + 1 + 51 + 10);
  }

  @Test
  void factorsAndOffsetsChangeWhatTheLinkIsLikeThen() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .change(100, "BC", Kind.FREE_SPEED, Type.SCALE_FACTOR, 0.5)
        .change(200, "BC", Kind.FREE_SPEED, Type.SCALE_FACTOR, 0.4)
        .change(300, "BC", Kind.FREE_SPEED, Type.OFFSET, 3)
        .change(400, "BC", Kind.FREE_SPEED, Type.OFFSET, -1)
        .drive("first", 0, "AB BC CD")
        .drive("second", 110, "AB BC CD")
        .drive("third", 210, "AB BC CD")
        .drive("fourth", 310, "AB BC CD")
        .drive("fifth", 410, "AB BC CD")
        .run();

    // 10 m/s, then half of it, 0.4 of that, 3 m/s more, 1 m/s less: 10, 5, 2, 5 and 4 m/s.
    assertThat(world.leaveTimes("BC"))
        .containsExactly(1 + 11, 111 + 21, 211 + 51, 311 + 21, 411 + 26);
  }

  @Test
  void scaledFlowCapacityHoldsForTheQueue() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 1800/h 5lanes-> C -100m-> D")
        .rules(PATIENT)
        .change(5, "BC", Kind.FLOW_CAPACITY, Type.SCALE_FACTOR, 0.5)
        .change(19, "BC", Kind.FLOW_CAPACITY, Type.OFFSET, 0.75)
        .driveMany(5, 0, "AB BC CD")
        .run();

    // A quarter PCE per second: one each 4 s, in the buffer at 11 and 15; from 19 on one per
    // second.
    assertThat(world.leaveTimes("BC")).containsExactly(12, 16, 20, 21, 22);
  }

  @Test
  void lanesThatAreAddedMakeRoom() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -15m 36/h-> C -100m-> D")
        .rules(PATIENT.withQuirks(Quirks.NONE))
        .change(20, "BC", Kind.LANES, Type.OFFSET, 1)
        .change(40, "BC", Kind.LANES, Type.SCALE_FACTOR, 1.5)
        .times(0, 60)
        .driveMany(20, 0, "AB BC CD")
        .run();

    // Two lie on the link and one in its buffer; then four fit, then six.
    assertThat(world.enterTimes("BC")).isEqualTo(List.of(1, 1, 3, 20, 20, 40, 40));
  }

  @Test
  void changeAtAFractionOfASecondHoldsFromTheNextSecondOn() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .change(59.5, "BC", Kind.FREE_SPEED, 2)
        .change(61.5, "BC", Kind.FREE_SPEED, 10)
        .drive("first", 59, "AB BC CD")
        .drive("second", 61, "AB BC CD")
        .run();

    assertThat(world.leaveTimes("BC")).containsExactly(60 + 51, 60 + 51 + 1);
  }

  @Test
  void newFlowCapacityHoldsForTheQueue() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .rules(PATIENT)
        .change(18, "BC", Kind.FLOW_CAPACITY, 1)
        .driveMany(4, 0, "AB BC CD")
        .run();

    // MATSim refills the accumulator at the change: with 1, so that one goes to the buffer at 18.
    assertThat(world.leaveTimes("BC")).containsExactly(12, 16, 19, 20);
  }

  @Test
  void newLanesMakeRoomAtOnce() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -15m 36/h-> C -100m-> D")
        .rules(PATIENT.withQuirks(Quirks.NONE))
        .change(20, "BC", Kind.LANES, 3)
        .times(0, 60)
        .driveMany(20, 0, "AB BC CD")
        .run();

    // Two lie on the link and one in its buffer; six fit.
    assertThat(world.enterTimes("BC")).isEqualTo(List.of(1, 1, 3, 20, 20, 20, 20));
  }

  @Test
  void closedLinkLetsNobodyLeaveUntilItIsReopened() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .rules(PATIENT)
        .change(5, "BC", Kind.FLOW_CAPACITY, 0)
        .change(100, "BC", Kind.FLOW_CAPACITY, 1)
        .drive("through", 0, "AB BC CD")
        .drive("parked", 50, "BC CD")
        .run();

    // Who waits to enter goes first, and each takes the flow of one second.
    assertThat(world.timeOf("vehicle enters traffic parked")).isEqualTo(100);
    assertThat(world.timeOf("left link BC parked")).isEqualTo(101);
    assertThat(world.timeOf("left link BC through")).isEqualTo(102);
  }
}
