package vn.luong.scenario.facilities;

import java.util.Set;
import vn.luong.scenario.config.FacilityMeasure.Hours;
import vn.luong.sim.problems.SourcePosition;

/**
 * A facility as it was read; NaN for what is not stated.
 *
 * @param id id in its file; the name of one that a measure opens
 * @param name name for people
 * @param kinds what it is
 * @param x easting, metres
 * @param y northing, metres
 * @param size how large it is
 * @param hours when it is open to all but those who work there
 * @param position where it was read
 */
record Venue(
    String id,
    String name,
    Set<FacilityKind> kinds,
    double x,
    double y,
    Size size,
    Hours hours,
    SourcePosition position) {

  /**
   * How large a facility is; NaN for what is not stated.
   *
   * @param jobs jobs there
   * @param capacity pupils or students, of others persons at a time
   * @param visitors visitors a day
   */
  record Size(double jobs, double capacity, double visitors) {}

  Venue {
    kinds = Set.copyOf(kinds);
  }

  boolean is(FacilityKind kind) {
    return kinds.contains(kind);
  }

  /** What to call it in messages. */
  String subject() {
    return "facility \"" + id + "\"";
  }
}
