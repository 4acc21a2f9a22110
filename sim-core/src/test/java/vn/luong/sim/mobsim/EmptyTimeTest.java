package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.units.SimTime;

/** Time steps in which nothing can happen are not visited, and nobody notices. */
class EmptyTimeTest {
  private static final double HOUR = 3600;

  private record Day(String events, MobsimSummary summary, long visitedSteps) {}

  private static Day day(
      TextWorld world, MobsimParameters parameters, NetworkChanges changes, boolean isSkipping) {
    return day(world, parameters, changes, isSkipping, 0);
  }

  private static Day day(
      TextWorld world,
      MobsimParameters parameters,
      NetworkChanges changes,
      boolean isSkipping,
      int leastEventsPerLane) {
    Mobsim mobsim = new Mobsim(world.population(), world.fleet(), parameters, changes);
    mobsim.setLeastEventsPerLane(leastEventsPerLane);
    if (!isSkipping) {
      mobsim.visitEmptyTime();
    }
    EventChecksum checksum = new EventChecksum();
    MobsimSummary summary = mobsim.run(4711, 0, checksum);
    return new Day(checksum.text(), summary, mobsim.visitedStepCount());
  }

  /** The same with and without, on one thread and on three in all steps, in some or in none; returns the day that skips. */
  private static Day same(TextWorld world, NetworkChanges changes) {
    Day visiting = day(world, world.parameters(), changes, false);
    Day skipping = day(world, world.parameters(), changes, true);
    assertThat(skipping.events).isEqualTo(visiting.events);
    assertThat(skipping.summary).isEqualTo(visiting.summary);
    int first = skipping.summary.startTime();
    int last = skipping.summary.endTime();
    assertThat(visiting.visitedSteps)
        .isEqualTo((last - first) / world.parameters().stepSeconds() + 1);
    for (int leastEvents : new int[] {0, 1, TrafficPhase.LEAST_EVENTS_PER_LANE}) {
      Day together = day(world, world.parameters().withThreads(3), changes, true, leastEvents);
      assertThat(together.events).isEqualTo(visiting.events);
      assertThat(together.summary).isEqualTo(visiting.summary);
    }
    return skipping;
  }

