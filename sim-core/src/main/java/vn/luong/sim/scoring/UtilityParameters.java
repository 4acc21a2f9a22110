package vn.luong.sim.scoring;

import java.util.Map;
import vn.luong.sim.units.Units;

/**
 * How one group of persons values its day (MATSim {@code scoringParameters}). Rates are utils per
 * second; disutilities are negative.
 *
 * @param performingPerSecond of an activity at its typical duration; &ge; 0
 * @param waitingPerSecond of being at a closed place, on top of the lost time
 * @param lateArrivalPerSecond of starting after the latest start
 * @param earlyDeparturePerSecond of ending before the earliest end or staying less than the minimum
 * @param waitingForTransitPerSecond of waiting at a stop, on top of the lost time; NaN: as
 *     travelling by that mode
 * @param lineSwitch utils of each further transit vehicle of a trip
 * @param utilityOfMoney utils per unit of money
 * @param modes by mode; every mode that is travelled by must be there
 * @param activities by activity type; interaction activities need not be there
 */
public record UtilityParameters(
    double performingPerSecond,
    double waitingPerSecond,
    double lateArrivalPerSecond,
    double earlyDeparturePerSecond,
    double waitingForTransitPerSecond,
    double lineSwitch,
    double utilityOfMoney,
    Map<String, ModeParameters> modes,
    Map<String, ActivityParameters> activities) {
  private static final double SECONDS_PER_DAY = 24 * Units.SECONDS_PER_HOUR;

  public UtilityParameters {
    modes = Map.copyOf(modes);
    activities = Map.copyOf(activities);
    if (!(performingPerSecond >= 0)) {
      throw new IllegalArgumentException(
          "performing is " + performingPerSecond + " utils/s, must be >= 0");
    }
  }

  /** MATSim's standard rates with these modes and activities. */
  public static UtilityParameters standard(
      Map<String, ModeParameters> modes, Map<String, ActivityParameters> activities) {
    return new UtilityParameters(
        Units.perSecondFromPerHour(6),
        0,
        Units.perSecondFromPerHour(-18),
        0,
        Double.NaN,
        -1,
        1,
        modes,
        activities);
  }

  public UtilityParameters withModes(Map<String, ModeParameters> newModes) {
    return new UtilityParameters(
        performingPerSecond,
        waitingPerSecond,
        lateArrivalPerSecond,
        earlyDeparturePerSecond,
        waitingForTransitPerSecond,
        lineSwitch,
        utilityOfMoney,
        newModes,
        activities);
  }

  /**
   * What a person loses who does not get through the day: a day of the worst that these parameters
   * know, so that no finished day is worse (MATSim {@code abortedPlanScore}).
   */
  double abortedUtility() {
    double worstTraveling = 0;
    for (ModeParameters mode : modes.values()) {
      worstTraveling = Math.min(worstTraveling, mode.travelingPerSecond());
    }
    double worstRate = Math.min(
        Math.min(lateArrivalPerSecond, earlyDeparturePerSecond),
        Math.min(worstTraveling, waitingPerSecond) - performingPerSecond);
    return worstRate * SECONDS_PER_DAY;
  }
}
