package vn.luong.gis.transit;

import java.util.List;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.sim.network.Network;

/**
 * The least time that it takes from the end of a link to the links of a stop: as the crow flies, at the pace of the
 * network's fastest link. Along no link does it fall by more than the link takes, so that a search led by it finds the
 * same ways as one that is not (P. E. Hart and others, "A formal basis for the heuristic determination of minimum cost
 * paths", 1968).
 *
 * <p>Threads: one at a time.
 */
final class BeelineBound {
  private final Network network;
  private final double secondsPerMeter;
  private double x;
  private double y;
  /** How far from the stop its links begin. */
  private double radiusMeters;

  /**
   * Looks for the fastest link.
   *
   * @param modes links that allow any of these count
   */
  BeelineBound(Network network, long modes) {
    this.network = network;
    double least = Double.POSITIVE_INFINITY;
    for (int link = 0; link < network.linkCount(); link++) {
      double meters = Math.hypot(
          network.nodeX(network.toNode(link)) - network.nodeX(network.fromNode(link)),
          network.nodeY(network.toNode(link)) - network.nodeY(network.fromNode(link)));
      if ((network.modes(link) & modes) != 0 && meters > 0) {
        least = Math.min(least, network.freeTravelTimeSeconds(link) / meters);
      }
    }
    secondsPerMeter = Double.isFinite(least) ? least : 0;
  }

  /** What is asked from now on: the way to any of these links, which lie near a place. */
  void aimAt(MapPoint place, List<LinksNear.Found> links) {
    x = place.x();
    y = place.y();
    radiusMeters = 0;
    for (LinksNear.Found beside : links) {
      radiusMeters = Math.max(radiusMeters, metersTo(network.fromNode(beside.link())));
    }
  }

  /** Seconds from the end of a link to where the nearest link of the stop begins, or less. */
  double seconds(int link) {
    return Math.max(0, metersTo(network.toNode(link)) - radiusMeters) * secondsPerMeter;
  }

  private double metersTo(int node) {
    double east = network.nodeX(node) - x;
    double north = network.nodeY(node) - y;
    return Math.sqrt(east * east + north * north);
  }
}
