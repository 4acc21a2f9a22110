package vn.luong.sim.mobsim;

import vn.luong.sim.units.SimTime;

/** When an activity ends that states an end time, a longest stay, both or none (MATSim {@code plans} module). */
public enum ActivityEndRule {
  /** At the end time if there is one, else after the longest stay. */
  TRY_END_TIME_THEN_DURATION,
  /** At the end time; a longest stay is not honoured. */
  END_TIME_ONLY,
  /** At the end time or after the longest stay, whichever comes first. */
  MIN_OF_DURATION_AND_END_TIME;

  /**
   * Seconds after midnight, infinite if the activity never ends.
   *
   * @param startTime when the activity starts
   * @param endTime planned end, or {@link SimTime#UNDEFINED}
   * @param maxDurationSeconds longest stay, or {@link SimTime#UNDEFINED}
   */
  double endTime(double startTime, double endTime, double maxDurationSeconds) {
    double byEnd = SimTime.isDefined(endTime) ? endTime : Double.POSITIVE_INFINITY;
    double byStay = SimTime.isDefined(maxDurationSeconds)
        ? startTime + maxDurationSeconds
        : Double.POSITIVE_INFINITY;
    return switch (this) {
      case TRY_END_TIME_THEN_DURATION -> SimTime.isDefined(endTime) ? byEnd : byStay;
      case END_TIME_ONLY -> byEnd;
      case MIN_OF_DURATION_AND_END_TIME -> Math.min(byEnd, byStay);
    };
  }
}
