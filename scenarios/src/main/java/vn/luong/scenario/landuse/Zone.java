package vn.luong.scenario.landuse;

/**
 * A zone, here a ward.
 *
 * @param id short name
 * @param name name people use
 * @param district id of the district
 * @param isRural true for a rural commune
 * @param areaSquareMeters area
 * @param x easting of the centre, metres
 * @param y northing of the centre, metres
 */
public record Zone(
    String id,
    String name,
    String district,
    boolean isRural,
    double areaSquareMeters,
    double x,
    double y) {

  public double distanceMeters(double otherX, double otherY) {
    return Math.hypot(otherX - x, otherY - y);
  }

  /** Radius of a circle of the zone's area. */
  public double radiusMeters() {
    return Math.sqrt(areaSquareMeters / Math.PI);
  }
}
