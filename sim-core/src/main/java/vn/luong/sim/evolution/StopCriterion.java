package vn.luong.sim.evolution;

/**
 * When the evolution ends: at its last iteration, or before when for some iterations all is small
 * that is asked for: the relative gap, and what scores and mode shares change from one iteration to
 * the next. Gap and drift are different things: people may sit on the best routes of their day while
 * mode shares still move, and shares may rest while nobody has looked for a better route.
 *
 * @param lastIteration number of the last iteration at most
 * @param relativeGap gap that is small enough; 0 if it does not matter
 * @param scoreDrift change of the mean executed score that is small enough, in utils; 0 if it does
 *     not matter
 * @param modeShareDrift change of any mode's share that is small enough; 0 if it does not matter
 * @param iterationsInARow iterations for which it must be so, at least 1
 */
public record StopCriterion(
    int lastIteration,
    double relativeGap,
    double scoreDrift,
    double modeShareDrift,
    int iterationsInARow) {

  public StopCriterion {
    if (!(relativeGap >= 0)
        || !(scoreDrift >= 0)
        || !(modeShareDrift >= 0)
        || iterationsInARow < 1) {
      throw new IllegalArgumentException("relative gap " + relativeGap + ", drift of scores "
          + scoreDrift + " and of mode shares " + modeShareDrift + " must be >= 0, in "
          + iterationsInARow + " >= 1 iterations in a row");
    }
  }

  /** Ends at this iteration and not before. */
  public static StopCriterion afterIteration(int lastIteration) {
    return new StopCriterion(lastIteration, 0, 0, 0, 1);
  }

  /** Ends at this iteration, or when the gap is small. */
  public static StopCriterion byGap(int lastIteration, double relativeGap, int iterationsInARow) {
    return new StopCriterion(lastIteration, relativeGap, 0, 0, iterationsInARow);
  }

  /**
   * True if everything that is asked for is small; what was not measured (NaN) is not. False if
   * nothing is asked for.
   */
  boolean isMetBy(double gap, double scoreChange, double modeShareChange) {
    boolean asksNothing = relativeGap == 0 && scoreDrift == 0 && modeShareDrift == 0;
    return !asksNothing
        && isSmall(gap, relativeGap)
        && isSmall(Math.abs(scoreChange), scoreDrift)
        && isSmall(modeShareChange, modeShareDrift);
  }

  private static boolean isSmall(double value, double limit) {
    return limit == 0 || value <= limit;
  }
}
