package vn.luong.scenario.run;

import vn.luong.scenario.checkpoint.CheckpointRule;
import vn.luong.sim.trips.PlanPreparation;

/**
 * What a run will about take. Rough: the figures behind it were measured on one machine with 2 cores, and a jammed
 * network takes longer.
 *
 * <p>Source: docs/performance.md, "Whole runs". The default run (137,197 people, 13 iterations, 9.1 million events a day by
 * this estimate) took 1 min 44 s: 14 s reading and first routes, 65 s iterations, 4 s access and report, 18 s tables. Everybody
 * in Bình Dương 2030 (4.5 million people, about 180 million events) took 65 s until the first day, which took 71 to 87 s, and
 * 6 min of writing. Time per person and event follow from the two.
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
  /** What a start and an end take for few people of a bundled region: reading, first routes, access, map and report. */
  private static final double REGION_SECONDS = 16;

  private static final double SECONDS_PER_PERSON = 12e-6;
  /** Mobsim, scores and travel times. */
  private static final double EVENTS_PER_SECOND = 2.4e6;

  private static final double SECONDS_PER_WRITTEN_EVENT = 2e-6;
  private static final double SECONDS_PER_ROUTED_LINK = 4e-6;
  private static final double DISK_BYTES_PER_EVENT = 3;
  private static final double DISK_BYTES_PER_PLAN_BYTE = 1.5;
  /** Two are kept while the third is written; Zstandard takes about a third off. */
  private static final double CHECKPOINT_BYTES_PER_PLAN_BYTE = 3 * 0.7;

  /**
   * Estimates the run of a scenario some of whose plans are routed.
   *
   * @param sifted persons whose plans are not, and who stands for them
   */
  public static RunEstimate of(RunnableScenario scenario, PlanPreparation.Sifted sifted) {
    LegCount day = LegCount.of(scenario.population(), sifted);
    long routes = day.codeBytes() - scenario.population().plans().codeBytes();
    return of(scenario, day, RunMemory.of(scenario, day, RunMemory.liveBytes() + routes));
  }

  static RunEstimate of(RunnableScenario scenario, LegCount day, RunMemory memory) {
    long events = day.legs() * EVENTS_PER_LEG + day.pathLinks() * EVENTS_PER_LINK;
    int iterations = scenario.settings().iterationCount();
    int threads = scenario.settings().threads();
    double iterationSeconds = events / EVENTS_PER_SECOND
        + RunMemory.routedShare(scenario.engine().replanning())
            * day.pathLinks()
            * SECONDS_PER_ROUTED_LINK
            / threads;
    double seconds = (scenario.zones().zoneCount() > 0 ? REGION_SECONDS : 0)
        + SECONDS_PER_PERSON * scenario.population().personCount()
        + iterations * iterationSeconds
        + SECONDS_PER_WRITTEN_EVENT * events;
    double planBytes =
        day.codeBytes() * RunMemory.plansPerPerson(scenario.engine().replanning(), iterations - 1);
    double diskBytes = events * DISK_BYTES_PER_EVENT + planBytes * DISK_BYTES_PER_PLAN_BYTE;
    if (seconds >= CheckpointRule.STANDARD.everySeconds()) {
      diskBytes += planBytes * CHECKPOINT_BYTES_PER_PLAN_BYTE;
    }
    return new RunEstimate(events, seconds, memory.heapBytes(), memory, (long) diskBytes);
  }
}
