package vn.luong.gis.binhduong;

/**
 * A waypoint of a planned road.
 *
 * @param id corridor and number, e.g. {@code rr4-16}
 * @param corridor road it belongs to
 * @param sequence its place along the road, from 0
 * @param interchange name of the interchange, empty if there is none
 * @param x easting, metres
 * @param y northing, metres
 */
public record PlannedPoint(
    String id, String corridor, int sequence, String interchange, double x, double y) {}
