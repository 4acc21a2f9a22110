/**
 * Zones: named polygons of the study area. {@link vn.luong.gis.zones.ZoneLayer} holds them, {@link
 * vn.luong.gis.zones.VoronoiZones} makes them from centre points where no polygons are known, {@link
 * vn.luong.gis.zones.ZoneIndex} finds the zone of a point. {@link vn.luong.gis.zones.ZoneFeatures} reads them from layers of polygons. Knows nothing of people or networks.
 */
package vn.luong.gis.zones;
