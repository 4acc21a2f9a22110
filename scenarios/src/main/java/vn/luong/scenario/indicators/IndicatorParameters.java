package vn.luong.scenario.indicators;

/**
 * How simulated counts relate to the real world.
 *
 * @param expansionFactor persons that one simulated person stands for, ≥ 1; 10 for a sample of 10%
 * @param flowCapacityFactor share of the links' flow capacity that the mobsim used, &gt; 0; 0.1 for a sample of 10%
 * @param goods subpopulation of the trucks, whose trips are counted apart from those of persons; empty if there are none
 */
public record IndicatorParameters(double expansionFactor, double flowCapacityFactor, String goods) {
  /** All agents are persons. */
  public IndicatorParameters(double expansionFactor, double flowCapacityFactor) {
    this(expansionFactor, flowCapacityFactor, "");
  }

  public IndicatorParameters {
    if (!(expansionFactor > 0) || !(flowCapacityFactor > 0)) {
      throw new IllegalArgumentException("expansion factor " + expansionFactor
          + " and flow capacity factor " + flowCapacityFactor + " must be > 0");
    }
  }

  /** Everybody is simulated, on the full capacity. */
  public static IndicatorParameters wholePopulation() {
    return new IndicatorParameters(1, 1);
  }

  /** A sample of persons on equally scaled roads. */
  public static IndicatorParameters ofSample(double sample) {
    return new IndicatorParameters(1 / sample, sample);
  }
}
