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
import vn.luong.sim.units.SimTime;

/** Plans that cannot be executed. */
class MobsimChecksTest {

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
  void vehiclesOfBadSizeOrSpeedAreReported() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C")
        .drive("anna", 100, "AB BC")
        .vehicles("car", -1, 10)
        .vehicles("bike", 0.25, 0);
    ProblemLog problems = new ProblemLog();

    MobsimChecks.run(world.population(), world.fleet(), world.parameters(), problems);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("vehicle-of-bad-size", "vehicle-without-speed");
    assertThat(problems.problems().get(0).message())
        .contains(
            "vehicle type \"car\": pce is -1.0, flow efficiency is 1.0, pce must be ≥ 0, flow efficiency > 0");
    assertThat(problems.problems().get(1).message())
        .contains("vehicle type \"bike\": maximum speed is 0.0 m/s, must be > 0");
    assertThat(problems.hasErrors()).isTrue();
  }

  /** MATSim lets them drive. */
  @Test
  void vehiclesWithoutSizeAreAWarning() {
    TextWorld world =
        TextWorld.of("A -100m-> B -100m-> C").drive("anna", 100, "AB BC").vehicles("car", 0, 10);
    ProblemLog problems = new ProblemLog();

    MobsimChecks.run(world.population(), world.fleet(), world.parameters(), problems);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("vehicle-without-size");
    assertThat(problems.problems().get(0).message())
        .contains("vehicle type \"car\": pce is 0: such vehicles take neither room nor flow");
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void theFileOfThePlansIsNamedWhereItIsKnown() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C");
    Activity start = world.stay("AB").withEndTime(100);
    world.person(
        "unrouted", Plan.of(List.of(start, world.stay("BC")), List.of(Leg.of(world.mode("car")))));
    world.population().setSource("input/plans.xml.gz");
    ProblemLog problems = new ProblemLog();

    MobsimChecks.run(world.population(), world.fleet(), world.parameters(), problems);

    assertThat(problems.problems().get(0).message())
        .startsWith("input/plans.xml.gz person \"unrouted\" leg 0: ");
  }

  /** As the mobsim: the time of the leg counts where its route states none. */
  @Test
  void aTimeThatIsTooLateIsThatOfTheRoute() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C");
    double late = 2.0 * MobsimParameters.LATEST_TIME;
    walk(world, "short", world.walkLeg("AB", "BC", 60).withTimes(10, late));
    walk(world, "long", world.walkLeg("AB", "BC", SimTime.UNDEFINED).withTimes(10, late));
    ProblemLog problems = new ProblemLog();

    MobsimChecks.run(world.population(), world.fleet(), world.parameters(), problems);

    assertThat(problems.problems()).hasSize(1);
    assertThat(problems.problems().get(0).kind()).isEqualTo("time-too-late");
    assertThat(problems.problems().get(0).message()).contains("person \"long\" leg 0");
  }

  private static void walk(TextWorld world, String person, Leg leg) {
    Activity start = world.stay("AB").withEndTime(10);
    world.person(person, Plan.of(List.of(start, world.stay("BC")), List.of(leg)));
  }

  private static Leg drive(TextWorld world, int... links) {
    return Leg.of(world.mode("car")).withRoute(LinkPath.of(links, SimTime.UNDEFINED, Double.NaN));
  }
}
