package vn.luong.scenario.config;

import vn.luong.sim.problems.SourcePosition;

/**
 * A change of existing roads.
 *
 * @param position where it stands in the file
 * @param kind what to do
 * @param road name of a road, or id of a link
 * @param lanes lanes per direction; NaN to leave them
 * @param speedMetersPerSecond free speed; NaN to leave it
 * @param capacityPcePerHour capacity per direction; NaN to leave it
 */
public record RoadMeasure(
    SourcePosition position,
    Kind kind,
    String road,
    double lanes,
    double speedMetersPerSecond,
    double capacityPcePerHour) {

  /** Kinds of measures on existing roads. */
  public enum Kind {
    CLOSE,
    CHANGE
  }
}
