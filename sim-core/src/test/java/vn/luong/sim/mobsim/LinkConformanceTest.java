package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;

/** What one link does with vehicles: travel time, flow, storage, order; expected times are worked out by hand. */
class LinkConformanceTest {
  private static final StuckRule PATIENT = StuckRule.pushAfter(100_000);

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
  void tripWithinOneLinkTakesNoTime() {
    TextWorld world = TextWorld.of("A -300m-> B").drive("anna", 100, "AB").run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(100);
    assertThat(world.times("entered link")).isEmpty();
  }

  @Test
  void slowVehicleTakesItsOwnTime() {
    TextWorld world = TextWorld.of("A -300m-> B -100m-> C")
        .vehicles("car", 1, 3)
        .drive("anna", 0, "AB BC")
        .run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(1 + 33);
  }

  @Test
  void bottleneckLetsOneVehiclePassEverySixSeconds() {
    TextWorld world = queueOf(5, "A -100m-> B -200m 600/h 5lanes-> C -100m-> D");

    List<Integer> times = world.leaveTimes("BC");
    // The accumulator starts full with 1/6 and passes at anything above 0.
    assertThat(times).containsExactly(22, 28, 34, 40, 46);
  }

  @Test
  void dischargeEqualsCapacityInTheLongRun() {
    TextWorld world = queueOf(200, "A -100m 9000/h-> B -3000m 700/h-> C -100m-> D");

    List<Integer> times = world.leaveTimes("BC");
    double perHour = 3600.0 * 100 / (times.get(150) - times.get(50));
    assertThat(perHour).isBetween(697.0, 703.0);
  }

  private static TextWorld queueOf(int vehicles, String network) {
    TextWorld world =
        TextWorld.of(network).rules(TrafficParameters.matsimDefaults().withStuckRule(PATIENT));
    for (int vehicle = 0; vehicle < vehicles; vehicle++) {
      world.drive(String.format("v%03d", vehicle), 0, "AB BC CD");
    }
    return world.run();
  }

  @Test
  void fullLinkStopsVehiclesBeforeIt() {
    // BC holds two vehicles and passes one per 100 s.
    TextWorld world = queueOf(6, "A -100m 36000/h-> B -15m 36/h-> C -100m-> D");

    // The first goes to the buffer at 2, which is known to the node at 3; the second 99 or 100 s
    // later.
    assertThat(world.enterTimes("BC").subList(0, 3)).containsExactly(1, 1, 3);
    assertThat(world.enterTimes("BC").get(3)).isBetween(102, 103);
  }

  @Test
  void stuckVehicleIsPushedAfterMoreThanTheStuckTime() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -15m 36/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(5)));
    for (int vehicle = 0; vehicle < 4; vehicle++) {
      world.drive("v" + vehicle, 0, "AB BC CD");
    }
    world.run();

    assertThat(world.enterTimes("BC").subList(0, 3)).containsExactly(1, 1, 3);
    assertThat(world.enterTimes("BC").get(3)).isEqualTo(3 + 6);
  }

  @Test
  void stuckVehicleCanBeRemoved() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -15m 36/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(new StuckRule(5, true, false)));
    for (int vehicle = 0; vehicle < 4; vehicle++) {
      world.drive("v" + vehicle, 0, "AB BC CD");
    }
    world.run();

    assertThat(world.summary().abortedCount()).isEqualTo(1);
    assertThat(world.summary().arrivalCount()).isEqualTo(3);
    assertThat(world.times("stuckAndAbort")).containsExactly(3 + 6);
  }

  @Test
  void freedSpaceTravelsUpstreamAtFifteenKilometersPerHourWithHoles() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -75m 360/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults()
            .withStuckRule(PATIENT)
            .withTrafficDynamics(TrafficDynamics.WITH_HOLES, InflowCapacity.FROM_DIAGRAM));
    for (int vehicle = 0; vehicle < 20; vehicle++) {
      world.drive(String.format("v%02d", vehicle), 0, "AB BC CD");
    }
    world.run();

    // The first leaves the queue at 8, its gap needs 18 s for 75 m and counts from the second
    // after.
    assertThat(world.enterTimes("BC").get(9)).isLessThan(8);
    assertThat(world.enterTimes("BC").get(10)).isEqualTo(1 + 7 + 18 + 2);
  }

  @Test
  void slowVehicleHoldsUpFastOnesInFifoAndNotWithPassing() {
    int fifo = arrivalOfFastBehindSlow(LinkDynamics.FIFO);
    int passing = arrivalOfFastBehindSlow(LinkDynamics.PASSING);

    assertThat(fifo).isGreaterThanOrEqualTo(200);
    assertThat(passing).isEqualTo(10 + 1 + 100 + 1 + 10);
  }

  private static int arrivalOfFastBehindSlow(LinkDynamics dynamics) {
    return TextWorld.of("A -100m-> B -1000m-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withLinkDynamics(dynamics))
        .vehicles("bike", 0.25, 5)
        .drive("slow", "bike", 0, "AB BC CD")
        .drive("fast", "car", 10, "AB BC CD")
        .run()
        .timeOf("arrival fast");
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
  void capacityChangeHoldsForThoseWhoComeAfterIt() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .change(50, "BC", Kind.FREE_SPEED, 2)
        .drive("before", 0, "AB BC CD")
        .drive("after", 60, "AB BC CD")
        .run();

    assertThat(world.timeOf("arrival before")).isEqualTo(0 + 1 + 11 + 10);
    assertThat(world.timeOf("arrival after")).isEqualTo(60 + 1 + 51 + 10);
  }

  @Test
  void sameLinkTripsLeakStorageInMatsimAndNotByTheSoundRule() {
    assertThat(vehiclesThatFit(Quirks.MATSIM)).isEqualTo(14 + 5);
    assertThat(vehiclesThatFit(Quirks.NONE)).isEqualTo(14);
  }

  /** How many vehicles a closed link of 14 PCE takes after five trips within it. */
  private static int vehiclesThatFit(Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -105m 10m/s-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withStuckRule(PATIENT).withQuirks(quirks))
        .change(50, "BC", Kind.FLOW_CAPACITY, 0)
        .times(0, 400);
    for (int vehicle = 0; vehicle < 5; vehicle++) {
      world.drive("within" + vehicle, vehicle, "BC");
    }
    for (int vehicle = 0; vehicle < 30; vehicle++) {
      world.drive(String.format("v%02d", vehicle), 60, "AB BC CD");
    }
    world.run();
    return world.enterTimes("BC").size() - world.leaveTimes("BC").size();
  }

  @Test
  void changeOfSpeedRefillsTheFlowInMatsimAndNotByTheSoundRule() {
    int matsim = secondLeaveTime(Quirks.MATSIM);
    int sound = secondLeaveTime(Quirks.NONE);

    // The accumulator of 1/100 per second is at -0.99 from 11 on.
    assertThat(sound).isBetween(12 + 99, 12 + 100);
    assertThat(matsim).isEqualTo(21);
  }

  private static int secondLeaveTime(Quirks quirks) {
    return TextWorld.of("A -100m 36000/h-> B -100m 36/h 5lanes-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withQuirks(quirks))
        .change(20, "BC", Kind.FREE_SPEED, 10)
        .drive("v1", 0, "AB BC CD")
        .drive("v2", 0, "AB BC CD")
        .run()
        .leaveTimes("BC")
        .get(1);
  }
}
