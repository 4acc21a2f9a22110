/**
 * Trips of plans made ready to travel: {@link vn.luong.sim.trips.TripRouter} turns a trip from one activity to the next
 * into legs with routes, by road or teleported, with walks to and from the vehicle; {@link
 * vn.luong.sim.trips.PlanRouter} does so for a plan in the order of the day; {@link vn.luong.sim.trips.PlanPreparation}
 * for everybody before the first iteration. Must not know why somebody reroutes, or how plans are executed.
 */
package vn.luong.sim.trips;
