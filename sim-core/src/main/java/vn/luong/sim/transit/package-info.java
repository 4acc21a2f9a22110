/**
 * What public transport offers: {@link vn.luong.sim.transit.TransitSchedule} keeps {@link
 * vn.luong.sim.transit.StopFacilities}, lines, {@link vn.luong.sim.transit.TransitRoutes} and {@link
 * vn.luong.sim.transit.Departures} as columns. Must not know who rides or where vehicles are: that is the mobsim's
 * state.
 */
package vn.luong.sim.transit;
