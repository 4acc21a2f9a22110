package vn.luong.sim.replanning;

import java.util.List;

/**
 * The strategies that persons of one subpopulation may choose in one iteration, with their weights.
 *
 * <p>Threads: immutable.
 */
final class StrategyDraw {
  private static final int NO_POSITION = -1;

  private final List<Strategy> strategies;
  private final double[] weights;
  private final double total;
  private final int byGain;

  StrategyDraw(List<Strategy> strategies, double[] weights) {
    this.strategies = strategies;
    this.weights = weights;
    double sum = 0;
    int gainPosition = NO_POSITION;
    for (int position = 0; position < weights.length; position++) {
      sum += weights[position];
      boolean isByGain = strategies.get(position).kind() == StrategyKind.REROUTE_BY_GAIN;
      if (isByGain && weights[position] > 0) {
        gainPosition = position;
      }
    }
    total = sum;
    byGain = gainPosition;
  }

  /** Mean probability of rerouting by gain; 0 if nobody may. */
  double shareByGain() {
    return byGain == NO_POSITION ? 0 : weights[byGain] / total;
  }

  /**
   * Chooses a strategy.
   *
   * @param uniform a random number in [0, 1)
   * @param chanceByGain probability of rerouting by gain for this person; the others keep their
   *     weights among each other
   * @return null if nothing is left to choose; the person then keeps its plan
   */
  Strategy choose(double uniform, double chanceByGain) {
    if (byGain == NO_POSITION) {
      return chooseExcept(NO_POSITION, uniform * total);
    }
    if (uniform < chanceByGain || weights[byGain] == total) {
      return strategies.get(byGain);
    }
    double rest = (uniform - chanceByGain) / (1 - chanceByGain);
    return chooseExcept(byGain, rest * (total - weights[byGain]));
  }

  private Strategy chooseExcept(int exception, double from) {
    double rest = from;
    Strategy chosen = null;
    for (int position = 0; position < weights.length; position++) {
      if (position != exception && weights[position] > 0 && rest >= 0) {
        // The last one that may be chosen also takes what rounding leaves over.
        chosen = strategies.get(position);
        rest -= weights[position];
      }
    }
    return chosen;
  }
}
