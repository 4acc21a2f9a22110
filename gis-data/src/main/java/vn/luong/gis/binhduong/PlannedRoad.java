package vn.luong.gis.binhduong;

import vn.luong.gis.streets.StreetClass;

/**
 * A stage of a part of a planned road, the same in both directions. A later stage takes the place of an earlier one.
 *
 * @param corridor corridor whose waypoints it follows
 * @param first number of its first waypoint
 * @param last number of its last waypoint
 * @param name name of the road
 * @param streetClass motorway for a road that is met at interchanges only; any other class is met at grade
 * @param fromYear first year in which it is open
 * @param lanesPerDirection lanes in each direction
 * @param freeSpeedMetersPerSecond speed when empty
 * @param lengthFactor length of the road over the line through the waypoints
 */
public record PlannedRoad(
    String corridor,
    int first,
    int last,
    String name,
    StreetClass streetClass,
    int fromYear,
    double lanesPerDirection,
    double freeSpeedMetersPerSecond,
    double lengthFactor) {

  boolean isExpressway() {
    return streetClass == StreetClass.MOTORWAY;
  }

  /** True if it leads from this waypoint to the next one. */
  boolean covers(PlannedPoint point) {
    return corridor.equals(point.corridor())
        && first <= point.sequence()
        && point.sequence() < last;
  }
}
