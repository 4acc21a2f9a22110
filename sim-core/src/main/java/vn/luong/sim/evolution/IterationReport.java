package vn.luong.sim.evolution;

import vn.luong.sim.mobsim.MobsimSummary;
import vn.luong.sim.replanning.ReplanningSummary;

/**
 * What came of an iteration.
 *
 * @param iteration its number
 * @param scores scores averaged over persons
 * @param modeShares trips by main mode
 * @param routeGap how far routes are from equilibrium: cost that could be saved by the best routes, by cost as driven
 * @param scoreDrift executed score less that of the iteration before; NaN in the first
 * @param modeShareDrift largest change of a mode's share since the iteration before; NaN in the
 *     first
 * @param seconds how long it took
 * @param replanning what persons did to their plans before the day
 * @param execution the day in figures
 */
public record IterationReport(
    int iteration,
    ScoreStatistics scores,
    ModeShares modeShares,
    RouteGap routeGap,
    double scoreDrift,
    double modeShareDrift,
    StageSeconds seconds,
    ReplanningSummary replanning,
    MobsimSummary execution) {

  /** Share of the cost of driving that the best routes would save; NaN if nobody drove. */
  public double relativeGap() {
    return routeGap.share();
  }
}
