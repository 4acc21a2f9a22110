package vn.luong.scenario.landuse;

/**
 * A university.
 *
 * @param id short name
 * @param name name people use
 * @param places students it has room for
 * @param x easting, metres
 * @param y northing, metres
 */
public record Campus(String id, String name, double places, double x, double y) {}
