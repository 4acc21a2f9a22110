package vn.luong.sim.traveltimes;

/**
 * How travel times are binned (MATSim {@code TravelTimeCalculatorConfigGroup}).
 *
 * @param binSeconds length of a time bin
 * @param endTime seconds after midnight where the last bin starts; later times count as in the last bin
 */
public record TravelTimeParameters(int binSeconds, int endTime) {

  /** Bins of 15 minutes over 30 hours, as in MATSim. */
  public static final TravelTimeParameters STANDARD = new TravelTimeParameters(900, 30 * 3600);

  public TravelTimeParameters {
    if (binSeconds <= 0 || endTime < 0) {
      throw new IllegalArgumentException(
          "bins of " + binSeconds + " s up to " + endTime + " s cannot be made");
    }
  }

  public int binCount() {
    return endTime / binSeconds + 1;
  }

  /** The bin that a time falls into; the nearest one if it is outside. */
  public int bin(double time) {
    int bin = (int) time / binSeconds;
    return Math.max(0, Math.min(bin, binCount() - 1));
  }
}
