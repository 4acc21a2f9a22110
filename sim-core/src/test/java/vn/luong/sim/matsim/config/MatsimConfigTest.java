package vn.luong.sim.matsim.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.SimTime;

class MatsimConfigTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void whatIsNotGivenHasMatsimsStandardValue() throws IOException {
    MatsimConfig config = read("");

    assertThat(config.number("qsim", "stuckTime")).isEqualTo(10);
    assertThat(config.time("qsim", "endTime")).isEqualTo(SimTime.UNDEFINED);
    assertThat(config.flag("qsim", "removeStuckVehicles")).isFalse();
    assertThat(config.integer("controller", "lastIteration")).isEqualTo(1000);
    assertThat(config.text("qsim", "trafficDynamics")).isEqualTo("queue");
    assertThat(config.list("qsim", "mainMode")).containsExactly("car");
    assertThat(config.number("replanning", "fractionOfIterationsToDisableInnovation"))
        .isInfinite();
    assertThat(config.path("network", "inputNetworkFile")).isNull();
    assertThat(config.parameterSets("scoring", "scoringParameters")).hasSize(1);
    assertThat(modes(config, "routing", "teleportedModeParameters"))
        .containsExactly("bike", "walk", "non_network_walk", "ride", "pt");
    ConfigGroup walk =
        config.parameterSets("routing", "teleportedModeParameters").get(1);
    assertThat(walk.number("beelineDistanceFactor")).isEqualTo(1.3);
    assertThat(walk.number("teleportedModeSpeed")).isEqualTo(3.0 / 3.6);
    assertThat(walk.number("teleportedModeFreespeedFactor")).isNaN();
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void whatIsGivenCounts() throws IOException {
    MatsimConfig config = read("""
        <module name="qsim"><param name="stuckTime" value=" 30 "/><param name="endTime" value="30:00:00"/>
        <param name="mainMode" value="car, motorbike"/><param name="startTime" value="null"/></module>
        <module name="network"><param name="inputNetworkFile" value="in/network.xml"/></module>
        """);

    assertThat(config.number("qsim", "stuckTime")).isEqualTo(30);
    assertThat(config.time("qsim", "endTime")).isEqualTo(108_000);
    assertThat(config.time("qsim", "startTime")).isEqualTo(SimTime.UNDEFINED);
    assertThat(config.list("qsim", "mainMode")).containsExactly("car", "motorbike");
    assertThat(config.path("network", "inputNetworkFile"))
        .isEqualTo(folder.resolve("in/network.xml").toAbsolutePath().normalize());
  }

  @Test
  void clockThatCannotRunIsToldBeforeAnythingIsRead() throws IOException {
    MatsimConfig config = read("""
        <module name="qsim"><param name="startTime" value="06:00:00"/><param name="endTime" value="05:00:00"/>
        <param name="timeStepSize" value="00:00:00"/></module>
        """);

    ConfigChecks.run(config, false, problems);

    assertThat(problems.problems())
        .extracting(Problem::found)
        .containsExactlyInAnyOrder(
            "is 0.0 s", "the simulation ends at 05:00:00, before it starts at 06:00:00");
  }

