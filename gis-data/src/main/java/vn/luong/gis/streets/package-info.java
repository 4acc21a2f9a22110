/**
 * Networks sketched from a few strategic roads: {@link vn.luong.gis.streets.RoadSketch} holds roads that can still be
 * cut, {@link vn.luong.gis.streets.LocalStreets} fills built-up areas with generated local streets that join them.
 * Must not know where the roads come from.
 */
package vn.luong.gis.streets;
