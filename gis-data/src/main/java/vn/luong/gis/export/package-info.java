/**
 * What planners open in QGIS. A {@link vn.luong.gis.export.FeatureLayer} says what a layer holds; {@link
 * vn.luong.gis.export.NetworkLayers} and {@link vn.luong.gis.export.ProblemLayer} make such layers, {@link
 * vn.luong.gis.export.GeoPackageWriter} and {@link vn.luong.gis.export.GeoJsonFile} write them. Coordinate
 * systems are plain EPSG numbers here, so that writing results needs no GeoTools.
 */
package vn.luong.gis.export;
