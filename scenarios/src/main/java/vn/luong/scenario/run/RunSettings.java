package vn.luong.scenario.run;

import vn.luong.scenario.counts.AveragedIterations;
import vn.luong.scenario.counts.CountSettings;

/**
 * How far a run goes and what it writes.
 *
 * @param sample share of the people that is simulated, in (0, 1]
 * @param seed seed of all random numbers
 * @param firstIteration number of the first iteration
 * @param lastIteration number of the last iteration at most
 * @param stopGap relative gap below which the run may end earlier; 0 for never
 * @param threads threads to use
 * @param eventsInterval MATSim event files are written every so many iterations and of the last; 0 for never
 * @param plansInterval MATSim plan files are written every so many iterations; 0 for never
 * @param writesAllPlans true if the plans in people's memory are written, false if only the selected ones are
 * @param counts what volumes are compared with
 * @param linkStats when MATSim's link statistics are written
 */
public record RunSettings(
    double sample,
    long seed,
    int firstIteration,
    int lastIteration,
    double stopGap,
    int threads,
    int eventsInterval,
    int plansInterval,
    boolean writesAllPlans,
    CountSettings counts,
    AveragedIterations linkStats) {

  /** Settings without traffic counts and link statistics. */
  public RunSettings(
      double sample,
      long seed,
      int firstIteration,
      int lastIteration,
      double stopGap,
      int threads,
      int eventsInterval,
      int plansInterval,
      boolean writesAllPlans) {
    this(
        sample,
        seed,
        firstIteration,
        lastIteration,
        stopGap,
        threads,
        eventsInterval,
        plansInterval,
        writesAllPlans,
        CountSettings.NONE,
        AveragedIterations.NEVER);
  }

  public RunSettings {
    if (!(sample > 0 && sample <= 1)) {
      throw new IllegalArgumentException("sample " + sample + " is not in (0, 1]");
    }
    if (firstIteration < 0 || lastIteration < firstIteration) {
      throw new IllegalArgumentException(
          "iterations " + firstIteration + " … " + lastIteration + " are none");
    }
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads, must be ≥ 1");
    }
  }

  /** The same with traffic counts and link statistics. */
  public RunSettings with(CountSettings newCounts, AveragedIterations newLinkStats) {
    return new RunSettings(
        sample,
        seed,
        firstIteration,
        lastIteration,
        stopGap,
        threads,
        eventsInterval,
        plansInterval,
        writesAllPlans,
        newCounts,
        newLinkStats);
  }

  public int iterationCount() {
    return lastIteration - firstIteration + 1;
  }
}
