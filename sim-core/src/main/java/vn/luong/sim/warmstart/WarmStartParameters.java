package vn.luong.sim.warmstart;

import vn.luong.sim.traveltimes.TravelTimeParameters;

/**
 * How first routes are spread.
 *
 * @param groups persons are routed anew in so many groups, one after the other, each at the times that the others make
 * @param sweeps sweeps over the groups at most, ≥ 1. In the first one everybody is routed anew, in the n-th an n-th of
 *     the people, so that the steps of the method of successive averages fall
 * @param targetGap relative gap of the static assignment at which sweeps end earlier; 0 to make them all
 * @param periods the periods of the day in which volumes are counted
 * @param flowCapacityFactor factor on every link's flow capacity, as in the mobsim
 * @param threads threads to route with, ≥ 1; no result depends on it
 */
public record WarmStartParameters(
    int groups,
    int sweeps,
    double targetGap,
    TravelTimeParameters periods,
    double flowCapacityFactor,
    int threads) {
  /** A tenth of the people at once neither flees from a road together nor takes many tables of times. */
  public static final int STANDARD_GROUPS = 10;

  public static final int STANDARD_SWEEPS = 1;

  /** Sweeps at most where a gap is asked for: together as much routing as three and a half full ones. */
  public static final int SWEEPS_TO_A_GAP = 20;

  public WarmStartParameters {
    if (!(targetGap >= 0)) {
      throw new IllegalArgumentException("relative gap " + targetGap + ", must be ≥ 0");
    }
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
        0,
        TravelTimeParameters.STANDARD,
        flowCapacityFactor,
        threads);
  }

  /** The same, but going on until the static assignment's relative gap is no larger. */
  public WarmStartParameters toGap(double newTargetGap) {
    return new WarmStartParameters(
        groups, SWEEPS_TO_A_GAP, newTargetGap, periods, flowCapacityFactor, threads);
  }
}
