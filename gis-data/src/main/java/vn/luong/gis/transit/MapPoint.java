package vn.luong.gis.transit;

/**
 * A place in the scenario's coordinate system.
 *
 * @param x metres to the east
 * @param y metres to the north
 */
public record MapPoint(double x, double y) {
  /** Distance in metres. */
  public double distanceTo(MapPoint other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
