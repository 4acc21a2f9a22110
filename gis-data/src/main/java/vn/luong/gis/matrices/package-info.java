/**
 * Trip matrices between zones, from OMX files ({@link vn.luong.gis.matrices.OmxTripsReader}) and CSV tables ({@link
 * vn.luong.gis.matrices.CsvTripsReader}), as the demand of a static assignment.
 */
package vn.luong.gis.matrices;
