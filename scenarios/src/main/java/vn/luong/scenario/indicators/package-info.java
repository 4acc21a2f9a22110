/**
 * Turns events into numbers a planner can use. {@link vn.luong.scenario.indicators.DayRecorder} listens to one
 * simulated day and writes the tables and {@link vn.luong.scenario.indicators.IndicatorTable} into the run folder;
 * it is made of {@link vn.luong.scenario.indicators.LinkTraffic} (what links saw) and {@link
 * vn.luong.scenario.indicators.TripRecorder} (what persons did). Must not know how events came about.
 *
 * <p>Tables hold volumes scaled up to the whole population; trips and legs are those that were simulated.
 */
package vn.luong.scenario.indicators;
