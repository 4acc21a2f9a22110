package vn.luong.gis.streets;

/**
 * An area to fill with local streets: the places nearer to its centre than to any other area's, from the centre
 * outwards, until the area is used up.
 *
 * @param id short name, used in the names of nodes and links
 * @param name what its streets are called
 * @param x easting of the centre, metres
 * @param y northing of the centre, metres
 * @param areaSquareMeters built-up area
 * @param spacingMeters distance of parallel streets
 * @param isEstate true for an industrial estate: it takes the places within the circle of its area before all
 *     others do
 */
public record BuiltUpArea(
    String id,
    String name,
    double x,
    double y,
    double areaSquareMeters,
    double spacingMeters,
    boolean isEstate) {

  double radiusMeters() {
    return Math.sqrt(areaSquareMeters / Math.PI);
  }

  double distanceTo(double otherX, double otherY) {
    return Math.hypot(otherX - x, otherY - y);
  }
}
