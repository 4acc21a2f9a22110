/**
 * Rasters (GeoTIFF), read window by window: {@link vn.luong.gis.rasters.RasterFile} opens one and judges it, {@link
 * vn.luong.gis.rasters.PopulationRaster} counts people in zones, {@link vn.luong.gis.rasters.HeightRaster} gives heights to
 * nodes. Must not know what people or heights are used for.
 */
package vn.luong.gis.rasters;
