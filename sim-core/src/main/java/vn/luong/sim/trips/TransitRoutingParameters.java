package vn.luong.sim.trips;

import java.util.Map;
import java.util.Objects;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.raptor.WalkParameters;

/**
 * How trips by public transport are routed (MATSim {@code transit}, {@code transitRouter} and what {@code scoring} says of
 * time spent; {@code RaptorParameters}).
 *
 * @param routingModes modes whose trips are routed through the timetable, as bits of the mode table
 * @param ridingMode mode of the legs on board, unless the next one says another
 * @param ridingModes modes of the legs on board by the transport mode of the route (MATSim {@code swissRailRaptor}'s mode
 *     mapping for passengers)
 * @param walkingMode mode of the legs on foot
 * @param walk how people walk
 * @param ridingPerSecond cost of a second on board, at least 0 as the next ones
 * @param waitingPerSecond cost of a second at a stop
 * @param walkingPerSecond cost of a second on foot
 * @param perTransfer cost of each boarding but the first
 */
public record TransitRoutingParameters(
    long routingModes,
    int ridingMode,
    Map<String, Integer> ridingModes,
    int walkingMode,
    WalkParameters walk,
    double ridingPerSecond,
    double waitingPerSecond,
    double walkingPerSecond,
    double perTransfer) {

  public TransitRoutingParameters {
    ridingModes = Map.copyOf(ridingModes);
    Objects.requireNonNull(walk);
  }

  /** All legs on board have one mode. */
  public TransitRoutingParameters(
      long routingModes,
      int ridingMode,
      int walkingMode,
      WalkParameters walk,
      double ridingPerSecond,
      double waitingPerSecond,
      double walkingPerSecond,
      double perTransfer) {
    this(
        routingModes,
        ridingMode,
        Map.of(),
        walkingMode,
        walk,
        ridingPerSecond,
        waitingPerSecond,
        walkingPerSecond,
        perTransfer);
  }

  /**
   * Mode of a leg on board.
   *
   * @param transportMode mode of the transit route, e.g. {@code bus}; empty if it has none
   */
  public int ridingMode(String transportMode) {
    return ridingModes.getOrDefault(transportMode, ridingMode);
  }

  /** True if trips of the mode are routed through the timetable. */
  public boolean isRouted(int mode) {
    return mode != ModeTable.NO_MODE && ModeTable.contains(routingModes, mode);
  }
}
