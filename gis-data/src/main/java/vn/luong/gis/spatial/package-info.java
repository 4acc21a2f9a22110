/**
 * Questions about places on a network: {@link vn.luong.gis.spatial.NearestLink} finds the link beside a point, {@link
 * vn.luong.gis.spatial.ReachSearch} where one gets to from a point by a distance or a time along the links, and {@link
 * vn.luong.gis.spatial.ReachArea} draws that as a polygon. Zones are found by {@link vn.luong.gis.zones.ZoneIndex}. Knows
 * nothing of people, runs or files.
 */
package vn.luong.gis.spatial;
