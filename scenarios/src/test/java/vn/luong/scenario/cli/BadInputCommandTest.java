package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.Answer.luong;
import static vn.luong.scenario.cli.TinyMatsimScenario.CONFIG;
import static vn.luong.scenario.cli.TinyMatsimScenario.NETWORK;
import static vn.luong.scenario.cli.TinyMatsimScenario.PLANS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;

/**
 * What a user sees who gives the program something that it cannot use: each case goes through the whole command. All of
 * them end with exit code 2, name place, finding, expectation and remedy, and leave no file behind.
 */
class BadInputCommandTest {
  /** Place, optional subject, finding, expectation, remedy: {@code file:3 link "a": x is 1, must be 2. Correct it.} */
  private static final String WHOLE_SENTENCE = "error: .+: .+, .+\\. .+[.?)]";

  @TempDir
  Path folder;

  private TinyMatsimScenario scenario;
  private Path out;

  @BeforeEach
  void writeScenario() {
    scenario = TinyMatsimScenario.in(folder.resolve("input"));
    out = folder.resolve("out");
  }

  @Test
  void soundScenarioRunsAndItsFolderIsNotWrittenTwice() throws IOException {
    Answer first = luong(
        "run",
        scenario.config(),
        "--iterations=0",
        "--config:global.randomSeed=7",
        "--out",
        out.toString());

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(out.toFile().list())
        .contains(
            RunFolder.MANIFEST,
            RunFolder.PROBLEMS,
            RunFolder.INDICATORS,
            RunFolder.NETWORK,
            RunFolder.LINKS,
            RunFolder.TRIPS,
            RunFolder.LEGS,
            RunFolder.NETWORK_MAP,
            RunFolder.REPORT,
            RunFolder.SCORE_STATS,
            RunFolder.MODE_STATS,
            RunFolder.STOPWATCH);
    JsonNode manifest = JsonFile.readTree(out.resolve(RunFolder.MANIFEST));
    JsonNode day = manifest.path("mobsim");
    assertThat(manifest.path("seed").asInt()).isEqualTo(7);
    assertThat(manifest.path("iterations")).hasSize(1);
    int arrivals = day.path("arrivals").asInt();
    assertThat(arrivals).as("three drives, and Minh's walk to the road").isEqualTo(4);
    assertThat(arrivals + day.path("aborted").asInt() + day.path("onTheWay").asInt())
        .isEqualTo(day.path("departures").asInt());

    byte[] bytes = Files.readAllBytes(out.resolve(RunFolder.MANIFEST));
    Answer second = luong("run", scenario.config(), "--iterations", "0", "--out", out.toString());

    assertExplained(second, out.toString(), "it holds another run", "new or empty", "--out");
    assertThat(out.resolve(RunFolder.MANIFEST)).hasBinaryContent(bytes);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("input", "out");
  }

  @Test
  void soundScenarioPassesTheCheck() {
    Answer answer = luong("check", scenario.config());

    assertThat(answer.exitCode()).as(answer.out()).isEqualTo(ExitCode.DONE);
    assertThat(answer.problems()).isEmpty();
  }

  @Test
  void stopThatCannotBeMetIsRefused() {
    Answer answer = luong(
        "run",
        scenario.config(),
        "--stop-gap=lots",
        "--stop-score-drift=-1",
        "--stop-mode-drift=120%",
        "--out",
        out.toString());

    assertExplained(answer, "--stop-gap", "lots", "must be 0 % to 100 %");
    assertThat(answer.problems()).hasSize(3);
  }

