package vn.luong.scenario.checkpoint;

/**
 * When checkpoints are written. The clock decides only when, never what comes of a run.
 *
 * @param everyIterations a checkpoint after so many iterations; {@link #NEVER} for none, {@link #BY_TIME} to go by the clock
 * @param everySeconds the same in seconds of work, if it goes by the clock
 */
public record CheckpointRule(int everyIterations, double everySeconds) {
  public static final int NEVER = 0;
  public static final int BY_TIME = -1;

  /** About five minutes of work can be lost. */
  public static final CheckpointRule STANDARD = new CheckpointRule(BY_TIME, 300);

  /** Writing may take this share of the time at most, if it goes by the clock. */
  private static final double MOST_OF_THE_TIME = 0.05;

  public CheckpointRule {
    if (everyIterations < BY_TIME || !(everySeconds >= 0)) {
      throw new IllegalArgumentException(
          "checkpoints every " + everyIterations + " iterations or " + everySeconds + " s");
    }
  }

  /** A checkpoint after so many iterations; 0 for none. */
  public static CheckpointRule everyIterations(int iterations) {
    return new CheckpointRule(iterations, 0);
  }

  /**
   * True if it is time for one.
   *
   * @param iterations iterations since the last one
   * @param seconds seconds since the last one
   * @param writingSeconds how long the last one took
   */
  public boolean isDue(int iterations, double seconds, double writingSeconds) {
    if (everyIterations == BY_TIME) {
      return seconds >= Math.max(everySeconds, writingSeconds / MOST_OF_THE_TIME);
    }
    return everyIterations != NEVER && iterations >= everyIterations;
  }
}
