/**
 * The bundled Bình Dương: tables of wards, industrial parks, gateways, places and roads, authored from the
 * project's fact sheet, each row with its source and status. {@link vn.luong.gis.binhduong.BinhDuongTables} reads
 * them, {@link vn.luong.gis.binhduong.BinhDuongNetwork} makes the traffic network of a year, {@link
 * vn.luong.gis.binhduong.PopulationGrowth} knows its residents, {@link vn.luong.gis.binhduong.BinhDuongZones} the
 * zones. Must not know about people or scenarios.
 */
package vn.luong.gis.binhduong;
