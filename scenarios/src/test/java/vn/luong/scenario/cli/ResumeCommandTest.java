package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.checkpoint.Checkpoints;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;

/** What {@code luong run} says and does about a run that was killed. */
class ResumeCommandTest {
  private static final int LAST_ITERATION = 20;

  /** A run that was killed after a checkpoint; tests work on copies. */
  @TempDir
  static Path town;

  private static Path killed;

  @TempDir
  Path place;

  private record Answer(int exitCode, String text) {}

  @BeforeAll
  static void killARun() throws InterruptedException {
    Path config = GridMatsimScenario.write(town.resolve("input"), 100, LAST_ITERATION);
    Path folder = town.resolve("started");
    ChildProgram program = ChildProgram.start(
        folder, "256m", "run", config.toString(), "--checkpoint-every", "1", "--out", "run");
    Path checkpoints = folder.resolve("run.partial").resolve(RunFolder.CHECKPOINTS);
    while (Checkpoints.newestIteration(checkpoints).isEmpty() && program.isRunning()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    program.kill();
    killed = folder.resolve("run.partial");
  }

  private Path copyOfKilledRun() throws IOException {
    try (Stream<Path> files = Files.walk(killed)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, place.resolve("run.partial").resolve(killed.relativize(file).toString()));
      }
    }
    return place.resolve("run");
  }

  private static Answer luong(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter print = new PrintWriter(text);
    int exitCode = Main.execute(print, print, arguments);
    print.flush();
    return new Answer(exitCode, text.toString());
  }

  private static String config() {
    return town.resolve("input/config.xml").toString();
  }

  @Test
  void changedOptionIsRefusedAndNamed() throws IOException {
    Path run = copyOfKilledRun();

    Answer answer = luong("run", config(), "--seed", "5", "--resume", "--out", run.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text())
        .contains("seed: is now 5", "began with 4711")
        .doesNotContain("sample");
    assertThat(RunFolder.isUnfinished(run)).isTrue();
  }

  @Test
  void changedInputFileIsRefusedAndNamed() throws IOException {
    Path run = copyOfKilledRun();
    Path plans = town.resolve("input/plans.xml");
    String text = Files.readString(plans);
    try {
      Files.writeString(plans, text + "\n");

      Answer answer = luong("run", "--resume", run.toString());

      assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(answer.text()).contains("input file plans.xml");
    } finally {
      Files.writeString(plans, text);
    }
  }

  @Test
  void newRunInItsPlaceIsRefusedWithTheWayOn() throws IOException {
    Path run = copyOfKilledRun();

    Answer answer = luong("run", config(), "--out", run.toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("luong run --resume " + run);
  }

  @Test
  void damagedCheckpointsAreToldAndTheRunStillEnds() throws IOException {
    Path run = copyOfKilledRun();
    damageCheckpoints(run);

    Answer answer = luong("run", "--resume", run.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(run.resolve(RunFolder.LOG)))
        .contains("is damaged", "the run begins at the start");
    assertThat(run.resolve(RunFolder.REPORT)).exists();

    Answer again = luong("run", "--resume", run.toString());
    assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(again.text()).contains("is finished already");
  }

  /** First routes by an assignment are found again, so that the run ends as one that was left alone. */
  @Test
  void warmStartIsRepeatedWhenNoCheckpointIsWhole() throws IOException {
    String undisturbed = plansOfNewRun("static");
    Path run = copyOfKilledRun();
    damageCheckpoints(run);
    beginWithStatic(run, null);

    Answer answer = luong("run", "--resume", run.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    assertThat(plans(run))
        .isEqualTo(undisturbed)
        .as("on empty roads people choose other routes")
        .isNotEqualTo(plansOfNewRun("none"));
  }

  /** Lets the run have begun with a static warm start, and end soon. */
  private static void beginWithStatic(Path run, String gap) {
    Path file = RunFolder.unfinishedFile(run, "start.json");
    ObjectNode start = (ObjectNode) JsonFile.readTree(file);
    start.put("warmStart", WarmStart.STATIC.name());
    start.put("warmStartGap", gap);
    ((ObjectNode) start.get("options")).put("iterations", 1);
    JsonFile.write(file, start);
  }

  private String plansOfNewRun(String warmStart) throws IOException {
    Path run = place.resolve("new-" + warmStart);
    Answer answer = luong(
        "run", config(), "--iterations", "1", "--warm-start", warmStart, "--out", run.toString());
    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    return plans(run);
  }

  private static String plans(Path run) throws IOException {
    try (InputStream plans =
        new GZIPInputStream(Files.newInputStream(run.resolve("output_plans.xml.gz")))) {
      return new String(plans.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void damageCheckpoints(Path run) throws IOException {
    Path checkpoints = RunFolder.unfinishedFile(run, RunFolder.CHECKPOINTS);
    try (Stream<Path> files = Files.list(checkpoints)) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
  }

  @Test
  void anotherWarmStartThanTheFirstOneIsRefused() throws IOException {
    Path run = copyOfKilledRun();

    Answer answer = luong("run", "--resume", run.toString(), "--warm-start", "static");

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("--warm-start", "is now static", "began with none");
    assertThat(RunFolder.isUnfinished(run)).isTrue();
  }

  @Test
  void anotherGapThanTheFirstOneIsRefused() throws IOException {
    Path run = copyOfKilledRun();
    beginWithStatic(run, "3%");

    Answer answer = luong("run", "--resume", run.toString(), "--warm-start-gap", "5%");

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("--warm-start-gap", "is now 5%", "began with 3%");
    assertThat(RunFolder.isUnfinished(run)).isTrue();
  }

  @Test
  void aGapIsRefusedWhereTheFirstStartHadNone() throws IOException {
    Path run = copyOfKilledRun();
    beginWithStatic(run, null);

    Answer answer = luong(
        "run", "--resume", run.toString(), "--warm-start", "static", "--warm-start-gap", "5%");

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("is now 5%", "began with none");
  }

  @Test
  void aGapIsRefusedWhereTheRunBeganOnEmptyRoads() throws IOException {
    Path run = copyOfKilledRun();

    Answer answer = luong("run", "--resume", run.toString(), "--warm-start-gap", "5%");

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("--warm-start-gap", "without --warm-start static");
  }

  /** The gap is that of the first start, which may be written again in other words; it is gone on to anew. */
  @Test
  void theFirstGapCountsAndMayBeRepeated() throws IOException {
    Path run = copyOfKilledRun();
    damageCheckpoints(run);
    beginWithStatic(run, "0.01%");

    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      Answer answer = luong(
          "run",
          "--resume",
          run.toString(),
          "--config:qsim.flowCapacityFactor=0.1",
          "--warm-start-gap",
          "0.010%");

      assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    } finally {
      System.setErr(terminal);
    }

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("gap of the static assignment", "0.01% was asked for")
        .contains("after 20 sweeps");
  }

  @Test
  void aGapWithoutStaticIsRefusedInANewRun() {
    Path run = place.resolve("new");

    for (String[] more : new String[][] {{}, {"--resume"}}) {
      String[] first = {"run", config(), "--warm-start-gap", "5%", "--out", run.toString()};
      Answer answer =
          luong(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));

      assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(answer.text()).contains("--warm-start-gap", "without --warm-start static");
      assertThat(place).isEmptyDirectory();
    }
  }

  @Test
  void nothingToGoOnWithIsAProblem() {
    Answer answer = luong("run", "--resume", place.resolve("none").toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("there is no unfinished run");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void twoFoldersAreAProblem() {
    Answer answer = luong("run", "--resume", "a", "--out", "b");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("luong run --resume b");
  }

  @Test
  void resumeWithoutARunIsANewRunInTheFolder() {
    Path run = place.resolve("new");

    Answer answer = luong(
        "run",
        config(),
        "--resume",
        "--config:controller.lastIteration=1",
        "--out",
        run.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    assertThat(run.resolve(RunFolder.MANIFEST)).exists();
    assertThat(answer.text()).containsPattern("Memory: \\d+ plans of \\d+ bytes");
  }

  @Test
  void negativeIntervalIsAProblem() {
    Answer answer = luong("run", config(), "--checkpoint-every", "-1");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains("--checkpoint-every", "is -1");
  }

  /** A thousand days of new plans of 60 kB that are never forgotten would take gigabytes. */
  @Test
  void memoryThatCannotDoIsToldBeforeTheRun() throws InterruptedException {
    Path config = GridMatsimScenario.writeGrowing(place.resolve("growing"), 100, 20_000);
    Path folder = place.resolve("small");
    ChildProgram program =
        ChildProgram.start(folder, "128m", "run", config.toString(), "--out", "run");

    assertThat(program.await()).as(program.output()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(program.output())
        .contains("Java may use", "the run needs about", "LUONG_JAVA_OPTS=-Xmx", "--threads");
    assertThat(folder).isEmptyDirectory();
  }

  /** Plans of 60 kB that are never forgotten fill any memory in the end. */
  @Test
  void runThatRunsOutOfMemoryLeavesItsCheckpoint() throws InterruptedException {
    Path config = GridMatsimScenario.writeGrowing(place.resolve("growing"), 100, 20_000);
    Path folder = place.resolve("full");
    ChildProgram program = ChildProgram.start(
        folder,
        "96m",
        "run",
        config.toString(),
        "--threads",
        "2",
        "--checkpoint-every",
        "1",
        "--no-memory-check",
        "--out",
        "run");

    assertThat(program.await()).as(program.output()).isEqualTo(ExitCode.FAILED);

    assertThat(program.output())
        .contains(
            "the memory is not enough",
            "LUONG_JAVA_OPTS=-Xmx",
            "The checkpoint after iteration",
            "luong run --resume run");
    Path partial = folder.resolve("run.partial");
    Checkpoints checkpoints = new Checkpoints(
        partial.resolve(RunFolder.CHECKPOINTS),
        partial.resolve("results"),
        Set.of(RunFolder.LOG),
        1);
    assertThat(checkpoints.newestWhole(reason -> {})).isPresent();
  }
}
