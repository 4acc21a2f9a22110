package vn.luong.gis.transit;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import vn.luong.sim.network.Network;

/**
 * Finds the links near a place, along their bends.
 *
 * <p>Threads: safe to share once made.
 */
final class LinkIndex {
  private final Network network;
  private final STRtree tree = new STRtree();

  /**
   * Where a place lies beside a link.
   *
   * @param link the link
   * @param distanceMeters from the place to the nearest point of the link
   * @param share part of the link's course before that point, 0 to 1
   * @param leftMeters how far the place lies to the left in driving direction; negative: to the right
   */
  record Beside(int link, double distanceMeters, double share, double leftMeters) {}

  /** An index of the links that allow a mode of the given ones. */
  LinkIndex(Network network, long modes) {
    this.network = network;
    for (int link = 0; link < network.linkCount(); link++) {
      if ((network.modes(link) & modes) != 0) {
        Envelope box = new Envelope(
            network.nodeX(network.fromNode(link)),
            network.nodeX(network.toNode(link)),
            network.nodeY(network.fromNode(link)),
            network.nodeY(network.toNode(link)));
        for (int bend = 0; bend < network.bendCount(link); bend++) {
          box.expandToInclude(network.bendX(link, bend), network.bendY(link, bend));
        }
        tree.insert(box, link);
      }
    }
    tree.build();
  }

  /** The links within a radius, in the order of their indices. */
  List<Beside> near(MapPoint place, double radiusMeters) {
    Envelope box = new Envelope(place.x(), place.x(), place.y(), place.y());
    box.expandBy(radiusMeters);
    IntArrayList links = new IntArrayList();
    tree.query(box, link -> links.add((int) link));
    links.sort(null);
    List<Beside> found = new ArrayList<>();
    for (int at = 0; at < links.size(); at++) {
      Beside beside = beside(links.getInt(at), place);
      if (beside.distanceMeters() <= radiusMeters) {
        found.add(beside);
      }
    }
    return found;
  }

  private Beside beside(int link, MapPoint place) {
    double beforeMeters = 0;
    double best = Double.POSITIVE_INFINITY;
    double bestBefore = 0;
    double bestLeft = 0;
    double fromX = network.nodeX(network.fromNode(link));
    double fromY = network.nodeY(network.fromNode(link));
    int bends = network.bendCount(link);
    for (int point = 0; point <= bends; point++) {
      boolean isLast = point == bends;
      double toX = isLast ? network.nodeX(network.toNode(link)) : network.bendX(link, point);
      double toY = isLast ? network.nodeY(network.toNode(link)) : network.bendY(link, point);
      double alongX = toX - fromX;
      double alongY = toY - fromY;
      double length = Math.hypot(alongX, alongY);
      double offX = place.x() - fromX;
      double offY = place.y() - fromY;
      double share = length == 0
          ? 0
          : Math.min(1, Math.max(0, (offX * alongX + offY * alongY) / (length * length)));
      double distance = Math.hypot(offX - share * alongX, offY - share * alongY);
      if (distance < best) {
        best = distance;
        bestBefore = beforeMeters + share * length;
        bestLeft = length == 0 ? 0 : (alongX * offY - alongY * offX) / length;
      }
      beforeMeters += length;
      fromX = toX;
      fromY = toY;
    }
    return new Beside(link, best, beforeMeters == 0 ? 1 : bestBefore / beforeMeters, bestLeft);
  }
}
