package vn.luong.sim.replanning;

/**
 * How activity times are changed at random (MATSim {@code timeAllocationMutator}).
 *
 * @param rangeSeconds largest shift to either side; &gt; 0
 * @param stepSeconds half the distance between two possible shifts; at least 1
 * @param affectsDuration true if maximum durations are shifted as well as end times
 * @param latestEndTime no activity is shifted to end later
 * @param aroundInitialTimes true if shifts start from the end time an activity had at first
 */
public record TimeShiftParameters(
    double rangeSeconds,
    double stepSeconds,
    boolean affectsDuration,
    double latestEndTime,
    boolean aroundInitialTimes) {
  /** MATSim's standard: half an hour to either side. */
  public static final TimeShiftParameters STANDARD =
      new TimeShiftParameters(1800, 1, true, 24 * 3600, false);

  public TimeShiftParameters {
    if (!(rangeSeconds > 0) || !(stepSeconds >= 1)) {
      throw new IllegalArgumentException(
          "range " + rangeSeconds + " s must be > 0, step " + stepSeconds + " s must be >= 1");
    }
  }
}
