package vn.luong.sim.population;

import java.util.Map;
import java.util.Objects;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.units.SimTime;

/**
 * Movement by one mode between two activities.
 *
 * @param mode index in the scenario's {@link ModeTable}
 * @param routingMode mode the whole trip was routed for, or {@link ModeTable#NO_MODE}
 * @param departureTime planned departure, or {@link SimTime#UNDEFINED}
 * @param travelTimeSeconds planned travel time, or {@link SimTime#UNDEFINED}
 * @param route how to go; {@link Route#NONE} if not routed yet
 * @param attributes further attributes by name, without the routing mode
 */
public record Leg(
    int mode,
    int routingMode,
    double departureTime,
    double travelTimeSeconds,
    Route route,
    Map<String, AttributeTable.Value> attributes) {

  public Leg {
    Objects.requireNonNull(route);
    attributes = Map.copyOf(attributes);
  }

  /** A leg that is not routed yet. */
  public static Leg of(int mode) {
    return new Leg(
        mode, ModeTable.NO_MODE, SimTime.UNDEFINED, SimTime.UNDEFINED, Route.NONE, Map.of());
  }

  public Leg withRoute(Route newRoute) {
    return new Leg(mode, routingMode, departureTime, travelTimeSeconds, newRoute, attributes);
  }

  public Leg withRoutingMode(int newRoutingMode) {
    return new Leg(mode, newRoutingMode, departureTime, travelTimeSeconds, route, attributes);
  }

  public Leg withTimes(double newDepartureTime, double newTravelTimeSeconds) {
    return new Leg(mode, routingMode, newDepartureTime, newTravelTimeSeconds, route, attributes);
  }
}
