package vn.luong.sim.mobsim;

import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.traffic.Traffic;

/**
 * Finds the time steps in which nothing can happen, so that they need not be visited: nobody is offered to a node, waits at
 * a parking place or may leave a link, and the next item of all calendars lies behind them, as do the next network change
 * and the end of the day. A run with and without them gives the same events.
 *
 * <p>Looked at only after a step without events, so that busy hours do not pay for it.
 *
 * <p>Threads: the main loop's, between two steps.
 */
final class EmptyTime {
  private final PlanExecution plans;
  private final PeoplePhase people;
  private final Traffic traffic;
  private final TrafficPhase trafficPhase;
  private final NetworkChanges changes;
  private final int stepSeconds;
  private final double endTime;

  /**
   * For one day.
   *
   * @param endTime the first step that is not before is the last one
   */
  EmptyTime(
      PlanExecution plans,
      PeoplePhase people,
      Traffic traffic,
      TrafficPhase trafficPhase,
      NetworkChanges changes,
      double endTime) {
    this.plans = plans;
    this.people = people;
    this.traffic = traffic;
    this.trafficPhase = trafficPhase;
    this.changes = changes;
    this.endTime = endTime;
    stepSeconds = traffic.stepSeconds();
  }

  /**
   * The next step in which something may happen.
   *
   * @param now the step that was the last one
   * @param nextChange the first network change that is still to come
   */
  int nextStep(int now, int nextChange) {
    if (trafficPhase.hadEvents()) {
      return now + stepSeconds;
    }
    people.endOpenStep();
    if (people.isOver() || !traffic.isQuiet()) {
      return now + stepSeconds;
    }
    double next =
        nextChange < changes.size() ? Math.min(endTime, changes.startTime(nextChange)) : endTime;
    int limit = firstStepNotBefore(next, now);
    limit = plans.nextTime(now, limit);
    return traffic.nextTime(now, limit);
  }

  /** After now, and a whole number of steps away. */
  private int firstStepNotBefore(double time, int now) {
    double steps = Math.ceil((time - now) / stepSeconds);
    return now + (int) Math.max(steps, 1) * stepSeconds;
  }
}
