package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.checkpoint.Checkpoints;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.random.RandomStream;

/** Runs that are killed at any moment and go on end with the bytes of one that was left alone. */
class KilledRunTest {
  /** Of each of the two small scenarios. */
  private static final int KILLS = 10;

  private static final int PERSONS = 250;

  @TempDir
  Path place;

  /** Other moments in each test; a failure tells them. */
  private final long seed = System.nanoTime();

  private final RandomStream random = RandomStream.of(seed);
  private List<String> scenario;
  private String heap;

  private ChildProgram start(Path folder) {
    List<String> arguments = new ArrayList<>(scenario);
    arguments.addAll(List.of("--threads", "2", "--checkpoint-every", "1", "--out", "run"));
    return ChildProgram.start(folder, heap, arguments.toArray(new String[0]));
  }

  private ChildProgram resume(Path folder) {
    return ChildProgram.start(folder, heap, "run", "--resume", "run", "--checkpoint-every", "1");
  }

  /** Starts the run again if it was killed before anything was known of it. */
  private ChildProgram startOrResume(Path folder) {
    Path run = folder.resolve("run");
    return RunFolder.isUnfinished(run) && Files.exists(RunFolder.unfinishedFile(run, "start.json"))
        ? resume(folder)
        : start(folder);
  }

  /** A day of cars by a MATSim config; every other process dies while it writes a checkpoint. */
  @Test
  void matsimScenarioEndsWithTheSameBytes() throws Exception {
    Path config = GridMatsimScenario.write(place.resolve("town"), PERSONS, 7);
    scenario = List.of("run", config.toString());
    heap = "256m";

    killAndCompare(2);
  }

  /** Passengers of a small bus that costs something, people who park at its stops, and first routes by an assignment. */
  @Test
  void townWithBusAndWarmStartEndsWithTheSameBytes() throws Exception {
    Path file = GridTownScenario.write(place.resolve("town"), 5);
    scenario = List.of("run", file.toString(), "--warm-start", "static");
    heap = "256m";

    killAndCompare(KILLS);
  }

  /** All modes and lines of the province, killed as soon as there is a checkpoint. */
  @Test
  void bundledScenarioEndsWithTheSameBytes() throws Exception {
    scenario = List.of("run", "binh-duong-2019", "--sample", "0.1%", "--iterations", "1");
    heap = "1g";
    Path undisturbed = undisturbed();
    Path folder = place.resolve("killed");
    ChildProgram program = start(folder);
    Path checkpoints = folder.resolve("run.partial").resolve(RunFolder.CHECKPOINTS);
    while (Checkpoints.newestIteration(checkpoints).isEmpty() && program.isRunning()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(program.killAfter(0)).as(program.output()).isTrue();

    ChildProgram resumed = resume(folder);

    assertThat(resumed.await()).as(resumed.output()).isZero();
    assertThat(Files.readString(folder.resolve("run").resolve(RunFolder.LOG)))
        .contains("going on after iteration");
    RunBytes.requireSame(undisturbed.resolve("run"), folder.resolve("run"));
  }

  private Path undisturbed() throws InterruptedException {
    Path folder = place.resolve("undisturbed");
    ChildProgram program = start(folder);
    assertThat(program.await()).as(program.output()).isZero();
    return folder;
  }

  /**
   * Kills and resumes until there were enough kills.
   *
   * @param checkpointEvery each kill whose number is a multiple of it comes while a checkpoint is written, the rest at any
   *     time from the process's first moment on
   */
  private void killAndCompare(int checkpointEvery) throws Exception {
    long begin = System.nanoTime();
    Path undisturbed = undisturbed();
    long milliseconds = (System.nanoTime() - begin) / 1_000_000;

    int kills = 0;
    for (int run = 0; kills < KILLS; run++) {
      Path folder = place.resolve("killed-" + run);
      boolean isFinished = false;
      while (!isFinished && kills < KILLS) {
        ChildProgram program = startOrResume(folder);
        boolean isKilled = kills % checkpointEvery == 0
            ? killDuringCheckpoint(program, folder)
            : program.killAfter(random.nextInt((int) milliseconds));
        kills += isKilled ? 1 : 0;
        // It may be killed when it had nothing more to do but to end.
        isFinished = Files.exists(folder.resolve("run").resolve(RunFolder.MANIFEST));
        assertThat(isKilled || program.await() == 0).as(moment(kills, program)).isTrue();
      }
      if (!isFinished) {
        ChildProgram program = startOrResume(folder);
        assertThat(program.await()).as(moment(kills, program)).isZero();
      }
      assertThat(folder.resolve("run.partial")).doesNotExist();
      try {
        RunBytes.requireSame(undisturbed.resolve("run"), folder.resolve("run"));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", after kill " + kills, e);
      }
    }
  }

  private String moment(int kills, ChildProgram program) {
    return "seed " + seed + ", after kill " + kills + ": " + program.output();
  }

  /** Waits for the beginning of a checkpoint and a moment longer; false if the run ended before. */
  private boolean killDuringCheckpoint(ChildProgram program, Path folder)
      throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("run.partial").resolve(RunFolder.CHECKPOINTS);
    while (!Files.isDirectory(checkpoints)) {
      if (!program.isRunning()) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    int passed = random.nextInt(3);
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      checkpoints.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      int created = 0;
      while (program.isRunning()) {
        WatchKey key = watch.poll(20, TimeUnit.MILLISECONDS);
        created += key == null ? 0 : key.pollEvents().size();
        if (created > passed) {
          break;
        }
        if (key != null) {
          key.reset();
        }
      }
    }
    TimeUnit.MICROSECONDS.sleep(random.nextInt(4000));
    return program.killAfter(0);
  }
}
