/**
 * What was counted on the road: {@link vn.luong.sim.counts.CountStations} holds hourly traffic counts at links. Must not
 * know files, nor what a simulation makes of the same hours.
 */
package vn.luong.sim.counts;
