package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.TurnRestrictions;

/**
 * Joins links at nodes where nothing happens: one road in, the same road out, nothing else. The joined link
 * keeps the id of its first part, the sum of the lengths, and the nodes between as bends, so that nothing
 * changes on the map. Links differ, and stay apart, if any property or attribute but the ids and layers
 * of their ways differs.
 */
public final class NetworkSimplifier {
  /** What parts of a joined link may have different values of. */
  private static final Set<String> JOINED_TEXTS = Set.of(LinkTexts.ORIGIN, LinkTexts.LAYER);

  private final Network network;
  /** Nodes that lie inside a joined link. */
  private final BitSet passed = new BitSet();

  private NetworkSimplifier(Network network) {
    this.network = network;
  }

  /** The network with fewer links and the same roads. */
  public static Network simplify(Network network) {
    NetworkSimplifier simplifier = new NetworkSimplifier(network);
    simplifier.findPassedNodes();
    simplifier.openRings();
    return simplifier.join();
  }

  private void findPassedNodes() {
    for (int node = 0; node < network.nodeCount(); node++) {
      if (isPassedOneWay(node) || isPassedBothWays(node)) {
        passed.set(node);
      }
    }
    TurnRestrictions turns = network.turnRestrictions();
    for (int turn = 0; turn < turns.count(); turn++) {
      for (int position = 1; position < turns.linkCount(turn); position++) {
        passed.clear(network.fromNode(turns.link(turn, position)));
      }
    }
  }

  private boolean isPassedOneWay(int node) {
    return network.inLinks().size(node) == 1
        && network.outLinks().size(node) == 1
        && areAlike(network.inLinks().value(node, 0), network.outLinks().value(node, 0))
        && leadsOn(network.inLinks().value(node, 0), network.outLinks().value(node, 0));
  }

  private boolean isPassedBothWays(int node) {
    IntRows in = network.inLinks();
    IntRows out = network.outLinks();
    if (in.size(node) != 2 || out.size(node) != 2) {
      return false;
    }
    int first = in.value(node, 0);
    int second = in.value(node, 1);
    int firstOn = continuation(first);
    int secondOn = continuation(second);
    return firstOn != Network.NO_LINK
        && secondOn != Network.NO_LINK
        && firstOn != secondOn
        && network.fromNode(first) != network.fromNode(second)
        && network.toNode(firstOn) == network.fromNode(second)
        && network.toNode(secondOn) == network.fromNode(first)
        && areAlike(first, firstOn)
        && areAlike(second, secondOn);
  }

  /** The out-link that does not turn back to where the link comes from, or {@link Network#NO_LINK}. */
  private int continuation(int link) {
    IntRows out = network.outLinks();
    int node = network.toNode(link);
    for (int at = out.start(node); at < out.end(node); at++) {
      if (leadsOn(link, out.value(at))) {
        return out.value(at);
      }
    }
    return Network.NO_LINK;
  }

  private boolean leadsOn(int link, int next) {
    int end = network.toNode(next);
    return end != network.fromNode(link) && end != network.toNode(link);
  }

  private boolean areAlike(int link, int other) {
    if (network.modes(link) != network.modes(other)
        || network.laneCount(link) != network.laneCount(other)
        || network.freeSpeedMetersPerSecond(link) != network.freeSpeedMetersPerSecond(other)
        || network.capacityPcePerPeriod(link) != network.capacityPcePerPeriod(other)) {
      return false;
    }
    return network.linkAttributes().areAlike(link, other, JOINED_TEXTS);
  }

  /**
   * Keeps one more node of each chain that returns to its own start, and two of each ring without any junction,
   * so that no link leads from a node to itself. The node with the lowest index, so that both directions of a
   * road keep the same one.
   */
  private void openRings() {
    BitSet reached = new BitSet(network.linkCount());
    for (int link = 0; link < network.linkCount(); link++) {
      if (!passed.get(network.fromNode(link))) {
        openIfLoop(chain(link), reached);
      }
    }
    for (int link = 0; link < network.linkCount(); link++) {
      if (!reached.get(link) && isRing(link, reached)) {
        passed.clear(network.fromNode(link));
        openIfLoop(chain(link), reached);
      }
    }
  }

  /** Whether the link is part of a ring of which no node is kept. */
  private boolean isRing(int start, BitSet reached) {
    int link = start;
    do {
      reached.set(link);
      if (!passed.get(network.toNode(link))) {
        return false;
      }
      link = continuation(link);
    } while (link != start);
    return true;
  }

  private void openIfLoop(IntList chain, BitSet reached) {
    int start = network.fromNode(chain.getInt(0));
    int end = network.toNode(chain.getInt(chain.size() - 1));
    int lowest = Integer.MAX_VALUE;
    for (int at = 0; at < chain.size(); at++) {
      reached.set(chain.getInt(at));
      if (at > 0) {
        lowest = Math.min(lowest, network.fromNode(chain.getInt(at)));
      }
    }
    if (start == end && lowest != Integer.MAX_VALUE) {
      passed.clear(lowest);
    }
  }

  /** The links that become one, from a link that starts at a kept node to the next kept node. */
  private IntList chain(int first) {
    IntArrayList chain = new IntArrayList();
    int link = first;
    chain.add(link);
    while (passed.get(network.toNode(link))) {
      link = continuation(link);
      chain.add(link);
    }
    return chain;
  }

  private Network join() {
    NetworkParts parts = new NetworkParts(network);
    for (int link = 0; link < network.linkCount(); link++) {
      if (!passed.get(network.fromNode(link))) {
        addJoined(parts, chain(link));
      }
    }
    return parts.build();
  }

  private void addJoined(NetworkParts parts, IntList chain) {
    int first = chain.getInt(0);
    DoubleArrayList bends = new DoubleArrayList();
    List<String> origins = new ArrayList<>();
    Set<String> layers = new LinkedHashSet<>();
    double length = 0;
    for (int at = 0; at < chain.size(); at++) {
      int link = chain.getInt(at);
      if (at > 0) {
        bends.add(network.nodeX(network.fromNode(link)));
        bends.add(network.nodeY(network.fromNode(link)));
      }
      for (int bend = 0; bend < network.bendCount(link); bend++) {
        bends.add(network.bendX(link, bend));
        bends.add(network.bendY(link, bend));
      }
      length += network.lengthMeters(link);
      String origin = network.linkAttributes().findText(link, LinkTexts.ORIGIN);
      if (origin != null && (at == 0 || !origins.get(origins.size() - 1).equals(origin))) {
        origins.add(origin);
      }
      String layer = network.linkAttributes().findText(link, LinkTexts.LAYER);
      if (layer != null) {
        layers.add(layer);
      }
    }
    LinkProperties properties = new LinkProperties(
        length,
        network.freeSpeedMetersPerSecond(first),
        network.capacityPcePerPeriod(first),
        network.laneCount(first),
        network.modes(first));
    int toNode = network.toNode(chain.getInt(chain.size() - 1));
    int added = parts.addLink(first, toNode, properties, bends.toDoubleArray());
    for (int link : chain) {
      parts.join(link, added);
    }
    if (origins.size() > 1) {
      parts.builder().linkAttributes().putText(added, LinkTexts.ORIGIN, String.join(",", origins));
    }
    if (!layers.isEmpty()) {
      parts.builder().linkAttributes().putText(added, LinkTexts.LAYER, String.join(",", layers));
    }
  }
}
