package vn.luong.gis.binhduong;

import java.util.List;

/**
 * What is to be built after 2019.
 *
 * @param points waypoints of the corridors, each corridor in the order along it
 * @param roads stages of the roads along them
 * @param interchanges where the expressways among them are joined to others
 * @param widenings roads that get more lanes
 */
public record PlannedNetwork(
    List<PlannedPoint> points,
    List<PlannedRoad> roads,
    List<Interchange> interchanges,
    List<RoadWidening> widenings) {}
