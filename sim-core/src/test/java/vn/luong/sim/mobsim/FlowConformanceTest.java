package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/** How many vehicles leave a link; expected times are worked out by hand. */
class FlowConformanceTest {
  private static final TrafficParameters PATIENT =
      TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(100_000));

  @Test
  void bottleneckLetsOneVehiclePassEverySixSeconds() {
    TextWorld world = queueOf(5, "A -100m-> B -200m 600/h 5lanes-> C -100m-> D");

    // The accumulator starts full with 1/6 and passes at anything above 0.
    assertThat(world.leaveTimes("BC")).containsExactly(22, 28, 34, 40, 46);
  }

  @Test
  void severalVehiclesPassInOneSecondAboveOnePerSecond() {
    TextWorld world = queueOf(6, "A -100m 36000/h-> B -100m 7200/h 5lanes-> C -100m-> D");

    assertThat(world.leaveTimes("BC")).containsExactly(12, 12, 13, 13, 14, 14);
  }

  @Test
  void dischargeEqualsCapacityInTheLongRun() {
    TextWorld world = queueOf(200, "A -100m 9000/h-> B -3000m 700/h-> C -100m-> D");

    List<Integer> times = world.leaveTimes("BC");
    double perHour = 3600.0 * 100 / (times.get(150) - times.get(50));
    assertThat(perHour).isBetween(697.0, 703.0);
  }

  private static TextWorld queueOf(int vehicles, String network) {
    return TextWorld.of(network)
        .rules(PATIENT)
        .driveMany(vehicles, 0, "AB BC CD")
        .run();
  }

  @Test
  void firstLinkNeedsFlowCapacityToo() {
    TextWorld world = TextWorld.of("A -100m 900/h-> B -100m-> C")
        .rules(PATIENT)
        .driveMany(3, 0, "AB BC")
        .run();

    assertThat(world.times("vehicle enters traffic")).containsExactly(0, 4, 8);
  }

  @Test
  void flowCapacityFactorScalesEveryLink() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 3600/h 5lanes-> C -100m-> D")
        .rules(PATIENT.withFactors(0.25, 1))
        .driveMany(3, 0, "AB BC CD")
        .run();

    assertThat(world.leaveTimes("BC")).containsExactly(12, 16, 20);
  }

  @Test
  void vehicleWithoutSizeTakesNoFlowAndNeedsNone() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .rules(PATIENT)
        .vehicles("bike", 0, 100)
        .drive("4", "car", 0, "AB BC CD")
        .drive("3", "bike", 0, "AB BC CD")
        .drive("2", "car", 0, "AB BC CD")
        .drive("1", "bike", 0, "AB BC CD")
        .run();

    // The cars pass every four seconds; each bicycle goes in the second of the car before it. Who
    // has the later id
    // goes first.
    assertThat(world.leaveTimes("BC")).containsExactly(12, 12, 16, 16);
  }

  @Test
  void vehicleWithoutSizeEntersTrafficWhereFlowIsSpent() {
    TextWorld world = TextWorld.of("A -100m 900/h-> B -100m-> C")
        .rules(PATIENT)
        .vehicles("bike", 0, 100)
        .drive("1", "car", 0, "AB BC")
        .drive("3", "bike", 2, "AB BC")
        .drive("2", "car", 2, "AB BC")
        .run();

    assertThat(world.times("vehicle enters traffic")).containsExactly(0, 2, 4);
  }

  @Test
  void vehicleThatUsesFlowBetterTakesLessOfIt() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .rules(PATIENT)
        .vehicles("car", 1, 100, 2)
        .driveMany(4, 0, "AB BC CD")
        .run();

    // Each takes half a PCE at a quarter per second: two seconds, not four as with a factor of 1.
    assertThat(world.leaveTimes("BC")).containsExactly(12, 14, 16, 18);
  }

  @Test
  void vehicleThatUsesFlowWorseTakesMoreOfIt() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .rules(PATIENT)
        .vehicles("car", 1, 100, 0.5)
        .driveMany(3, 0, "AB BC CD")
        .run();

    // Two PCE each.
    assertThat(world.leaveTimes("BC")).containsExactly(12, 20, 28);
  }

  @Test
  void flowEfficiencyDoesNotChangeTheRoomAVehicleTakes() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -75m 36/h-> C -100m-> D")
        .rules(PATIENT)
        .vehicles("car", 1, 100, 4)
        .times(0, 8)
        .driveMany(20, 0, "AB BC CD")
        .run();

    // 75 m hold ten vehicles before the first of them can leave.
    assertThat(world.enterTimes("BC")).hasSize(10);
  }

  @Test
  void pauseFillsTheAccumulatorForOneStepOnly() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -100m 900/h 5lanes-> C -100m-> D")
        .rules(PATIENT)
        .drive("early", 0, "AB BC CD")
        .drive("late1", 500, "AB BC CD")
        .drive("late2", 500, "AB BC CD")
        .run();

    assertThat(world.leaveTimes("BC")).containsExactly(12, 512, 516);
  }
}
