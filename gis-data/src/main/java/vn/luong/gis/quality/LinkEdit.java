package vn.luong.gis.quality;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;
import vn.luong.gis.roads.NetworkParts;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;

/** A changed copy of a network: other properties, other nodes, links merged. Ids, order and attributes stay. */
final class LinkEdit {
  private final Network network;
  private final LinkProperties[] properties;
  private final int[] nodes;
  /** The link that a link becomes part of, mostly itself. */
  private final int[] targets;

  LinkEdit(Network network) {
    this.network = network;
    properties = new LinkProperties[network.linkCount()];
    for (int link = 0; link < properties.length; link++) {
      properties[link] = network.properties(link);
    }
    nodes = new int[network.nodeCount()];
    Arrays.setAll(nodes, node -> node);
    targets = new int[properties.length];
    Arrays.setAll(targets, link -> link);
  }

  void setProperties(int link, LinkProperties changed) {
    properties[link] = changed;
  }

  void replaceNode(int node, int by) {
    nodes[node] = by;
  }

  /** Makes one link of two: the first, with the modes of both, the higher capacity and more lanes. */
  void merge(int link, int duplicate) {
    int target = targets[link];
    LinkProperties one = properties[target];
    LinkProperties other = properties[duplicate];
    properties[target] = new LinkProperties(
        one.lengthMeters(),
        Math.max(one.freeSpeedMetersPerSecond(), other.freeSpeedMetersPerSecond()),
        Math.max(one.capacityPcePerPeriod(), other.capacityPcePerPeriod()),
        Math.max(one.laneCount(), other.laneCount()),
        one.modes() | other.modes());
    targets[duplicate] = target;
  }

  Network build() {
    NetworkParts parts = new NetworkParts(network);
    for (int node = 0; node < nodes.length; node++) {
      if (nodes[node] != node) {
        parts.replaceNode(node, nodes[node]);
      }
    }
    for (int link = 0; link < properties.length; link++) {
      if (targets[link] == link && !isLoop(link)) {
        parts.addLink(link, network.toNode(link), properties[link], bends(link));
      }
    }
    for (int link = 0; link < properties.length; link++) {
      if (targets[link] != link) {
        parts.join(link, parts.newLink(targets[link]));
      }
    }
    return parts.build();
  }

  /** Whether the link's two nodes have become one; queues and routers cannot use such a link. */
  private boolean isLoop(int link) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    return from != to && nodes[from] == nodes[to];
  }

  private double[] bends(int link) {
    DoubleArrayList bends = new DoubleArrayList();
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      bends.add(network.bendX(link, bend));
      bends.add(network.bendY(link, bend));
    }
    return bends.toDoubleArray();
  }
}
