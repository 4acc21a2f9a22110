/**
 * Looks for what is wrong with a network although it can be read: {@link vn.luong.gis.quality.NetworkQuality} runs one
 * {@link vn.luong.gis.quality.NetworkCheck} after the other, each of which reports {@link
 * vn.luong.sim.problems.Problem}s with a place; {@link vn.luong.gis.quality.NetworkRepair} mends what can be mended
 * safely.
 */
package vn.luong.gis.quality;
