package vn.luong.sim.replanning;

import java.util.Objects;

/**
 * A strategy that persons of one subpopulation may choose (MATSim {@code strategysettings}).
 *
 * @param kind what to do
 * @param subpopulation who, by the person attribute; null for persons that have none
 * @param weight probability in relation to the subpopulation's other strategies; &ge; 0
 * @param lastIteration not chosen after this iteration; {@link #NO_LAST} if it is never switched
 *     off
 */
public record StrategySetting(
    StrategyKind kind, String subpopulation, double weight, int lastIteration) {
  public static final int NO_LAST = -1;

  public StrategySetting {
    Objects.requireNonNull(kind);
    if (!(weight >= 0)) {
      throw new IllegalArgumentException(
          "weight of " + kind.matsimName() + " is " + weight + ", must be >= 0");
    }
  }

  /** For persons without subpopulation, in all iterations. */
  public static StrategySetting of(StrategyKind kind, double weight) {
    return new StrategySetting(kind, null, weight, NO_LAST);
  }

  public StrategySetting withKind(StrategyKind newKind) {
    return new StrategySetting(newKind, subpopulation, weight, lastIteration);
  }

  public StrategySetting withWeight(double newWeight) {
    return new StrategySetting(kind, subpopulation, newWeight, lastIteration);
  }
}
