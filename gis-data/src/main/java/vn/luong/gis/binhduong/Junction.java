package vn.luong.gis.binhduong;

/**
 * A junction of the strategic road network.
 *
 * @param id short name, used in the names of links
 * @param name what people call it
 * @param x easting, metres
 * @param y northing, metres
 */
public record Junction(String id, String name, double x, double y) {}
