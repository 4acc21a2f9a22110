package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.cli.GridMatsimScenario;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.matsim.MatsimScenarioReader;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunEstimate;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.trips.PlanPreparation.Sifted;
import vn.luong.sim.vehicles.Fleet;

/**
 * A check that does not route everybody finds the very problems that routing everybody finds: on the bundled scenario with
 * metro, buses and motorbikes left at stations. The check comes first, as it leaves most plans as they were.
 */
class CheckOnlyTest {
  private static final double EIGHT = 8 * 3600;

  private final ProblemLog problems = new ProblemLog();
  private final RunnableScenario scenario = ScenarioCompiler.compile(
      "binh-duong-2030-metro",
      new ScenarioOverrides(Optional.of("0.1%"), Optional.of(0), Optional.empty(), Optional.of(2)),
      problems);

  @Test
  void nothingIsWrongMostAreLeftOutAndTheEstimateIsTheSame() {
    Sifted sifted = Preparation.checkOnly(scenario, Preparation.routing(scenario), problems);
    RunEstimate ofSample = RunEstimate.of(scenario, sifted);
    Preparation.run(scenario, problems);
    RunEstimate ofAll = RunEstimate.of(scenario, Sifted.NOBODY);

    assertThat(problems.problems()).isEmpty();
    assertThat(sifted.leftOut().cardinality())
        .isGreaterThan(scenario.population().personCount() / 2);
    assertThat(ofSample.events() / (double) ofAll.events()).isBetween(0.94, 1.06);
    assertThat(ofSample.seconds() / ofAll.seconds()).isBetween(0.96, 1.04);
    assertThat(ofSample.diskBytes() / (double) ofAll.diskBytes()).isBetween(0.94, 1.06);
  }

  @Test
  void everyProblemOfPlansIsFound() {
    Population population = scenario.population();
    int motorbike = population.modeTable().find("motorbike");
    Activity first = plan(0).activities().get(0);
    Activity home = Activity.at(first.type(), linkFor(motorbike, true), Double.NaN, Double.NaN)
        .withEndTime(EIGHT);
    Activity lane = Activity.at(first.type(), linkFor(motorbike, false), Double.NaN, Double.NaN);
    Activity nowhere = Activity.at(first.type(), Network.NO_LINK, Double.NaN, Double.NaN);
    Activity dancing =
        Activity.at(population.activityTypes().add("dancing"), home.link(), Double.NaN, Double.NaN);
    Leg ride = Leg.of(motorbike);
    replace(10, List.of(home, nowhere), ride);
    List<String> ofNowhere = problemsOfBoth();
    replace(10, List.of(home, dancing), ride);
    replace(11, List.of(home, lane), ride);
    replace(12, List.of(home, home.withEndTime(EIGHT - 1), home), ride, ride);
    int[] gap = {home.link(), lane.link()};
    replace(13, List.of(home, lane), ride.withRoute(LinkPath.of(gap, 10, 100)));
    List<String> ofPlans = problemsOfBoth();
    replace(14, List.of(home, home), Leg.of(population.modeTable().add("balloon")));
    List<String> ofModes = problemsOfBoth();

    assertThat(ofNowhere).anyMatch(text -> text.contains("has no link, no facility"));
    assertThat(ofPlans)
        .anyMatch(text -> text.contains("dancing"))
        .anyMatch(text -> text.contains("the leg before ends on"))
        .anyMatch(text -> text.contains("the activity before at 08:00:00"))
        .anyMatch(text -> text.contains("does not start where"));
    assertThat(ofModes).anyMatch(text -> text.contains("balloon"));
  }

  @Test
  void modesAboardWithoutScoringParametersAreFound() {
    assertThat(problemsOfBoth(withoutScoring("metro"))).anyMatch(text -> text.contains("metro"));
  }

  @Test
  void missingVehiclesAreFound() {
    RunnableScenario onFoot = new RunnableScenario(
        scenario.name(),
        scenario.description(),
        scenario.crs(),
        scenario.population(),
        Fleet.builder(scenario.fleet().types(), scenario.population().personIds())
            .build(),
        scenario.transit(),
        scenario.changes(),
        scenario.engine(),
        scenario.settings(),
        scenario.zones(),
        scenario.inputs(),
        scenario.attributions());

    assertThat(problemsOfBoth(onFoot))
        .filteredOn(text -> text.contains("there is no vehicle for mode \"motorbike\""))
        .hasSizeGreaterThan(100);
  }

