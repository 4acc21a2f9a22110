package vn.luong.sim.evolution;

/**
 * How long the parts of an iteration took, in seconds of the clock that the evolution was given.
 *
 * @param replanning choosing and making plans
 * @param execution simulating the day, scoring as it happens
 * @param scoring nights and plan scores
 * @param analysis travel times, gap and statistics
 */
public record StageSeconds(double replanning, double execution, double scoring, double analysis) {

  public double total() {
    return replanning + execution + scoring + analysis;
  }
}
