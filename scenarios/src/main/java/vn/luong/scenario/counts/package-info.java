/**
 * Hourly volumes of links over iterations: {@link vn.luong.scenario.counts.CountRecorder} compares them with what was
 * counted on the road, {@link vn.luong.scenario.counts.LinkStatsRecorder} writes MATSim's link statistics. Must not know
 * where stations and settings come from.
 */
package vn.luong.scenario.counts;
