package vn.luong.scenario.counts;

/**
 * Of which iterations volumes are averaged, and when the average is written: every so many iterations, over the last
 * few of them (MATSim's {@code LinkStatsControlerListener} and {@code CountsControllerListener}).
 *
 * @param interval iterations from one file to the next; 0 for no files
 * @param averagedOver iterations that an average takes in; 1 or less for the written iteration alone
 */
public record AveragedIterations(int interval, int averagedOver) {
  public static final AveragedIterations NEVER = new AveragedIterations(0, 1);

  public AveragedIterations {
    if (interval < 0) {
      throw new IllegalArgumentException("interval " + interval + " is negative");
    }
  }

  /** Whether an iteration's volumes go into an average. */
  boolean uses(int iteration, int firstIteration) {
    if (interval == 0) {
      return false;
    }
    int position = iteration % interval;
    int done = iteration - firstIteration;
    int needed = Math.min(averagedOver, interval);
    if (position == 0) {
      return averagedOver <= 1 || done >= needed;
    }
    return position > interval - averagedOver && done + interval - position >= needed;
  }

  /** Whether an average is written at the end of an iteration, after so many were used. */
  boolean writes(int iteration, int usedIterations) {
    return interval > 0 && iteration % interval == 0 && usedIterations >= averagedOver;
  }
}
