/**
 * Longitude and latitude to metres and back: {@link vn.luong.gis.crs.MetricProjection}. The only package that
 * knows GeoTools referencing; the coordinate systems of files are {@link vn.luong.gis.crs.CoordinateSystem}.
 */
package vn.luong.gis.crs;
