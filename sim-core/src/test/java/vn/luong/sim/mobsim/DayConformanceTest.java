package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.units.SimTime;

/** The day around the traffic: departures, teleported legs, vehicles, the end, and plans that cannot be executed. */
class DayConformanceTest {

  @Test
  void eventsOfATripComeInTheirOrder() {
    TextWorld world =
        TextWorld.of("A -100m-> B -100m-> C").drive("anna", 5, "AB BC").run();

    assertThat(world.events())
        .containsExactly(
            "5 actend anna",
            "5 departure anna",
            "5 PersonEntersVehicle anna",
            "5 vehicle enters traffic anna",
            "6 left link AB anna",
            "6 entered link BC anna",
            "16 vehicle leaves traffic anna",
            "16 PersonLeavesVehicle anna",
            "16 arrival anna",
            "16 actstart anna");
  }

  @Test
  void simultaneousDeparturesComeInDescendingOrderOfIds() {
    TextWorld world = TextWorld.of("A -100m-> B")
        .walk("a1", 5, "AB", "AB", 10)
        .walk("b", 5, "AB", "AB", 10)
        .walk("a10", 5, "AB", "AB", 10)
        .run();

    assertThat(world.events().stream().filter(line -> line.contains("departure")))
        .containsExactly("5 departure b", "5 departure a10", "5 departure a1");
  }

  @Test
  void fractionalTimesCountAtTheNextSecond() {
    TextWorld world =
        TextWorld.of("A -100m-> B").walk("anna", 5.25, "AB", "AB", 10.5).run();

    assertThat(world.timeOf("departure anna")).isEqualTo(6);
    assertThat(world.timeOf("arrival anna")).isEqualTo(17);
  }

  @Test
  void teleportWithoutTravelTimeArrivesInTheSameSecond() {
    TextWorld world = TextWorld.of("A -100m-> B").walk("anna", 5, "AB", "AB", 0).run();

    assertThat(world.timeOf("arrival anna")).isEqualTo(5);
  }

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
  void everybodyWhoHasNotFinishedIsReportedAtTheEnd() {
    TextWorld world = TextWorld.of("A -100m-> B -1000m-> C")
        .times(0, 50)
        .drive("driving", 10, "AB BC")
        .drive("waiting", 50, "AB BC")
        .walk("walking", 10, "AB", "BC", 100)
        .walk("sleeping", 60, "AB", "BC", 100)
        .run();

    assertThat(world.times("stuckAndAbort")).containsExactly(50, 50, 50, 50);
    assertThat(world.times("vehicle aborts")).containsExactly(50, 50);
    assertThat(world.summary().onTheWayCount()).isEqualTo(3);
    assertThat(world.summary().departureCount()).isEqualTo(3);
    assertThat(world.summary().endTime()).isEqualTo(50);
  }

  @Test
  void vehicleIsTeleportedToItsDriverOrWaitedFor() {
    TextWorld teleport = withCarElsewhere(VehicleBehavior.TELEPORT).run();
    TextWorld wait = withCarElsewhere(VehicleBehavior.WAIT).run();

    assertThat(teleport.summary().arrivalCount()).isEqualTo(3);
    assertThat(wait.summary().arrivalCount()).isEqualTo(2);
    assertThat(wait.summary().onTheWayCount()).isEqualTo(1);
  }

  @Test
  void vehicleElsewhereCanEndTheRun() {
    TextWorld world = withCarElsewhere(VehicleBehavior.EXCEPTION);

    assertThatThrownBy(world::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("anna");
  }

  /** Anna drives, walks back, and departs again from where her car is not. */
  private static TextWorld withCarElsewhere(VehicleBehavior behavior) {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C")
        .rules(TrafficParameters.matsimDefaults().withVehicleBehavior(behavior))
        .times(0, 2000);
    int home = world.link("AB");
    int work = world.link("BC");
    int type = world.population().activityTypes().add("any");
    Leg drive = drive(world, home, work);
    Leg walk = Leg.of(world.mode("walk"))
        .withRoute(new vn.luong.sim.population.TeleportRoute(work, home, 60, 100));
    return world.person(
        "anna",
        Plan.of(
            List.of(
                Activity.at(type, home, 0, 0).withEndTime(100),
                Activity.at(type, work, 0, 0).withEndTime(200),
                Activity.at(type, home, 0, 0).withEndTime(400),
                Activity.at(type, work, 0, 0)),
            List.of(drive, walk, drive)));
  }

  private static Leg drive(TextWorld world, int... links) {
    return Leg.of(world.mode("car")).withRoute(LinkPath.of(links, SimTime.UNDEFINED, Double.NaN));
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
  void plansThatNobodyCouldExecuteAreReportedAllAtOnceBeforeTheFirstStep() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C -100m-> D");
    int type = world.population().activityTypes().add("any");
    Activity start = Activity.at(type, world.link("AB"), 0, 0).withEndTime(100);
    Activity end = Activity.at(type, world.link("CD"), 0, 0);
    world.person(
        "gap",
        Plan.of(List.of(start, end), List.of(drive(world, world.link("AB"), world.link("CD")))));
    world.person("unrouted", Plan.of(List.of(start, end), List.of(Leg.of(world.mode("car")))));
    world.person(
        "elsewhere",
        Plan.of(List.of(start, end), List.of(drive(world, world.link("BC"), world.link("CD")))));
    ProblemLog problems = new ProblemLog();

    MobsimChecks.run(world.population(), world.fleet(), world.parameters(), problems);

    assertThat(problems.problems().stream().map(Problem::kind))
        .containsExactly("route-not-joined", "leg-without-route", "departs-elsewhere");
    Mobsim mobsim = new Mobsim(world.population(), world.fleet(), world.parameters());
    assertThatThrownBy(() -> mobsim.run(1, 0, EventSink.NONE))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void endBeforeStartIsRefused() {
    MobsimParameters parameters = MobsimParameters.of(TrafficParameters.matsimDefaults(), 1);

    assertThatThrownBy(() -> parameters.withTimes(100, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before it starts");
  }
}
