package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.random.RandomStream;

/** Runs that are killed at any moment and go on end with the bytes of one that was left alone. */
class KilledRunTest {
  private static final int KILLS = 20;
  private static final int PERSONS = 250;
  private static final int LAST_ITERATION = 7;
  private static final String HEAP = "256m";

  @TempDir
  Path place;

  private final RandomStream random = RandomStream.of(4711);
  private Path config;

  private ChildProgram start(Path folder) {
    return ChildProgram.start(
        folder,
        HEAP,
        "run",
        config.toString(),
        "--threads",
        "2",
        "--checkpoint-every",
        "1",
        "--out",
        "run");
  }

  private static ChildProgram resume(Path folder) {
    return ChildProgram.start(folder, HEAP, "run", "--resume", "run", "--checkpoint-every", "1");
  }

  /** Starts the run again if it was killed before anything was known of it. */
  private ChildProgram startOrResume(Path folder) {
    Path run = folder.resolve("run");
    return RunFolder.isUnfinished(run) && Files.exists(RunFolder.unfinishedFile(run, "start.json"))
        ? resume(folder)
        : start(folder);
  }

  @Test
  void runThatIsKilledAtRandomTimesEndsWithTheSameBytes() throws Exception {
    config = GridMatsimScenario.write(place.resolve("town"), PERSONS, LAST_ITERATION);
    Path undisturbed = place.resolve("undisturbed");
    long begin = System.nanoTime();
    ChildProgram program = start(undisturbed);
    assertThat(program.await()).as(program.output()).isZero();
    long milliseconds = (System.nanoTime() - begin) / 1_000_000;

    int kills = 0;
    for (int run = 0; kills < KILLS; run++) {
      Path folder = place.resolve("killed-" + run);
      boolean isFinished = false;
      while (!isFinished && kills < KILLS) {
        // Every other process dies while it writes a checkpoint, the rest at any time from its
        // first moment on.
        program = startOrResume(folder);
        boolean isKilled = kills % 2 == 0
            ? killDuringCheckpoint(program, folder)
            : program.killAfter(random.nextInt((int) milliseconds));
        kills += isKilled ? 1 : 0;
        // It may be killed when it had nothing more to do but to end.
        isFinished = Files.exists(folder.resolve("run").resolve(RunFolder.MANIFEST));
        assertThat(isKilled || program.await() == 0).as(program.output()).isTrue();
      }
      if (!isFinished) {
        program = startOrResume(folder);
        assertThat(program.await()).as(program.output()).isZero();
      }
      assertThat(folder.resolve("run.partial")).doesNotExist();
      RunBytes.requireSame(undisturbed.resolve("run"), folder.resolve("run"));
    }
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
