package vn.luong.gis.zones;

/**
 * The centre of a zone whose polygon is not known.
 *
 * @param id the zone's id
 * @param x easting, metres in the scenario's CRS
 * @param y northing, metres in the scenario's CRS
 */
public record ZoneCentre(String id, double x, double y) {}
