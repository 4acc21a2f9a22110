package vn.luong.gis.binhduong;

/**
 * An industrial park.
 *
 * @param id short name for files
 * @param name name as people say it
 * @param district id of the district
 * @param areaSquareMeters gross area
 * @param jobs workers, an estimate
 * @param fromYear first year in which the park has its jobs
 * @param x easting of the centre, metres
 * @param y northing of the centre, metres
 */
public record IndustrialPark(
    String id,
    String name,
    String district,
    double areaSquareMeters,
    int jobs,
    int fromYear,
    double x,
    double y) {

  /** Radius of the circle of the park's area. */
  public double radiusMeters() {
    return Math.sqrt(areaSquareMeters / Math.PI);
  }
}
