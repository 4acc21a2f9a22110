/**
 * Results as map layers for QGIS: {@link vn.luong.scenario.maps.ResultMap}. The only room beside the command line and the
 * preparation that uses {@code gis}, and of it only the writers, which need no coordinate system library.
 */
package vn.luong.scenario.maps;
