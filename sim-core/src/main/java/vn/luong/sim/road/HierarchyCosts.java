package vn.luong.sim.road;

import java.util.Arrays;

/**
 * What the edges of a {@link Hierarchy} cost for given costs of the graph's arcs, and only those edges that a
 * least-cost path needs (basic and perfect customisation of Dibbelt, Strasser and Wagner 2016). Without the others a
 * search looks at half of the edges or fewer.
 *
 * <p>Layout: by rank, upper node and cost side by side of the edges that can be climbed, and of those that can be
 * descended; 8 bytes per edge and direction.
 *
 * <p>Threads: immutable, safe to share.
 */
final class HierarchyCosts {

  /** Edges of one direction, by their lower node. */
  static final class Edges {
    private final int[] first;
    /** By 2 · edge the upper node, by 2 · edge + 1 the cost. */
    private final int[] upperNodesAndCosts;

    private Edges(int[] first, int[] upperNodesAndCosts) {
      this.first = first;
      this.upperNodesAndCosts = upperNodesAndCosts;
    }

    int first(int rank) {
      return first[rank];
    }

    int end(int rank) {
      return first[rank + 1];
    }

    long bytes() {
      return (long) Integer.BYTES * (first.length + upperNodesAndCosts.length);
    }

    int upperNode(int edge) {
      return upperNodesAndCosts[2 * edge];
    }

    int cost(int edge) {
      return upperNodesAndCosts[2 * edge + 1];
    }
  }

  private static final int UP = 0;
  private static final int DOWN = 1;

  private final Hierarchy hierarchy;
  /** By 2 · edge + direction; only while the costs are being made. */
  private int[] costs;

  private boolean[] isNeedless;
  private final Edges climbing;
  private final Edges descending;

  private final double unit;

  private HierarchyCosts(Hierarchy hierarchy, ArcUnits arcs) {
    this.hierarchy = hierarchy;
    unit = arcs.unit();
    int[] arcCosts = arcs.costs();
    costs = new int[2 * hierarchy.edgeCount()];
    isNeedless = new boolean[costs.length];
    Arrays.fill(costs, ArcUnits.NO_WAY);
    for (int arc = 0; arc < arcCosts.length; arc++) {
      int edge = hierarchy.edgeOf(arc);
      if (edge != Hierarchy.TOP) {
        costs[edge] = Math.min(costs[edge], arcCosts[arc]);
      }
    }
    int nodeCount = hierarchy.graph().nodeCount();
    for (int rank = 0; rank < nodeCount; rank++) {
      countWaysBelow(rank);
    }
    for (int rank = nodeCount - 1; rank >= 0; rank--) {
      dropEdgesWithWaysAbove(rank);
    }
    climbing = neededEdges(UP);
    descending = neededEdges(DOWN);
    costs = null;
    isNeedless = null;
  }

  /**
   * Makes costs.
   *
   * @param arcs costs by arc of the graph
   */
  static HierarchyCosts of(Hierarchy hierarchy, ArcUnits arcs) {
    return new HierarchyCosts(hierarchy, arcs);
  }

  /** Cost of 1. */
  double unit() {
    return unit;
  }

  /** Memory of its edges. */
  long bytes() {
    return climbing.bytes() + descending.bytes();
  }

  /** Edges from a node up. */
  Edges climbing() {
    return climbing;
  }

  /** Edges from above down to a node. */
  Edges descending() {
    return descending;
  }

  /** Lowers the costs of the edges between any two upper neighbours by the way via the node (basic customisation). */
  private void countWaysBelow(int rank) {
    int[] upperNodes = hierarchy.upperNodes();
    int end = hierarchy.endEdge(rank);
    for (int edge = hierarchy.firstEdge(rank); edge < end; edge++) {
      int up = costs[2 * edge + UP];
      int down = costs[2 * edge + DOWN];
      int joined = hierarchy.firstEdge(upperNodes[edge]);
      for (int other = edge + 1; other < end; other++) {
        joined = seek(upperNodes, joined, upperNodes[other]);
        int place = 2 * joined;
        costs[place + UP] = Math.min(costs[place + UP], down + costs[2 * other + UP]);
        costs[place + DOWN] = Math.min(costs[place + DOWN], costs[2 * other + DOWN] + up);
      }
    }
  }

  /** Finds the edges of a node that a way over another upper neighbour replaces (perfect customisation). */
  private void dropEdgesWithWaysAbove(int rank) {
    int[] upperNodes = hierarchy.upperNodes();
    int end = hierarchy.endEdge(rank);
    for (int edge = hierarchy.firstEdge(rank); edge < end; edge++) {
      int joined = hierarchy.firstEdge(upperNodes[edge]);
      for (int other = edge + 1; other < end; other++) {
        joined = seek(upperNodes, joined, upperNodes[other]);
        int joinedUp = costs[2 * joined + UP];
        int joinedDown = costs[2 * joined + DOWN];
        replace(edge, UP, costs[2 * other + UP], joinedDown);
        replace(edge, DOWN, costs[2 * other + DOWN], joinedUp);
        replace(other, UP, costs[2 * edge + UP], joinedUp);
        replace(other, DOWN, costs[2 * edge + DOWN], joinedDown);
      }
    }
  }

  private void replace(int edge, int direction, int first, int second) {
    int place = 2 * edge + direction;
    int cost = first + second;
    if (cost < costs[place]) {
      costs[place] = cost;
      isNeedless[place] = true;
    } else if (cost == costs[place] && first > 0 && second > 0) {
      // Both parts are shorter than the edge, so edges cannot replace each other in a circle.
      isNeedless[place] = true;
    }
  }

  /** The edge to an upper node, searched from an edge of the same lower node on. */
  private static int seek(int[] upperNodes, int from, int upperNode) {
    int edge = from;
    while (upperNodes[edge] != upperNode) {
      edge++;
    }
    return edge;
  }

  private Edges neededEdges(int direction) {
    int nodeCount = hierarchy.graph().nodeCount();
    int[] first = new int[nodeCount + 1];
    int[] upperNodesAndCosts = new int[2 * hierarchy.edgeCount()];
    int size = 0;
    for (int rank = 0; rank < nodeCount; rank++) {
      for (int edge = hierarchy.firstEdge(rank); edge < hierarchy.endEdge(rank); edge++) {
        int place = 2 * edge + direction;
        if (!isNeedless[place] && costs[place] < ArcUnits.NO_WAY) {
          upperNodesAndCosts[size++] = hierarchy.upperNode(edge);
          upperNodesAndCosts[size++] = costs[place];
        }
      }
      first[rank + 1] = size / 2;
    }
    return new Edges(first, Arrays.copyOf(upperNodesAndCosts, size));
  }
}
