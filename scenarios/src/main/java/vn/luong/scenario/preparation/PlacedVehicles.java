package vn.luong.scenario.preparation;

import vn.luong.gis.transit.PlacedTransit;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.vehicles.VehicleTypes;

/** The vehicles of transit lines as MATSim's files and the engine's fleet take them. */
public final class PlacedVehicles {
  private PlacedVehicles() {}

  /** Types and vehicles in the order of the lines. */
  public static VehicleDefinitions of(PlacedTransit placed) {
    VehicleTypes types = new VehicleTypes();
    placed.vehicleTypes().forEach(types::add);
    VehicleDefinitions vehicles = new VehicleDefinitions(types);
    placed
        .vehicles()
        .forEach(vehicle -> vehicles.addVehicle(vehicle.id(), types.find(vehicle.typeId())));
    return vehicles;
  }
}
