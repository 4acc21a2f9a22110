package vn.luong.gis.crs;

/** Lengths on the WGS 84 ellipsoid. */
public final class Wgs84 {
  private static final double SEMI_MAJOR_METERS = 6_378_137.0;
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

  private Wgs84() {}

  /**
   * Distance of two near points: Pythagoras with the radii of curvature at the middle latitude. Right to a
   * millimetre per kilometre for the distances between the nodes of a road, away from the poles.
   */
  public static double distanceMeters(
      double longitude1, double latitude1, double longitude2, double latitude2) {
    double middle = Math.toRadians((latitude1 + latitude2) / 2);
    double sine = Math.sin(middle);
    double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double meridianRadius = SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double parallelRadius = SEMI_MAJOR_METERS / Math.sqrt(w) * Math.cos(middle);
    double east = Math.toRadians(longitude2 - longitude1) * parallelRadius;
    double north = Math.toRadians(latitude2 - latitude1) * meridianRadius;
    return Math.sqrt(east * east + north * north);
  }
}
