/**
 * What the land holds: {@link vn.luong.scenario.landuse.Zones} name places, {@link
 * vn.luong.scenario.landuse.ZoneStock} counts what is in them (residents, jobs, school places, shops). Must not know
 * where the figures come from, or who uses them.
 */
package vn.luong.scenario.landuse;
