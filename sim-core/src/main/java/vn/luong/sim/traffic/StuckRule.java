package vn.luong.sim.traffic;

/**
 * What happens to a vehicle at the end of a link that finds its next link full for too long.
 *
 * @param seconds it is stuck when the first vehicle of the buffer has not moved for more than this
 * @param removing true: it is taken out of the simulation; false: it is pushed into the full link
 * @param notifying true: each push gives a {@code stuckAndContinue} event
 */
public record StuckRule(double seconds, boolean removing, boolean notifying) {
  /** MATSim's default: pushed after ten seconds, without an event. */
  public static final StuckRule STANDARD = new StuckRule(10, false, false);

  public StuckRule {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("stuck time is " + seconds + " s, must be > 0");
    }
  }

  /** Pushes after this time. */
  public static StuckRule pushAfter(double seconds) {
    return new StuckRule(seconds, false, false);
  }
}
