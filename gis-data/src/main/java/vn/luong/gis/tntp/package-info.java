/**
 * Networks and trip tables of Transportation Networks for Research (TNTP), the benchmarks of static assignment: {@link
 * vn.luong.gis.tntp.TntpNetworkReader} and {@link vn.luong.gis.tntp.TntpTripsReader}. Files of this format name no units
 * and mostly no coordinates; numbers go in as they stand.
 */
package vn.luong.gis.tntp;
