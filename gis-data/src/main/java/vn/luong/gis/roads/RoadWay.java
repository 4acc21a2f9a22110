package vn.luong.gis.roads;

import vn.luong.sim.units.ClosedHours;

/**
 * A way as a road, in the direction of its nodes and against it.
 *
 * @param id OSM id of the way
 * @param name street name, or null
 * @param ref road number, e.g. {@code QL.13}, or null
 * @param layer above (positive) or below (negative) the ground; 0 on it
 * @param durationSeconds time that the whole way takes, as ferries state it; NaN if it is not stated
 * @param forward with the order of the way's nodes
 * @param backward against it
 */
record RoadWay(
    long id,
    HighwayClass highwayClass,
    String name,
    String ref,
    int layer,
    double durationSeconds,
    Side forward,
    Side backward) {

  /**
   * One direction.
   *
   * @param modes bits of {@link RoadMode} that may go this way; 0 if it is closed
   * @param speedByTime limits for some hours, as {@link SpeedByTime} writes them; empty if there are none
   * @param closedHours when it is closed to some modes
   */
  record Side(
      double freeSpeedMetersPerSecond,
      double laneCount,
      int modes,
      String speedByTime,
      ClosedHours closedHours) {
    Side(double freeSpeedMetersPerSecond, double laneCount, int modes) {
      this(freeSpeedMetersPerSecond, laneCount, modes, "", ClosedHours.NONE);
    }

    /** When it is closed to those of some modes that may go this way. */
    ClosedHours closedHours(int ofModes) {
      ClosedHours hours = closedHours;
      for (RoadMode mode : RoadMode.values()) {
        if ((modes & ofModes & mode.bit()) == 0) {
          hours = hours.without(mode.modeName());
        }
      }
      return hours;
    }
  }
}
