package vn.luong.gis.export;

/**
 * Name and definition of a reference system, as a GeoPackage states them. Programs look the EPSG number up;
 * the text serves those that cannot. Written out only for the UTM zones of WGS 84: the full register is
 * GeoTools', which this package must not need.
 */
final class ReferenceSystemText {
  private static final String UTM = "PROJCS[\"%s\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
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

  private ReferenceSystemText() {}

  static String name(int epsg) {
    return isUtm(epsg)
        ? "WGS 84 / UTM zone " + epsg % 100 + (epsg < SOUTH ? "N" : "S")
        : "EPSG:" + epsg;
  }

  /** Well-known text, or "undefined" as the standard allows. */
  static String definition(int epsg) {
    if (!isUtm(epsg)) {
      return "undefined";
    }
    int centralMeridian = (epsg % 100) * 6 - 183;
    return UTM.formatted(name(epsg), centralMeridian, epsg < SOUTH ? 0 : 10_000_000, epsg);
  }

  private static boolean isUtm(int epsg) {
    int zone = epsg % 100;
    int series = epsg - zone;
    return (series == NORTH || series == SOUTH) && zone >= 1 && zone <= 60;
  }
}
