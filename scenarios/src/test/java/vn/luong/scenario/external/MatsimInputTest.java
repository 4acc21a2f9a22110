package vn.luong.scenario.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.scenario.cli.TinyMatsimScenario;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.matsim.MatsimScenarioReader;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.PassengerParameters;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.Progress;
import vn.luong.scenario.run.RunExport;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.ScenarioRunner;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.PlanRemovalRule;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.traffic.LinkDynamics;

/** What is written for MATSim, read back and run by our own engine, gives the events of the scenario it was made of. */
class MatsimInputTest {
  @TempDir
  Path folder;

  private Path inputs;
  private Path output;

  @BeforeEach
  void makeFolder() throws IOException {
    inputs = Files.createDirectories(folder.resolve("inputs"));
    output = folder.resolve("matsim-output");
  }

  @Test
  void rewrittenConfigGivesTheSameEventsFromAnotherFolder() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"));
    MatsimConfig config = config(Path.of(tiny.config()));

    ProblemLog problems = new ProblemLog();

    Path written = MatsimInput.writeConfig(config, inputs, output, 0, false, problems);

    assertThat(problems.problems()).isEmpty();

    assertSameEvents(scenario(config), scenario(config(written)));
    MatsimConfig again = config(written);
    assertThat(again.path("controller", "outputDirectory")).isEqualTo(output);
    assertThat(again.text("network", "inputNetworkFile"))
        .isEqualTo(tiny.file(TinyMatsimScenario.NETWORK).toString());
    assertThat(config.text("controller", "outputDirectory"))
        .as("the scenario's own config stays as it is")
        .isEqualTo("./output");
  }

  /** MATSim rejects a file with parameters that only its code can set. */
  @Test
  void whatOnlyMatsimsCodeCanSetIsLeftOutWithAWarning() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"))
        .replace(
            TinyMatsimScenario.CONFIG,
            "<module name=\"network\">",
            "<module name=\"qsim\"><param name=\"trafficDynamics\" value=\"kinematicWaves\"/>"
                + "<param name=\"nodeTransitionLogic\" value=\"moveVehByVehRandomDistribution_dontBlockNode\"/>"
                + "<param name=\"inflowCapacitySetting\" value=\"MAX_CAP_FOR_ONE_LANE\"/></module>"
                + "<module name=\"network\">");
    MatsimConfig config = config(Path.of(tiny.config()));
    ProblemLog ofConfig = new ProblemLog();
    ProblemLog ofScenario = new ProblemLog();

    Path rewritten = MatsimInput.writeConfig(config, inputs, output, 0, false, ofConfig);
    String text = Files.readString(rewritten);
    Path anew = MatsimInput.writeScenario(scenario(config), inputs, output, false, ofScenario);

    assertThat(text).contains("kinematicWaves").doesNotContain("nodeTransition", "inflowCapacity");
    assertThat(Files.readString(anew))
        .contains("kinematicWaves")
        .doesNotContain("nodeTransition", "inflowCapacity");
    assertThat(ofConfig.problems())
        .extracting(Problem::subject)
        .containsExactly(
            "parameter \"qsim.nodeTransitionLogic\"", "parameter \"qsim.inflowCapacitySetting\"");
    assertThat(ofScenario.problems())
        .extracting(Problem::subject)
        .containsExactly("node transition", "inflow capacity");
    assertThat(ofScenario.problems())
        .extracting(Problem::found)
        .containsExactly(
            "it is moveVehByVehRandomDistribution_dontBlockNode", "it is MAX_CAP_FOR_ONE_LANE");
  }

  @Test
  void scenarioWrittenAnewGivesTheSameEvents() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"));
    MatsimConfig config = config(Path.of(tiny.config()));

    assertSameEvents(scenario(config), readBack(scenario(config)));
  }

  @Test
  void changesOfLinksAreWritten() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"))
        .write("changes.xml", """
            <networkChangeEvents xmlns="http://www.matsim.org/files/dtd">
              <networkChangeEvent startTime="06:30:00">
                <link refId="m-e"/><freespeed type="absolute" value="2.5"/>
              </networkChangeEvent>
              <networkChangeEvent startTime="15:00:00">
                <link refId="e-m"/><flowCapacity type="scaleFactor" value="0.5"/><lanes type="offset" value="1"/>
              </networkChangeEvent>
            </networkChangeEvents>
            """)
        .replace(
            TinyMatsimScenario.CONFIG,
            "<module name=\"network\">",
            "<module name=\"network\"><param name=\"timeVariantNetwork\" value=\"true\"/>"
                + "<param name=\"inputChangeEventsFile\" value=\"changes.xml\"/>");
    RunnableScenario original = scenario(config(Path.of(tiny.config())));

    RunnableScenario again = readBack(original);

    NetworkChanges changes = again.changes();
    assertThat(changes.size()).isEqualTo(3);
    for (int row = 0; row < changes.size(); row++) {
      assertThat(changes.startTime(row)).isEqualTo(original.changes().startTime(row));
      assertThat(changes.link(row)).isEqualTo(original.changes().link(row));
      assertThat(changes.kind(row)).isEqualTo(original.changes().kind(row));
      assertThat(changes.type(row)).isEqualTo(original.changes().type(row));
      assertThat(changes.value(row)).isEqualTo(original.changes().value(row));
    }
    assertSameEvents(original, again);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02d-flow-factor-0.1",
        "03d-spillback-holes",
        "03e-spillback-kinematicWaves",
        "05b-gridlock-remove",
        "06a-bus-serial-denied",
        "06b-bus-parallel-blocking",
        "07b-pce-passing",
        "08b-seepage-storage-free",
        "09-network-change-events",
        "10-metro-transfer",
        "11-car-access-egress-walk",
        "12-teleport-activity-timing",
        "13b-driving-before-waiting",
        "16-timestep-2s"
      })
  void everyPartOfTheQueueModelIsWritten(String world) throws IOException {
    Path file = SharedFolder.require("reference/matsim/micro/" + world + "/config.xml");

    assertSameEvents(scenario(config(file)), readBack(scenario(config(file))));
  }

  @Test
  void recordedEquilWrittenAnewGivesTheSameEventsAfterReplanning() throws IOException {
    Path equil = SharedFolder.require("reference/matsim/equil/input/config.xml");
    ProblemLog problems = new ProblemLog();
    MatsimConfig config = MatsimScenarioReader.readConfig(
        equil, List.of("controller.lastIteration=3"), false, problems);
    problems.throwIfErrors();

    assertSameEvents(scenario(config), readBack(scenario(config)));
  }

  @Test
  void bundledScenarioGivesTheEventsOfItsEquivalentInMatsim() throws IOException {
    ProblemLog problems = new ProblemLog();

    RunnableScenario written = binhDuong();
    EngineParameters equivalent = MatsimEquivalent.of(written, problems);
    RunnableScenario again = readBack(written);

    assertThat(problems.problems()).extracting(Problem::kind).containsOnly("not-in-matsim");
    assertThat(problems.problems())
        .extracting(Problem::subject)
        .containsExactlyInAnyOrder(
            "stop gap",
            "fares",
            "choice of motorbike",
            "choice of worker-bus",
            "reserved lines",
            "queue model",
            "link dynamics",
            "walks to stops");
    // The bus gets back what a fare of 10,000 VND is worth.
    assertThat(equivalent.scoring().groups().get("").modes().get("bus").constant())
        .isCloseTo(-1.8 - 10 * 0.133, within(1e-9));
    // Buses of companies are free of charge.
    assertThat(equivalent.scoring().groups().get("").modes().get("worker-bus").constant())
        .isZero();
    assertThat(equivalent.mobsim().traffic().linkDynamics()).isEqualTo(LinkDynamics.SEEPAGE);
    assertThat(again.engine().mobsim().traffic()).isEqualTo(equivalent.mobsim().traffic());
    UtilityParameters utilities = again.engine().scoring().groups().get(ScoringParameters.OTHERS);
    UtilityParameters expected = equivalent.scoring().groups().get(ScoringParameters.OTHERS);
    assertThat(utilities.modes())
        .as("with those that MATSim has by itself")
        .containsAllEntriesOf(expected.modes());
    assertThat(utilities.activities()).isEqualTo(expected.activities());
    assertThat(utilities.performingPerSecond()).isEqualTo(expected.performingPerSecond());
    assertThat(utilities.lateArrivalPerSecond()).isEqualTo(expected.lateArrivalPerSecond());
    assertThat(utilities.utilityOfMoney()).isEqualTo(expected.utilityOfMoney());
    assertThat(again.engine().replanning()).isEqualTo(equivalent.replanning());
    assertSameEvents(with(binhDuong(), equivalent), again);
  }

  @Test
  void waysOfReplanningThatMatsimKnowsAreWritten() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"));
    RunnableScenario original = scenario(config(Path.of(tiny.config())));
    ReplanningParameters replanning = original
        .engine()
        .replanning()
        .withRemoval(PlanRemovalRule.CHANGE_EXP_BETA)
        .withAnnealing(List.of(
            new InnovationAnnealing(null, InnovationAnnealing.Curve.SIGMOID, 0.4, 0.1, 2, 3),
            InnovationAnnealing.of("resident", InnovationAnnealing.Curve.MSA)));

    RunnableScenario again = readBack(with(original, with(original.engine(), replanning)));

    assertThat(again.engine().replanning()).isEqualTo(replanning);
  }

  @Test
  void reroutingByGainBecomesReroutingWithAWarning() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"));
    RunnableScenario original = scenario(config(Path.of(tiny.config())));
    ReplanningParameters byGain = original
        .engine()
        .replanning()
        .withStrategies(List.of(
            StrategySetting.of(StrategyKind.REROUTE, 0.1),
            StrategySetting.of(StrategyKind.REROUTE_BY_GAIN, 0.25),
            new StrategySetting(StrategyKind.REROUTE_BY_GAIN, "resident", 0.5, 7),
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.65)));
    ProblemLog problems = new ProblemLog();

    Path written = MatsimInput.writeScenario(
        with(original, with(original.engine(), byGain)), inputs, output, false, problems);

    assertThat(scenario(config(written)).engine().replanning().strategies())
        .containsExactly(
            StrategySetting.of(StrategyKind.REROUTE, 0.35),
            new StrategySetting(StrategyKind.REROUTE, "resident", 0.5, 7),
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.65));
    assertThat(problems.problems())
        .filteredOn(problem -> problem.subject().equals("reroute-by-gain"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo("not-in-matsim"));
  }

  @Test
  void tollsThatAreNotWrittenAreTold() throws IOException {
    TinyMatsimScenario tiny = TinyMatsimScenario.in(folder.resolve("tiny"));
    RunnableScenario free = scenario(config(Path.of(tiny.config())));
    TollParameters tolls = new TollParameters(List.of(new TollParameters.Toll(
        "bridge",
        Set.of("car"),
        Set.of("m-e"),
        List.of(new TollParameters.Rate(0, Double.POSITIVE_INFINITY, 0.01)))));
    RunnableScenario tolled =
        with(free, free.engine().withPassengers(PassengerParameters.NONE.withTolls(tolls)));
    ProblemLog problems = new ProblemLog();

    Path written = MatsimInput.writeScenario(tolled, inputs, output, false, problems);

    assertThat(problems.problems())
        .filteredOn(problem -> problem.subject().equals("tolls"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo("not-in-matsim");
          assertThat(problem.found()).contains("1 tolled roads");
        });
    assertThat(scenario(config(written)).engine().passengers().tolls()).isNull();
    ProblemLog none = new ProblemLog();
    MatsimEquivalent.of(free, none);
    assertThat(none.problems()).extracting(Problem::subject).doesNotContain("tolls");
  }

  private static EngineParameters with(EngineParameters engine, ReplanningParameters replanning) {
    return new EngineParameters(
        engine.mobsim(),
        engine.operations(),
        engine.travelTimes(),
        engine.separateModeTravelTimes(),
        engine.measuredModes(),
        engine.routing(),
        engine.transitRouting(),
        engine.scoring(),
        replanning);
  }

  private static RunnableScenario binhDuong() {
    ProblemLog problems = new ProblemLog();
    RunnableScenario scenario = ScenarioCompiler.compile(
        "binh-duong-2019",
        new ScenarioOverrides(
            Optional.of("0.1%"), Optional.of(1), Optional.empty(), Optional.of(1)),
        problems);
    problems.throwIfErrors();
    return scenario;
  }

  /** With another engine, and without an early end, which MATSim does not know. */
  private static RunnableScenario with(RunnableScenario scenario, EngineParameters engine) {
    RunSettings settings = scenario.settings();
    return new RunnableScenario(
        scenario.name(),
        scenario.description(),
        scenario.crs(),
        scenario.population(),
        scenario.fleet(),
        scenario.transit(),
        scenario.changes(),
        engine,
        new RunSettings(
            settings.sample(),
            settings.seed(),
            settings.firstIteration(),
            settings.lastIteration(),
            RunSettings.Stop.NEVER,
            settings.threads(),
            0,
            0,
            false),
        scenario.zones(),
        scenario.inputs(),
        scenario.attributions());
  }

  private RunnableScenario readBack(RunnableScenario scenario) {
    ProblemLog problems = new ProblemLog();
    Path file = MatsimInput.writeScenario(scenario, inputs, output, false, problems);
    problems.throwIfErrors();
    return scenario(config(file));
  }

  private static MatsimConfig config(Path file) {
    ProblemLog problems = new ProblemLog();
    MatsimConfig config = MatsimScenarioReader.readConfig(file, List.of(), false, problems);
    problems.throwIfErrors();
    return config;
  }

  private static RunnableScenario scenario(MatsimConfig config) {
    ProblemLog problems = new ProblemLog();
    RunnableScenario scenario = MatsimScenarioReader.read(config, 1, problems);
    problems.throwIfErrors();
    return scenario;
  }

  private void assertSameEvents(RunnableScenario original, RunnableScenario again)
      throws IOException {
    byte[] expected = Files.readAllBytes(events(original, "original"));
    assertThat(expected.length).isGreaterThan(100);
    assertThat(events(again, "again")).hasBinaryContent(expected);
  }

  private Path events(RunnableScenario scenario, String name) {
    ProblemLog problems = new ProblemLog();
    try (RunFolder run = RunFolder.create(folder.resolve(name));
        RunFolder export = RunFolder.create(folder.resolve(name + "-xml"))) {
      ScenarioRunner.run(
          scenario,
          Preparation.run(scenario, problems),
          run,
          problems,
          new RunStages(Progress.SILENT));
      RunExport.matsimEvents(run, export, problems);
      run.finish();
      export.finish();
    }
    problems.throwIfErrors();
    return folder.resolve(name + "-xml/output_events.xml.gz");
  }
}
