package vn.luong.scenario.landuse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The zones of a scenario as dense ints {@code 0 … size - 1}. Immutable. */
public final class Zones {
  public static final int NO_ZONE = -1;

  private final List<Zone> zones;
  private final Map<String, Integer> indexById = new HashMap<>();

  /**
   * Zones in this order.
   *
   * @throws IllegalArgumentException if two share an id
   */
  public Zones(List<Zone> zones) {
    this.zones = List.copyOf(zones);
    for (Zone zone : this.zones) {
      if (indexById.put(zone.id(), indexById.size()) != null) {
        throw new IllegalArgumentException("zone \"" + zone.id() + "\" is there twice");
      }
    }
  }

  public int size() {
    return zones.size();
  }

  public Zone zone(int index) {
    return zones.get(index);
  }

  public List<Zone> all() {
    return zones;
  }

  /** Some of the zones, in this order: zone {@code i} of the result is zone {@code kept[i]} of these. */
  public Zones only(int[] kept) {
    return new Zones(Arrays.stream(kept).mapToObj(zones::get).toList());
  }

  /** The zone whose centre is nearest to a place. */
  public int nearest(double x, double y) {
    int nearest = 0;
    for (int zone = 1; zone < size(); zone++) {
      if (zone(zone).distanceMeters(x, y) < zone(nearest).distanceMeters(x, y)) {
        nearest = zone;
      }
    }
    return nearest;
  }

  /** The zone's index, or {@link #NO_ZONE}. */
  public int find(String id) {
    return indexById.getOrDefault(id, NO_ZONE);
  }
}