  /** Four drives, the last ones after so many hours, and an hour of being teleported. */
  private static TextWorld hermit(int hours) {
    TextWorld world = TextWorld.of("A -1000m-> B -5000m 2m/s-> C -300m-> A");
    Leg there = world.carLeg("AB BC CA");
    Leg back = world.carLeg("CA AB");
    Leg walk = world.walkLeg("AB", "AB", HOUR + 0.25);
    return world.person(
        "hermit",
        Plan.of(
            List.of(
                world.stay("AB").withEndTime(100.5),
                world.stay("CA").withEndTime(8 * HOUR),
                world.stay("AB").withMaxDuration(600.25),
                world.stay("AB").withEndTime(hours * HOUR),
                world.stay("CA").withEndTime((hours + 1) * HOUR),
                world.stay("AB")),
            List.of(there, back, walk, there, back)));
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 100", "3, 300", "7, 600", "60, 3000"})
  void gapsOfMinutesHoursAndMonthsAreSkipped(int stepSeconds, int hours) {
    Day day = same(hermit(hours).step(stepSeconds), NetworkChanges.NONE);

    assertThat(day.summary.arrivalCount()).isEqualTo(5);
    assertThat(day.summary.endTime()).isGreaterThan((hours + 1) * 3600);
    // What lies beyond the end of a calendar is looked at once in each of its rounds, 9 h long.
    assertThat(day.visitedSteps).isLessThan(500);
  }

  @ParameterizedTest
  @CsvSource({"1, 5000", "1, 40000.5", "3, 100000", "60, 9000000.5"})
  void theLastStepIsTheEndTimeAlsoWhenNobodyIsLeft(int stepSeconds, double endTime) {
    int end = lastStep(stepSeconds, endTime, Quirks.NONE);
    assertThat(end).isEqualTo((int) Math.ceil(endTime / stepSeconds) * stepSeconds);
  }

  @ParameterizedTest
  @CsvSource({"1, 5000", "1, 40000.5", "3, 100002", "60, 9000000.5"})
  void inMatsimTheLastStepIsTheFirstAfterTheEndTime(int stepSeconds, double endTime) {
    int end = lastStep(stepSeconds, endTime, Quirks.MATSIM);
    assertThat(end).isEqualTo(((int) Math.floor(endTime / stepSeconds) + 1) * stepSeconds);
  }

  /** Of a day that lasts to its end, with and without steps in which nothing happens. */
  private static int lastStep(int stepSeconds, double endTime, Quirks quirks) {
    TextWorld world = hermit(3000).step(stepSeconds).times(0, endTime);
    MobsimParameters plain = world.parameters();
    MobsimParameters toTheEnd = new MobsimParameters(
        plain.traffic().withQuirks(quirks),
        0,
        endTime,
        stepSeconds,
        1,
        plain.mainModes(),
        EndTimeRule.END_TIME_THEN_DURATION,
        true,
        true,
        true);

    Day visiting = day(world, toTheEnd, NetworkChanges.NONE, false);
    Day skipping = day(world, toTheEnd, NetworkChanges.NONE, true);

    assertThat(skipping.events).isEqualTo(visiting.events);
    assertThat(skipping.summary).isEqualTo(visiting.summary);
    same(world, NetworkChanges.NONE);
    return skipping.summary.endTime();
  }

  /** One change in a gap that nobody sees, and one that lets somebody go on who has waited for hours. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void networkChangesInGapsComeInTheirTime(int stepSeconds) {
    TextWorld world = hermit(3000).step(stepSeconds).times(0, 12 * HOUR);
    NetworkChanges.Builder changes = new NetworkChanges.Builder();
    NetworkChanges.Type absolute = NetworkChanges.Type.ABSOLUTE;
    changes.add(3 * HOUR + 0.5, world.link("BC"), NetworkChanges.Kind.FREE_SPEED, absolute, 10);
    changes.add(7 * HOUR, world.link("CA"), NetworkChanges.Kind.FLOW_CAPACITY, absolute, 0);
    changes.add(10 * HOUR + 1, world.link("CA"), NetworkChanges.Kind.FLOW_CAPACITY, absolute, 1);

    Day day = same(world, changes.build());

    assertThat(day.summary.arrivalCount()).isEqualTo(3);
    assertThat(day.visitedSteps).isLessThan(200);
  }

  /** A full link that is closed: everybody behind is stuck, and pushed on one after the other. */
  @ParameterizedTest
  @ValueSource(doubles = {10, 999, 1001, 7000})
  void whoIsStuckIsPushedOnInTime(double stuckSeconds) {
    TextWorld world = TextWorld.of("A -100m-> B -15m-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults()
            .withStuckRule(new StuckRule(stuckSeconds, false, true)))
        .times(0, 30 * HOUR)
        .driveMany(6, 100, "AB BC CD");
    NetworkChanges.Builder changes = new NetworkChanges.Builder();
    changes.add(
        50,
        world.link("BC"),
        NetworkChanges.Kind.FLOW_CAPACITY,
        NetworkChanges.Type.ABSOLUTE,
        1e-9);

    Day day = same(world, changes.build());

    assertThat(day.summary.onTheWayCount()).isPositive();
    assertThat(day.visitedSteps).isLessThan(6000);
  }

  /** Buses that wait at stops for hours, beside the lane or on it, and passengers who wait for them. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void busesWaitAtStopsInEmptyTime(boolean isBlocking) {
    BusWorld world = new BusWorld(isBlocking)
        .endTime(40 * HOUR)
        .line("slow", "AB BC CD DC", "AB BC CD DC", 2.5 * HOUR, true)
        .departs(100.5, "bus1")
        .departs(9 * HOUR, "bus2")
        .departs(20 * HOUR, "bus1")
        .ride("early", 50, "slow", "AB", "CD")
        .ride("meanwhile", 2 * HOUR, "slow", "BC", "DC")
        .ride("next", 5 * HOUR, "slow", "AB", "BC")
        .ride("never", 38 * HOUR, "slow", "AB", "BC")
        .drive("behind", 2 * HOUR, "AB BC CD");

    List<String> visiting = world.visitEmptyTime(true).run();
    MobsimSummary summary = world.summary();
    List<String> skipping = world.visitEmptyTime(false).run();

    assertThat(skipping).isEqualTo(visiting);
    assertThat(world.summary()).isEqualTo(summary);
    assertThat(visiting).anyMatch(line -> line.endsWith("PersonEntersVehicle meanwhile bus1"));
    assertThat(world.visitedStepCount()).isLessThan(700);
    assertThat(world.threads(3).run()).isEqualTo(visiting);
  }

  @Test
  void whoWaitsForEverWaitsUntilTheLatestTime() {
    TextWorld world = hermit(3000);
    Leg drive = world.carLeg("AB BC");
    world.person(
        "late",
        Plan.of(
            List.of(world.stay("AB").withEndTime(SimTime.parse("700000:00:00")), world.stay("BC")),
            List.of(drive)));

    Day day = day(world, world.parameters(), NetworkChanges.NONE, true);

    assertThat(day.summary.endTime()).isEqualTo(MobsimParameters.LATEST_TIME);
    assertThat(day.summary.departureCount()).isEqualTo(5);
    assertThat(day.summary.arrivalCount()).isEqualTo(5);
  }

  @Test
  void timesTheMobsimCannotReachAreErrorsUnlessItEndsBefore() {
    TextWorld world = TextWorld.of("A -100m-> B -100m-> C");
    double late = SimTime.parse("700000:00:00");
    Leg drive = world.carLeg("AB BC");
    world.person(
        "late",
        Plan.of(List.of(world.stay("AB").withEndTime(late), world.stay("BC")), List.of(drive)));
    world.person(
        "long",
        Plan.of(List.of(world.stay("AB").withMaxDuration(late), world.stay("BC")), List.of(drive)));
    world.person(
        "slow",
        Plan.of(
            List.of(world.stay("AB").withEndTime(10), world.stay("BC")),
            List.of(world.walkLeg("AB", "BC", late))));

    List<Problem> problems = check(world, world.parameters());

    assertThat(problems).allSatisfy(problem -> {
      assertThat(problem.kind()).isEqualTo("time-too-late");
      assertThat(problem.severity()).isEqualTo(Severity.ERROR);
    });
    assertThat(problems.get(0).message())
        .contains("person \"late\" activity 0: ends at 700000:00:00, at most 298261:37:04");
    assertThat(problems).hasSize(3);
    assertThat(check(world, world.parameters().withTimes(0, 30 * HOUR))).isEmpty();
    assertThat(check(world, world.parameters().withTimes(0, late)))
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.ERROR);
  }

  private static List<Problem> check(TextWorld world, MobsimParameters parameters) {
    ProblemLog problems = new ProblemLog();
    MobsimChecks.run(world.population(), world.fleet(), parameters, problems);
    return problems.problems();
  }
}
