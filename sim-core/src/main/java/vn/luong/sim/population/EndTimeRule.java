package vn.luong.sim.population;

import vn.luong.sim.units.SimTime;

/** When an activity ends that states an end time and a longest duration (MATSim {@code TimeInterpretation}). */
public enum EndTimeRule {
  /** Only the end time counts. */
  END_TIME_ONLY,
  /** The end time; where there is none, start and duration. The usual rule. */
  END_TIME_THEN_DURATION,
  /** Whichever comes first. */
  EARLIER_OF_BOTH;

  /**
   * When the activity ends.
   *
   * @param startTime when it starts
   * @return seconds after midnight, or {@link SimTime#UNDEFINED} if it has no end
   */
  public double endTime(Activity activity, double startTime) {
    return endTime(startTime, activity.endTime(), activity.maxDurationSeconds());
  }

  /**
   * When an activity ends.
   *
   * @param startTime when it starts
   * @param endTime planned end, or {@link SimTime#UNDEFINED}
   * @param maxDurationSeconds longest stay, or {@link SimTime#UNDEFINED}
   * @return seconds after midnight, or {@link SimTime#UNDEFINED} if it has no end
   */
  public double endTime(double startTime, double endTime, double maxDurationSeconds) {
    double afterDuration = startTime + maxDurationSeconds;
    return switch (this) {
      case END_TIME_ONLY -> endTime;
      case END_TIME_THEN_DURATION -> SimTime.isDefined(endTime) ? endTime : afterDuration;
      case EARLIER_OF_BOTH -> {
        if (!SimTime.isDefined(endTime) || !SimTime.isDefined(afterDuration)) {
          yield SimTime.isDefined(endTime) ? endTime : afterDuration;
        }
        yield Math.min(endTime, afterDuration);
      }
    };
  }
}
