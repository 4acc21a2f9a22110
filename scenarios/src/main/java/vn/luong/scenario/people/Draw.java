package vn.luong.scenario.people;

import java.util.Arrays;
import vn.luong.sim.random.RandomStream;

/** Draws an index in proportion to weights. Immutable. */
public final class Draw {
  /** What is drawn if all weights are 0. */
  public static final int NOTHING = -1;

  private final double[] cumulative;

  /** A draw among as many as there are weights. */
  public Draw(double[] weights) {
    // One after the other: sums of parts, as of Arrays.parallelPrefix, would depend on the number
    // of processors.
    cumulative = weights.clone();
    for (int index = 1; index < cumulative.length; index++) {
      cumulative[index] += cumulative[index - 1];
    }
  }

  /** Sum of the weights. */
  public double total() {
    return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
  }

  /** An index, or {@link #NOTHING} if all weights are 0. */
  public int next(RandomStream random) {
    return at(random.nextDouble());
  }

  int at(double uniform) {
    double total = total();
    if (!(total > 0)) {
      return NOTHING;
    }
    double value = uniform * total;
    int found = Arrays.binarySearch(cumulative, value);
    int index = found >= 0 ? found : -found - 1;
    while (cumulative[index] <= value) {
      index++;
    }
    return index;
  }
}
