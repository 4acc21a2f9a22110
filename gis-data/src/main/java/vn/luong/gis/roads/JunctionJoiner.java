package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.TurnRestrictions;

/**
 * Makes one node of each cluster of junction nodes. Links inside a cluster vanish; those that lead to it keep their
 * lengths and are drawn as before, with a last piece to the new node.
 *
 * <p>No turn becomes possible that was not: where no way led through the cluster, past its one-way links and forbidden
 * turns, the turn at the new node is forbidden.
 */
final class JunctionJoiner {
  private static final int NO_CLUSTER = -1;

  private final Network network;
  private final List<int[]> clusters;
  private final int[] clusterOfNode;
  /** Forbidden turns by their last link. */
  private final List<IntArrayList> turnsEndingWith;

  private final NetworkParts parts;

  private JunctionJoiner(Network network, List<int[]> clusters) {
    this.network = network;
    this.clusters = clusters;
    clusterOfNode = new int[network.nodeCount()];
    Arrays.fill(clusterOfNode, NO_CLUSTER);
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      for (int node : clusters.get(cluster)) {
        clusterOfNode[node] = cluster;
      }
    }
    turnsEndingWith = new ArrayList<>(network.linkCount());
    for (int link = 0; link < network.linkCount(); link++) {
      turnsEndingWith.add(null);
    }
    TurnRestrictions turns = network.turnRestrictions();
    for (int turn = 0; turn < turns.count(); turn++) {
      int last = turns.link(turn, turns.linkCount(turn) - 1);
      if (turnsEndingWith.get(last) == null) {
        turnsEndingWith.set(last, new IntArrayList(1));
      }
      turnsEndingWith.get(last).add(turn);
    }
    parts = new NetworkParts(network);
  }

  /** The network with one node in place of each cluster. */
  static Network join(Network network, List<int[]> clusters) {
    if (clusters.isEmpty()) {
      return network;
    }
    JunctionJoiner joiner = new JunctionJoiner(network, clusters);
    joiner.addNodes();
    joiner.addLinks();
    joiner.forbidTurnsThroughClusters();
    joiner.keepOtherTurns();
    return joiner.parts.builder().build();
  }

  private void addNodes() {
    for (int[] cluster : clusters) {
      double x = Arrays.stream(cluster).mapToDouble(network::nodeX).average().orElseThrow();
      double y = Arrays.stream(cluster).mapToDouble(network::nodeY).average().orElseThrow();
      parts.addJoinedNode(cluster, roundedToMillimeters(x), roundedToMillimeters(y));
    }
  }

  private static double roundedToMillimeters(double meters) {
    return Math.round(meters * 1000) / 1000.0;
  }

  private boolean isInside(int link) {
    int cluster = clusterOfNode[network.fromNode(link)];
    return cluster != NO_CLUSTER && cluster == clusterOfNode[network.toNode(link)];
  }

  private void addLinks() {
    for (int link = 0; link < network.linkCount(); link++) {
      if (!isInside(link)) {
        parts.addLink(link, network.toNode(link), network.properties(link), bends(link));
      }
    }
  }

  /** The bends of a link, and its old ends where these have moved. */
  private double[] bends(int link) {
    List<Double> bends = new ArrayList<>();
    addIfJoined(network.fromNode(link), bends);
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      bends.add(network.bendX(link, bend));
      bends.add(network.bendY(link, bend));
    }
    addIfJoined(network.toNode(link), bends);
    return bends.stream().mapToDouble(coordinate -> coordinate).toArray();
  }

  private void addIfJoined(int node, List<Double> bends) {
    if (clusterOfNode[node] != NO_CLUSTER) {
      bends.add(network.nodeX(node));
      bends.add(network.nodeY(node));
    }
  }

  private void forbidTurnsThroughClusters() {
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      IntArrayList entries = new IntArrayList();
      IntArrayList exits = new IntArrayList();
      for (int node : clusters.get(cluster)) {
        addOutside(row(network.inLinks(), node), entries);
        addOutside(row(network.outLinks(), node), exits);
      }
      for (int entry : entries) {
        forbidUnreachable(entry, exits);
      }
    }
  }

  private static int[] row(IntRows rows, int node) {
    int[] links = new int[rows.size(node)];
    Arrays.setAll(links, position -> rows.value(node, position));
    return links;
  }

  private void addOutside(int[] links, IntArrayList outside) {
    for (int link : links) {
      if (!isInside(link)) {
        outside.add(link);
      }
    }
  }

  private void forbidUnreachable(int entry, IntArrayList exits) {
    long[] reachedBy = new long[exits.size()];
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      if (network.allows(entry, mode)) {
        IntOpenHashSet reached = new IntOpenHashSet();
        follow(IntArrayList.of(entry), mode, reached);
        for (int exit = 0; exit < exits.size(); exit++) {
          if (reached.contains(exits.getInt(exit))) {
            reachedBy[exit] |= ModeTable.bit(mode);
          }
        }
      }
    }
    for (int exit = 0; exit < exits.size(); exit++) {
      long both = network.modes(entry) & network.modes(exits.getInt(exit));
      long forbidden = both & ~reachedBy[exit];
      if (forbidden != 0) {
        parts
            .builder()
            .forbidTurn(forbidden, parts.newLink(entry), parts.newLink(exits.getInt(exit)));
      }
    }
  }

  /** Drives on from the last link of a way through the cluster, no node twice, to all its exits. */
  private void follow(IntArrayList way, int mode, IntOpenHashSet reached) {
    int node = network.toNode(way.getInt(way.size() - 1));
    for (int next : row(network.outLinks(), node)) {
      if (!network.allows(next, mode) || isForbidden(way, next, mode)) {
        continue;
      }
      if (!isInside(next)) {
        reached.add(next);
      } else if (!passes(way, network.toNode(next))) {
        way.add(next);
        follow(way, mode, reached);
        way.removeInt(way.size() - 1);
      }
    }
  }

  private boolean passes(IntArrayList way, int node) {
    for (int link : way) {
      if (network.toNode(link) == node) {
        return true;
      }
    }
    return false;
  }

  /** Whether a forbidden turn ends with the next link and begins within the way. */
  private boolean isForbidden(IntArrayList way, int next, int mode) {
    IntArrayList candidates = turnsEndingWith.get(next);
    if (candidates == null) {
      return false;
    }
    TurnRestrictions turns = network.turnRestrictions();
    for (int turn : candidates) {
      int before = turns.linkCount(turn) - 1;
      boolean isSame = before <= way.size() && ModeTable.contains(turns.modes(turn), mode);
      for (int position = 0; position < before && isSame; position++) {
        isSame = turns.link(turn, position) == way.getInt(way.size() - before + position);
      }
      if (isSame) {
        return true;
      }
    }
    return false;
  }

  /**
   * Keeps the forbidden turns elsewhere, and those that begin before a cluster and end behind it. Those that lead just
   * through one cluster are among the ones found above. One that begins or ends inside a cluster and reaches beyond the
   * next junction has no form without its links; it is left out.
   */
  private void keepOtherTurns() {
    TurnRestrictions turns = network.turnRestrictions();
    for (int turn = 0; turn < turns.count(); turn++) {
      int[] links = turns.links(turn);
      int[] outside = Arrays.stream(links).filter(link -> !isInside(link)).toArray();
      boolean isWhole = !isInside(links[0]) && !isInside(links[links.length - 1]);
      boolean isThroughOneCluster =
          outside.length == 2 && clusterOfNode[network.toNode(links[0])] != NO_CLUSTER;
      if (isWhole && !isThroughOneCluster) {
        parts
            .builder()
            .forbidTurn(
                turns.modes(turn), Arrays.stream(outside).map(parts::newLink).toArray());
      }
    }
  }
}
