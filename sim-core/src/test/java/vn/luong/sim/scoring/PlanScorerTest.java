package vn.luong.sim.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** One person on {@code A -1000m-> B -500m-> C}, told by hand-written events. */
class PlanScorerTest {
  private static final double HOUR = 3600;
  private static final int H = 3600;
  private static final double HOME_TYPICAL = 14 * HOUR;
  private static final double WORK_TYPICAL = 8 * HOUR;

  private Population population;
  private int person;
  private int home;
  private int work;
  private int transitInteraction;
  private int car;
  private int bus;
  private int walk;
  private final EventBuffer events = new EventBuffer(64);

  @BeforeEach
  void makeWorld() {
    ModeTable modes = new ModeTable();
    car = modes.add("car");
    bus = modes.add("pt");
    walk = modes.add("walk");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 0, 0);
    int b = builder.addNode("b", 1000, 0);
    int c = builder.addNode("c", 1500, 0);
    builder.addLink("A", a, b, new LinkProperties(1000, 10, 3600, 1, ModeTable.bit(car)));
    builder.addLink("B", b, c, new LinkProperties(500, 10, 3600, 1, ModeTable.bit(car)));
    Network network = builder.build();
    population = new Population(network, new Facilities());
    person = population.addPerson("p");
    home = population.activityTypes().add("home");
    work = population.activityTypes().add("work");
    transitInteraction = population.activityTypes().add("pt interaction");
  }

  private static Map<String, ActivityParameters> activities() {
    return Map.of(
        "home", ActivityParameters.ofTypicalDuration(HOME_TYPICAL),
        "work", ActivityParameters.ofTypicalDuration(WORK_TYPICAL));
  }

  private static UtilityParameters utilities(
      ModeParameters car, ModeParameters bus, double waiting, double lineSwitch) {
    return new UtilityParameters(
        6 / HOUR,
        0,
        -18 / HOUR,
        0,
        waiting,
        lineSwitch,
        0.5,
        Map.of("car", car, "pt", bus, "walk", ModeParameters.STANDARD),
        activities());
  }

  private PlanScorer scorer(ModeParameters car, ModeParameters bus, double waiting) {
    return new PlanScorer(population, ScoringParameters.of(utilities(car, bus, waiting, -2)));
  }

  private double score(PlanScorer scorer) {
    scorer.accept(events);
    scorer.finish();
    return scorer.score(person);
  }

  private static double performed(double typicalSeconds, double seconds) {
    return 6 / HOUR * typicalSeconds * Math.log(seconds / (typicalSeconds / Math.E));
  }

  private void endOf(int type, int time) {
    activity(EventKind.ACTIVITY_END, type, time);
  }

  private void startOf(int type, int time) {
    activity(EventKind.ACTIVITY_START, type, time);
  }

  private void activity(EventKind kind, int type, int time) {
    events.appendActivity(kind, time, person, 0, type, -1, Double.NaN, Double.NaN);
  }

  private void depart(int mode, int time) {
    events.appendDeparture(time, person, 0, mode, mode);
  }

  private void arrive(int mode, int time) {
    events.appendPersonOnLink(EventKind.ARRIVAL, time, person, 1, mode);
  }

  private void drive(int from, int to) {
    depart(car, from);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, from, person, 7);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, from, person, 0, 7, car);
    events.appendMove(from, 7, 0, 1, car, EventBuffer.NONE);
    events.appendLeavesTraffic(to, person, 1, 7, car, 500);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, to, person, 7);
    arrive(car, to);
  }

  private void ride(int from, int boarding, int to) {
    depart(bus, from);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, boarding, person, 9);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, to, person, 9);
    arrive(bus, to);
  }

  @Test
  void dayThatEndsAsItBeganIsWrappedOverNight() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);
    endOf(work, 16 * H);
    drive(16 * H, 17 * H);
    startOf(home, 17 * H);

    double score = score(scorer(ModeParameters.ofTraveling(-3), ModeParameters.STANDARD, -6));

    assertThat(score)
        .isCloseTo(
            performed(WORK_TYPICAL, 8 * HOUR) + performed(HOME_TYPICAL, 14 * HOUR) - 2 * 3,
            within(1e-9));
  }

  /** Home from 25:00 to 7:00 on the next day, six hours: 84 (1 + ln(6/14)). */
  @Test
  void whoComesHomeAfterMidnightHasAShorterNight() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);
    endOf(work, 16 * H);
    drive(16 * H, 25 * H);
    startOf(home, 25 * H);

    double score = score(scorer(ModeParameters.ofTraveling(0), ModeParameters.STANDARD, -6));

    assertThat(score).isCloseTo(48 + 12.826978, within(1e-5));
  }

  /** An hour less than nothing at home: the tangent 84 e/14 · (-1) - 84. */
  @Test
  void whoComesHomeAfterTheNextDayBeganHasANegativeNight() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);
    endOf(work, 16 * H);
    drive(16 * H, 32 * H);
    startOf(home, 32 * H);

    double score = score(scorer(ModeParameters.ofTraveling(0), ModeParameters.STANDARD, -6));

    assertThat(score).isCloseTo(48 - 100.309691, within(1e-5));
  }

  @Test
  void dayThatEndsElsewhereCountsFromAndToMidnight() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);

    double score = score(scorer(ModeParameters.ofTraveling(0), ModeParameters.STANDARD, -6));

    assertThat(score)
        .isCloseTo(
            performed(HOME_TYPICAL, 7 * HOUR) + performed(WORK_TYPICAL, 16 * HOUR), within(1e-9));
  }

  @Test
  void whoGetsStuckLosesADayOfTheWorst() {
    endOf(home, 7 * H);
    depart(car, 7 * H);
    events.appendPersonOnLink(EventKind.STUCK_AND_ABORT, 30 * H, person, 1, car);

    double score = score(scorer(ModeParameters.ofTraveling(-3), ModeParameters.STANDARD, -6));

    assertThat(score).isCloseTo(performed(HOME_TYPICAL, 7 * HOUR) - 24 * 18, within(1e-9));
  }

  @Test
  void distanceIsThatOfTheLinksEntered() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);
    ModeParameters paying = new ModeParameters(-0.3, 0, -0.001, -0.002, -4, -8);

    double free = score(scorer(ModeParameters.ofTraveling(0), ModeParameters.STANDARD, -6));
    double paid = score(scorer(paying, ModeParameters.STANDARD, -6));

    assertThat(paid - free)
        .isCloseTo(-0.3 - 500 * (0.001 + 0.5 * 0.002) - (4 + 0.5 * 8), within(1e-9));
  }

  @Test
  void dailyConstantsCountOncePerModeAndDay() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);
    endOf(work, 16 * H);
    drive(16 * H, 17 * H);
    startOf(home, 17 * H);
    ModeParameters subscribed = new ModeParameters(0, 0, 0, 0, -4, 0);

    double free = score(scorer(ModeParameters.ofTraveling(0), ModeParameters.STANDARD, -6));
    double subscribedScore = score(scorer(subscribed, ModeParameters.STANDARD, -6));

    assertThat(subscribedScore - free).isCloseTo(-4, within(1e-9));
  }

  @Test
  void teleportedLegHasTheDistanceItSaysItTravelled() {
    endOf(home, 7 * H);
    depart(bus, 7 * H);
    events.appendTravelled(8 * H, person, bus, 3000);
    arrive(bus, 8 * H);
    startOf(work, 8 * H);

    double free = score(scorer(ModeParameters.STANDARD, ModeParameters.ofTraveling(0), Double.NaN));
    double paid = score(scorer(
        ModeParameters.STANDARD,
        ModeParameters.ofTraveling(0).withMoneyPerMeter(-0.01),
        Double.NaN));

    assertThat(paid - free).isCloseTo(-3000 * 0.01 * 0.5, within(1e-9));
  }

  @Test
  void waitingAtTheStopIsPaidAsWaitingAndTransfersAsLineSwitch() {
    endOf(home, 7 * H);
    ride(7 * H, 7 * H + 600, 8 * H);
    startOf(transitInteraction, 8 * H);
    endOf(transitInteraction, 8 * H);
    ride(8 * H, 8 * H + 300, 9 * H);
    startOf(work, 9 * H);
    ModeParameters constant = ModeParameters.ofTraveling(-3).withConstant(-0.7);

    double score = score(scorer(ModeParameters.STANDARD, constant, -9 / HOUR));

    double travelling = -3 * 2;
    double waitingMore = (-9 + 3) * 900 / HOUR;
    assertThat(score)
        .isCloseTo(
            performed(HOME_TYPICAL, 7 * HOUR)
                + performed(WORK_TYPICAL, 15 * HOUR)
                + travelling
                + waitingMore
                - 0.7
                - 2,
            within(1e-9));
  }

  @Test
  void resetForgetsTheDayBefore() {
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);
    PlanScorer scorer =
        scorer(ModeParameters.ofTraveling(0).withMoneyPerMeter(-1), ModeParameters.STANDARD, -6);

    double first = score(scorer);
    scorer.reset();
    double second = score(scorer);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void subpopulationHasItsOwnUtilities() {
    population.personAttributes().putText(person, Population.SUBPOPULATION, "freight");
    UtilityParameters others =
        utilities(ModeParameters.STANDARD, ModeParameters.STANDARD, Double.NaN, -1);
    UtilityParameters freight =
        utilities(ModeParameters.ofTraveling(0), ModeParameters.STANDARD, Double.NaN, -1);
    ScoringParameters parameters = new ScoringParameters(
        1,
        ScoringParameters.NEVER,
        false,
        true,
        Set.of("pt"),
        Map.of(ScoringParameters.OTHERS, others, "freight", freight));
    endOf(home, 7 * H);
    drive(7 * H, 8 * H);
    startOf(work, 8 * H);

    double own = score(new PlanScorer(population, parameters));
    double ofOthers = score(new PlanScorer(population, ScoringParameters.of(others)));

    assertThat(own - ofOthers).isCloseTo(6, within(1e-9));
  }

  @Test
  void learningRateBlendsOldAndNewScores() {
    int plan =
        population.plans().add(person, Plan.of(List.of(Activity.at(home, 0, 0, 0)), List.of()));
    population.plans().setScore(plan, 10);
    PlanScorer scorer = scorer(ModeParameters.STANDARD, ModeParameters.STANDARD, -6);
    ScoringParameters slow = new ScoringParameters(
        0.25,
        5,
        false,
        true,
        Set.of(),
        Map.of(
            ScoringParameters.OTHERS,
            utilities(ModeParameters.STANDARD, ModeParameters.STANDARD, -6, 0)));
    ScoreKeeping keeping = new ScoreKeeping(slow);

    keeping.keep(scorer, population, 4);
    double blended = population.plans().score(plan);
    keeping.keep(scorer, population, 5);
    double averaged = population.plans().score(plan);

    assertThat(blended).isEqualTo(7.5);
    assertThat(averaged).isZero();
  }

  @Test
  void missingParametersAreToldOnceEach() {
    int school = population.activityTypes().add("school");
    population
        .plans()
        .add(
            person,
            Plan.of(
                List.of(
                    Activity.at(school, 0, 0, 0),
                    Activity.at(transitInteraction, 0, 0, 0),
                    Activity.at(school, 0, 0, 0)),
                List.of(Leg.of(walk), Leg.of(population.modeTable().add("boat")))));
    ProblemLog log = new ProblemLog();

    ScoringChecks.check(
        population,
        ScoringParameters.of(utilities(ModeParameters.STANDARD, ModeParameters.STANDARD, -6, 0)),
        SourcePosition.of("config.xml"),
        log);

    assertThat(log.problems())
        .extracting(problem -> problem.subject())
        .containsExactly("activity type \"school\"", "mode \"boat\"");
  }

  @Test
  void teleportedRouteWithoutDistanceIsToldIfDistanceCounts() {
    Leg ride = Leg.of(bus).withRoute(new TeleportRoute(0, 1, 600, Double.NaN));
    population
        .plans()
        .add(
            person,
            Plan.of(
                List.of(Activity.at(home, 0, 0, 0), Activity.at(work, 1, 0, 0)), List.of(ride)));
    ModeParameters paying = ModeParameters.STANDARD.withMoneyPerMeter(-1);
    ProblemLog free = new ProblemLog();
    ProblemLog paid = new ProblemLog();

    ScoringChecks.check(
        population,
        ScoringParameters.of(utilities(paying, ModeParameters.STANDARD, -6, 0)),
        SourcePosition.of("config.xml"),
        free);
    ScoringChecks.check(
        population,
        ScoringParameters.of(utilities(paying, paying, -6, 0)),
        SourcePosition.of("config.xml"),
        paid);

    assertThat(free.problems()).isEmpty();
    assertThat(paid.problems())
        .extracting(problem -> problem.kind())
        .containsExactly("route-without-distance");
  }

  @Test
  void aClosedFacilityIsWorthNoMoreThanWaiting() {
    int office = population.facilities().add("office", 0, 0, 0);
    population
        .facilities()
        .addOption(
            office,
            new Facilities.ActivityOption(
                "work",
                100,
                List.of(
                    new Facilities.OpeningTime("wkday", 8 * HOUR, 16 * HOUR),
                    new Facilities.OpeningTime("sun", 0, 24 * HOUR))));
    endOf(home, 6 * (int) HOUR);
    depart(walk, 6 * (int) HOUR);
    arrive(walk, 7 * (int) HOUR);
    events.appendActivity(
        EventKind.ACTIVITY_START, 7 * (int) HOUR, person, 0, work, office, Double.NaN, Double.NaN);
    events.appendActivity(
        EventKind.ACTIVITY_END, 17 * (int) HOUR, person, 0, work, office, Double.NaN, Double.NaN);
    ScoringParameters parameters = ScoringParameters.of(
        utilities(ModeParameters.STANDARD, ModeParameters.STANDARD, -6 / HOUR, 0));

    double always = score(new PlanScorer(population, parameters));
    double byHours = score(new PlanScorer(population, parameters.withFacilityHours()));

    // Ten hours become eight; waiting for the doors to open is worth nothing here.
    double less = performed(WORK_TYPICAL, 10 * HOUR) - performed(WORK_TYPICAL, 8 * HOUR);
    assertThat(always - byHours).isCloseTo(less, within(1e-9));
  }
}
