/**
 * What travelling costs on the day: fares, passes and parking fees, put among the events as {@code personMoney}. {@link
 * vn.luong.sim.fares.Charges} does it, {@link vn.luong.sim.fares.FareParameters} and {@link
 * vn.luong.sim.fares.ParkingParameters} say how much. Must not know plans, scores or routers.
 */
package vn.luong.sim.fares;
