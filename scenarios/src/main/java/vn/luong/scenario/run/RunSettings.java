package vn.luong.scenario.run;

import vn.luong.scenario.counts.AveragedIterations;
import vn.luong.scenario.counts.CountSettings;
import vn.luong.scenario.ridership.OperatingCosts;

/**
 * How far a run goes and what it writes.
 *
 * @param sample share of the people that is simulated, in (0, 1]
 * @param seed seed of all random numbers
 * @param firstIteration number of the first iteration
 * @param lastIteration number of the last iteration at most
 * @param stop what must be small for the run to end earlier
 * @param threads threads to use
 * @param eventsInterval MATSim event files are written every so many iterations and of the last; 0 for never
 * @param plansInterval MATSim plan files are written every so many iterations; 0 for never
 * @param writesAllPlans true if the plans in people's memory are written, false if only the selected ones are
 * @param counts what volumes are compared with
 * @param linkStats when MATSim's link statistics are written
 * @param operatingCosts what running public transport costs
 * @param goods who moves goods instead of travelling
 */
public record RunSettings(
    double sample,
    long seed,
    int firstIteration,
    int lastIteration,
    Stop stop,
    int threads,
    int eventsInterval,
    int plansInterval,
    boolean writesAllPlans,
    CountSettings counts,
    AveragedIterations linkStats,
    OperatingCosts operatingCosts,
    Goods goods) {

  /** Settings without traffic counts and link statistics. */
  public RunSettings(
      double sample,
      long seed,
      int firstIteration,
      int lastIteration,
      Stop stop,
      int threads,
      int eventsInterval,
      int plansInterval,
      boolean writesAllPlans) {
    this(
        sample,
        seed,
        firstIteration,
        lastIteration,
        stop,
        threads,
        eventsInterval,
        plansInterval,
        writesAllPlans,
        CountSettings.NONE,
        AveragedIterations.NEVER,
        OperatingCosts.NONE,
        Goods.NONE);
  }

  /**
   * Agents that move goods: their trips are not those of persons and are counted apart.
   *
   * @param subpopulation their subpopulation; empty if there are none
   * @param mode the mode of theirs that no person has
   */
  public record Goods(String subpopulation, String mode) {
    /** Everybody travels. */
    public static final Goods NONE = new Goods("", "");
  }

  /**
   * What must be small, all of it at once, for a run to end before its last iteration; 0 for what does not matter.
   *
   * @param gap relative gap of routes
   * @param scoreDrift change of the mean executed score from one iteration to the next, in utils
   * @param modeDrift largest change of a mode's share of trips from one iteration to the next
   */
  public record Stop(double gap, double scoreDrift, double modeDrift) {
    /** Goes on to the last iteration. */
    public static final Stop NEVER = new Stop(0, 0, 0);
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
    return with(stop, newCounts, newLinkStats, operatingCosts, goods);
  }

  public RunSettings withStop(Stop newStop) {
    return with(newStop, counts, linkStats, operatingCosts, goods);
  }

  public RunSettings withOperatingCosts(OperatingCosts newCosts) {
    return with(stop, counts, linkStats, newCosts, goods);
  }

  public RunSettings withGoods(Goods newGoods) {
    return with(stop, counts, linkStats, operatingCosts, newGoods);
  }

  private RunSettings with(
      Stop newStop,
      CountSettings newCounts,
      AveragedIterations newLinkStats,
      OperatingCosts newCosts,
      Goods newGoods) {
    return new RunSettings(
        sample,
        seed,
        firstIteration,
        lastIteration,
        newStop,
        threads,
        eventsInterval,
        plansInterval,
        writesAllPlans,
        newCounts,
        newLinkStats,
        newCosts,
        newGoods);
  }

  public int iterationCount() {
    return lastIteration - firstIteration + 1;
  }
}
