package vn.luong.sim.mobsim;

import java.util.Objects;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.units.SimTime;

/**
 * How a day is simulated.
 *
 * @param traffic rules of the queue model
 * @param startTime earliest first time step, or {@link SimTime#UNDEFINED} for midnight
 * @param endTime last time step, or {@link SimTime#UNDEFINED} for when everybody has finished
 * @param stepSeconds length of a time step, at least 1
 * @param threads threads to use at most; the result does not depend on it
 * @param mainModes modes that drive on the network, as bits of the mode table; legs of all others are teleported
 * @param endTimeRule when activities end
 * @param startsAtStartTime true: the first step is at the start time; false: not before the first activity ends
 * @param runsToEndTime true: the last step is at the end time, even when everybody has finished before
 * @param measuresDistance true: events of vehicles that leave traffic say how far they have driven
 */
public record MobsimParameters(
    TrafficParameters traffic,
    double startTime,
    double endTime,
    int stepSeconds,
    int threads,
    long mainModes,
    EndTimeRule endTimeRule,
    boolean startsAtStartTime,
    boolean runsToEndTime,
    boolean measuresDistance) {

  /**
   * No time step lies beyond the first one that is not before this, in seconds after midnight (34 years): times and spans
   * of the mobsim are ints, and two of them can be added. A run without an end time in which somebody waits for ever ends
   * then.
   */
  public static final int LATEST_TIME = 1 << 30;

  public MobsimParameters {
    Objects.requireNonNull(traffic);
    Objects.requireNonNull(endTimeRule);
    if (stepSeconds < 1) {
      throw new IllegalArgumentException("time step is " + stepSeconds + " s, must be ≥ 1 s");
    }
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads, must be ≥ 1");
    }
    if (SimTime.isDefined(startTime) && SimTime.isDefined(endTime) && endTime < startTime) {
      throw new IllegalArgumentException("the mobsim ends at "
          + SimTime.format(endTime)
          + ", before it starts at "
          + SimTime.format(startTime));
    }
    if (runsToEndTime && !SimTime.isDefined(endTime)) {
      throw new IllegalArgumentException("there is no end time to run to");
    }
  }

  /** One-second steps on one thread until everybody has finished. */
  public static MobsimParameters of(TrafficParameters traffic, long mainModes) {
    return new MobsimParameters(
        traffic,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        1,
        1,
        mainModes,
        EndTimeRule.END_TIME_THEN_DURATION,
        false,
        false,
        false);
  }

  /** True if legs of this mode drive on the network. */
  public boolean isMainMode(int mode) {
    return ModeTable.contains(mainModes, mode);
  }

  public MobsimParameters withThreads(int newThreads) {
    return new MobsimParameters(
        traffic,
        startTime,
        endTime,
        stepSeconds,
        newThreads,
        mainModes,
        endTimeRule,
        startsAtStartTime,
        runsToEndTime,
        measuresDistance);
  }

  public MobsimParameters withTimes(double newStartTime, double newEndTime) {
    return new MobsimParameters(
        traffic,
        newStartTime,
        newEndTime,
        stepSeconds,
        threads,
        mainModes,
        endTimeRule,
        startsAtStartTime,
        runsToEndTime,
        measuresDistance);
  }

  public MobsimParameters withStepSeconds(int newStepSeconds) {
    return new MobsimParameters(
        traffic,
        startTime,
        endTime,
        newStepSeconds,
        threads,
        mainModes,
        endTimeRule,
        startsAtStartTime,
        runsToEndTime,
        measuresDistance);
  }

  public MobsimParameters withDistances(boolean newMeasuresDistance) {
    return new MobsimParameters(
        traffic,
        startTime,
        endTime,
        stepSeconds,
        threads,
        mainModes,
        endTimeRule,
        startsAtStartTime,
        runsToEndTime,
        newMeasuresDistance);
  }
}