  /** A walk to a street that is too far away for any mobsim to count its seconds, of people too many to be sampled. */
  @Test
  void faultyPlansOfAMatsimConfigAreFound(@TempDir Path folder) throws IOException {
    Path config = GridMatsimScenario.write(folder, 5000, 1);
    Path plans = folder.resolve("plans.xml");
    Files.writeString(
        plans,
        Files.readString(plans)
            .replaceFirst("type=\"home\" link", "type=\"home\" x=\"1e10\" y=\"0\" link")
            .replaceAll(
                "(?s)(id=\"p(?:20|700|3001|4800)\">.*?)type=\"work\" link",
                "$1type=\"work\" x=\"1e10\" y=\"0\" link")
            .replaceAll("(?s)(id=\"p(?:30|1800)\">.*?)type=\"work\"", "$1type=\"dance\"")
            .replaceAll("(?s)(id=\"p(?:40|2800)\">.*?end_time=)\"..:", "$1\"23:"));
    RunnableScenario town = MatsimScenarioReader.read(
        MatsimScenarioReader.readConfig(config, List.of(), false, problems), 2, problems);

    List<String> found = problemsOfBoth(town);

    assertThat(problems.hasErrors()).isFalse();
    assertThat(found)
        .filteredOn(text -> text.contains("where the mobsim has no end time"))
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(found)
        .anyMatch(text -> text.contains("dance"))
        .anyMatch(text -> text.contains("the activity before at 23:"));
  }

  private List<String> problemsOfBoth() {
    return problemsOfBoth(scenario);
  }

  private static List<String> problemsOfBoth(RunnableScenario faulty) {
    ProblemLog ofCheck = new ProblemLog();
    Preparation.checkOnly(faulty, Preparation.routing(faulty), ofCheck);
    ProblemLog ofRun = new ProblemLog();
    Preparation.run(faulty, ofRun);
    List<String> found = ofCheck.problems().stream().map(Problem::message).toList();
    assertThat(found).isEqualTo(ofRun.problems().stream().map(Problem::message).toList());
    assertThat(ofCheck.countByKind()).isEqualTo(ofRun.countByKind());
    return found;
  }

  private Plan plan(int person) {
    return scenario.population().plans().plan(scenario.population().plans().selectedPlan(person));
  }

  private void replace(int person, List<Activity> activities, Leg... legs) {
    scenario
        .population()
        .plans()
        .replace(
            scenario.population().plans().selectedPlan(person), Plan.of(activities, List.of(legs)));
  }

  /** The first link that a mode may use, or may not use. */
  private int linkFor(int mode, boolean isAllowed) {
    int link = 0;
    while (scenario.network().allows(link, mode) != isAllowed) {
      link++;
    }
    return link;
  }

  private RunnableScenario withoutScoring(String mode) {
    EngineParameters engine = scenario.engine();
    ScoringParameters scoring = engine.scoring();
    UtilityParameters all = scoring.groups().get(ScoringParameters.OTHERS);
    Map<String, ModeParameters> modes = new HashMap<>(all.modes());
    modes.remove(mode);
    UtilityParameters fewer = new UtilityParameters(
        all.performingPerSecond(),
        all.waitingPerSecond(),
        all.lateArrivalPerSecond(),
        all.earlyDeparturePerSecond(),
        all.waitingForTransitPerSecond(),
        all.lineSwitch(),
        all.utilityOfMoney(),
        modes,
        all.activities());
    ScoringParameters without = new ScoringParameters(
        scoring.learningRate(),
        scoring.averagingFromIteration(),
        scoring.usesOldShortStays(),
        scoring.waitsAsForPt(),
        scoring.transitModes(),
        scoring.mindsFacilityHours(),
        Map.of(ScoringParameters.OTHERS, fewer));
    EngineParameters changed = new EngineParameters(
        engine.mobsim(),
        engine.operations(),
        engine.travelTimes(),
        engine.separateModeTravelTimes(),
        engine.measuredModes(),
        engine.routing(),
        engine.transitRouting(),
        without,
        engine.replanning(),
        engine.passengers());
    return new RunnableScenario(
        scenario.name(),
        scenario.description(),
        scenario.crs(),
        scenario.population(),
        scenario.fleet(),
        scenario.transit(),
        scenario.changes(),
        changed,
        scenario.settings(),
        scenario.zones(),
        scenario.inputs(),
        scenario.attributions());
  }
}
