package vn.luong.sim.evolution;

/**
 * When the evolution ends: at its last iteration, or before when the relative gap has been small
 * for some iterations.
 *
 * @param lastIteration number of the last iteration at most
 * @param relativeGap gap that is small enough; 0 to go on to the last iteration
 * @param iterationsInARow iterations for which it must be so, at least 1
 */
public record StopCriterion(int lastIteration, double relativeGap, int iterationsInARow) {

  public StopCriterion {
    if (!(relativeGap >= 0) || iterationsInARow < 1) {
      throw new IllegalArgumentException("relative gap " + relativeGap + " must be >= 0, in "
          + iterationsInARow + " >= 1 iterations in a row");
    }
  }

  /** Ends at this iteration and not before. */
  public static StopCriterion afterIteration(int lastIteration) {
    return new StopCriterion(lastIteration, 0, 1);
  }

  /** True if the gap counts as small; never if it was not measured. */
  boolean isSmall(double gap) {
    return relativeGap > 0 && gap <= relativeGap;
  }
}
