package vn.luong.sim.mobsim;

import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.units.SimTime;

/**
 * What time it is along a plan if nobody is in anybody's way: the earliest that each departure can be. Unknown after a leg
 * that does not say how long it takes, until an activity states when it ends. Times are whole seconds, as time steps are.
 *
 * <p>Threads: one owner.
 */
final class PlanClock {
  private final MobsimParameters parameters;
  private double time = SimTime.UNDEFINED;
  private boolean isExact;
  private boolean isRunning;

  PlanClock(MobsimParameters parameters) {
    this.parameters = parameters;
  }

  /** The person is before the first activity. */
  void restart() {
    time = SimTime.UNDEFINED;
    isExact = false;
    isRunning = true;
  }

  /** The activity that the cursor stands on ends, if it ever does; see {@link #isRunning}. */
  void endActivity(PlanCursor cursor) {
    boolean isFirst = cursor.ordinal() == 0;
    double start = isFirst ? 0 : time;
    double end =
        parameters.endTimeRule().endTime(start, cursor.endTime(), cursor.maxDurationSeconds());
    // Nobody leaves before he has come, nor before the simulation begins.
    // Nor between two time steps, which begin at whole seconds.
    time = SimTime.isDefined(end)
        ? Math.ceil(Math.max(Math.max(start, end), parameters.startTime()))
        : end;
    isExact = isFirst;
    boolean isEndKnown = SimTime.isDefined(end) || !SimTime.isDefined(start);
    boolean isInDay = !SimTime.isDefined(parameters.endTime()) || time <= parameters.endTime();
    isRunning = isEndKnown && isInDay;
  }

  /** The person has been on the way for so long, or {@link SimTime#UNDEFINED}. */
  void endLeg(double seconds) {
    time = Math.ceil(time + seconds);
    isExact = false;
  }

  /** False if the person stays where he is: the activity never ends, or not in the time that is simulated. */
  boolean isRunning() {
    return isRunning;
  }

  /** Seconds after midnight, {@link SimTime#UNDEFINED} if unknown. */
  double time() {
    return time;
  }

  /** True if it cannot be later than {@link #time}: nothing has come before that could take longer. */
  boolean isExact() {
    return isExact;
  }
}
