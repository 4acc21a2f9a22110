/**
 * Results as map layers for QGIS: {@link vn.luong.scenario.maps.ResultMap} writes them at the end of a run, {@link
 * vn.luong.scenario.maps.MapExport} in other formats. The only room beside the command line and the
 * preparation that uses {@code gis}; while a run ends, of it only the writers, which need no coordinate system library.
 */
package vn.luong.scenario.maps;
