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
 * iteration (MATSim {@code StrategyManager}); until then their share may be annealed.
 *
 * <p>Threads: immutable.
 */
final class StrategyShares {
  /** Key of the persons without subpopulation. */
  private static final String NONE = "";

  private record Share(Strategy strategy, double weight, int lastIteration) {
    boolean isInnovative() {
      return strategy.kind().isInnovative();
    }

    double weightIn(int iteration) {
      return iteration <= lastIteration ? weight : 0;
    }
  }

  private final Map<String, List<Share>> sharesByGroup = new TreeMap<>();
  private final Map<String, InnovationAnnealing> annealingByGroup = new TreeMap<>();
  private final int firstIteration;
  private final int lastIteration;

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
    this.firstIteration = firstIteration;
    this.lastIteration = lastIteration;
    int lastInnovation = lastInnovation(parameters, firstIteration, lastIteration);
    Map<StrategyKind, Strategy> strategies = new EnumMap<>(StrategyKind.class);
    for (StrategySetting setting : parameters.strategies()) {
      Strategy strategy = strategies.computeIfAbsent(
          setting.kind(), kind -> Strategy.of(kind, population, parameters));
      sharesByGroup
          .computeIfAbsent(keyOf(setting.subpopulation()), key -> new ArrayList<>())
          .add(new Share(strategy, setting.weight(), lastOf(setting, lastInnovation)));
    }
    for (InnovationAnnealing annealing : parameters.annealing()) {
      annealingByGroup.put(keyOf(annealing.subpopulation()), annealing);
    }
  }

  private static String keyOf(String subpopulation) {
    return subpopulation == null ? NONE : subpopulation;
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
   * What a person of a subpopulation may choose in an iteration.
   *
   * @param subpopulation of the person, or null
   */
  StrategyDraw drawOf(String subpopulation, int iteration) {
    List<Share> shares = sharesByGroup.getOrDefault(keyOf(subpopulation), List.of());
    double[] weights =
        shares.stream().mapToDouble(share -> share.weightIn(iteration)).toArray();
    InnovationAnnealing annealing = annealingByGroup.get(keyOf(subpopulation));
    if (annealing != null) {
      anneal(annealing, shares, weights, iteration);
    }
    return new StrategyDraw(shares.stream().map(Share::strategy).toList(), weights);
  }

  private void anneal(
      InnovationAnnealing annealing, List<Share> shares, double[] weights, int iteration) {
    double innovative = sum(shares, weights, true);
    double selecting = sum(shares, weights, false);
    if (innovative == 0 || selecting == 0) {
      return;
    }
    double start = annealing.startShare();
    if (Double.isNaN(start)) {
      double atFirst = 0;
      double all = 0;
      for (Share share : shares) {
        atFirst += share.isInnovative() ? share.weight : 0;
        all += share.weight;
      }
      start = atFirst / all;
    }
    int innovating = Math.max(1, lastInnovationOf(shares) - firstIteration);
    double now = annealing.shareAfter(start, iteration - firstIteration, innovating);
    for (int position = 0; position < weights.length; position++) {
      weights[position] *=
          shares.get(position).isInnovative() ? now / innovative : (1 - now) / selecting;
    }
  }

  /** MATSim's {@code ReplanningAnnealer} also looks at the first such strategy only. */
  private int lastInnovationOf(List<Share> shares) {
    for (Share share : shares) {
      if (share.isInnovative()) {
        return Math.min(share.lastIteration, lastIteration);
      }
    }
    return lastIteration;
  }

  private static double sum(List<Share> shares, double[] weights, boolean isInnovative) {
    double sum = 0;
    for (int position = 0; position < weights.length; position++) {
      sum += shares.get(position).isInnovative() == isInnovative ? weights[position] : 0;
    }
    return sum;
  }
}
