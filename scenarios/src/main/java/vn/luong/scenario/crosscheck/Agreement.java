package vn.luong.scenario.crosscheck;

import java.util.Locale;

/**
 * One quantity of both engines.
 *
 * @param topic what it belongs to, e.g. {@code Mode shares}
 * @param label name for people
 * @param unit unit of the values
 * @param luong value of our engine; NaN if there is none
 * @param matsim value of MATSim; NaN if there is none
 * @param difference how far they are apart, in the unit of the tolerance
 * @param tolerance how far they may be apart to agree; NaN if they are not judged
 * @param toleranceUnit e.g. {@code pp} for percentage points
 * @param verdict in words
 */
public record Agreement(
    String topic,
    String label,
    String unit,
    double luong,
    double matsim,
    double difference,
    double tolerance,
    String toleranceUnit,
    String verdict) {

  static final String AGREES = "agrees";
  static final String DIFFERS = "differs";
  static final String NOT_MEASURED = "not measured";

  /** Judged by the difference itself. */
  static Agreement byDifference(
      String topic, String label, String unit, double luong, double matsim, double tolerance) {
    double difference = luong - matsim;
    return new Agreement(
        topic,
        label,
        unit,
        luong,
        matsim,
        difference,
        tolerance,
        unit.startsWith("%") ? "pp" : unit,
        verdict(difference, tolerance));
  }

  /** Judged by the difference as a share of MATSim's value. */
  static Agreement byPercent(
      String topic,
      String label,
      String unit,
      double luong,
      double matsim,
      double tolerancePercent) {
    double percent = luong == matsim ? 0 : 100 * (luong - matsim) / Math.abs(matsim);
    return new Agreement(
        topic,
        label,
        unit,
        luong,
        matsim,
        percent,
        tolerancePercent,
        "%",
        verdict(percent, tolerancePercent));
  }

  /** A figure of how well two series go together, which must not be below its limit. */
  static Agreement ofFit(String topic, String label, String unit, double fit, double least) {
    String verdict = Double.isNaN(fit) ? NOT_MEASURED : fit >= least ? AGREES : DIFFERS;
    return new Agreement(
        topic, label, unit, Double.NaN, Double.NaN, fit, least, "at least", verdict);
  }

  /** A cost of running, where less is better and nothing need agree. */
  static Agreement ofCost(String topic, String label, String unit, double luong, double matsim) {
    boolean isKnown = luong > 0 && matsim > 0;
    return new Agreement(
        topic,
        label,
        unit,
        luong,
        matsim,
        isKnown ? matsim / luong : Double.NaN,
        Double.NaN,
        "",
        isKnown ? cheaper(luong, matsim) : NOT_MEASURED);
  }

  private static String cheaper(double luong, double matsim) {
    return luong <= matsim
        ? String.format(Locale.ROOT, "Luồng %.1f times less", matsim / luong)
        : String.format(Locale.ROOT, "MATSim %.1f times less", luong / matsim);
  }

  private static String verdict(double difference, double tolerance) {
    if (Double.isNaN(difference)) {
      return NOT_MEASURED;
    }
    return Math.abs(difference) <= tolerance ? AGREES : DIFFERS;
  }

  /** True if the engines were to agree here and do not. */
  public boolean isDifferent() {
    return verdict.equals(DIFFERS);
  }

  /** True if the engines were to agree here and do. */
  public boolean isAgreed() {
    return verdict.equals(AGREES);
  }
}
