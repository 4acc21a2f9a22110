package vn.luong.sim.road;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Least-cost paths from one node to all others (Dijkstra 1959) at costs that do not depend on the time, on the graph of
 * {@link RoadRouter}. For many destinations of one origin, where a router per pair would do the same work again.
 *
 * <p>Of paths that cost the same the one found first counts.
 *
 * <p>Layout: cost and arc by which it was reached per node, 12 bytes, and a heap.
 *
 * <p>Threads: one tree per thread.
 */
public final class RoadTree {
  private static final int NO_ARC = -1;

  private final RoadGraph graph;
  private final boolean[] isEndOnly;
  private final NodeHeap heap;
  private final double[] cost;
  private final int[] arcTo;

  /**
   * Makes a tree, which spans nothing until {@link #grow}.
   *
   * @param mayPass of a node of the network, whether paths may lead on from it; the source may always be left
   */
  public RoadTree(RoadGraph graph, IntPredicate mayPass) {
    this.graph = graph;
    this.heap = new NodeHeap();
    this.cost = new double[graph.nodeCount()];
    this.arcTo = new int[graph.nodeCount()];
    this.isEndOnly = new boolean[graph.nodeCount()];
    for (int node = 0; node < isEndOnly.length; node++) {
      isEndOnly[node] = !mayPass.test(graph.networkNode(node));
    }
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
  }

  /**
   * Finds the paths from a node of the network to all nodes that can be reached.
   *
   * @param source node of the network
   * @param linkCost cost of a link of the network, ≥ 0
   */
  public void grow(int source, IntToDoubleFunction linkCost) {
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    int root = graph.nodeOf(source);
    if (root == RoadGraph.NO_NODE) {
      return;
    }
    cost[root] = 0;
    arcTo[root] = NO_ARC;
    heap.clear();
    heap.push(root, 0);
    while (!heap.isEmpty()) {
      double key = heap.leastKey();
      int node = heap.pop();
      boolean isUpToDate = key <= cost[node];
      if (isUpToDate && (node == root || !isEndOnly[node])) {
        relaxFrom(node, linkCost);
      }
    }
  }

  /** Cost of the path to a node of the network; infinite if there is none. */
  public double cost(int networkNode) {
    return graph.nodeOf(networkNode) == RoadGraph.NO_NODE
        ? Double.POSITIVE_INFINITY
        : cost[nearestCopy(networkNode)];
  }

  /**
   * The links from the source to a node of the network, none if it is the source.
   *
   * @throws IllegalArgumentException if it was not reached
   */
  public int[] pathTo(int networkNode) {
    if (cost(networkNode) == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("node " + networkNode + " was not reached");
    }
    int target = nearestCopy(networkNode);
    int linkCount = 0;
    for (int arc = arcTo[target]; arc != NO_ARC; arc = arcTo[graph.tail(arc)]) {
      linkCount++;
    }
    int[] links = new int[linkCount];
    for (int arc = arcTo[target]; arc != NO_ARC; arc = arcTo[graph.tail(arc)]) {
      links[--linkCount] = graph.link(arc);
    }
    return links;
  }

  private int nearestCopy(int networkNode) {
    int nearest = graph.copy(networkNode, 0);
    for (int ordinal = 1; ordinal < graph.copyCount(networkNode); ordinal++) {
      int copy = graph.copy(networkNode, ordinal);
      nearest = cost[copy] < cost[nearest] ? copy : nearest;
    }
    return nearest;
  }

  private void relaxFrom(int node, IntToDoubleFunction linkCost) {
    int endOut = graph.endOut(node);
    for (int arc = graph.firstOut(node); arc < endOut; arc++) {
      double newCost = cost[node] + linkCost.applyAsDouble(graph.link(arc));
      int head = graph.head(arc);
      if (newCost < cost[head]) {
        cost[head] = newCost;
        arcTo[head] = arc;
        heap.push(head, newCost);
      }
    }
  }
}
