package vn.luong.gis.binhduong;

import vn.luong.gis.streets.StreetClass;

/**
 * A piece of road between two junctions, the same in both directions.
 *
 * @param from id of a junction
 * @param to id of the other junction
 * @param name name of the road
 * @param streetClass its class
 * @param lanesPerDirection lanes in each direction
 * @param freeSpeedMetersPerSecond speed when empty
 * @param lengthFactor length of the road over the straight line, ≥ 1
 */
public record Road(
    String from,
    String to,
    String name,
    StreetClass streetClass,
    double lanesPerDirection,
    double freeSpeedMetersPerSecond,
    double lengthFactor) {}
