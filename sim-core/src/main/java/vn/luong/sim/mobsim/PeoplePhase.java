package vn.luong.sim.mobsim;

/**
 * What people do between two movements of traffic: trips that ended in a time step, then activities that end in the next.
 * Most steps leave the first to be done with the second, for {@link TrafficPhase} does both while nodes are moved.
 *
 * <p>Threads: the main loop's.
 */
final class PeoplePhase implements Runnable {
  private final PlanExecution plans;
  private final TrafficPhase traffic;
  private final EventOutput output;
  private final boolean isDrivingFirst;
  private final boolean isRunningToEndTime;

  private int now;
  private int endedTime;
  /** True if those who arrived in the last step have not been told yet. */
  private boolean isOpen;

  private boolean isOver;

  PeoplePhase(
      PlanExecution plans, TrafficPhase traffic, EventOutput output, MobsimParameters parameters) {
    this.plans = plans;
    this.traffic = traffic;
    this.output = output;
    isDrivingFirst = !parameters.traffic().waitingBeforeDriving();
    isRunningToEndTime = parameters.runsToEndTime();
  }

  /** Says which time step {@link #run} comes before. */
  void setTime(int time) {
    now = time;
  }

  /** Ends what is left of the step before, and the activities that are due now. */
  @Override
  public void run() {
    endOpenStep();
    if (!isOver) {
      plans.endActivities(now);
    }
  }

  /** Traffic has moved: ends this step, now or with the next one. */
  void close(boolean isLast) {
    plans.giveUpRemoved(now);
    isOpen = true;
    endedTime = now;
    if (isLast || isDrivingFirst || !traffic.isTogether()) {
      endOpenStep();
      isOver |= isLast;
    }
  }

  /** Ends this step now, if it was left to be ended with the next one. */
  void endOpenStep() {
    if (isOpen) {
      endStep();
      isOver = isEverythingDone();
    }
  }

  /** True if no further step is needed; the last one was at {@link #endedTime}. */
  boolean isOver() {
    return isOver;
  }

  /** Time of the last step of which everything is done. */
  int endedTime() {
    return endedTime;
  }

  private boolean isEverythingDone() {
    return plans.isEverybodyFinished() && !isRunningToEndTime;
  }

  private void endStep() {
    isOpen = false;
    plans.endDrives(endedTime);
    if (isDrivingFirst) {
      traffic.enterTraffic(endedTime);
    }
    plans.endRides(endedTime);
    plans.endTeleports(endedTime);
    output.flushIfFull();
  }
}
