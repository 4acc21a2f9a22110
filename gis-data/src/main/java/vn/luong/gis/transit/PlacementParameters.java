package vn.luong.gis.transit;

import java.util.List;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * How lines are put on a network. Seconds are the common currency: a way over the network costs its free travel time, what
 * speaks against a link or a way is added to it.
 *
 * @param roadModes modes of links that road lines may use: those of the first mode that any link has
 * @param maximumStopDistanceMeters beyond this a stop gets a link of its own
 * @param candidateRadiusMeters all links so near a stop, and not much farther than the nearest one, are tried
 * @param secondsPerStopDistanceMeter what a metre between stop and link costs
 * @param wrongSideSeconds what it costs when the stop is on the other side of the road than passengers get out
 * @param drivesOnRight whether traffic keeps to the right
 * @param uTurnSeconds what turning round on the road costs
 * @param shapeWeight a way far off the line's shape costs so many times its travel time more
 * @param ownStopSeconds what it costs to give a stop on the road a link of its own
 * @param ownWaySpeedMetersPerSecond speed on ways of their own, if nothing else tells
 */
public record PlacementParameters(
    List<String> roadModes,
    double maximumStopDistanceMeters,
    double candidateRadiusMeters,
    double secondsPerStopDistanceMeter,
    double wrongSideSeconds,
    boolean drivesOnRight,
    double uTurnSeconds,
    double shapeWeight,
    double ownStopSeconds,
    double ownWaySpeedMetersPerSecond) {

  /** Good for streets as in OpenStreetMap and stops that are right to some ten metres. */
  public static final PlacementParameters STANDARD =
      new PlacementParameters(List.of("bus", "car"), 300, 60, 1, 30, true, 120, 3, 600, 60 / 3.6);

  public PlacementParameters {
    roadModes = List.copyOf(roadModes);
  }

  /** The same with another cost of a link of its own for a stop on the road, e.g. a high one where stops are known to lie on it. */
  public PlacementParameters withOwnStopSeconds(double newOwnStopSeconds) {
    return new PlacementParameters(
        roadModes,
        maximumStopDistanceMeters,
        candidateRadiusMeters,
        secondsPerStopDistanceMeter,
        wrongSideSeconds,
        drivesOnRight,
        uTurnSeconds,
        shapeWeight,
        newOwnStopSeconds,
        ownWaySpeedMetersPerSecond);
  }

  /** The mode whose links road lines use on a network; {@link ModeTable#NO_MODE} if no link has any of them. */
  public int roadModeOn(Network network) {
    for (String name : roadModes) {
      int mode = network.modeTable().find(name);
      for (int link = 0; mode != ModeTable.NO_MODE && link < network.linkCount(); link++) {
        if (network.allows(link, mode)) {
          return mode;
        }
      }
    }
    return ModeTable.NO_MODE;
  }

  /** The same for traffic on the other side. */
  public PlacementParameters withDrivesOnRight(boolean onRight) {
    return new PlacementParameters(
        roadModes,
        maximumStopDistanceMeters,
        candidateRadiusMeters,
        secondsPerStopDistanceMeter,
        wrongSideSeconds,
        onRight,
        uTurnSeconds,
        shapeWeight,
        ownStopSeconds,
        ownWaySpeedMetersPerSecond);
  }
}
