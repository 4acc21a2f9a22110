package vn.luong.scenario.run;

import vn.luong.scenario.checkpoint.CheckpointRule;

/**
 * What a run will about take. Rough: the figures behind it were measured on one machine with 2 cores, and a jammed
 * network takes longer.
 *
 * @param events events of a day
 * @param seconds time of the whole run
 * @param memoryBytes Java heap that the run should be given
 * @param memory what takes it
 * @param diskBytes size of the run folder, with checkpoints while the run goes on
 */
public record RunEstimate(
    long events, double seconds, long memoryBytes, RunMemory memory, long diskBytes) {
  /** Bytes of a gibibyte, for people. */
  public static final double BYTES_PER_GIBIBYTE = 1L << 30;

  private static final int EVENTS_PER_LEG = 8;
  private static final int EVENTS_PER_LINK = 2;
  private static final double EVENTS_PER_SECOND = 4e6;
  private static final double SECONDS_PER_ROUTED_LINK = 4e-6;
  private static final double REPLANNED_SHARE = 0.2;
  private static final double DISK_BYTES_PER_EVENT = 3;
  private static final double DISK_BYTES_PER_PLAN_BYTE = 1.5;
  /** Two are kept while the third is written; Zstandard takes about a third off. */
  private static final double CHECKPOINT_BYTES_PER_PLAN_BYTE = 3 * 0.7;

  /** Estimates the run of a scenario whose plans are routed. */
  public static RunEstimate of(RunnableScenario scenario) {
    LegCount day = LegCount.of(scenario.population());
    return of(scenario, day, RunMemory.of(scenario, day, RunMemory.liveBytes()));
  }

  static RunEstimate of(RunnableScenario scenario, LegCount day, RunMemory memory) {
    long events = day.legs() * EVENTS_PER_LEG + day.pathLinks() * EVENTS_PER_LINK;
    int iterations = scenario.settings().iterationCount();
    int threads = scenario.settings().threads();
    double seconds = iterations
        * (events / EVENTS_PER_SECOND
            + REPLANNED_SHARE * day.pathLinks() * SECONDS_PER_ROUTED_LINK / threads);
    double planBytes = scenario.population().plans().codeBytes()
        * RunMemory.plansPerPerson(scenario.engine().replanning(), iterations - 1);
    double diskBytes = events * DISK_BYTES_PER_EVENT + planBytes * DISK_BYTES_PER_PLAN_BYTE;
    if (seconds >= CheckpointRule.STANDARD.everySeconds()) {
      diskBytes += planBytes * CHECKPOINT_BYTES_PER_PLAN_BYTE;
    }
    return new RunEstimate(events, seconds, memory.heapBytes(), memory, (long) diskBytes);
  }
}
