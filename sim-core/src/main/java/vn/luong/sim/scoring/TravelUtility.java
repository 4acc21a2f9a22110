package vn.luong.sim.scoring;

/**
 * Utility of a leg of one mode: linear in time and distance, with a constant per leg and one per
 * day (MATSim {@code CharyparNagelLegScoring}). Immutable, a pure function.
 */
public final class TravelUtility {
  private static final String TRANSIT = "pt";

  private final double constant;
  private final double perSecond;
  private final double perMeter;
  private final double perDay;
  private final double waitingSurchargePerSecond;

  TravelUtility(ModeParameters mode, UtilityParameters rates) {
    this(mode, rates, true);
  }

  /**
   * Makes the utility of a mode.
   *
   * @param waitsAsForPt see {@link ScoringParameters}
   */
  TravelUtility(ModeParameters mode, UtilityParameters rates, boolean waitsAsForPt) {
    constant = mode.constant();
    perSecond = mode.travelingPerSecond();
    perMeter = mode.distancePerMeter() + mode.moneyPerMeter() * rates.utilityOfMoney();
    perDay = mode.dailyConstant() + mode.dailyMoney() * rates.utilityOfMoney();
    double waiting = rates.waitingForTransitPerSecond();
    // MATSim takes off what riding "pt" is worth, whatever the transit mode of the leg is.
    ModeParameters ridden = waitsAsForPt ? rates.modes().getOrDefault(TRANSIT, mode) : mode;
    waitingSurchargePerSecond = Double.isNaN(waiting) ? 0 : waiting - ridden.travelingPerSecond();
  }

  /** Utils of a leg without what is counted once a day. */
  public double ofLeg(double travelTimeSeconds, double distanceMeters) {
    // An unknown distance (NaN) must not spoil the score of a mode for which distance costs
    // nothing.
    double distanceUtility = perMeter == 0 ? 0 : perMeter * distanceMeters;
    return constant + perSecond * travelTimeSeconds + distanceUtility;
  }

  /** Utils for using the mode at all on a day. */
  public double ofDay() {
    return perDay;
  }

  /**
   * What the part of a leg spent waiting for the vehicle is worth more than travelling (negative:
   * less).
   */
  public double waitingSurcharge(double waitingSeconds) {
    return waitingSurchargePerSecond * waitingSeconds;
  }

  /** Utils of every leg of the mode, whatever its length. */
  double constant() {
    return constant;
  }

  boolean countsDistance() {
    return perMeter != 0;
  }
}
