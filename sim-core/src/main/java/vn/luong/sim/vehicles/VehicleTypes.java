package vn.luong.sim.vehicles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vehicle types of a scenario, by dense index and by name, in the order of adding. */
public final class VehicleTypes {
  public static final int NO_TYPE = -1;

  private final List<VehicleType> types = new ArrayList<>();
  private final Map<String, Integer> indexById = new LinkedHashMap<>();

  /**
   * Adds a type.
   *
   * @return its dense index
   * @throws IllegalArgumentException if the name is taken
   */
  public int add(VehicleType type) {
    if (indexById.putIfAbsent(type.id(), types.size()) != null) {
      throw new IllegalArgumentException("vehicle type \"" + type.id() + "\" is there already");
    }
    types.add(type);
    return types.size() - 1;
  }

  /** The type's index, or {@link #NO_TYPE}. */
  public int find(String id) {
    return indexById.getOrDefault(id, NO_TYPE);
  }

  public VehicleType type(int index) {
    return types.get(index);
  }

  public int size() {
    return types.size();
  }

  public List<VehicleType> types() {
    return Collections.unmodifiableList(types);
  }
}
