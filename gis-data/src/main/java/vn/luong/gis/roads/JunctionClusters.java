package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import vn.luong.sim.network.Network;

/**
 * Finds nodes that are one junction: where divided roads meet, the map has a node for each crossing of carriageways. Of
 * the nodes that touch a one-way link and at which three or more roads meet, those joined by a link that is short enough
 * make a cluster, the nearest first (single linkage), as long as its extent stays below {@value #EXTENT_FACTOR} times
 * that length. Alleys that meet two-way streets every few metres stay what they are.
 */
final class JunctionClusters {
  /** How much wider than the longest link inside it a cluster may be. */
  static final double EXTENT_FACTOR = 3;

  private static final int FEWEST_ROADS = 3;

  private final Network network;
  private final double farthestMeters;
  /** Union–find: a node of the same cluster, the cluster's own at its root. */
  private final int[] parents;

  private final Envelope[] extents;

  private JunctionClusters(Network network, double farthestMeters) {
    this.network = network;
    this.farthestMeters = farthestMeters;
    parents = new int[network.nodeCount()];
    Arrays.setAll(parents, node -> node);
    extents = new Envelope[parents.length];
    Arrays.setAll(
        extents,
        node -> new Envelope(
            network.nodeX(node), network.nodeX(node), network.nodeY(node), network.nodeY(node)));
  }

  /**
   * The nodes of each cluster, ascending; clusters in the order of their first nodes.
   *
   * @param farthestMeters length of the longest link over which nodes are joined
   */
  static List<int[]> find(Network network, double farthestMeters) {
    JunctionClusters clusters = new JunctionClusters(network, farthestMeters);
    clusters.join();
    return clusters.withoutLongLinks();
  }

  private void join() {
    boolean[] isCrossing = new boolean[parents.length];
    for (int node = 0; node < parents.length; node++) {
      isCrossing[node] = isCrossing(node);
    }
    IntArrayList shortLinks = new IntArrayList();
    for (int link = 0; link < network.linkCount(); link++) {
      if (network.lengthMeters(link) <= farthestMeters
          && isCrossing[network.fromNode(link)]
          && isCrossing[network.toNode(link)]) {
        shortLinks.add(link);
      }
    }
    int[] order = shortLinks.toIntArray();
    IntArrays.quickSort(order, (link, other) -> {
      int byLength = Double.compare(network.lengthMeters(link), network.lengthMeters(other));
      return byLength != 0 ? byLength : Integer.compare(link, other);
    });
    for (int link : order) {
      joinIfSmall(rootOf(network.fromNode(link)), rootOf(network.toNode(link)));
    }
  }

  private void joinIfSmall(int one, int other) {
    Envelope both = new Envelope(extents[one]);
    both.expandToInclude(extents[other]);
    if (one != other && both.getDiameter() <= EXTENT_FACTOR * farthestMeters) {
      int root = Math.min(one, other);
      parents[Math.max(one, other)] = root;
      extents[root] = both;
    }
  }

  private int rootOf(int node) {
    int root = node;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** Whether roads in three directions meet and one of them is one-way, as half of a divided road is. */
  private boolean isCrossing(int node) {
    IntOpenHashSet reached = new IntOpenHashSet();
    IntOpenHashSet from = new IntOpenHashSet();
    for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
      reached.add(network.toNode(network.outLinks().value(at)));
    }
    for (int at = network.inLinks().start(node); at < network.inLinks().end(node); at++) {
      from.add(network.fromNode(network.inLinks().value(at)));
    }
    boolean hasOneWay = !reached.equals(from);
    reached.addAll(from);
    return hasOneWay && reached.size() >= FEWEST_ROADS;
  }

  /** Clusters without those that would swallow a road that leads out of the junction and back. */
  private List<int[]> withoutLongLinks() {
    boolean[] isSpoilt = new boolean[parents.length];
    for (int link = 0; link < network.linkCount(); link++) {
      int root = rootOf(network.fromNode(link));
      if (root == rootOf(network.toNode(link))
          && network.lengthMeters(link) > EXTENT_FACTOR * farthestMeters) {
        isSpoilt[root] = true;
      }
    }
    IntArrayList[] members = new IntArrayList[parents.length];
    for (int node = 0; node < parents.length; node++) {
      int root = rootOf(node);
      members[root] = members[root] == null ? new IntArrayList() : members[root];
      members[root].add(node);
    }
    List<int[]> clusters = new ArrayList<>();
    for (int root = 0; root < parents.length; root++) {
      if (members[root] != null && members[root].size() > 1 && !isSpoilt[root]) {
        clusters.add(members[root].toIntArray());
      }
    }
    return clusters;
  }
}
