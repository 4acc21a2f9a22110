/**
 * Public transport in operation: which vehicle makes which runs ({@link vn.luong.sim.operations.VehicleRuns}), who waits and
 * rides where ({@link vn.luong.sim.operations.StopQueues}), and what a vehicle does at a stop ({@link
 * vn.luong.sim.operations.StopVisits}), which is asked by the link step of {@code sim.traffic}. Must not know plans.
 */
package vn.luong.sim.operations;
