/**
 * Static traffic assignment: {@link vn.luong.sim.assignment.UserEquilibrium} spreads {@link
 * vn.luong.sim.assignment.OdDemand} over paths until nobody gains by another one, when the time on a link depends on its
 * volume by a {@link vn.luong.sim.assignment.VolumeDelay} function. Knows neither time of day nor persons.
 */
package vn.luong.sim.assignment;
