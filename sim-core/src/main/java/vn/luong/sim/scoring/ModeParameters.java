package vn.luong.sim.scoring;

import vn.luong.sim.units.Units;

/**
 * How travelling by one mode is valued (MATSim {@code modeParams}). Disutilities are negative.
 *
 * @param constant utils per leg
 * @param travelingPerSecond utils per second, on top of the lost time for activities
 * @param distancePerMeter utils per metre
 * @param moneyPerMeter money per metre, normally negative
 * @param dailyConstant utils once a day for whoever uses the mode
 * @param dailyMoney money once a day for whoever uses the mode
 */
public record ModeParameters(
    double constant,
    double travelingPerSecond,
    double distancePerMeter,
    double moneyPerMeter,
    double dailyConstant,
    double dailyMoney) {

  /** MATSim's parameters of a mode of which nothing is said: -6 utils per hour. */
  public static final ModeParameters STANDARD = ofTraveling(-6);

  /** A mode with nothing but a utility of travelling. */
  public static ModeParameters ofTraveling(double utilsPerHour) {
    return new ModeParameters(0, Units.perSecondFromPerHour(utilsPerHour), 0, 0, 0, 0);
  }

  public ModeParameters withConstant(double newConstant) {
    return new ModeParameters(
        newConstant,
        travelingPerSecond,
        distancePerMeter,
        moneyPerMeter,
        dailyConstant,
        dailyMoney);
  }

  /** The same with a price per metre (negative). */
  public ModeParameters withMoneyPerMeter(double newMoneyPerMeter) {
    return new ModeParameters(
        constant,
        travelingPerSecond,
        distancePerMeter,
        newMoneyPerMeter,
        dailyConstant,
        dailyMoney);
  }

  /** True if a metre is worth something. */
  boolean countsDistance() {
    return distancePerMeter != 0 || moneyPerMeter != 0;
  }
}
