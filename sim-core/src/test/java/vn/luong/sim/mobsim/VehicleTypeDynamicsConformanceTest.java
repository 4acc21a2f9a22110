package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.vehicles.Manoeuvres;

/**
 * Motorbikes that pass and filter, and cars and trucks that do not, on one link in one run; expected times are worked out
 * by hand. There is no such rule in MATSim.
 */
class VehicleTypeDynamicsConformanceTest {
  private static final String WIDE = "A -100m 36000/h-> ";

  private static TextWorld world(TrafficDynamics dynamics, String chain) {
    return TextWorld.of(chain)
        .rules(TrafficParameters.matsimDefaults()
            .withLinkDynamics(LinkDynamics.BY_VEHICLE_TYPE)
            .withTrafficDynamics(dynamics, InflowCapacity.FROM_DIAGRAM)
            .withStuckRule(StuckRule.pushAfter(100_000)));
  }

  @ParameterizedTest
  @EnumSource(
      value = TrafficDynamics.class,
      names = {"QUEUE", "WITH_HOLES"})
  void motorbikeFiltersPastStandingCarsAndCarsDoNot(TrafficDynamics dynamics) {
    TextWorld world = world(dynamics, WIDE + "B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("bike", 1, 20, Manoeuvres.TWO_WHEELER)
        .drive("first", 0, "AB BC CD")
        .drive("second", 1, "AB BC CD")
        .drive("m", "bike", 2, "AB BC CD")
        .drive("last", 3, "AB BC CD")
        .run();

    // At the end of the link at 11, 12, 13 and 14; then one every four seconds.
    assertThat(world.timeOf("left link BC first")).isEqualTo(12);
    assertThat(world.timeOf("left link BC m_bike")).isEqualTo(16);
    assertThat(world.timeOf("left link BC second")).isEqualTo(20);
    assertThat(world.timeOf("left link BC last")).isEqualTo(24);
  }

  @Test
  void carStaysBehindSlowTruckAndMotorbikeOvertakesIt() {
    TextWorld world = world(TrafficDynamics.QUEUE, "A -100m-> B -1000m 3600/h-> C -100m-> D")
        .vehicles("truck", 1, 5)
        .vehicles("bike", 0.25, 10, Manoeuvres.TWO_WHEELER)
        .drive("slow", "truck", 0, "AB BC CD")
        .drive("behind", 10, "AB BC CD")
        .drive("m", "bike", 20, "AB BC CD")
        .drive("later", 300, "AB BC CD")
        .run();

    // Truck and car come to the end of BC at 1 + 200, cross one after the other, and CD is the same
    // again.
    assertThat(world.timeOf("left link BC slow_truck")).isEqualTo(202);
    assertThat(world.timeOf("left link BC behind")).isEqualTo(203);
    assertThat(world.timeOf("arrival slow")).isEqualTo(222);
    assertThat(world.timeOf("arrival behind")).isEqualTo(222);
    assertThat(world.timeOf("left link BC m_bike")).isEqualTo(20 + 1 + 100 + 1);
    assertThat(world.timeOf("arrival m")).isEqualTo(122 + 10);
    assertThat(world.timeOf("arrival later")).isEqualTo(300 + 1 + 100 + 1 + 10);
  }

  @Test
  void whoPassesButDoesNotFilterOvertakesTheTruckAndStandsInTheQueue() {
    TextWorld world = world(TrafficDynamics.QUEUE, WIDE + "B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("truck", 1, 5)
        .vehicles("van", 1, 10, new Manoeuvres(true, false))
        .drive("slow", "truck", 0, "AB BC CD")
        .drive("first", "van", 3, "AB BC CD")
        .drive("second", "van", 4, "AB BC CD")
        .drive("m", "van", 5, "AB BC CD")
        .run();

    // The vans are at the end at 14, 15 and 16, the truck at 21, when the second has just gone.
    assertThat(world.timeOf("left link BC first_van")).isEqualTo(15);
    assertThat(world.timeOf("left link BC second_van")).isEqualTo(19);
    assertThat(world.timeOf("left link BC m_van")).isEqualTo(23);
    assertThat(world.timeOf("left link BC slow_truck")).isEqualTo(27);
  }

  @ParameterizedTest
  @EnumSource(
      value = TrafficDynamics.class,
      names = {"QUEUE", "WITH_HOLES"})
  void carGoesWhenFourMotorbikesHaveOvertakenIt(TrafficDynamics dynamics) {
    TextWorld world = world(dynamics, WIDE + "B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("truck", 8, 20)
        .vehicles("bike", 0.25, 20, Manoeuvres.TWO_WHEELER)
        .drive("truck", "truck", 0, "AB BC CD")
        .drive("c1", 2, "AB BC CD")
        .drive("c2", 3, "AB BC CD")
        .drive("c3", 4, "AB BC CD");
    for (int bike = 1; bike <= 8; bike++) {
      world.drive("m" + bike, "bike", 5, "AB BC CD");
    }
    world.run();

    // The truck at 11 leaves 0.25 − 8 PCE; the flow opens 32 seconds later. Then a motorbike takes
    // one second, a car four.
    assertThat(world.leaveTimes("BC"))
        .containsExactly(12, 44, 45, 46, 47, 48, 52, 53, 54, 55, 56, 60);
    assertThat(world.timeOf("left link BC c1")).isEqualTo(48);
    assertThat(world.timeOf("left link BC c2")).isEqualTo(56);
    assertThat(world.timeOf("left link BC c3")).isEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource(
      value = TrafficDynamics.class,
      names = {"QUEUE", "WITH_HOLES"})
  void motorbikesThatCameBeforeTheCarDoNotOvertakeIt(TrafficDynamics dynamics) {
    TextWorld world = world(dynamics, WIDE + "B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("truck", 8, 20)
        .vehicles("bike", 0.25, 20, Manoeuvres.TWO_WHEELER)
        .drive("truck", "truck", 0, "AB BC CD")
        .drive("c1", 3, "AB BC CD")
        .drive("c2", 4, "AB BC CD");
    for (int bike = 1; bike <= 6; bike++) {
      world.drive("before" + bike, "bike", 2, "AB BC CD");
    }
    for (int bike = 1; bike <= 9; bike++) {
      world.drive("later" + bike, "bike", 4, "AB BC CD");
    }
    world.run();

    // From 44 on: six that were at the end at 13, four of those at 15, and the car of 14; then four
    // that came together with the car of 15.
    assertThat(world.leaveTimes("BC"))
        .containsExactly(12, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 58, 59, 60, 61, 62, 66);
    for (int bike = 1; bike <= 6; bike++) {
      assertThat(world.timeOf("left link BC before" + bike + "_bike")).isBetween(44, 49);
    }
    assertThat(world.timeOf("left link BC c1")).isEqualTo(54);
    assertThat(world.timeOf("left link BC c2")).isEqualTo(62);
  }

  @Test
  void motorbikesThatArriveDoNotCountAsOvertaking() {
    TextWorld world = world(TrafficDynamics.QUEUE, WIDE + "B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("truck", 8, 20)
        .vehicles("bike", 0.25, 20, Manoeuvres.TWO_WHEELER)
        .drive("truck", "truck", 0, "AB BC CD")
        .drive("car", 2, "AB BC CD");
    for (int bike = 1; bike <= 4; bike++) {
      world.drive("home" + bike, "bike", 3, "AB BC");
      world.drive("m" + bike, "bike", 5, "AB BC CD");
    }
    world.run();

    assertThat(world.timeOf("arrival home1")).isEqualTo(3 + 1 + 10);
    assertThat(world.timeOf("left link BC car")).isEqualTo(48);
  }

  @Test
  void motorbikesThatMetNoQueueDoNotCountAsOvertaking() {
    TextWorld world = world(TrafficDynamics.QUEUE, WIDE + "B -100m 900/h 5lanes-> C -100m-> D")
        .vehicles("bike", 0.25, 20, Manoeuvres.TWO_WHEELER);
    for (int bike = 1; bike <= 4; bike++) {
      world.drive("alone" + bike, "bike", 0, "AB BC CD");
    }
    world
        .drive("parked", 31, "BC CD")
        .drive("car", 21, "AB BC CD")
        .drive("m", "bike", 22, "AB BC CD")
        .run();

    // Car and motorbike are at the end at 32 and 33. Who came from the parking place at 31 took one
    // PCE, of which the flow has recovered at 35.
    assertThat(world.timeOf("left link BC m_bike")).isEqualTo(36);
    assertThat(world.timeOf("left link BC car")).isEqualTo(37);
  }

  @Test
  void carArrivesWhileMotorbikesWaitForFlow() {
    assertThat(arrivalBehindTwo("bike", "car")).isEqualTo(5 + 1 + 10);
  }

  @Test
  void motorbikeArrivesWhileCarsWaitForFlow() {
    assertThat(arrivalBehindTwo("car", "bike")).isEqualTo(5 + 1 + 10);
  }

  @Test
  void carDoesNotArriveBeforeTheCarAheadOfItHasGone() {
    // The first takes one PCE at 11, 0.01 are added per second, and the second goes when the sum is
    // above zero.
    assertThat(arrivalBehindTwo("car", "car")).isBetween(11 + 99, 11 + 101);
  }

  /** When somebody arrives at the end of a link on which the second of two of another mode waits for flow capacity. */
  private static int arrivalBehindTwo(String waitingMode, String arrivingMode) {
    return world(TrafficDynamics.QUEUE, WIDE + "B -100m 36/h 5lanes-> C -100m-> D")
        .vehicles("bike", 1, 20, Manoeuvres.TWO_WHEELER)
        .drive("first", waitingMode, 0, "AB BC CD")
        .drive("second", waitingMode, 1, "AB BC CD")
        .drive("home", arrivingMode, 5, "AB BC")
        .run()
        .timeOf("arrival home");
  }
}
