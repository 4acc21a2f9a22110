package vn.luong.sim.evolution;

import java.util.Objects;

/**
 * How long to go on, and what to measure.
 *
 * @param seed of all random numbers
 * @param firstIteration number of the first iteration, normally 0
 * @param stop when to end
 * @param gapSampleSize persons of whom the relative gap is measured, all if there are no more; 0 to measure none
 * @param goods subpopulation that moves goods and counts neither in scores nor in mode shares, which are those of
 *     travellers; empty for none
 * @param threads threads to measure with, at least 1
 */
public record EvolutionParameters(
    long seed,
    int firstIteration,
    StopCriterion stop,
    int gapSampleSize,
    String goods,
    int threads) {
  /**
   * Persons enough for a standard error of a third of a percentage point where the gap is 6%, few beside those who replan.
   */
  public static final int STANDARD_GAP_SAMPLE_SIZE = 2_000;

  /** Everybody is a traveller, and one thread measures. */
  public EvolutionParameters(long seed, int firstIteration, StopCriterion stop, int gapSampleSize) {
    this(seed, firstIteration, stop, gapSampleSize, "", 1);
  }

  public EvolutionParameters {
    Objects.requireNonNull(goods);
    Objects.requireNonNull(stop);
    if (stop.lastIteration() < firstIteration || gapSampleSize < 0 || threads < 1) {
      throw new IllegalArgumentException("iterations " + firstIteration + " to "
          + stop.lastIteration() + ", gap of " + gapSampleSize + " persons, "
          + threads + " threads");
    }
  }

  /** The same, measured with so many threads. */
  public EvolutionParameters withThreads(int newThreads) {
    return new EvolutionParameters(seed, firstIteration, stop, gapSampleSize, goods, newThreads);
  }

  public static EvolutionParameters of(long seed, int lastIteration) {
    return new EvolutionParameters(
        seed, 0, StopCriterion.afterIteration(lastIteration), STANDARD_GAP_SAMPLE_SIZE);
  }
}
