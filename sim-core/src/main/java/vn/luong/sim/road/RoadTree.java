package vn.luong.sim.road;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Least-cost paths from one place to all nodes (Dijkstra 1959), on the graph of {@link RoadRouter}. For many destinations of
 * one origin, where a router per pair would do the same work again.
 *
 * <p>Of paths that cost the same the one found first counts.
 *
 * <p>Layout: cost and arc by which it was reached per node, 12 bytes, and a heap.
 *
 * <p>Threads: one tree per thread.
 */
public final class RoadTree {
  private static final int NO_ARC = -1;

  /** Cost of links that may depend on when one gets there. */
  public interface RisingCost {
    /**
     * Cost of a link, ≥ 0, infinite if it cannot be entered then. Who comes later must not get to its end before who came earlier, else paths are not the best.
     *
     * @param link link of the network
     * @param costSoFar cost of the way to the link's start
     */
    double cost(int link, double costSoFar);
  }

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
    grow(
        new int[] {source},
        new double[1],
        Double.POSITIVE_INFINITY,
        (link, soFar) -> linkCost.applyAsDouble(link));
  }

  /**
   * Finds the paths from one of several nodes of the network to all nodes that can be reached within a limit.
   *
   * @param sources nodes of the network; those that the graph does not have are passed over
   * @param startCosts what it costs to be at each source, ≥ 0
   * @param limit paths that cost more are not followed
   */
  public void grow(int[] sources, double[] startCosts, double limit, RisingCost linkCost) {
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    heap.clear();
    for (int index = 0; index < sources.length; index++) {
      int root = graph.nodeOf(sources[index]);
      if (root != RoadGraph.NO_NODE
          && startCosts[index] < cost[root]
          && startCosts[index] <= limit) {
        cost[root] = startCosts[index];
        arcTo[root] = NO_ARC;
        heap.push(root, startCosts[index]);
      }
    }
    while (!heap.isEmpty()) {
      double key = heap.leastKey();
      int node = heap.pop();
      boolean isUpToDate = key <= cost[node];
      if (isUpToDate && (arcTo[node] == NO_ARC || !isEndOnly[node])) {
        relaxFrom(node, limit, linkCost);
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

  private void relaxFrom(int node, double limit, RisingCost linkCost) {
    int endOut = graph.endOut(node);
    for (int arc = graph.firstOut(node); arc < endOut; arc++) {
      double newCost = cost[node] + linkCost.cost(graph.link(arc), cost[node]);
      int head = graph.head(arc);
      if (newCost < cost[head] && newCost <= limit) {
        cost[head] = newCost;
        arcTo[head] = arc;
        heap.push(head, newCost);
      }
    }
  }
}
