package vn.luong.scenario.indicators;

/**
 * A number shown to a planner.
 *
 * @param id stable name for programs, e.g. {@code mode_share.motorbike}
 * @param label name for people
 * @param value the number; null where nothing was measured
 * @param unit unit, e.g. {@code km/h}
 * @param definition what exactly is counted, one sentence
 */
public record Indicator(String id, String label, Double value, String unit, String definition) {
  /** An indicator; without value if it is not a finite number. */
  public static Indicator of(
      String id, String label, double value, String unit, String definition) {
    return new Indicator(id, label, Double.isFinite(value) ? value : null, unit, definition);
  }
}
