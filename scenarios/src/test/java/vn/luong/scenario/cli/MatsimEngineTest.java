package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.Answer.luong;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.testing.StandInMatsim;
import vn.luong.sim.testing.SharedFolder;

/** {@code luong run --engine matsim}, with a program that passes for MATSim. */
class MatsimEngineTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir
  Path folder;

  private TinyMatsimScenario scenario;
  private Path out;

  @BeforeEach
  void writeScenario() {
    scenario = TinyMatsimScenario.in(folder.resolve("input"));
    out = folder.resolve("out");
  }

  /** Our own engine's outputs, which have MATSim's names and formats. */
  private StandInMatsim recorded() {
    Path own = folder.resolve("own");
    Answer answer = luong("run", scenario.config(), "--out", own.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    return StandInMatsim.in(folder.resolve("stand-in"))
        .replaying(Map.of(
            "output_events.xml.gz", own.resolve("output_events.xml.gz"),
            "output_plans.xml.gz", own.resolve("output_plans.xml.gz"),
            "scorestats.csv", own.resolve(RunFolder.SCORE_STATS),
            "modestats.csv", own.resolve(RunFolder.MODE_STATS),
            "stopwatch.csv", own.resolve(RunFolder.STOPWATCH)));
  }

  @Test
  void replayedOutputsGiveTheSameRunFolderAsOurOwnEngine() throws IOException {
    StandInMatsim matsim = recorded();

    Answer answer = matsim(matsim.classPath());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
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
            "events",
            "matsim.log",
            "matsim-input",
            "output_events.xml.gz",
            "output_plans.xml.gz")
        .doesNotContain("matsim-output");
    Path own = folder.resolve("own");
    assertThat(IndicatorTable.read(RunFolder.open(out)))
        .isEqualTo(IndicatorTable.read(RunFolder.open(own)));
    JsonNode ours = JsonFile.readTree(own.resolve(RunFolder.MANIFEST));
    JsonNode theirs = JsonFile.readTree(out.resolve(RunFolder.MANIFEST));
    assertThat(theirs.path("mobsim")).isEqualTo(ours.path("mobsim"));
    assertThat(theirs.path("versions").path("engine").asText()).isEqualTo("matsim");
    assertThat(theirs.path("versions").path("matsim").asText()).isEqualTo("stand-in (2026-01-01)");
    assertThat(theirs.path("versions").path("java").asText()).isNotEmpty();
    assertThat(theirs.path("memory").path("peakBytes").asLong()).isGreaterThan(1 << 20);
    assertThat(theirs.path("iterations")).hasSize(2);
    assertThat(theirs.path("iterations").get(1).path("averageExecuted"))
        .isEqualTo(ours.path("iterations").get(1).path("averageExecuted"));
    assertThat(Files.readString(out.resolve("matsim.log"))).contains("### ITERATION 1 ENDS");
    assertThat(answer.out()).contains("MATSim stand-in", "car 100.0%");
    exportsAreEqual(own);
  }

  private void exportsAreEqual(Path own) throws IOException {
    for (Path run : new Path[] {own, out}) {
      Path export = folder.resolve(run.getFileName() + "-xml");
      Answer answer = luong("export", run.toString(), "--to=matsim", "--out", export.toString());
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    }
    assertThat(folder.resolve("out-xml/output_events.xml.gz"))
        .hasBinaryContent(Files.readAllBytes(folder.resolve("own-xml/output_events.xml.gz")));
    Answer compared =
        luong("compare", own.toString(), out.toString(), "--out", folder + "/compared");
    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.DONE);
    assertThat(compared.out())
        .containsPattern("(?m)^Mean score +utils +-?[0-9.]+ ")
        .containsPattern("(?m)^Peak memory +MB +[0-9.,]+ ")
        .containsPattern("(?m)^Engine +Luồng .*MATSim stand-in");
    bothEnginesStandSideBySide(folder.resolve("compared"));
  }

  private static void bothEnginesStandSideBySide(Path compared) throws IOException {
    Map<String, List<String>> rows = new HashMap<>();
    for (String line : Files.readAllLines(compared.resolve("compare.csv"))) {
      List<String> cells = List.of(line.split(",", -1));
      rows.put(cells.get(0), cells);
    }
    assertThat(rows.get("run.engine").get(3)).startsWith("Luồng");
    assertThat(rows.get("run.engine").get(4)).isEqualTo("MATSim stand-in (2026-01-01)");
    assertThat(Double.parseDouble(rows.get("run.mean_score").get(3))).isNotZero();
    assertThat(rows.get("run.mean_score").get(4))
        .isEqualTo(rows.get("run.mean_score").get(3));
    assertThat(rows.get("run.relative_gap").get(3)).isNotEmpty();
    assertThat(rows.get("run.relative_gap").get(4)).as("MATSim measures none").isEmpty();
    for (String figure : List.of("run.seconds", "run.peak_memory", "run.iterations")) {
      for (int run = 3; run < 5; run++) {
        assertThat(Double.parseDouble(rows.get(figure).get(run))).as(figure).isPositive();
      }
    }
    assertThat(compared.resolve("compare.html"))
        .content()
        .contains("\"engine\":\"MATSim stand-in (2026-01-01)\"", "\"id\":\"run.peak_memory\"");
  }

  @Test
  void folderOfAReleaseIsEnoughAndItsVersionIsKept() {
    Path release = recorded().asRelease(folder.resolve("matsim-2026.0"), "2026.0");

    Answer answer = matsim(release.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    JsonNode manifest = JsonFile.readTree(out.resolve(RunFolder.MANIFEST));
    assertThat(manifest.path("versions").path("matsim").asText()).isEqualTo("2026.0");
  }

  @Test
  void recordedEquilIsReadBackWithScoresAndShares() {
    Path equil = SharedFolder.require("reference/matsim/equil");
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in"))
        .replaying(Map.of(
            "output_events.xml.gz", equil.resolve("output/10.events.xml.gz"),
            "output_plans.xml.gz", equil.resolve("output/output_plans.xml.gz"),
            "scorestats.csv", equil.resolve("output/scorestats.csv"),
            "modestats.csv", equil.resolve("output/modestats.csv")));

    Answer answer = luong(
        "run",
        equil.resolve("input/config.xml").toString(),
        "--engine=matsim",
        "--matsim",
        matsim.classPath(),
        "--out",
        out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    JsonNode manifest = JsonFile.readTree(out.resolve(RunFolder.MANIFEST));
    assertThat(manifest.path("mobsim").path("events").asLong()).isEqualTo(3248);
    assertThat(manifest.path("mobsim").path("aborted").asLong()).isZero();
    assertThat(manifest.path("mobsim").path("onTheWay").asLong()).isZero();
    assertThat(manifest.path("iterations")).hasSize(11);
    assertThat(manifest.path("iterations").get(0).path("averageExecuted").asDouble())
        .isEqualTo(64.75686659291274);
    IndicatorTable indicators = IndicatorTable.read(RunFolder.open(out));
    assertThat(indicators.value("mode_share.car")).isEqualTo(100);
    assertThat(indicators.value("persons_aborted")).isZero();
    assertThat(answer.err()).doesNotContain("warning");
  }

  @Test
  void failureIsShownWithItsCauseAndWhatToDo() throws IOException {
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in"))
        .behaving("throw Module qsim does not accept unknown parameters: foo");

    Answer answer = matsim(matsim.classPath());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(answer.err())
        .contains(
            "MATSim failed (exit code 1) in iteration 0",
            "RuntimeException: mobsim died",
            "Caused by: java.lang.IllegalStateException: Module qsim does not accept",
            "What to do: this MATSim does not know or accept a parameter",
            "out.matsim.log");
    assertThat(out).doesNotExist();
    assertThat(Files.readString(folder.resolve("out.matsim.log"))).contains("ITERATION 0 BEGINS");
  }

  @Test
  void tooLittleMemoryIsToldApart() {
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in")).behaving("memory");

    Answer answer = matsim(matsim.classPath(), "--matsim-memory=32m");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(answer.err()).contains("OutOfMemoryError", "--matsim-memory");
  }

  @Test
  void childEndsWithTheProgram() throws Exception {
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in")).behaving("hang");
    Path pid = folder.resolve("out.partial/results/matsim-input/pid");
    Process program = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            scenario.config(),
            "--engine=matsim",
            "--matsim",
            matsim.classPath(),
            "--out",
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("program.log").toFile())
        .start();
    try {
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.exists(pid) || Files.readString(pid).isEmpty()) {
        assertThat(program.isAlive())
            .as(folder.resolve("program.log").toString())
            .isTrue();
        assertThat(System.nanoTime()).isLessThan(giveUp);
        Thread.sleep(50);
      }
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();

      program.destroy();

      assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void runWithoutEventsIsAFailure() {
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in")).replaying(Map.of());

    Answer answer = matsim(matsim.classPath());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(answer.err()).contains("left no events", "What to do");
  }

  @Test
  void javaThatIsTooOldIsRefusedBeforeTheStart() {
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in")).needingJava(61);

    Answer found = matsim(matsim.classPath());
    Answer named = matsim(matsim.classPath(), "--matsim-java", System.getProperty("java.home"));

    assertRefused(found, "there are ", "need Java 61", "--matsim-java");
    assertRefused(named, "it is version ", "need Java 61");
  }

  @Test
  void badClassPathsAreRefused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path zip = Files.writeString(folder.resolve("matsim.zip"), "PK");
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in"));

    assertRefused(matsim(folder.resolve("nowhere.jar").toString()), "no such file or folder");
    assertRefused(matsim(empty.toString()), "org.matsim.run.RunMatsim", "Name the jar");
    assertRefused(matsim(zip.toString()), "still packed", "unpack it");
    assertRefused(matsim(empty + "/*"), "there is no jar in it");
    assertRefused(matsim(matsim.classPath(), "--matsim-main=my.Run"), "my.Run", "--matsim-main");
    assertRefused(matsim(matsim.classPath(), "--matsim-memory=lots"), "--matsim-memory", "8g");
    assertRefused(
        luong("run", scenario.config(), "--engine=matsim", "--out", out.toString()),
        "--matsim",
        "is not given");
    assertThat(luong("run", scenario.config(), "--matsim", empty.toString()).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("input", "empty", "matsim.zip", "stand-in");
  }

  /** MATSim would run without it, and nobody would know. */
  @Test
  void warmStartIsRefused() {
    assertRefused(
        luong(
            "run",
            scenario.config(),
            "--engine=matsim",
            "--warm-start",
            "static",
            "--out",
            out.toString()),
        "--warm-start",
        "is static beside --engine matsim");
  }

  private static void assertRefused(Answer answer, String... words) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains(words);
  }

  private Answer matsim(String classPath, String... more) {
    String[] arguments = {
      "run", scenario.config(), "--engine=matsim", "--matsim", classPath, "--out", out.toString()
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return luong(all);
  }
}
