package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;

/** Spill-back: how many vehicles fit on a link, and when freed space can be used; expected times are worked out by hand. */
class StorageConformanceTest {
  private static final TrafficParameters PATIENT =
      TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(100_000));

  @Test
  void fullLinkStopsVehiclesBeforeIt() {
    // BC holds two vehicles and passes one per 64 s.
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -15m 56.25/h-> C -100m-> D")
        .rules(PATIENT)
        .driveMany(6, 0, "AB BC CD")
        .run();

    // The first goes to the buffer at 2, which the node sees at 3; the second goes 64 s later.
    assertThat(world.enterTimes("BC").subList(0, 4)).containsExactly(1, 1, 3, 2 + 64 + 1);
  }

  @Test
  void lastVehicleMayOvershoot() {
    TextWorld world = closedAfter("A -100m 36000/h-> B -10m 36/h-> C -100m-> D", PATIENT);

    // 1.33 PCE fit: the second vehicle enters while one is used.
    assertThat(world.enterTimes("BC")).hasSize(2);
  }

  @Test
  void storageCapacityFactorScalesEveryLink() {
    TextWorld world =
        closedAfter("A -100m 36000/h-> B -75m 36/h-> C -100m-> D", PATIENT.withFactors(1, 0.5));

    assertThat(world.enterTimes("BC")).hasSize(5);
  }

  @Test
  void slowLinkHoldsWhatItsFlowNeeds() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -75m 1m/s 1800/h-> C -100m-> D")
        .rules(PATIENT)
        .driveMany(60, 0, "AB BC CD")
        .run();

    // 75 s at half a PCE per second are 37.5 PCE, more than the 10 of its length.
    assertThat(world.enterTimes("BC").stream().filter(time -> time < 70)).hasSize(38);
  }

  /** What enters BC, closed from the start, until 300. */
  private static TextWorld closedAfter(String network, TrafficParameters rules) {
    return TextWorld.of(network)
        .rules(rules)
        .change(0, "BC", Kind.FLOW_CAPACITY, 0)
        .times(0, 300)
        .driveMany(20, 0, "AB BC CD")
        .run();
  }

  @Test
  void freedSpaceTravelsUpstreamAtFifteenKilometersPerHourWithHoles() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -75m 360/h-> C -100m-> D")
        .rules(PATIENT.withTrafficDynamics(TrafficDynamics.WITH_HOLES, InflowCapacity.FROM_DIAGRAM))
        .driveMany(20, 0, "AB BC CD")
        .run();

    // The first leaves the queue at 8, its gap needs 18 s for 75 m and counts from the second
    // after.
    assertThat(world.enterTimes("BC").get(9)).isLessThan(8);
    assertThat(world.enterTimes("BC").get(10)).isEqualTo(1 + 7 + 18 + 2);
  }

  @Test
  void kinematicWavesCapTheInflowByTheFundamentalDiagram() {
    // 1 / 7.5 m / (0.24 s/m + 0.1 s/m) are 0.392 per second and lane; the accumulator starts at 1.
    assertThat(inflow("1lanes", InflowCapacity.FROM_DIAGRAM)).containsExactly(1, 2, 4, 7, 9, 12);
    assertThat(inflow("2lanes", InflowCapacity.FROM_DIAGRAM)).containsExactly(1, 2, 3, 4, 5, 7);
    assertThat(inflow("2lanes", InflowCapacity.ONE_LANE)).containsExactly(1, 2, 4, 7, 9, 12);
    assertThat(inflow("1lanes", InflowCapacity.LANES_FROM_DIAGRAM))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  private static List<Integer> inflow(String lanes, InflowCapacity inflow) {
    return TextWorld.of("A -100m 36000/h-> B -100m 3600/h " + lanes + "-> C -100m-> D")
        .rules(PATIENT.withTrafficDynamics(TrafficDynamics.KINEMATIC_WAVES, inflow))
        .driveMany(6, 0, "AB BC CD")
        .run()
        .enterTimes("BC");
  }

  @Test
  void inflowRefillsOnlyWhileSomethingIsOnTheLink() {
    TextWorld world = TextWorld.of("A -100m 36000/h-> B -25m 3600/h 0.1lanes-> C -100m-> D")
        .rules(PATIENT.withTrafficDynamics(
            TrafficDynamics.KINEMATIC_WAVES, InflowCapacity.FROM_DIAGRAM))
        .vehicles("truck", 5, 20)
        .times(0, 400)
        .drive("first", "truck", 0, "AB BC CD")
        .drive("second", 100, "AB BC CD");
    for (int time = 101; time < 300; time++) {
      world.change(time, "BC", Kind.FREE_SPEED, 10);
    }
    world.run();

    // 4 below zero after the truck, 0.04 per second until its gap has arrived, then nothing more.
    assertThat(world.enterTimes("BC")).containsExactly(1);
  }
}
