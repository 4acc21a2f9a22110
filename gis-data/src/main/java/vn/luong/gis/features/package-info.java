/**
 * Map features from files: {@link vn.luong.gis.features.LayerReader} reads a layer of a GeoPackage, Shapefile or GeoJSON into a
 * {@link vn.luong.gis.features.MapLayer} in the engine's metres, repairs what can be repaired and reports it. Knows nothing of what the
 * features mean.
 */
package vn.luong.gis.features;
