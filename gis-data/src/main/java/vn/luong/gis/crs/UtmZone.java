package vn.luong.gis.crs;

/**
 * The UTM zones of WGS 84 as well-known text (OGC 01-009), so that the usual coordinate systems need no
 * register: opening GeoTools' EPSG database takes longer than a city's import.
 */
public final class UtmZone {
  private static final String WELL_KNOWN_TEXT =
      "PROJCS[\"%s\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
          + "SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
          + "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
          + "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
          + "AUTHORITY[\"EPSG\",\"4326\"]],PROJECTION[\"Transverse_Mercator\"],"
          + "PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",%d],"
          + "PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],"
          + "PARAMETER[\"false_northing\",%d],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],"
          + "AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"%d\"]]";
  private static final int NORTH = 32600;
  private static final int SOUTH = 32700;
  private static final int ZONES = 60;
  private static final int DEGREES_PER_ZONE = 6;
  private static final double REACH_DEGREES = 20;

  private UtmZone() {}

  /** Whether an EPSG number means a UTM zone of WGS 84. */
  public static boolean isZone(int epsg) {
    int zone = epsg % 100;
    int series = epsg - zone;
    return (series == NORTH || series == SOUTH) && zone >= 1 && zone <= ZONES;
  }

  /** EPSG number of the zone of a place. */
  public static int epsgAt(double longitude, double latitude) {
    int zone = (int) Math.floor((longitude + 180) / DEGREES_PER_ZONE) + 1;
    return (latitude < 0 ? SOUTH : NORTH) + Math.min(Math.max(zone, 1), ZONES);
  }

  /** E.g. {@code WGS 84 / UTM zone 48N}. */
  public static String name(int epsg) {
    return "WGS 84 / UTM zone " + epsg % 100 + (epsg < SOUTH ? "N" : "S");
  }

  /**
   * Whether a place is so near to the zone that its coordinates can be taken back: farther out the series of the
   * projection diverge.
   */
  static boolean reaches(int epsg, double longitude, double latitude) {
    double east = Math.IEEEremainder(longitude - centralMeridian(epsg), 360);
    return Math.abs(east) <= REACH_DEGREES && Math.abs(latitude) <= 90;
  }

  private static int centralMeridian(int epsg) {
    return epsg % 100 * DEGREES_PER_ZONE - 183;
  }

  public static String wellKnownText(int epsg) {
    return WELL_KNOWN_TEXT.formatted(
        name(epsg), centralMeridian(epsg), epsg < SOUTH ? 0 : 10_000_000, epsg);
  }
}
