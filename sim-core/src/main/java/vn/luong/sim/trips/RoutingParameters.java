package vn.luong.sim.trips;

import java.util.List;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.LinkToll;

/**
 * How trips of each mode are routed (MATSim {@code RoutingConfigGroup}). A mode is either routed on the network or
 * teleported.
 *
 * @param networkModes modes routed on the links that allow them
 * @param teleportedModes modes with a time from distance or from the road's free speed
 * @param accessEgress how people reach their vehicle
 * @param accessMode mode of the legs to and from the vehicle, a teleported one with a speed, normally walk
 * @param linkingMode mode whose links activities lie on that state no link, normally car
 * @param endTimeRule when activities end
 * @param distanceRandomness width σ of the log-normal factor by which persons mind distance differently; 0 for none
 *     (MATSim {@code routingRandomness})
 */
public record RoutingParameters(
    List<NetworkMode> networkModes,
    List<TeleportedMode> teleportedModes,
    AccessEgress accessEgress,
    int accessMode,
    int linkingMode,
    EndTimeRule endTimeRule,
    double distanceRandomness) {

  /** How people get to and from their vehicle (MATSim {@code accessEgressType}). */
  public enum AccessEgress {
    /** They are there at once. */
    NONE,
    /** They walk between the activity and the nearest point of its link (MATSim {@code accessEgressModeToLink}). */
    WALK_TO_LINK
  }

  /**
   * A mode routed on the network.
   *
   * @param mode index in the scenario's modes
   * @param weights what its users mind
   * @param waitSeconds how long people wait until a vehicle is there that takes them, 0 if they drive their own
   * @param toll what driving on links costs; null if nothing does
   */
  public record NetworkMode(int mode, LinkCost.Weights weights, double waitSeconds, LinkToll toll) {
    public NetworkMode {
      if (!(waitSeconds >= 0)) {
        throw new IllegalArgumentException("wait " + waitSeconds + " s is negative");
      }
    }

    /** A mode without toll. */
    public NetworkMode(int mode, LinkCost.Weights weights, double waitSeconds) {
      this(mode, weights, waitSeconds, null);
    }

    /** A mode whose users have their vehicle with them. */
    public NetworkMode(int mode, LinkCost.Weights weights) {
      this(mode, weights, 0);
    }

    public NetworkMode withToll(LinkToll newToll) {
      return new NetworkMode(mode, weights, waitSeconds, newToll);
    }
  }

  /**
   * A mode that is not driven on the network.
   *
   * @param mode index in the scenario's modes
   * @param beelineDistanceFactor distance travelled per metre as the crow flies
   * @param speedMetersPerSecond speed over that distance; NaN if the free speed of the road counts
   * @param freeSpeedFactor travel time per free travel time on the road; NaN if the speed counts
   */
  public record TeleportedMode(
      int mode, double beelineDistanceFactor, double speedMetersPerSecond, double freeSpeedFactor) {

    public TeleportedMode {
      if (speedMetersPerSecond > 0 == freeSpeedFactor > 0) {
        throw new IllegalArgumentException("of speed " + speedMetersPerSecond
            + " m/s and free speed factor " + freeSpeedFactor + " one must be given");
      }
    }

    public static TeleportedMode ofSpeed(
        int mode, double metersPerSecond, double beelineDistanceFactor) {
      return new TeleportedMode(mode, beelineDistanceFactor, metersPerSecond, Double.NaN);
    }

    public static TeleportedMode ofFreeSpeed(
        int mode, double freeSpeedFactor, double beelineDistanceFactor) {
      return new TeleportedMode(mode, beelineDistanceFactor, Double.NaN, freeSpeedFactor);
    }

    public boolean isBySpeed() {
      return speedMetersPerSecond > 0;
    }
  }

  /** The same with other modes on the network. */
  public RoutingParameters withNetworkModes(List<NetworkMode> newModes) {
    return new RoutingParameters(
        newModes,
        teleportedModes,
        accessEgress,
        accessMode,
        linkingMode,
        endTimeRule,
        distanceRandomness);
  }

  public RoutingParameters {
    networkModes = List.copyOf(networkModes);
    teleportedModes = List.copyOf(teleportedModes);
    if (!(distanceRandomness >= 0)) {
      throw new IllegalArgumentException("randomness " + distanceRandomness + " is negative");
    }
  }
}
