package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Works out what the edges of a {@link Hierarchy} cost, for several sets of arc costs at once: basic and perfect
 * customisation (Dibbelt, Strasser and Wagner 2016). Finding the three edges of a triangle costs more than the sums
 * that are made there, and is done once for all sets.
 *
 * <p>Layout: by edge, for the way up and then for the way down, a row of costs by set, 8 bytes per edge and set; only
 * while costs are being made.
 */
final class Customisation {
  private final Hierarchy hierarchy;
  private final int setCount;
  /**
   * By (2 · edge + direction) · sets + set. After {@link #markAllNeeded} twice the cost, plus 1 while no way over another
   * edge is known that makes the edge needless.
   */
  private final int[] costs;

  private Customisation(Hierarchy hierarchy, ArcUnits[] sets) {
    this.hierarchy = hierarchy;
    setCount = sets.length;
    costs = new int[2 * hierarchy.edgeCount() * setCount];
    Arrays.fill(costs, ArcUnits.NO_WAY);
    for (int arc = 0; arc < hierarchy.graph().arcCount(); arc++) {
      int edge = hierarchy.edgeOf(arc);
      if (edge != Hierarchy.TOP) {
        for (int set = 0; set < setCount; set++) {
          int place = edge * setCount + set;
          costs[place] = Math.min(costs[place], sets[set].costs()[arc]);
        }
      }
    }
  }

  /**
   * Makes costs.
   *
   * @param sets costs by arc of the graph
   */
  static HierarchyCosts[] of(Hierarchy hierarchy, ArcUnits... sets) {
    Customisation customisation = new Customisation(hierarchy, sets);
    int nodeCount = hierarchy.graph().nodeCount();
    for (int rank = 0; rank < nodeCount; rank++) {
      customisation.countWaysBelow(rank);
    }
    customisation.markAllNeeded();
    for (int rank = nodeCount - 1; rank >= 0; rank--) {
      customisation.dropEdgesWithWaysAbove(rank);
    }
    HierarchyCosts.Edges[] climbing = customisation.neededEdges(0);
    HierarchyCosts.Edges[] descending = customisation.neededEdges(1);
    HierarchyCosts[] made = new HierarchyCosts[sets.length];
    Arrays.setAll(
        made, set -> new HierarchyCosts(climbing[set], descending[set], sets[set].unit()));
    return made;
  }

  /** Lowers the costs of the edges between any two upper neighbours by the way via the node. */
  private void countWaysBelow(int rank) {
    int[] upperNodes = hierarchy.upperNodes();
    int end = hierarchy.endEdge(rank);
    for (int edge = hierarchy.firstEdge(rank); edge < end; edge++) {
      int joined = hierarchy.firstEdge(upperNodes[edge]);
      for (int other = edge + 1; other < end; other++) {
        joined = seek(upperNodes, joined, upperNodes[other]);
        int first = 2 * edge * setCount;
        int second = 2 * other * setCount;
        int place = 2 * joined * setCount;
        for (int up = 0; up < setCount; up++) {
          int down = setCount + up;
          costs[place + up] = Math.min(costs[place + up], costs[first + down] + costs[second + up]);
          costs[place + down] =
              Math.min(costs[place + down], costs[second + down] + costs[first + up]);
        }
      }
    }
  }

  private void markAllNeeded() {
    for (int place = 0; place < costs.length; place++) {
      costs[place] = 2 * costs[place] + 1;
    }
  }

  /** Finds the edges of a node that a way over another upper neighbour replaces. */
  private void dropEdgesWithWaysAbove(int rank) {
    int[] upperNodes = hierarchy.upperNodes();
    int end = hierarchy.endEdge(rank);
    for (int edge = hierarchy.firstEdge(rank); edge < end; edge++) {
      int joined = hierarchy.firstEdge(upperNodes[edge]);
      for (int other = edge + 1; other < end; other++) {
        joined = seek(upperNodes, joined, upperNodes[other]);
        int first = 2 * edge * setCount;
        int second = 2 * other * setCount;
        int place = 2 * joined * setCount;
        for (int up = 0; up < setCount; up++) {
          int down = setCount + up;
          int joinedUp = costs[place + up] >> 1;
          int joinedDown = costs[place + down] >> 1;
          int firstUp = Math.min(costs[first + up], way(costs[second + up] >> 1, joinedDown));
          int firstDown = Math.min(costs[first + down], way(costs[second + down] >> 1, joinedUp));
          costs[first + up] = firstUp;
          costs[first + down] = firstDown;
          costs[second + up] = Math.min(costs[second + up], way(firstUp >> 1, joinedUp));
          costs[second + down] = Math.min(costs[second + down], way(firstDown >> 1, joinedDown));
        }
      }
    }
  }

  /**
   * Twice the cost of a way of two parts, so that it replaces what costs as much and is needed; plus 1 if a part costs
   * nothing: then the other may cost as much as the edge, and edges could replace each other in a circle.
   */
  private static int way(int first, int second) {
    int cost = Math.min(first + second, ArcUnits.NO_WAY);
    return cost << 1 | (first - 1 | second - 1) >>> Integer.SIZE - 1;
  }

  /** The edge to an upper node, searched from an edge of the same lower node on. */
  private static int seek(int[] upperNodes, int from, int upperNode) {
    int edge = from;
    while (upperNodes[edge] != upperNode) {
      edge++;
    }
    return edge;
  }

  private HierarchyCosts.Edges[] neededEdges(int direction) {
    int nodeCount = hierarchy.graph().nodeCount();
    int[] sizes = new int[setCount];
    for (int edge = 0; edge < hierarchy.edgeCount(); edge++) {
      int place = (2 * edge + direction) * setCount;
      for (int set = 0; set < setCount; set++) {
        sizes[set] += isNeeded(costs[place + set]) ? 1 : 0;
      }
    }
    int[][] first = new int[setCount][nodeCount + 1];
    int[][] upperNodesAndCosts = new int[setCount][];
    Arrays.setAll(upperNodesAndCosts, set -> new int[2 * sizes[set]]);
    Arrays.fill(sizes, 0);
    for (int rank = 0; rank < nodeCount; rank++) {
      for (int edge = hierarchy.firstEdge(rank); edge < hierarchy.endEdge(rank); edge++) {
        int place = (2 * edge + direction) * setCount;
        for (int set = 0; set < setCount; set++) {
          int cost = costs[place + set];
          if (isNeeded(cost)) {
            int size = sizes[set]++;
            upperNodesAndCosts[set][2 * size] = hierarchy.upperNode(edge);
            upperNodesAndCosts[set][2 * size + 1] = cost >> 1;
          }
        }
      }
      for (int set = 0; set < setCount; set++) {
        first[set][rank + 1] = sizes[set];
      }
    }
    HierarchyCosts.Edges[] edges = new HierarchyCosts.Edges[setCount];
    Arrays.setAll(edges, set -> new HierarchyCosts.Edges(first[set], upperNodesAndCosts[set]));
    return edges;
  }

  private static boolean isNeeded(int doubledCost) {
    return (doubledCost & 1) == 1 && doubledCost >> 1 < ArcUnits.NO_WAY;
  }
}
