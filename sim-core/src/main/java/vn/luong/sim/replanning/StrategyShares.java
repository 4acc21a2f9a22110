package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.population.Population;

/**
 * Which strategies each subpopulation may choose in an iteration, and with what weight. Strategies
 * that make new plans end after a share of all iterations, each strategy also after its own last
 * iteration (MATSim {@code StrategyManager}).
 *
 * <p>Threads: immutable.
 */
final class StrategyShares {
  /** Key of the persons without subpopulation. */
  private static final String NONE = "";

  private record Share(Strategy strategy, double weight, int lastIteration) {}

  private final Map<String, List<Share>> sharesByGroup = new TreeMap<>();

  /**
   * Makes the shares of a run.
   *
   * @param firstIteration number of the run's first iteration
   * @param lastIteration number of its last
   */
  StrategyShares(
      Population population,
      ReplanningParameters parameters,
      int firstIteration,
      int lastIteration) {
    int lastInnovation = lastInnovation(parameters, firstIteration, lastIteration);
    Map<StrategyKind, Strategy> strategies = new EnumMap<>(StrategyKind.class);
    for (StrategySetting setting : parameters.strategies()) {
      Strategy strategy = strategies.computeIfAbsent(
          setting.kind(), kind -> Strategy.of(kind, population, parameters));
      String group = setting.subpopulation() == null ? NONE : setting.subpopulation();
      sharesByGroup
          .computeIfAbsent(group, key -> new ArrayList<>())
          .add(new Share(strategy, setting.weight(), lastOf(setting, lastInnovation)));
    }
  }

  private static int lastInnovation(
      ReplanningParameters parameters, int firstIteration, int lastIteration) {
    double fraction = parameters.innovationEndFraction();
    return fraction >= 1
        ? Integer.MAX_VALUE
        : (int) ((lastIteration - firstIteration) * fraction + firstIteration);
  }

  private static int lastOf(StrategySetting setting, int lastInnovation) {
    int own = setting.lastIteration() == StrategySetting.NO_LAST
        ? Integer.MAX_VALUE
        : setting.lastIteration();
    return setting.kind().isInnovative() ? Math.min(own, lastInnovation) : own;
  }

  /**
   * Chooses a strategy.
   *
   * @param subpopulation of the person, or null
   * @param uniform a random number in [0, 1)
   * @return null if nothing is left to choose; the person then keeps its plan
   */
  Strategy choose(String subpopulation, int iteration, double uniform) {
    List<Share> shares = sharesByGroup.get(subpopulation == null ? NONE : subpopulation);
    if (shares == null) {
      return null;
    }
    double total = 0;
    for (Share share : shares) {
      total += weightIn(share, iteration);
    }
    double rest = uniform * total;
    Strategy chosen = null;
    for (Share share : shares) {
      double weight = weightIn(share, iteration);
      if (weight > 0 && rest >= 0) {
        // The last one that may be chosen also takes what rounding leaves over.
        chosen = share.strategy;
        rest -= weight;
      }
    }
    return chosen;
  }

  private static double weightIn(Share share, int iteration) {
    return iteration <= share.lastIteration ? share.weight : 0;
  }
}
