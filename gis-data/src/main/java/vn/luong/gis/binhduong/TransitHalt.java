package vn.luong.gis.binhduong;

/**
 * A stop or station.
 *
 * @param id short name; lines that share a stop share its id
 * @param name what people call it
 * @param x easting, metres
 * @param y northing, metres
 */
public record TransitHalt(String id, String name, double x, double y) {}
