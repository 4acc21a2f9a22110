package vn.luong.sim.evolution;

/**
 * The relative gap of a day: (Σ cost as driven − Σ cost of the best responses) / Σ cost as driven,
 * over the road legs of a sample of persons. The measure is {@link RelativeGap}'s.
 *
 * @param share the gap, at most 1; a little below 0 where chance was kind to the sample. NaN if
 *     nobody in the sample drove
 * @param standardError of the share as an estimate for everybody, from the differences between the
 *     persons of the sample; 0 if the sample is everybody, NaN if it is one person of many
 * @param persons persons of the sample who drove
 */
public record RouteGap(double share, double standardError, int persons) {
  /** Nothing was measured. */
  public static final RouteGap NONE = new RouteGap(Double.NaN, Double.NaN, 0);

  /**
   * The gap of a sample drawn without replacement, a ratio of two sums over its persons (Cochran,
   * "Sampling Techniques", 3rd ed. 1977, sections 2.11 and 6.4).
   *
   * @param taken cost as driven, by person of the sample; 0 for who did not drive
   * @param least cost of the best responses, likewise
   * @param personCount everybody the sample was drawn from
   */
  static RouteGap of(double[] taken, double[] least, int personCount) {
    double sumTaken = 0;
    double sumSaved = 0;
    int drivers = 0;
    for (int position = 0; position < taken.length; position++) {
      sumTaken += taken[position];
      sumSaved += taken[position] - least[position];
      drivers += taken[position] > 0 ? 1 : 0;
    }
    if (!(sumTaken > 0)) {
      return NONE;
    }
    double share = sumSaved / sumTaken;
    double squares = 0;
    for (int position = 0; position < taken.length; position++) {
      double residual = taken[position] - least[position] - share * taken[position];
      squares += residual * residual;
    }
    double left = 1 - taken.length / (double) personCount;
    double variance = left * taken.length / (taken.length - 1.0) * squares;
    double standardError = left == 0 ? 0 : Math.sqrt(variance) / sumTaken;
    return new RouteGap(share, standardError, drivers);
  }
}
