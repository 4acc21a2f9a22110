package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;

/** What happens when a vehicle is not where its driver departs; expected times are worked out by hand. */
class VehicleBehaviorConformanceTest {

  /** Anna drives, walks back, and departs again from where her car is not. */
  private static TextWorld withCarElsewhere(VehicleBehavior behavior) {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C")
        .rules(TrafficParameters.matsimDefaults().withVehicleBehavior(behavior))
        .times(0, 2000);
    Leg drive = world.carLeg("AB BC");
    return world.person(
        "anna",
        Plan.of(
            List.of(
                world.stay("AB").withEndTime(100),
                world.stay("BC").withEndTime(200),
                world.stay("AB").withEndTime(400),
                world.stay("BC")),
            List.of(drive, world.walkLeg("BC", "AB", 60), drive)));
  }

  @Test
  void vehicleIsTeleportedToItsDriver() {
    TextWorld world = withCarElsewhere(VehicleBehavior.TELEPORT).run();

    assertThat(world.times("vehicle enters traffic anna")).containsExactly(100, 400);
    assertThat(world.times("arrival anna")).containsExactly(111, 260, 411);
  }

  @Test
  void driverWaitsForAVehicleThatNeverComes() {
    TextWorld world = withCarElsewhere(VehicleBehavior.WAIT).run();

    assertThat(world.times("arrival anna")).containsExactly(111, 260);
    assertThat(world.times("stuckAndAbort anna")).containsExactly(2000);
    assertThat(world.times("vehicle aborts")).isEmpty();
    assertThat(world.summary().onTheWayCount()).isEqualTo(1);
  }

  @Test
  void vehicleElsewhereCanEndTheRun() {
    TextWorld world = withCarElsewhere(VehicleBehavior.EXCEPTION);

    assertThatThrownBy(world::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("anna");
  }

  @Test
  void vehicleStandsWhereItsOwnerBeginsTheDayWhoeverIsFirstInThePopulation() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withVehicleBehavior(VehicleBehavior.WAIT))
        .times(0, 500);
    world.person("bob", inCarOfAnna(world)).drive("anna", 0, "AB BC").run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(11);
    assertThat(world.timeOf("PersonEntersVehicle bob")).isEqualTo(11);
  }

  private static Plan inCarOfAnna(TextWorld world) {
    Leg leg = world.carLeg("BC CD");
    return Plan.of(
        List.of(world.stay("BC").withEndTime(5), world.stay("CD")),
        List.of(leg.withRoute(((LinkPath) leg.route()).withVehicle("anna"))));
  }

  @Test
  void vehicleThatItsOwnerDoesNotDriveStandsWhereTheFirstWhoDrivesItBegins() {
    assertThat(arrivalsOfBobWhileAnnaWalks(VehicleBehavior.WAIT, Quirks.NONE))
        .containsExactly(6 + 10);
    assertThat(arrivalsOfBobWhileAnnaWalks(VehicleBehavior.EXCEPTION, Quirks.NONE))
        .containsExactly(6 + 10);
  }

  @Test
  void inMatsimSuchAVehicleStandsNowhereAndIsWaitedForInVain() {
    Quirks others = new Quirks(true, true, true, true, true, true, true, false, true);
    assertThat(arrivalsOfBobWhileAnnaWalks(VehicleBehavior.WAIT, Quirks.MATSIM)).isEmpty();
    assertThat(arrivalsOfBobWhileAnnaWalks(VehicleBehavior.WAIT, others)).containsExactly(16);
    // There MATSim would end in an exception, for it cannot find the vehicle.
    assertThat(arrivalsOfBobWhileAnnaWalks(VehicleBehavior.TELEPORT, Quirks.MATSIM))
        .containsExactly(16);
    assertThatThrownBy(() -> arrivalsOfBobWhileAnnaWalks(VehicleBehavior.EXCEPTION, Quirks.MATSIM))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("vehicle \"anna\"");
  }

  @Test
  void matsimLooksForAnOwnVehicleOnTheFirstLegOfTheModeOnly() {
    // Bob goes in Anna's car, walks back, and wants to drive his own.
    assertThat(arrivalsOfBobInTwoCars(Quirks.MATSIM)).containsExactly(21, 81);
    assertThat(arrivalsOfBobInTwoCars(Quirks.NONE)).containsExactly(21, 81, 111);
  }

  private static List<Integer> arrivalsOfBobInTwoCars(Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C")
        .rules(TrafficParameters.matsimDefaults()
            .withVehicleBehavior(VehicleBehavior.WAIT)
            .withQuirks(quirks))
        .times(0, 500)
        .drive("anna", 0, "AB");
    Leg own = world.carLeg("AB BC");
    Leg inAnnasCar = own.withRoute(((LinkPath) own.route()).withVehicle("anna"));
    return world
        .person(
            "bob",
            Plan.of(
                List.of(
                    world.stay("AB").withEndTime(10),
                    world.stay("BC").withEndTime(21),
                    world.stay("AB").withEndTime(100),
                    world.stay("BC")),
                List.of(inAnnasCar, world.walkLeg("BC", "AB", 60), own)))
        .run()
        .times("arrival bob");
  }

  /** Bob wants to drive the car of Anna, who does not. */
  private static List<Integer> arrivalsOfBobWhileAnnaWalks(
      VehicleBehavior behavior, Quirks quirks) {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withVehicleBehavior(behavior).withQuirks(quirks))
        .times(0, 500);
    world.carLeg("AB BC");
    return world
        .walk("anna", 0, "AB", "BC", 60)
        .person("bob", inCarOfAnna(world))
        .run()
        .times("arrival bob");
  }

  @Test
  void waitingDriverTakesOverTheVehicleWhereItArrives() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withVehicleBehavior(VehicleBehavior.WAIT))
        .times(0, 500)
        .drive("anna", 0, "AB BC");
    world.person("bob", inCarOfAnna(world)).run();

    assertThat(world.timeOf("departure bob")).isEqualTo(5);
    assertThat(world.timeOf("arrival anna")).isEqualTo(11);
    assertThat(world.timeOf("PersonEntersVehicle bob")).isEqualTo(11);
    assertThat(world.timeOf("vehicle enters traffic bob")).isEqualTo(12);
    assertThat(world.timeOf("arrival bob")).isEqualTo(13 + 10);
  }
}
