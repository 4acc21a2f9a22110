package vn.luong.sim.scoring;

import vn.luong.sim.units.SimTime;

/**
 * Utility of a stay of one activity type: logarithmic in the duration performed, with punishments
 * for waiting at a closed place, starting late, leaving early and staying too short.
 *
 * <p>Charypar and Nagel, "Generating complete all-day activity plans with genetic algorithms",
 * Transportation 32 (2005); the edge cases are those of MATSim's {@code
 * CharyparNagelActivityScoring}. Immutable, a pure function.
 */
public final class ActivityUtility {
  private final ActivityParameters activity;
  private final double zeroUtilitySeconds;
  private final double performingPerSecond;
  private final double waitingPerSecond;
  private final double lateArrivalPerSecond;
  private final double earlyDeparturePerSecond;
  private final boolean usesOldShortStays;

  ActivityUtility(ActivityParameters activity, UtilityParameters rates, boolean usesOldShortStays) {
    this.activity = activity;
    this.zeroUtilitySeconds = activity.isScored() ? activity.zeroUtilitySeconds() : 0;
    this.performingPerSecond = rates.performingPerSecond();
    this.waitingPerSecond = rates.waitingPerSecond();
    this.lateArrivalPerSecond = rates.lateArrivalPerSecond();
    this.earlyDeparturePerSecond = rates.earlyDeparturePerSecond();
    this.usesOldShortStays = usesOldShortStays;
  }

  /**
   * Utils of a stay.
   *
   * @param arrivalTime seconds after midnight
   * @param departureTime seconds after midnight; may be before the arrival, as for a last activity
   *     that begins more than a day after the first one ended
   */
  public double of(double arrivalTime, double departureTime) {
    return of(arrivalTime, departureTime, activity.openingTime(), activity.closingTime());
  }

  /**
   * Utils of a stay at a place with opening hours of its own.
   *
   * @param opening seconds after midnight, or {@link SimTime#UNDEFINED}
   * @param closing seconds after midnight, or {@link SimTime#UNDEFINED}
   */
  double of(double arrivalTime, double departureTime, double opening, double closing) {
    if (!activity.isScored()) {
      return 0;
    }
    boolean opens = SimTime.isDefined(opening);
    boolean closes = SimTime.isDefined(closing);
    double start = opens && arrivalTime < opening ? opening : arrivalTime;
    double end = closes && closing < departureTime ? closing : departureTime;
    if (opens && closes && (opening > departureTime || closing < arrivalTime)) {
      start = departureTime;
      end = departureTime;
    }
    double durationSeconds = end - start;
    double utility = performing(durationSeconds);
    utility += waitingPerSecond * Math.max(0, start - arrivalTime);
    utility += waitingPerSecond * Math.max(0, departureTime - end);
    utility += lateArrivalPerSecond * excess(start, activity.latestStartTime());
    utility += earlyDeparturePerSecond * lack(end, activity.earliestEndTime());
    utility += earlyDeparturePerSecond * lack(durationSeconds, activity.minimalDurationSeconds());
    return utility;
  }

  private double performing(double durationSeconds) {
    double typicalUtils = performingPerSecond * activity.typicalDurationSeconds();
    if (usesOldShortStays) {
      return durationSeconds > 0
          ? Math.max(
              Math.max(0, typicalUtils * Math.log(durationSeconds / zeroUtilitySeconds)),
              waitingPerSecond * durationSeconds)
          : 2 * lateArrivalPerSecond * -durationSeconds;
    }
    if (durationSeconds >= zeroUtilitySeconds) {
      return typicalUtils * Math.log(durationSeconds / zeroUtilitySeconds);
    }
    // Below the duration of zero utility the logarithm goes on as its tangent there.
    return typicalUtils / zeroUtilitySeconds * (durationSeconds - zeroUtilitySeconds);
  }

  private static double excess(double value, double limit) {
    return SimTime.isDefined(limit) ? Math.max(0, value - limit) : 0;
  }

  private static double lack(double value, double limit) {
    return SimTime.isDefined(limit) ? Math.max(0, limit - value) : 0;
  }
}
