package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/** What a file of vehicles holds: types, and vehicles that have names. */
public final class VehicleDefinitions {
  private final VehicleTypes types;
  private final IdTable vehicleIds = new IdTable();
  private final IntArrayList typeOfVehicle = new IntArrayList();
  private final AttributeTable typeAttributes = new AttributeTable();
  private final AttributeTable vehicleAttributes = new AttributeTable();

  public VehicleDefinitions(VehicleTypes types) {
    this.types = types;
  }

  /**
   * Adds a vehicle.
   *
   * @param type index in {@link #types}
   * @return its dense index
   * @throws IllegalArgumentException if the id is taken
   */
  public int addVehicle(String id, int type) {
    if (vehicleIds.contains(id)) {
      throw new IllegalArgumentException("vehicle \"" + id + "\" is there already");
    }
    typeOfVehicle.add(type);
    return vehicleIds.add(id);
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

  /** Attributes of types that the simulation makes no use of, by index in {@link #types}. */
  public AttributeTable typeAttributes() {
    return typeAttributes;
  }

  public AttributeTable vehicleAttributes() {
    return vehicleAttributes;
  }

  /** Makes these vehicles part of a fleet that has the same types. */
  public void addTo(Fleet.Builder fleet) {
    for (int vehicle = 0; vehicle < vehicleCount(); vehicle++) {
      fleet.addNamed(vehicleIds.text(vehicle), typeOf(vehicle));
    }
  }
}
