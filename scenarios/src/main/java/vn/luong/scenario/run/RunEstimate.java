package vn.luong.scenario.run;

import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;

/**
 * What a run will about take. Rough: the figures behind it were measured on one machine with 2 cores, and a jammed
 * network takes longer.
 *
 * @param events events of a day
 * @param seconds time of the whole run
 * @param memoryBytes peak memory
 * @param diskBytes size of the run folder
 */
public record RunEstimate(long events, double seconds, long memoryBytes, long diskBytes) {
  /** Bytes of a gibibyte, for people. */
  public static final double BYTES_PER_GIBIBYTE = 1L << 30;

  private static final int EVENTS_PER_LEG = 8;
  private static final int EVENTS_PER_LINK = 2;
  private static final double EVENTS_PER_SECOND = 4e6;
  private static final double SECONDS_PER_ROUTED_LINK = 4e-6;
  private static final double REPLANNED_SHARE = 0.2;
  private static final long BASE_MEMORY_BYTES = 400L << 20;
  private static final int BYTES_PER_PERSON = 1200;
  private static final int BYTES_PER_LINK = 4000;
  private static final double DISK_BYTES_PER_EVENT = 3;
  private static final double DISK_BYTES_PER_PLAN_BYTE = 1.5;

  /** Estimates the run of a scenario whose plans are routed. */
  public static RunEstimate of(RunnableScenario scenario) {
    PlanStore plans = scenario.population().plans();
    PlanCursor cursor = new PlanCursor(plans);
    long legs = 0;
    long pathLinks = 0;
    for (int person = 0; person < scenario.population().personCount(); person++) {
      if (plans.selectedPlan(person) != PlanStore.NO_PLAN) {
        cursor.seek(plans.selectedPlan(person));
        while (cursor.advance()) {
          if (!cursor.isActivity()) {
            legs++;
            pathLinks += cursor.pathLinkCount();
          }
        }
      }
    }
    long events = legs * EVENTS_PER_LEG + pathLinks * EVENTS_PER_LINK;
    int iterations = scenario.settings().iterationCount();
    int threads = scenario.settings().threads();
    double seconds = iterations
        * (events / EVENTS_PER_SECOND
            + REPLANNED_SHARE * pathLinks * SECONDS_PER_ROUTED_LINK / threads);
    int memory =
        Math.min(Math.max(1, scenario.engine().replanning().maxPlans()), Math.max(1, iterations));
    long memoryBytes = BASE_MEMORY_BYTES
        + (long) scenario.population().personCount() * BYTES_PER_PERSON
        + (long) scenario.network().linkCount() * BYTES_PER_LINK
        + plans.codeBytes() * memory;
    long diskBytes = (long)
        (events * DISK_BYTES_PER_EVENT + plans.codeBytes() * memory * DISK_BYTES_PER_PLAN_BYTE);
    return new RunEstimate(events, seconds, memoryBytes, diskBytes);
  }
}
