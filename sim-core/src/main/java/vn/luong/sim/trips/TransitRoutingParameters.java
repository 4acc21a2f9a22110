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
 * @param aboard legs on board by the transport mode of the route (MATSim {@code swissRailRaptor}'s mode mapping for
 *     passengers)
 * @param walkingMode mode of the legs on foot
 * @param walk how people walk
 * @param ridingPerSecond cost of a second on board where nothing else is said, at least 0 as the next ones
 * @param waitingPerSecond cost of a second at a stop
 * @param walkingPerSecond cost of a second on foot
 * @param perTransfer cost of each boarding but the first
 * @param options other ways to stops, other departures
 * @param reservedModes modes whose trips go by the lines that are reserved for the person, and no others, as bits of the
 *     mode table; where there are none, reserved lines are lines like others
 */
public record TransitRoutingParameters(
    long routingModes,
    int ridingMode,
    Map<String, Aboard> aboard,
    int walkingMode,
    WalkParameters walk,
    double ridingPerSecond,
    double waitingPerSecond,
    double walkingPerSecond,
    double perTransfer,
    JourneyOptions options,
    long reservedModes) {

  /**
   * Legs on board vehicles of one transport mode.
   *
   * @param mode their mode
   * @param ridingPerSecond cost of a second on board, at least 0
   */
  public record Aboard(int mode, double ridingPerSecond) {}

  public TransitRoutingParameters {
    aboard = Map.copyOf(aboard);
    Objects.requireNonNull(walk);
    Objects.requireNonNull(options);
  }

  /** The same for people who walk to the stop and take what comes. */
  public TransitRoutingParameters(
      long routingModes,
      int ridingMode,
      Map<String, Aboard> aboard,
      int walkingMode,
      WalkParameters walk,
      double ridingPerSecond,
      double waitingPerSecond,
      double walkingPerSecond,
      double perTransfer) {
    this(
        routingModes,
        ridingMode,
        aboard,
        walkingMode,
        walk,
        ridingPerSecond,
        waitingPerSecond,
        walkingPerSecond,
        perTransfer,
        JourneyOptions.NONE,
        0);
  }

  /** The same where all legs on board have one mode. */
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

  /** The same with other options. */
  public TransitRoutingParameters withOptions(JourneyOptions newOptions) {
    return with(routingModes, walkingMode, newOptions, reservedModes);
  }

  /** The same with modes that go by reserved lines. */
  public TransitRoutingParameters withReservedModes(long newReservedModes) {
    return with(routingModes, walkingMode, options, newReservedModes);
  }

  /** The same where reserved lines are lines like others, and trips of their modes go by any line. */
  public TransitRoutingParameters withReservedLinesOpen() {
    return with(routingModes | reservedModes, walkingMode, options, 0);
  }

  /** The same with another mode of the legs on foot. */
  public TransitRoutingParameters withWalkingMode(int newWalkingMode) {
    return with(routingModes, newWalkingMode, options, reservedModes);
  }

  private TransitRoutingParameters with(
      long newRoutingModes, int newWalkingMode, JourneyOptions newOptions, long newReservedModes) {
    return new TransitRoutingParameters(
        newRoutingModes,
        ridingMode,
        aboard,
        newWalkingMode,
        walk,
        ridingPerSecond,
        waitingPerSecond,
        walkingPerSecond,
        perTransfer,
        newOptions,
        newReservedModes);
  }

  /**
   * Legs on board.
   *
   * @param transportMode mode of the transit route, e.g. {@code bus}; empty if it has none
   */
  public Aboard aboard(String transportMode) {
    return aboard.getOrDefault(transportMode, new Aboard(ridingMode, ridingPerSecond));
  }

  /** True if trips of the mode are routed through the timetable of the lines that everybody may take. */
  public boolean isRouted(int mode) {
    return mode != ModeTable.NO_MODE && ModeTable.contains(routingModes, mode);
  }

  /** True if trips of the mode go by the lines that are reserved for the person. */
  public boolean isReserved(int mode) {
    return mode != ModeTable.NO_MODE && ModeTable.contains(reservedModes, mode);
  }
}
