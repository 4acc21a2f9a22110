/**
 * From OpenStreetMap ways to a road network that can be simulated: {@link
 * vn.luong.gis.roads.RoadNetworkBuilder} runs the steps, {@link vn.luong.gis.roads.RoadTags} understands the
 * tags, {@link vn.luong.gis.roads.RoadDefaults} fills what is not tagged, {@link
 * vn.luong.gis.roads.NetworkCleaner} and {@link vn.luong.gis.roads.NetworkSimplifier} work on any network.
 * What was kept, repaired and dropped is in the {@link vn.luong.gis.roads.ImportReport}. Knows no file but the
 * map.
 */
package vn.luong.gis.roads;
