package vn.luong.sim.assignment;

/**
 * When an equilibrium is good enough.
 *
 * @param relativeGap stop at this relative gap or below
 * @param maxIterations stop after so many iterations in any case, ≥ 1
 * @param threads threads to search paths with, ≥ 1; no result depends on it
 */
public record EquilibriumParameters(double relativeGap, int maxIterations, int threads) {
  /** Enough for link flows to be stable (Boyce, Ralevic-Dekic and Bar-Gera 2004). */
  public static final double STANDARD_GAP = 1e-4;

  public static final int STANDARD_ITERATIONS = 200;

  public EquilibriumParameters {
    if (!(relativeGap >= 0)) {
      throw new IllegalArgumentException("relative gap " + relativeGap + ", must be ≥ 0");
    }
    if (maxIterations < 1 || threads < 1) {
      throw new IllegalArgumentException(
          maxIterations + " iterations and " + threads + " threads, both must be ≥ 1");
    }
  }

  public static EquilibriumParameters ofGap(double relativeGap) {
    return new EquilibriumParameters(relativeGap, STANDARD_ITERATIONS, 1);
  }

  public EquilibriumParameters withThreads(int newThreads) {
    return new EquilibriumParameters(relativeGap, maxIterations, newThreads);
  }
}
