package vn.luong.sim.warmstart;

import vn.luong.sim.traveltimes.TravelTimeParameters;

/**
 * How first routes are spread.
 *
 * @param groups persons are routed anew in so many groups, one after the other, each at the times that the others make
 * @param sweeps how often everybody is routed anew
 * @param periods the periods of the day in which volumes are counted
 * @param flowCapacityFactor factor on every link's flow capacity, as in the mobsim
 * @param threads threads to route with, ≥ 1; no result depends on it
 */
public record WarmStartParameters(
    int groups, int sweeps, TravelTimeParameters periods, double flowCapacityFactor, int threads) {
  /** A tenth of the people at once neither flees from a road together nor takes many tables of times. */
  public static final int STANDARD_GROUPS = 10;

  public static final int STANDARD_SWEEPS = 1;

  public WarmStartParameters {
    if (groups < 1 || sweeps < 1 || threads < 1) {
      throw new IllegalArgumentException(
          groups + " groups, " + sweeps + " sweeps and " + threads + " threads, all must be ≥ 1");
    }
    if (!(flowCapacityFactor > 0)) {
      throw new IllegalArgumentException("flow capacity factor " + flowCapacityFactor);
    }
  }

  /** Quarters of an hour, as the routers' own tables have: hours tell too late when a queue begins and ends. */
  public static WarmStartParameters standard(double flowCapacityFactor, int threads) {
    return new WarmStartParameters(
        STANDARD_GROUPS,
        STANDARD_SWEEPS,
        TravelTimeParameters.STANDARD,
        flowCapacityFactor,
        threads);
  }
}
