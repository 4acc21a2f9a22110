package vn.luong.sim.mobsim;

/**
 * What happened in a simulated day, in figures.
 *
 * @param eventCount events handed to the sink
 * @param departureCount legs begun
 * @param arrivalCount legs ended
 * @param abortedCount legs given up while the day went on (stuck vehicles that were removed)
 * @param onTheWayCount legs not ended at the last time step
 * @param startTime first time step, seconds after midnight
 * @param endTime last time step, seconds after midnight
 */
public record MobsimSummary(
    long eventCount,
    long departureCount,
    long arrivalCount,
    long abortedCount,
    long onTheWayCount,
    int startTime,
    int endTime) {

  public MobsimSummary {
    if (departureCount != arrivalCount + abortedCount + onTheWayCount) {
      throw new IllegalStateException("lost agents: "
          + departureCount
          + " departures, "
          + arrivalCount
          + " arrivals, "
          + abortedCount
          + " aborted, "
          + onTheWayCount
          + " on the way");
    }
  }
}
