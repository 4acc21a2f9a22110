package vn.luong.sim.road;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * A graph with its nodes contracted one after the other, whatever the costs of its arcs: a customisable contraction
 * hierarchy (Dibbelt, Strasser and Wagner, "Customizable contraction hierarchies", JEA 2016). Contracting a node joins
 * all its neighbours of higher rank by edges, so that a least-cost path between any two nodes exists that first only
 * climbs and then only descends. What the edges cost is in {@link HierarchyCosts}.
 *
 * <p>Layout: everything by node, whose number is its rank; per node its edges to higher nodes, sorted, 4 bytes per
 * edge.
 *
 * <p>Threads: immutable, safe to share.
 */
final class Hierarchy {
  /** No edge goes up: the node is the top of its component. */
  static final int TOP = -1;

  private final RoadGraph graph;
  private final int[] firstEdge;
  private final int[] upperNode;
  private final int[] edgeOfArc;

  private Hierarchy(RoadGraph graph) {
    this.graph = graph;
    int[][] upper = contract();
    firstEdge = new int[upper.length + 1];
    for (int rank = 0; rank < upper.length; rank++) {
      firstEdge[rank + 1] = firstEdge[rank] + upper[rank].length;
    }
    upperNode = new int[firstEdge[upper.length]];
    for (int rank = 0; rank < upper.length; rank++) {
      System.arraycopy(upper[rank], 0, upperNode, firstEdge[rank], upper[rank].length);
    }
    edgeOfArc = new int[graph.arcCount()];
    Arrays.setAll(edgeOfArc, this::findEdge);
  }

  static Hierarchy of(RoadGraph graph) {
    return new Hierarchy(graph);
  }

  RoadGraph graph() {
    return graph;
  }

  int edgeCount() {
    return upperNode.length;
  }

  int firstEdge(int rank) {
    return firstEdge[rank];
  }

  int endEdge(int rank) {
    return firstEdge[rank + 1];
  }

  /** Rank of the higher node of an edge. */
  int upperNode(int edge) {
    return upperNode[edge];
  }

  /** By edge, the rank of its higher node; not to be changed. */
  int[] upperNodes() {
    return upperNode;
  }

  /** The lowest of the node's higher neighbours, or {@link #TOP}; all others lie on the way from there to the top. */
  int parent(int rank) {
    return firstEdge[rank] == firstEdge[rank + 1] ? TOP : upperNode[firstEdge[rank]];
  }

  /**
   * What an arc of the graph costs is a cost of this edge and direction: 2 · edge if it climbs, 2 · edge + 1 if it
   * descends, or {@link #TOP} if it is a loop.
   */
  int edgeOf(int arc) {
    return edgeOfArc[arc];
  }

  private int[][] contract() {
    int[][] upper = neighboursAbove();
    for (int rank = 0; rank < upper.length; rank++) {
      int[] above = upper[rank];
      if (above.length > 1) {
        upper[above[0]] = union(upper[above[0]], above, 1);
      }
    }
    return upper;
  }

  private int[][] neighboursAbove() {
    IntArrayList[] lists = new IntArrayList[graph.nodeCount()];
    Arrays.setAll(lists, rank -> new IntArrayList(4));
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      int tail = graph.tail(arc);
      int head = graph.head(arc);
      if (tail != head) {
        lists[Math.min(tail, head)].add(Math.max(tail, head));
      }
    }
    int[][] above = new int[lists.length][];
    for (int rank = 0; rank < above.length; rank++) {
      above[rank] = Arrays.stream(lists[rank].toIntArray()).sorted().distinct().toArray();
    }
    return above;
  }

  /** Union of two sorted sets, the second from a position on. */
  private static int[] union(int[] first, int[] second, int from) {
    int[] merged = new int[first.length + second.length - from];
    int size = 0;
    int left = 0;
    int right = from;
    while (left < first.length || right < second.length) {
      int next;
      if (right == second.length || left < first.length && first[left] <= second[right]) {
        next = first[left++];
      } else {
        next = second[right++];
      }
      if (size == 0 || merged[size - 1] != next) {
        merged[size++] = next;
      }
    }
    return Arrays.copyOf(merged, size);
  }

  private int findEdge(int arc) {
    int tail = graph.tail(arc);
    int head = graph.head(arc);
    if (tail == head) {
      return TOP;
    }
    int lower = Math.min(tail, head);
    int edge = Arrays.binarySearch(
        upperNode, firstEdge[lower], firstEdge[lower + 1], Math.max(tail, head));
    return 2 * edge + (tail < head ? 0 : 1);
  }
}
