package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares by MATSim's formulae, worked out by hand. */
class InnovationAnnealingTest {
  private static final int INNOVATING = 80;

  /** From 0.4 to 0.05; columns: curve, shape, half-life, iteration, share. */
  @ParameterizedTest
  @CsvSource({
    // 0.4 - 0.35 · 40 / 80
    "LINEAR, 0.9, 100, 40, 0.225",
    "LINEAR, 0.9, 100, 80, 0.05",
    "LINEAR, 0.9, 100, 95, 0.05",
    // 0.4 · 0.9^2
    "GEOMETRIC, 0.9, 100, 2, 0.324",
    // 0.4 · 0.9^30 = 0.0170 is below the end
    "GEOMETRIC, 0.9, 100, 30, 0.05",
    // 0.4 / e
    "EXPONENTIAL, 0.9, 20, 20, 0.14715178",
    // a quarter of the 80 iterations is also 20
    "EXPONENTIAL, 0.9, 0.25, 20, 0.14715178",
    // 0.4 / 4^0.5
    "MSA, 0.5, 100, 4, 0.2",
    "MSA, 0.5, 100, 1, 0.4",
    // the middle between start and end
    "SIGMOID, 0.2, 40, 40, 0.225",
    // 0.05 + 0.35 / (1 + e^(0.2 · 10))
    "SIGMOID, 0.2, 40, 50, 0.09172102",
  })
  void shareFallsByTheCurve(
      InnovationAnnealing.Curve curve, double shape, double halfLife, int iteration, double share) {
    InnovationAnnealing annealing =
        new InnovationAnnealing(null, curve, Double.NaN, 0.05, shape, halfLife);

    assertThat(annealing.shareAfter(0.4, iteration, INNOVATING)).isCloseTo(share, within(1e-8));
    assertThat(annealing.shareAfter(0.4, 0, INNOVATING)).isEqualTo(0.4);
  }

  @Test
  void sharesOutsideZeroToOneAreRefused() {
    assertThatThrownBy(
            () -> new InnovationAnnealing(null, InnovationAnnealing.Curve.MSA, 1.5, 0, 1, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1.5");
  }

  @Test
  void weightsInsideBothKindsOfStrategyKeepTheirProportions() {
    DayWorld world = new DayWorld();
    world.person("p");
    ReplanningParameters parameters = ReplanningParameters.of(
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.4),
            StrategySetting.of(StrategyKind.BEST_SCORE, 0.2),
            StrategySetting.of(StrategyKind.REROUTE, 0.3),
            StrategySetting.of(StrategyKind.SHIFT_TIMES, 0.1))
        .withAnnealing(List.of(
            new InnovationAnnealing(null, InnovationAnnealing.Curve.LINEAR, Double.NaN, 0, 1, 1)));
    StrategyShares shares = new StrategyShares(world.population, parameters, 0, 10);

    // Half of the ten iterations are over: of the 40% that make plans half are left.
    StrategyDraw draw = shares.drawOf(null, 5);

    assertThat(shareOf(draw, StrategyKind.REROUTE)).isCloseTo(0.15, within(0.001));
    assertThat(shareOf(draw, StrategyKind.SHIFT_TIMES)).isCloseTo(0.05, within(0.001));
    assertThat(shareOf(draw, StrategyKind.CHANGE_EXP_BETA)).isCloseTo(0.8 * 2 / 3, within(0.001));
    assertThat(shareOf(shares.drawOf(null, 10), StrategyKind.REROUTE)).isZero();
    assertThat(shareOf(shares.drawOf("others", 5), StrategyKind.REROUTE)).isZero();
  }

  /** By going through the random numbers in small steps. */
  private static double shareOf(StrategyDraw draw, StrategyKind kind) {
    int steps = 10_000;
    int hits = 0;
    for (int step = 0; step < steps; step++) {
      Strategy chosen = draw.choose((step + 0.5) / steps, 0);
      hits += chosen != null && chosen.kind() == kind ? 1 : 0;
    }
    return hits / (double) steps;
  }
}
