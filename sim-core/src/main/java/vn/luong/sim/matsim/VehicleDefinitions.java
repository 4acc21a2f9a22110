package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/** What a file of vehicles holds: types, and vehicles that have names. */
public final class VehicleDefinitions {
  private final VehicleTypes types;
  private final IdTable vehicleIds = new IdTable();
  private final IntArrayList typeOfVehicle = new IntArrayList();

  public VehicleDefinitions(VehicleTypes types) {
    this.types = types;
  }

  /**
   * Adds a vehicle.
   *
   * @param type index in {@link #types}
   * @throws IllegalArgumentException if the id is taken
   */
  public void addVehicle(String id, int type) {
    if (vehicleIds.contains(id)) {
      throw new IllegalArgumentException("vehicle \"" + id + "\" is there already");
    }
    vehicleIds.add(id);
    typeOfVehicle.add(type);
  }

  public VehicleTypes types() {
    return types;
  }

  public int vehicleCount() {
    return typeOfVehicle.size();
  }

  public IdTable vehicleIds() {
    return vehicleIds;
  }

  public int typeOf(int vehicle) {
    return typeOfVehicle.getInt(vehicle);
  }

  /** Makes these vehicles part of a fleet that has the same types. */
  public void addTo(Fleet.Builder fleet) {
    for (int vehicle = 0; vehicle < vehicleCount(); vehicle++) {
      fleet.addNamed(vehicleIds.text(vehicle), typeOf(vehicle));
    }
  }
}
