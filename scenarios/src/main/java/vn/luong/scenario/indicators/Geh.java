package vn.luong.scenario.indicators;

/**
 * The GEH statistic, after Geoffrey E. Havers: how far two hourly volumes are apart, so that small and large roads are
 * judged alike. Below {@value #GOOD} a difference is as small as counts vary from day to day; guidelines want that on
 * 85% of links (DfT, TAG unit M3.1).
 */
public final class Geh {
  /** Up to here two hourly volumes agree. */
  public static final double GOOD = 5;

  private Geh() {}

  /**
   * √(2 (m − c)² / (m + c)).
   *
   * @param volume vehicles per hour, ≥ 0
   * @param other vehicles per hour, ≥ 0
   * @return 0 if both are 0
   */
  public static double of(double volume, double other) {
    double sum = volume + other;
    double difference = volume - other;
    return sum > 0 ? Math.sqrt(2 * difference * difference / sum) : 0;
  }
}
