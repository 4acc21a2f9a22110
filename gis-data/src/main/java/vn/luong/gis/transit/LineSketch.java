package vn.luong.gis.transit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vn.luong.sim.vehicles.VehicleType;

/**
 * A transit line, whatever it was read from, before it has a place on the network.
 *
 * @param id unique among the lines
 * @param name brand that passengers know; empty if none
 * @param transportMode e.g. {@code bus}, {@code rail}, {@code subway}, {@code tram}, {@code ferry}
 * @param way what it runs on
 * @param vehicleType its vehicles; types of the same id must be equal
 * @param routes its stop sequences
 * @param attributes further facts, kept with the line
 */
public record LineSketch(
    String id,
    String name,
    String transportMode,
    Way way,
    VehicleType vehicleType,
    List<RouteSketch> routes,
    Map<String, String> attributes) {

  /** What a line runs on. */
  public enum Way {
    /** The roads of the network, in mixed traffic. */
    ROADS,
    /** Links of its own, made for it: rails, water, cables. */
    OWN_WAY
  }

  public LineSketch {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(transportMode);
    Objects.requireNonNull(way);
    Objects.requireNonNull(vehicleType);
    routes = List.copyOf(routes);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
