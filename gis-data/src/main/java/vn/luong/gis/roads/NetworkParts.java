package vn.luong.gis.roads;

import java.util.Arrays;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/** Copies parts of a network into a new one, nodes as they are needed. */
public final class NetworkParts {
  private final Network source;
  private final NetworkBuilder builder;
  private final int[] newNodes;
  private final int[] newLinks;

  public NetworkParts(Network source) {
    this.source = source;
    builder = new NetworkBuilder(source.modeTable());
    builder.setName(source.name());
    builder.setCapacityPeriodSeconds(source.capacityPeriodSeconds());
    builder.setEffectiveCellSizeMeters(source.effectiveCellSizeMeters());
    builder.setEffectiveLaneWidthMeters(source.effectiveLaneWidthMeters());
    builder.networkAttributes().copyRow(source.networkAttributes(), 0, 0);
    newNodes = new int[source.nodeCount()];
    Arrays.fill(newNodes, Network.NO_NODE);
    newLinks = new int[source.linkCount()];
    Arrays.fill(newLinks, Network.NO_LINK);
  }

  /** The node's index in the new network; copied with its attributes when first asked for. */
  int node(int node) {
    if (newNodes[node] == Network.NO_NODE) {
      newNodes[node] = builder.addNode(source.nodeId(node), source.nodeX(node), source.nodeY(node));
      builder.nodeAttributes().copyRow(source.nodeAttributes(), node, newNodes[node]);
    }
    return newNodes[node];
  }

  /** Puts one node in place of several; it has the id and the attributes of the first of them. */
  void addJoinedNode(int[] nodes, double x, double y) {
    int added = builder.addNode(source.nodeId(nodes[0]), x, y);
    builder.nodeAttributes().copyRow(source.nodeAttributes(), nodes[0], added);
    for (int node : nodes) {
      newNodes[node] = added;
    }
  }

  /** Uses a node in place of another. */
  public void replaceNode(int node, int by) {
    newNodes[node] = node(by);
  }

  /** The index that a link of the source has in the new network, or {@link Network#NO_LINK}. */
  public int newLink(int link) {
    return newLinks[link];
  }

  /** Adds a link with the id and attributes of a link of the source. */
  public int addLink(int link, int toNode, LinkProperties properties, double[] bends) {
    int added =
        builder.addLink(source.linkId(link), node(source.fromNode(link)), node(toNode), properties);
    builder.setShape(added, bends);
    newLinks[link] = added;
    builder.linkAttributes().copyRow(source.linkAttributes(), link, added);
    return added;
  }

  /** A link of the source has become a part of a link of the new network. */
  public void join(int link, int newLink) {
    newLinks[link] = newLink;
  }

  NetworkBuilder builder() {
    return builder;
  }

  /** The new network, with the turns that the source forbids. */
  public Network build() {
    builder.forbidTurns(source.turnRestrictions(), newLinks);
    return builder.build();
  }
}
