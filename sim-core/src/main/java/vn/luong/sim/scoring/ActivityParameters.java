package vn.luong.sim.scoring;

import vn.luong.sim.units.SimTime;

/**
 * How activities of one type are valued (MATSim {@code activityParams}). Times that do not matter
 * are {@link SimTime#UNDEFINED}.
 *
 * @param typicalDurationSeconds duration at which an hour more or less is worth {@code performing};
 *     &gt; 0
 * @param minimalDurationSeconds shorter stays are punished like an early departure
 * @param openingTime who arrives before waits
 * @param closingTime who stays longer waits
 * @param latestStartTime who starts later is late
 * @param earliestEndTime who ends before departs early
 * @param priority weight in {@link DurationScaling}; &gt; 0
 * @param scaling how utility at the typical duration depends on that duration
 * @param isScored false if the activity is worth nothing, whatever its duration
 */
public record ActivityParameters(
    double typicalDurationSeconds,
    double minimalDurationSeconds,
    double openingTime,
    double closingTime,
    double latestStartTime,
    double earliestEndTime,
    double priority,
    DurationScaling scaling,
    boolean isScored) {

  /** An activity that is worth nothing, as interaction activities are. */
  public static final ActivityParameters NOT_SCORED = new ActivityParameters(
      SimTime.UNDEFINED,
      SimTime.UNDEFINED,
      SimTime.UNDEFINED,
      SimTime.UNDEFINED,
      SimTime.UNDEFINED,
      SimTime.UNDEFINED,
      1,
      DurationScaling.RELATIVE,
      false);

  public ActivityParameters {
    if (isScored && !(zeroUtilitySeconds(scaling, typicalDurationSeconds, priority) > 0)) {
      throw new IllegalArgumentException("typical duration " + typicalDurationSeconds
          + " s with priority " + priority + " leaves no duration of zero utility above 0");
    }
  }

  /** An activity with a typical duration and MATSim's defaults for the rest. */
  public static ActivityParameters ofTypicalDuration(double seconds) {
    return new ActivityParameters(
        seconds,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        1,
        DurationScaling.RELATIVE,
        true);
  }

  public ActivityParameters withMinimalDuration(double seconds) {
    return new ActivityParameters(
        typicalDurationSeconds,
        seconds,
        openingTime,
        closingTime,
        latestStartTime,
        earliestEndTime,
        priority,
        scaling,
        isScored);
  }

  public ActivityParameters withOpeningHours(double newOpeningTime, double newClosingTime) {
    return new ActivityParameters(
        typicalDurationSeconds,
        minimalDurationSeconds,
        newOpeningTime,
        newClosingTime,
        latestStartTime,
        earliestEndTime,
        priority,
        scaling,
        isScored);
  }

  /** The same with a latest start and an earliest end, either of which may be undefined. */
  public ActivityParameters withSchedule(double newLatestStartTime, double newEarliestEndTime) {
    return new ActivityParameters(
        typicalDurationSeconds,
        minimalDurationSeconds,
        openingTime,
        closingTime,
        newLatestStartTime,
        newEarliestEndTime,
        priority,
        scaling,
        isScored);
  }

  /** Duration at which performing the activity is worth nothing. */
  double zeroUtilitySeconds() {
    return zeroUtilitySeconds(scaling, typicalDurationSeconds, priority);
  }

  private static double zeroUtilitySeconds(
      DurationScaling scaling, double typicalSeconds, double priority) {
    return scaling.zeroUtilitySeconds(typicalSeconds, priority);
  }
}
