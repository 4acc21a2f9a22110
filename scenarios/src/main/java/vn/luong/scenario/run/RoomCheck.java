package vn.luong.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Compares what a run will need with what there is, before it begins. */
public final class RoomCheck {
  private static final double BYTES_PER_MIB = 1 << 20;
  private static final long BYTES_PER_GIB = 1L << 30;

  private static final Logger LOG = LoggerFactory.getLogger(RoomCheck.class);

  private final RunnableScenario scenario;
  private final LegCount day;

  public RoomCheck(RunnableScenario scenario) {
    this.scenario = scenario;
    this.day = LegCount.of(scenario.population());
  }

  /**
   * Checks Java's memory.
   *
   * @param problems takes an error if the run would die of it
   * @param stages told if the run would be slow
   */
  public void requireMemory(ProblemLog problems, RunStages stages) {
    long heapBytes = Runtime.getRuntime().maxMemory();
    RunMemory memory = RunMemory.of(scenario, day, RunMemory.usedBytes());
    if (!memory.isComfortable(heapBytes)) {
      // Only now, because it takes its time: without what nobody needs any more it may be enough.
      memory = RunMemory.of(scenario, day, RunMemory.liveBytes());
    }
    LOG.info(
        "memory: {} MiB needed of {}; {}", memory.neededBytes() >> 20, heapBytes >> 20, memory);
    tooLittle(memory, heapBytes).ifPresent(problems::add);
    if (memory.fits(heapBytes) && !memory.isComfortable(heapBytes)) {
      stages.tell(String.format(
          Locale.ROOT,
          "warning: memory is short: about %.0f of %.0f MiB of Java's heap will be in use, which"
              + " makes the run slow. %s",
          memory.neededBytes() / BYTES_PER_MIB,
          heapBytes / BYTES_PER_MIB,
          more(memory)));
    }
  }

  /** The problem if a heap of this size is not enough. */
  Optional<Problem> tooLittle(RunMemory memory, long heapBytes) {
    if (memory.fits(heapBytes)) {
      return Optional.empty();
    }
    return Optional.of(Problem.error(
        "memory-too-small",
        SourcePosition.of(scenario.name()),
        "memory",
        String.format(
            Locale.ROOT,
            "Java may use %.0f MiB here and the run needs about %.0f MiB (scenario %.0f, plans to come"
                + " %.0f, travel times %.0f, bounds for routers %.0f, routers of %d threads %.0f, the day %.0f, results %.0f)",
            heapBytes / BYTES_PER_MIB,
            memory.neededBytes() / BYTES_PER_MIB,
            memory.scenarioBytes() / BYTES_PER_MIB,
            memory.newPlansBytes() / BYTES_PER_MIB,
            memory.travelTimeBytes() / BYTES_PER_MIB,
            memory.hierarchyBytes() / BYTES_PER_MIB,
            scenario.settings().threads(),
            memory.routerBytes() / BYTES_PER_MIB,
            memory.dayBytes() / BYTES_PER_MIB,
            memory.resultBytes() / BYTES_PER_MIB),
        "room for all of it and for the collector is needed",
        more(memory) + " --no-memory-check starts the run all the same."));
  }

  private static String more(RunMemory memory) {
    return String.format(
        Locale.ROOT,
        "Give Java more with LUONG_JAVA_OPTS=-Xmx%dg, or take a smaller sample, fewer plans per"
            + " person, or fewer --threads.",
        memory.heapBytes() / BYTES_PER_GIB + 1);
  }

  /** Tells if the disk of a run folder may not be enough. */
  public void warnOfDisk(Path folder, RunStages stages) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      long needed =
          RunEstimate.of(scenario, day, RunMemory.of(scenario, day, 0)).diskBytes();
      if (needed > free) {
        stages.tell(String.format(
            Locale.ROOT,
            "warning: the disk may be too small: about %.0f MiB are needed and %.0f MiB free at %s",
            needed / BYTES_PER_MIB,
            free / BYTES_PER_MIB,
            folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
