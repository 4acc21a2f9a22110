package vn.luong.gis.binhduong;

/**
 * Ramps between an expressway and another road.
 *
 * @param point id of the expressway's waypoint
 * @param joins name of the road that it is joined to, at the nearest point; or the waypoint of another expressway
 * @param lanesPerDirection lanes of all ramps in each direction
 * @param freeSpeedMetersPerSecond speed when empty
 */
public record Interchange(
    String point, String joins, double lanesPerDirection, double freeSpeedMetersPerSecond) {}
