package vn.luong.scenario.reach;

/**
 * A place to start from.
 *
 * @param name name for people
 * @param x easting in the network's system
 * @param y northing
 */
public record ReachOrigin(String name, double x, double y) {}
