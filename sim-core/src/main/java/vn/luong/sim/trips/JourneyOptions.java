package vn.luong.sim.trips;

import java.util.List;
import java.util.Map;

/**
 * What travellers by public transport may do beside walking to the next stop and taking the next vehicle (MATSim {@code
 * swissRailRaptor}).
 *
 * @param accessWays ways to and from stops by other modes; empty for none
 * @param walksToStops true if people can also walk to stops as if there were no other ways; MATSim leaves that to a way
 *     of mode {@code walk}
 * @param drawsOneWay true if each access and each egress is by one way drawn at random, not by that of least cost (MATSim
 *     {@code RandomSelectOneModePerRoutingRequestAndDirection})
 * @param ranges when people may leave earlier or later, by subpopulation, {@link #OTHERS} for those not named; empty if
 *     they leave when the activity ends
 */
public record JourneyOptions(
    List<AccessWay> accessWays,
    boolean walksToStops,
    boolean drawsOneWay,
    Map<String, DepartureRange> ranges) {

  /** Subpopulation of those for whom nothing else is said. */
  public static final String OTHERS = "";

  /** Walk to the stop, take what comes. */
  public static final JourneyOptions NONE = new JourneyOptions(List.of(), true, false, Map.of());

  public JourneyOptions {
    accessWays = List.copyOf(accessWays);
    ranges = Map.copyOf(ranges);
  }

  /** Walking and these ways. */
  public static JourneyOptions ofAccess(List<AccessWay> ways) {
    return new JourneyOptions(ways, true, false, Map.of());
  }

  /** True if people may leave their own vehicles at stops. */
  public boolean parksAtStops() {
    return accessWays.stream().anyMatch(AccessWay::isOwnVehicle);
  }

  /**
   * The departures people choose from, and how (MATSim {@code rangeQuerySettings}, {@code
   * ConfigurableRaptorRouteSelector}): the journey with the least sum of the weighted parts.
   *
   * @param earlierSeconds how much earlier than wanted
   * @param laterSeconds how much later
   * @param perSecondOfShift weight of a second earlier or later
   * @param perSecondOfTravel weight of a second between departure and arrival
   * @param perTransfer weight of a transfer
   */
  public record DepartureRange(
      double earlierSeconds,
      double laterSeconds,
      double perSecondOfShift,
      double perSecondOfTravel,
      double perTransfer) {}
}