  @Test
  void olderNamesOfModulesAndParametersAreUnderstood() throws IOException {
    MatsimConfig config = read("""
        <module name="controler"><param name="lastIteration" value="7"/></module>
        <module name="planCalcScore"><param name="BrainExpBeta" value="2"/></module>
        <module name="planscalcroute"><param name="walkSpeed" value="1.5"/></module>
        <module name="changeLegMode"><param name="modes" value="car,bike"/></module>
        """);

    assertThat(config.integer("controller", "lastIteration")).isEqualTo(7);
    assertThat(config.number("scoring", "brainExpBeta")).isEqualTo(2);
    assertThat(config.list("changeMode", "modes")).containsExactly("car", "bike");
    // Any mode that is given replaces all of the standard.
    assertThat(modes(config, "routing", "teleportedModeParameters")).containsExactly("walk");
    ConfigChecks.run(config, false, problems);
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void flatScoringBecomesParametersets() throws IOException {
    MatsimConfig config = read("""
        <module name="planCalcScore">
        <param name="performing" value="7"/><param name="traveling" value="-5"/>
        <param name="travelingPt" value="-4"/><param name="constant_bike" value="-1"/>
        <param name="monetaryDistanceRateCar" value="-0.001"/>
        <param name="activityType_0" value="home"/><param name="activityTypicalDuration_0" value="12:00:00"/>
        <param name="activityType_1" value="work"/><param name="activityTypicalDuration_1" value="08:00:00"/>
        <param name="activityOpeningTime_1" value="07:00:00"/>
        </module>
        """);

    ConfigGroup scoring = config.parameterSets("scoring", "scoringParameters").get(0);
    assertThat(scoring.number("performing")).isEqualTo(7);
    assertThat(scoring.sets("modeParams").stream().map(set -> set.text("mode")))
        .containsExactly("car", "pt", "walk", "bike", "ride", "other");
    ConfigGroup car = scoring.sets("modeParams").get(0);
    assertThat(car.number("marginalUtilityOfTraveling_util_hr")).isEqualTo(-5);
    assertThat(car.number("monetaryDistanceRate")).isEqualTo(-0.001);
    assertThat(scoring.sets("modeParams").get(3).number("constant")).isEqualTo(-1);
    assertThat(scoring.sets("activityParams").get(1).time("openingTime")).isEqualTo(25_200);
    ConfigChecks.run(config, false, problems);
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void scoringParametersThatAreGivenHaveNoOtherModes() throws IOException {
    MatsimConfig config = read("""
        <module name="scoring"><parameterset type="scoringParameters">
        <parameterset type="modeParams"><param name="mode" value="motorbike"/></parameterset>
        </parameterset></module>
        """);

    ConfigGroup scoring = config.parameterSets("scoring", "scoringParameters").get(0);
    assertThat(scoring.sets("modeParams").stream().map(set -> set.text("mode")))
        .containsExactly("motorbike");
  }

  @Test
  void flatReplanningBecomesParametersets() throws IOException {
    MatsimConfig config = read("""
        <module name="strategy">
        <param name="Module_1" value="ReRoute"/><param name="ModuleProbability_1" value="0.1"/>
        <param name="Module_2" value="BestScore"/><param name="ModuleProbability_2" value="0.9"/>
        <param name="ModuleDisableAfterIteration_1" value="8"/>
        </module>
        """);

    List<ConfigGroup> strategies = config.parameterSets("replanning", "strategysettings");
    assertThat(strategies.stream().map(set -> set.text("strategyName")))
        .containsExactly("ReRoute", "BestScore");
    assertThat(strategies.get(0).integer("disableAfterIteration")).isEqualTo(8);
    assertThat(strategies.get(1).number("weight")).isEqualTo(0.9);
  }

  @Test
  void writtenConfigIsReadAsTheSame() throws IOException {
    MatsimConfig config = read("""
        <module name="qsim"><param name="stuckTime" value="30"/></module>
        <module name="planCalcScore"><param name="traveling" value="-5"/></module>
        <module name="my&quot;own"><parameterset type="a"><parameterset type="b">
        <param name="c" value="&lt;d&gt;"/></parameterset></parameterset></module>
        """);

    ConfigXmlWriter.write(config, folder.resolve("second.xml"));
    MatsimConfig second = ConfigXmlReader.read(folder.resolve("second.xml"), problems);
    ConfigXmlWriter.write(second, folder.resolve("third.xml"));

    assertThat(folder.resolve("third.xml")).hasSameTextualContentAs(folder.resolve("second.xml"));
    assertThat(second.number("qsim", "stuckTime")).isEqualTo(30);
    ConfigGroup own = second.find("my\"own").sets("a").get(0).sets("b").get(0);
    assertThat(own.find("c").value()).isEqualTo("<d>");
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void everythingUnknownWrongOrUnsupportedIsToldAtOnce() throws IOException {
    MatsimConfig config = read("""
        <module name="qsim">
        <param name="stuckTme" value="30"/>
        <param name="endTime" value="25:99"/>
        <param name="linkDynamics" value="LIFO"/>
        <param name="removeStuckVehicles" value="perhaps"/>
        <param name="useLanes" value="true"/>
        <param name="snapshotStyle" value="equiDist"/>
        <param name="flowCapacityFactor" value="0"/>
        <parameterset type="any"/></module>
        <module name="drt"/>
        <module name="otfvis"><param name="mapOverlayMode" value="true"/></module>
        <module name="controller"><param name="mobsim" value="hermes"/></module>
        <module name="routing"><parameterset type="teleportedModeParameters">
        <param name="mode" value="car"/></parameterset></module>
        <module name="replanning"><parameterset type="strategysettings">
        <param name="strategyName" value="Reroute"/></parameterset></module>
        <module name="transit"><param name="usingTransitInMobsim" value="false"/></module>
        """);

    ConfigChecks.run(config, false, problems);

    assertThat(problems.problems().stream()
            .map(problem -> problem.position().line() + " " + problem.kind()))
        .containsExactly(
            "3 unknown-parameter",
            "4 bad-value",
            "5 bad-value",
            "6 bad-value",
            "7 unsupported-parameter",
            "8 ignored-parameter",
            "10 unknown-set",
            "11 unknown-module",
            "12 ignored-module",
            "13 unsupported-parameter",
            "17 bad-value",
            "18 unsupported-parameter",
            "9 bad-value",
            "16 missing-parameter",
            "14 bad-teleported-mode",
            "14 teleported-network-mode");
    assertThat(problems.problems().get(0).message()).contains("Did you mean stuckTime?");
  }

  @Test
  void filesMustBeInTheCoordinateSystemOfTheScenario() throws IOException {
    MatsimConfig config = read("""
        <module name="global"><param name="coordinateSystem" value="EPSG:32648"/></module>
        <module name="network"><param name="inputCRS" value="epsg:32648"/></module>
        <module name="plans"><param name="inputCRS" value="EPSG:4326"/></module>
        <module name="facilities"><param name="inputCRS" value="null"/></module>
        """);

    ConfigChecks.run(config, false, problems);

    assertThat(problems.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo("unsupported-parameter");
      assertThat(problem.position().line()).isEqualTo(4);
      assertThat(problem.message()).contains("inputCRS", "EPSG:4326", "EPSG:32648");
    });
    ProblemLog allowed = new ProblemLog();
    ConfigChecks.run(config, true, allowed);
    assertThat(allowed.errorCount()).isZero();
  }

  @Test
  void fileInACoordinateSystemNeedsOneOfTheScenario() throws IOException {
    MatsimConfig config =
        read("<module name=\"network\"><param name=\"inputCRS\" value=\"EPSG:32648\"/></module>");

    ConfigChecks.run(config, false, problems);

    assertThat(problems.errorCount()).isEqualTo(1);
    assertThat(problems.problems().get(0).message()).contains("Atlantis");
  }

  @Test
  void whatIsNotSupportedCanBeAllowed() throws IOException {
    MatsimConfig config = read("""
        <module name="qsim"><param name="useLanes" value="true"/></module>
        <module name="drt"/>
        """);

    ConfigChecks.run(config, true, problems);

    assertThat(problems.errorCount()).isZero();
    assertThat(problems.problems().stream().map(Problem::kind))
        .containsExactly("unsupported-parameter", "unknown-module");
  }

  @Test
  void badValueIsAnInputProblemForTheGetterToo() throws IOException {
    MatsimConfig config =
        read("<module name=\"qsim\"><param name=\"stuckTime\" value=\"long\"/></module>");

    assertThatThrownBy(() -> config.number("qsim", "stuckTime"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("config.xml:2")
        .hasMessageContaining("must be a number");
  }

  @Test
  void commandLineChangesTheConfig() throws IOException {
    MatsimConfig config = read("""
        <module name="replanning"><parameterset type="strategysettings">
        <param name="strategyName" value="ReRoute"/><param name="weight" value="0.1"/>
        </parameterset></module>
        """);

    ConfigOverrides.apply(
        config,
        List.of(
            "--config:controler.lastIteration=3",
            "--config:plans.inputPlansFile=a=b.xml",
            "scoring.performing=7",
            "--config:scoring.scoringParameters.modeParams[mode=car].constant=-0.5",
            "--config:replanning.strategysettings[strategyName=ReRoute].weight=0.2"),
        problems);

    assertThat(config.integer("controller", "lastIteration")).isEqualTo(3);
    assertThat(config.text("plans", "inputPlansFile")).isEqualTo("a=b.xml");
    ConfigGroup scoring = config.parameterSets("scoring", "scoringParameters").get(0);
    assertThat(scoring.number("performing")).isEqualTo(7);
    assertThat(scoring.sets("modeParams").get(0).number("constant")).isEqualTo(-0.5);
    assertThat(config.parameterSets("replanning", "strategysettings").get(0).number("weight"))
        .isEqualTo(0.2);
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void commandLineOptionsThatCannotBeAppliedAreTold() throws IOException {
    MatsimConfig config = read("");

    ConfigOverrides.apply(
        config,
        List.of("--config:qsm.stuckTime=3", "--config:qsim", "scoring.scoringParameter.x=1"),
        problems);

    assertThat(problems.problems().stream().map(Problem::kind))
        .containsExactly("unknown-module", "bad-option", "unknown-set");
  }

  @Test
  void everyRuleAcceptsItsOwnStandardValue() {
    MatsimModules modules = MatsimModules.standard();
    for (String module : modules.moduleNames()) {
      for (ParameterRule rule : modules.parameters(module)) {
        assertThat(rule.standard() == null || rule.accepts(rule.standard()))
            .as(module + "." + rule.name())
            .isTrue();
      }
    }
  }

  private static List<String> modes(MatsimConfig config, String module, String type) {
    return config.parameterSets(module, type).stream()
        .map(set -> set.text("mode"))
        .toList();
  }

  private MatsimConfig read(String modules) throws IOException {
    Path file = folder.resolve("config.xml");
    Files.writeString(file, "<config>\n" + modules + "</config>\n");
    return ConfigXmlReader.read(file, problems);
  }
}
