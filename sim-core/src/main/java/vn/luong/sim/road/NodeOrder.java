package vn.luong.sim.road;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Numbers the nodes of a graph in the order in which a {@link Hierarchy} contracts them: first those of dead ends,
 * then those that a road only passes through, then the junctions by {@link NestedDissection}. Junctions near each
 * other get numbers near each other.
 */
final class NodeOrder {
  private static final int JUNCTION = -1;

  private final Adjacency adjacency;
  private final int[] rankOfNode;
  private final int deadEndCount;
  private final int throughEnd;

  private NodeOrder(Adjacency adjacency, double[] x, double[] y) {
    this.adjacency = adjacency;
    int nodeCount = adjacency.nodeCount();
    rankOfNode = new int[nodeCount];
    Arrays.fill(rankOfNode, JUNCTION);
    int[] degree = new int[nodeCount];
    Arrays.setAll(degree, adjacency::degree);
    deadEndCount = rankDeadEnds(degree);
    int rank = deadEndCount;
    for (int node = 0; node < nodeCount; node++) {
      if (rankOfNode[node] == JUNCTION && degree[node] == 2) {
        rankOfNode[node] = rank++;
      }
    }
    throughEnd = rank;
    rankJunctions(x, y);
  }

  /**
   * Orders nodes.
   *
   * @param adjacency neighbours of each node
   * @param x coordinate by node, metres
   * @param y coordinate by node, metres
   */
  static NodeOrder of(Adjacency adjacency, double[] x, double[] y) {
    return new NodeOrder(adjacency, x, y);
  }

  /** New number of a node. */
  int rankOf(int node) {
    return rankOfNode[node];
  }

  /**
   * Nodes of dead ends: trees that hang on the rest by one node. They have the smallest ranks, rising towards the
   * rest.
   */
  int deadEndCount() {
    return deadEndCount;
  }

  /**
   * Ranks from {@link #deadEndCount} up to here, exclusive, have exactly two neighbours that are no dead ends.
   */
  int throughEnd() {
    return throughEnd;
  }

  /** Takes away nodes with one neighbour until there is none. */
  private int rankDeadEnds(int[] degree) {
    int[] queue = new int[degree.length];
    int size = 0;
    for (int node = 0; node < degree.length; node++) {
      if (degree[node] <= 1) {
        queue[size++] = node;
      }
    }
    int rank = 0;
    while (rank < size) {
      int node = queue[rank];
      rankOfNode[node] = rank++;
      for (int place = adjacency.start(node); place < adjacency.end(node); place++) {
        int neighbour = adjacency.neighbour(place);
        if (--degree[neighbour] == 1) {
          queue[size++] = neighbour;
        }
      }
    }
    return rank;
  }

  private void rankJunctions(double[] x, double[] y) {
    int[] nodes = new int[rankOfNode.length - throughEnd];
    int[] junctionOfNode = new int[rankOfNode.length];
    int junctionCount = 0;
    for (int node = 0; node < rankOfNode.length; node++) {
      if (rankOfNode[node] == JUNCTION) {
        nodes[junctionCount] = node;
        junctionOfNode[node] = junctionCount++;
      }
    }
    IntArrayList from = new IntArrayList();
    IntArrayList to = new IntArrayList();
    FloatArrayList speeds = new FloatArrayList();
    for (int node : nodes) {
      for (int place = adjacency.start(node); place < adjacency.end(node); place++) {
        int neighbour = adjacency.neighbour(place);
        if (!isDeadEnd(neighbour)) {
          from.add(junctionOfNode[node]);
          to.add(junctionOfNode[followRoad(node, neighbour)]);
          speeds.add(adjacency.speed(place));
        }
      }
    }
    double[] junctionX = new double[junctionCount];
    double[] junctionY = new double[junctionCount];
    Arrays.setAll(junctionX, junction -> x[nodes[junction]]);
    Arrays.setAll(junctionY, junction -> y[nodes[junction]]);
    Adjacency junctions =
        Adjacency.of(junctionCount, from.toIntArray(), to.toIntArray(), speeds.toFloatArray());
    int[] rank = NestedDissection.rankOfNode(junctions, junctionX, junctionY);
    for (int junction = 0; junction < junctionCount; junction++) {
      rankOfNode[nodes[junction]] = throughEnd + rank[junction];
    }
  }

  private boolean isDeadEnd(int node) {
    return rankOfNode[node] != JUNCTION && rankOfNode[node] < deadEndCount;
  }

  /** The junction where a road ends that leaves a junction by a neighbour of it. */
  private int followRoad(int junction, int neighbour) {
    int previous = junction;
    int node = neighbour;
    while (rankOfNode[node] != JUNCTION) {
      int next = previous;
      for (int place = adjacency.start(node); place < adjacency.end(node); place++) {
        int other = adjacency.neighbour(place);
        if (other != previous && !isDeadEnd(other)) {
          next = other;
        }
      }
      previous = node;
      node = next;
    }
    return node;
  }
}
