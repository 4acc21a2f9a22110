package vn.luong.scenario.people;

/**
 * What steers the synthetic population. Mean distances are of the way, not as the crow flies.
 *
 * @param sample share of the persons to draw, in (0, 1]
 * @param seed the same seed gives the same population
 * @param meanWorkMeters mean distance to work of residents
 * @param meanSchoolMeters mean distance to school
 * @param meanShopMeters mean distance of shopping from home
 * @param meanLeisureMeters mean distance of visits and leisure from home
 * @param detourFactor length of the way over the straight line
 * @param householdsWithCar share of the households with a car
 */
public record SynthesisParameters(
    double sample,
    long seed,
    double meanWorkMeters,
    double meanSchoolMeters,
    double meanShopMeters,
    double meanLeisureMeters,
    double detourFactor,
    double householdsWithCar) {

  /** Share of households with a car in 2019, as drawn (fact sheet section 10: 10–12 % in 2023). */
  public static final double CAR_HOUSEHOLDS = 0.12;

  public SynthesisParameters {
    if (!(sample > 0 && sample <= 1)) {
      throw new IllegalArgumentException("sample " + sample + " is not in (0, 1]");
    }
  }

  /**
   * Values of the Bình Dương fact sheet: work 7–8 km and a mean motorbike trip of 6.5 km (section 10); school and
   * shopping are our estimates that lead to it. The detour is measured on the bundled network.
   */
  public static SynthesisParameters of(double sample, long seed) {
    return new SynthesisParameters(sample, seed, 7500, 2200, 2600, 5000, 1.35, CAR_HOUSEHOLDS);
  }

  /** The same with another share of households with a car. */
  public SynthesisParameters withHouseholdsWithCar(double share) {
    return new SynthesisParameters(
        sample,
        seed,
        meanWorkMeters,
        meanSchoolMeters,
        meanShopMeters,
        meanLeisureMeters,
        detourFactor,
        share);
  }

  /** How many times as many cars there are as in 2019. */
  double carGrowth() {
    return householdsWithCar / CAR_HOUSEHOLDS;
  }
}
