/**
 * Longitude and latitude to metres and back: {@link vn.luong.gis.crs.MetricProjection}. The only package that
 * knows GeoTools referencing.
 */
package vn.luong.gis.crs;
