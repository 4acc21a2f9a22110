package vn.luong.scenario.ridership;

/**
 * How a day of public transport is judged.
 *
 * @param expansionFactor persons that one simulated person stands for, &gt; 0; seats and places of vehicles are expanded with
 *     them, because those of a sample's vehicles are reduced in the same way
 * @param earlySeconds how much before its planned time a vehicle may leave a stop and still be punctual, ≥ 0
 * @param lateSeconds how much after its planned time, ≥ 0
 * @param costs what runs cost the operator
 */
public record RidershipParameters(
    double expansionFactor, int earlySeconds, int lateSeconds, OperatingCosts costs) {

  /** One minute early to five minutes late, as the Transit Capacity and Quality of Service Manual counts (TCRP Report 165). */
  public static final int USUAL_EARLY_SECONDS = 60;

  public static final int USUAL_LATE_SECONDS = 300;

  public RidershipParameters {
    if (!(expansionFactor > 0)) {
      throw new IllegalArgumentException("expansion factor " + expansionFactor + " must be > 0");
    }
    if (earlySeconds < 0 || lateSeconds < 0) {
      throw new IllegalArgumentException("punctual from " + earlySeconds + " s before to "
          + lateSeconds + " s after the plan, both must be ≥ 0");
    }
  }

  /** The usual ones, without costs. */
  public static RidershipParameters ofSample(double sample) {
    return new RidershipParameters(
        1 / sample, USUAL_EARLY_SECONDS, USUAL_LATE_SECONDS, OperatingCosts.NONE);
  }

  public RidershipParameters withCosts(OperatingCosts newCosts) {
    return new RidershipParameters(expansionFactor, earlySeconds, lateSeconds, newCosts);
  }
}