  @Test
  void runEndsWhenGapAndDriftAreSmall() {
    Answer answer = luong(
        "run",
        scenario.config(),
        "--iterations=9",
        "--stop-gap=100%",
        "--stop-mode-drift=100%",
        "--out",
        out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("small enough to end after iteration 2 of 9");
    JsonNode iterations = JsonFile.readTree(out.resolve(RunFolder.MANIFEST)).path("iterations");
    assertThat(iterations).hasSize(3);
    assertThat(iterations.get(0).path("scoreDrift").isNull()).isTrue();
    assertThat(iterations.get(2).path("modeShareDrift").asDouble()).isZero();
  }

  @Test
  void missingConfigIsNamed() {
    scenario.delete(CONFIG);

    assertRefused(scenario.config(), "config.xml", "there is no such file", "Correct the name");
  }

  @Test
  void missingNetworkAndPlansAreBothNamed() {
    scenario.delete(NETWORK).delete(PLANS);

    List<String> problems =
        assertRefused(scenario.config(), "network.xml", "plans.xml", "there is no such file");

    assertThat(problems).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {NETWORK, PLANS})
  void truncatedFileIsTheOnlyProblem(String file) {
    scenario.compressAndTruncate(file);

    List<String> problems = assertRefused(
        scenario.config(), file, "end early", "expected a whole gzip file", "download the file");

    assertThat(problems).as("nothing is reported that follows from it").hasSize(1);
    if (file.equals(NETWORK)) {
      String own = yaml("extends: binh-duong\nnetwork: network.xml\n").toString();
      assertThat(assertRefused(own, file, "end early")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"config.xml, module", "network.xml, nodes", "network.xml, links", "plans.xml, person"
  })
  void malformedXmlIsFoundAtItsLine(String file, String tag) {
    scenario.replace(file, "</" + tag + ">", "</" + tag + "s>");
    int line = scenario.line(file, "</" + tag + "s>");

    List<String> problems = assertRefused(
        scenario.config(), file + ":" + line, "expected well-formed XML", "Correct the file");

    assertThat(problems).as("nothing is reported that follows from it").hasSize(1);
  }

  @Test
  void emptyNetworkFileIsOneProblem() {
    scenario.write(NETWORK, "");

    List<String> problems = assertRefused(scenario.config(), "network.xml", "expected");

    assertThat(problems).hasSize(1);
  }

  @Test
  void networkThatIsAFolderIsNamed() throws IOException {
    scenario.delete(NETWORK);
    Files.createDirectory(scenario.file(NETWORK));

    assertRefused(scenario.config(), "network.xml", "is a folder", "Name the file inside it");
  }

  @Test
  void configThatIsAFolderIsNamed() throws IOException {
    Path config = Files.createDirectory(folder.resolve("input/other.xml"));

    assertRefused(config.toString(), "other.xml", "is a folder", "Name the file inside it");
    assertRefused(
        folder.resolve("input").toString(), "input", "is a folder", "config.xml", "inside it");
  }

  @Test
  void linkToAnUnknownNodeIsTheOnlyProblem() {
    scenario.replace(NETWORK, "id=\"w-m\" from=\"west\"", "id=\"w-m\" from=\"wset\"");
    int line = scenario.line(NETWORK, "wset");

    List<String> problems = assertRefused(
        scenario.config(),
        "network.xml:" + line + " link \"w-m\"",
        "from is node \"wset\"",
        "there is no such node",
        "correct the name");

    assertThat(problems).as("persons on the link are not reported").hasSize(1);
  }

  @Test
  void negativeLengthIsFound() {
    scenario.replace(NETWORK, "to=\"east\" length=\"500\"", "to=\"east\" length=\"-3\"");

    assertRefused(
        scenario.config(),
        "network.xml:" + scenario.line(NETWORK, "-3") + " link \"m-e\"",
        "length is -3",
        "must be > 0",
        "Correct the attribute");
  }

  @Test
  void routeThroughUnconnectedLinksIsFound() {
    scenario.replace(PLANS, ">w-m m-e<", ">w-m e-m m-e<");

    assertRefused(
        scenario.config(),
        "plans.xml:" + scenario.line(PLANS, "w-m e-m") + " person \"Lan\"",
        "link \"e-m\" follows link \"w-m\"",
        "each link must begin where the one before ends",
        "Remove the route");
  }

  @Test
  void activitiesOffTheNetworkAreFound() {
    scenario
        .replace(PLANS, "x=\"900\" y=\"20\" ", "")
        .replace(PLANS, "link=\"m-e\" end_time", "link=\"moon\" end_time");

    assertRefused(
        scenario.config(),
        "plans.xml:" + scenario.line(PLANS, "07:10:00") + " person \"Minh\" activity",
        "no link, no facility and no coordinates",
        "Add x and y",
        "plans.xml:" + scenario.line(PLANS, "moon") + " person \"Lan\" activity",
        "link is \"moon\"",
        "there is no such link");
  }

  /** All vehicles are in a file, which has "v1" only, and a route names this one. */
  private void takeVehiclesFromFile(String vehicleOfRoute) {
    scenario
        .write("vehicles.xml", """
            <vehicleDefinitions xmlns="http://www.matsim.org/files/dtd">
              <vehicleType id="small"><length meter="4"/></vehicleType>
              <vehicle id="v1" type="small"/>
            </vehicleDefinitions>
            """)
        .replace(
            CONFIG,
            "<module name=\"controller\">",
            "<module name=\"vehicles\"><param name=\"vehiclesFile\" value=\"vehicles.xml\"/></module>"
                + "<module name=\"qsim\"><param name=\"vehiclesSource\" value=\"fromVehiclesData\"/></module>"
                + "<module name=\"controller\">")
        .replace(
            PLANS, "end_link=\"m-e\"", "end_link=\"m-e\" vehicleRefId=\"" + vehicleOfRoute + "\"");
  }

  @Test
  void vehiclesOfLegsMustBeInTheFileFromWhichAllComeAsInMatsim() {
    takeVehiclesFromFile("v2");

    assertRefused(
        scenario.config(),
        "person \"Lan\"",
        "a route names vehicle \"v2\", which is not known",
        "attributes name vehicles and types of the vehicles file",
        "Correct the person's attribute",
        "person \"Minh\"",
        "has a leg of mode \"car\" and no vehicle for it");
  }

  /** Nobody owns a vehicle called after him there, so a route that names one names a vehicle of the file. */
  @Test
  void vehicleCalledAfterItsDriverMustBeInTheFileToo() {
    takeVehiclesFromFile("Lan");

    assertRefused(
        scenario.config(),
        "person \"Lan\"",
        "a route names vehicle \"Lan\", which is not known",
        "attributes name vehicles and types of the vehicles file",
        "Correct the person's attribute");
  }

  @Test
  void dayOnWhichNobodyDrivesIsRun() {
    scenario
        .replace(PLANS, "<leg mode=\"car\"/>", "<leg mode=\"walk\"/>")
        .replace(
            PLANS,
            "<leg mode=\"car\"><route type=\"links\" start_link=\"w-m\" end_link=\"m-e\">w-m m-e</route></leg>",
            "<leg mode=\"walk\"/>");

    Answer answer = luong("run", scenario.config(), "--iterations=0", "--out", out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("3 by walk").doesNotContain("NaN");
  }

  @Test
  void unknownConfigParameterIsFound() {
    scenario.replace(CONFIG, "lastIteration", "lastIteratoin");

    assertRefused(
        scenario.config(),
        "config.xml:" + scenario.line(CONFIG, "lastIteratoin"),
        "lastIteratoin",
        "there is no such parameter",
        "Did you mean lastIteration?");
  }

  @Test
  void modeWithoutRouteNeedsARouter() {
    scenario.replace(PLANS, "<leg mode=\"car\"/>", "<leg mode=\"jetpack\"/>");

    assertRefused(
        scenario.config(),
        "person \"Minh\"",
        "a leg of mode \"jetpack\" has no route",
        "must be a network mode or a teleported mode",
        "Add the mode to the routing settings");
  }

  @Test
  void tripWithoutAWayForItsModeIsFound() {
    forbidTheWayWestToCars();

    assertRefused(
        scenario.config(),
        "person \"Lan\"",
        "there is no way by car from link \"m-e\" to link \"w-m\"",
        "links that \"car\" may use must join them",
        "Check the modes of the links");
  }

  /** As in MATSim, which lets the vehicle pass. */
  @Test
  void routeOverALinkThatForbidsTheModeIsWarnedOf() {
    scenario
        .replace(NETWORK, "id=\"m-e\"", "id=\"m-e\" modes=\"tram\"")
        .replace(
            PLANS,
            "16:00:00\"/>\n      <leg mode=\"car\"/>",
            "16:00:00\"/>\n      <leg mode=\"car\"><route type=\"links\" start_link=\"m-e\""
                + " end_link=\"w-m\">m-e e-m m-w w-m</route></leg>");

    Answer answer = luong("check", scenario.config());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(answer.problems())
        .anySatisfy(problem -> assertThat(problem)
            .startsWith("warning: ")
            .contains(
                "person \"Lan\" leg 0",
                "mode \"car\" uses link \"m-e\", which does not allow it",
                "Route the plan anew"));
  }

  @Test
  void personWhoOccursTwiceIsFound() {
    scenario.replace(PLANS, "id=\"Minh\"", "id=\"Lan\"");

    assertRefused(
        scenario.config(),
        "plans.xml:" + (scenario.line(PLANS, "07:10:00") - 2) + " person \"Lan\"",
        "the id occurs twice",
        "ids must be unique",
        "Rename");
  }

  @Test
  void faultsInSeveralFilesAndOptionsComeAtOnce() throws IOException {
    scenario
        .replace(CONFIG, "lastIteration", "lastIteratoin")
        .replace(NETWORK, "to=\"east\" length=\"500\"", "to=\"east\" length=\"-3\"")
        .replace(NETWORK, "to=\"west\" length", "to=\"wset\" length")
        .replace(PLANS, "id=\"Minh\"", "id=\"Lan\"");
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis.docx"), "my only copy");

    Answer answer = luong("run", scenario.config(), "--threads", "0", "--out", out.toString());

    assertExplained(
        answer,
        "config.xml:",
        "lastIteratoin",
        "length is -3",
        "to is node \"wset\"",
        "the id occurs twice",
        "--threads",
        "it is not empty");
    assertThat(out.resolve("thesis.docx")).hasContent("my only copy");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("input", "out");
  }

  @Test
  void faultsOfTheDayComeAtOnce() {
    forbidTheWayWestToCars()
        .replace(PLANS, "type=\"work\" link=\"m-w\"", "type=\"werk\" link=\"w-m\"")
        .replace(
            PLANS,
            "16:00:00\"/>\n      <leg mode=\"car\"/>",
            "16:00:00\"/>\n      <leg mode=\"jetpack\"/>");

    assertRefused(
        scenario.config(),
        "no way by car",
        "mode \"jetpack\" has no route",
        "activity type \"werk\"",
        "Add parameters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--iterations=-1 | --iterations | must be ≥ 0",
        "--threads=0     | --threads    | must be at least 1",
        "--threads=-2    | --threads    | must be at least 1",
        "--sample=10%    | --sample     | --config:qsim.flowCapacityFactor",
        "--config:qsim.stukTime=3 | --config:qsim.stukTime=3 | Did you mean stuckTime?",
      })
  void badOptionOfAMatsimRunIsExplained(String option, String place, String explanation) {
    for (String command : List.of("run", "check")) {
      Answer answer = luong(command, scenario.config(), option);

      assertThat(answer.problems()).as(answer.toString()).hasSize(1);
      assertExplained(answer, place, explanation);
    }
    assertThat(folder.toFile().list()).containsExactly("input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0%", "300%", "-5%", "ten"})
  void impossibleSampleIsRefused(String sample) {
    for (String command : List.of("run", "check")) {
      Answer answer = luong(command, "binh-duong", "--sample", sample, "--threads", "0");

      assertExplained(
          answer, "--sample", "it is " + sample, "above 0 % and at most 100 %", "--threads");
    }
  }

  @Test
  void wrongKeysOfAScenarioFileComeAtOnce() {
    Path file = yaml(
        "extends: binh-duong\npopulaton: {sample: 5%}\npopulation: {sample: 300%}\niterations: -1\n");

    assertRefused(
        file.toString(),
        "mine.yaml:2 key \"populaton\"",
        "Did you mean \"population\"?",
        "mine.yaml:3 key \"population.sample\"",
        "at most 100 %",
        "mine.yaml:4 key \"iterations\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: a\npopulation:\n\tsample: 5%\n",
        "name: a\npopulation:\n    sample: 5%\n  year: 2019\n",
        "name: a\nmeasures: [close-road\n\n"
      })
  void badIndentationIsFoundAtItsLine(String text) {
    assertRefused(
        yaml(text).toString(), "mine.yaml:", "this is not YAML", "expected", "indentation");
  }

  @Test
  void scenariosThatExtendEachOtherAreRefused() {
    Path file = yaml("extends: other.yaml\n");
    scenario.write("other.yaml", "extends: mine.yaml\n");

    assertRefused(
        file.toString(), "other.yaml:1", "it extends itself", "mine.yaml →", "Remove one");
  }

  @Test
  void missingScenarioFileAndUnknownNameAreRefused() {
    String missing = folder.resolve("input/none.yaml").toString();

    assertRefused(missing, "none.yaml", "there is no file", "luong list");
    assertRefused("binh-dong", "binh-dong", "no bundled scenario", "Did you mean \"binh-duong\"?");
  }

  @Test
  void unknownOptionIsRefused() {
    for (String command : List.of("run", "check")) {
      Answer answer = luong(command, scenario.config(), "--iteration", "3");

      assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(answer.err())
          .contains("Unknown option")
          .contains("Possible solutions: --iterations");
    }
  }

  @Test
  void comparisonAndExportNeedRuns() {
    String input = folder.resolve("input").toString();
    String none = folder.resolve("none").toString();

    Answer compared = luong("compare", input, none, "--out", out.toString());
    Answer exported = luong("export", input, "--to", "csv", "--out", input);

    assertExplained(compared, "input", "holds no run.json", "none", "there is no such folder");
    assertExplained(exported, "input", "holds no run.json", "luong run --out", "not empty");
    assertThat(folder.toFile().list()).containsExactly("input");
  }

  @Test
  void textFileIsNoMapAndComesWithWrongOptions() {
    String map = scenario.write("notes.txt", "Đại lộ\n").file("notes.txt").toString();

    Answer answer =
        luong("import", "osm", map, "--modes=tram", "--bbox=1,2", "--out", scenario.config());

    assertExplained(
        answer,
        "neither OSM PBF nor OSM XML, an OSM file is needed. Give a .osm.pbf",
        "\"tram\" is no mode, expected car",
        "is not four numbers",
        "a file has this name");
    assertThat(folder.toFile().list()).containsExactly("input");
  }

  private TinyMatsimScenario forbidTheWayWestToCars() {
    return scenario.replace(NETWORK, "id=\"m-w\"", "id=\"m-w\" modes=\"tram\"");
  }

  private Path yaml(String text) {
    return scenario.write("mine.yaml", text).file("mine.yaml");
  }

  /** Run and check tell the same, and nothing is written; returns what they tell. */
  private List<String> assertRefused(String input, String... explanations) {
    Answer run = luong("run", input, "--out", out.resolve("first/try").toString());
    assertExplained(run, explanations);
    assertThat(run.out()).isEmpty();
    assertThat(folder.toFile().list()).containsExactly("input");

    Answer check = luong("check", input);
    assertThat(check.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(check.problems()).isEqualTo(run.problems());
    return run.problems();
  }

  private static void assertExplained(Answer answer, String... explanations) {
    assertThat(answer.exitCode()).as(answer.toString()).isEqualTo(ExitCode.BAD_INPUT);
    String problems = String.join("\n", answer.problems());
    assertThat(problems).contains(explanations);
    assertThat(answer.problems())
        .filteredOn(problem -> problem.startsWith("error: "))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).matches(WHOLE_SENTENCE));
    assertThat(answer.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }
}
