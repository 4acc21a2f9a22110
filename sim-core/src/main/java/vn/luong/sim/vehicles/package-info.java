/**
 * What drives: {@link vn.luong.sim.vehicles.VehicleTypes} as columns and the {@link
 * vn.luong.sim.vehicles.Fleet} of vehicles that belong to persons or are named in files. Must not know where
 * vehicles are: that is the mobsim's state.
 */
package vn.luong.sim.vehicles;
