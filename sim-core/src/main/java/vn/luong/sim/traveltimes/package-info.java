/**
 * How long links take at each time of the day: {@link vn.luong.sim.traveltimes.TravelTimeRecorder} measures it from
 * events, {@link vn.luong.sim.traveltimes.TravelTimeTable} keeps it. Must not know routes, persons or costs.
 */
package vn.luong.sim.traveltimes;
