package vn.luong.gis.transit;

import java.util.List;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Transit lines on a network.
 *
 * @param network the given network, links and nodes with the same indices, and the links made for transit after them
 * @param schedule stops with links, routes with links, departures with vehicles
 * @param vehicleTypes types of the vehicles, in the order of the lines
 * @param vehicles every vehicle that departures name
 * @param stops how stops were matched: one entry per stop facility, in their order
 * @param routes how routes were matched: one entry per route, in their order
 */
public record PlacedTransit(
    Network network,
    TransitSchedule schedule,
    List<VehicleType> vehicleTypes,
    List<Vehicle> vehicles,
    List<StopMatch> stops,
    List<RouteMatch> routes) {

  /**
   * A vehicle.
   *
   * @param id its name
   * @param typeId name of its type
   */
  public record Vehicle(String id, String typeId) {}

  /** What a stop or a way was put on. */
  public enum Matched {
    /** Links that were there. */
    ROAD,
    /** Links made for a line that has its own way. */
    OWN_WAY,
    /** Links made because no road was found. */
    NO_ROAD
  }

  /**
   * How a stop facility came to its link.
   *
   * @param stopId the stop as it was given
   * @param matched what it was put on
   * @param distanceMeters from the stop to the link
   * @param toLinkEndMeters from there to the end of the link, where vehicles halt
   */
  public record StopMatch(
      String stopId, Matched matched, double distanceMeters, double toLinkEndMeters) {}

  /**
   * How a route came to its links.
   *
   * @param matched {@link Matched#NO_ROAD} if a link had to be made for a road line
   * @param madeLinkCount links of the route that were made
   * @param lengthMeters length of its way
   * @param freeSeconds time its way takes at free speed, without halts
   * @param plannedSeconds time between first departure and last arrival without halts
   * @param offShapeMeters how far its way between first and last link gets from its shape; NaN without shape or on
   *     its own way
   */
  public record RouteMatch(
      Matched matched,
      int madeLinkCount,
      double lengthMeters,
      double freeSeconds,
      double plannedSeconds,
      double offShapeMeters) {}

  public PlacedTransit {
    vehicleTypes = List.copyOf(vehicleTypes);
    vehicles = List.copyOf(vehicles);
    stops = List.copyOf(stops);
    routes = List.copyOf(routes);
  }
}
