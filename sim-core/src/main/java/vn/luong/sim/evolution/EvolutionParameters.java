package vn.luong.sim.evolution;

import java.util.Objects;

/**
 * How long to go on, and what to measure.
 *
 * @param seed of all random numbers
 * @param firstIteration number of the first iteration, normally 0
 * @param stop when to end
 * @param gapSampleSize persons of whom the relative gap is measured, about; 0 to measure none
 * @param goods subpopulation that moves goods and counts neither in scores nor in mode shares, which are those of
 *     travellers; empty for none
 */
public record EvolutionParameters(
    long seed, int firstIteration, StopCriterion stop, int gapSampleSize, String goods) {
  /**
   * Persons enough to tell a gap of 1% from one of 2%, few enough to cost little beside replanning.
   */
  public static final int STANDARD_GAP_SAMPLE_SIZE = 500;

  /** Everybody is a traveller. */
  public EvolutionParameters(long seed, int firstIteration, StopCriterion stop, int gapSampleSize) {
    this(seed, firstIteration, stop, gapSampleSize, "");
  }

  public EvolutionParameters {
    Objects.requireNonNull(goods);
    Objects.requireNonNull(stop);
    if (stop.lastIteration() < firstIteration || gapSampleSize < 0) {
      throw new IllegalArgumentException("iterations " + firstIteration + " to "
          + stop.lastIteration() + ", gap of " + gapSampleSize + " persons");
    }
  }

  public static EvolutionParameters of(long seed, int lastIteration) {
    return new EvolutionParameters(
        seed, 0, StopCriterion.afterIteration(lastIteration), STANDARD_GAP_SAMPLE_SIZE);
  }
}
