package vn.luong.sim.road;

import java.util.Arrays;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimes;

/**
 * Finds the path of least generalised cost at the travel times of the time of day: A* (Hart, Nilsson and Raphael
 * 1968) with the lower bounds of a {@link RoadGuide}; with {@link RoadGuide#NONE} it is Dijkstra's algorithm. Any
 * guide gives the same paths.
 *
 * <p>Each node keeps the time of arrival of its cheapest path, as MATSim's routers do. Of paths that cost the same the
 * one that arrives first counts, then the one whose last link has the smaller number.
 *
 * <p>Layout: cost and time of arrival per node side by side, beside the arc by which it was reached, its bound and the
 * number of the query that wrote them, so that nothing is cleared between queries; 36 bytes per node, and a heap.
 *
 * <p>Threads: one router per thread.
 */
public final class RoadRouter {
  private static final int NO_ARC = -1;

  private final RoadGraph graph;
  private final Network network;
  private final LinkCost cost;
  private final RoadGuide.Bounds bounds;
  private final NodeHeap heap;

  /** By 2 · node the cost from the start, by 2 · node + 1 the time of arrival. */
  private final double[] labels;

  private final double[] bound;
  private final int[] arcTo;
  private final int[] queryOfNode;
  private int query;
  private long settledCount;

  public RoadRouter(RoadGraph graph, LinkCost cost, RoadGuide guide) {
    this.graph = graph;
    this.network = graph.network();
    this.cost = cost;
    this.bounds = guide.newBounds();
    this.heap = new NodeHeap(graph.nodeCount());
    this.labels = new double[2 * graph.nodeCount()];
    this.bound = new double[graph.nodeCount()];
    this.arcTo = new int[graph.nodeCount()];
    this.queryOfNode = new int[graph.nodeCount()];
  }

  public RoadGraph graph() {
    return graph;
  }

  /**
   * Finds a path from the end of the start link to the start of the end link. Of start and end link only these nodes
   * count: that the mode may use them is up to the caller.
   *
   * @param path filled with the answer
   * @return whether there is a path
   */
  public boolean route(RoadQuery question, RoadPath path) {
    path.clear();
    if (question.startLink() == question.endLink()) {
      path.reset(1, 0, 0);
      path.set(0, question.startLink());
      return true;
    }
    int source = graph.nodeOf(network.toNode(question.startLink()));
    int target = graph.nodeOf(network.fromNode(question.endLink()));
    if (source == RoadGraph.NO_NODE || target == RoadGraph.NO_NODE) {
      return false;
    }
    if (!search(source, target, question)) {
      return false;
    }
    fill(path, question, target);
    return true;
  }

  /**
   * What a given path costs by the same count as {@link RoadPath#cost}: without the start link and the end link.
   *
   * @param links start link … end link, joined
   */
  public double costOf(RoadQuery question, int[] links) {
    double time = question.departureTime();
    double sum = 0;
    for (int position = 1; position < links.length - 1; position++) {
      int link = links[position];
      double seconds = Math.max(
          cost.travelTimes().travelTimeSeconds(link, time),
          network.lengthMeters(link) / question.maximumSpeedMetersPerSecond());
      sum += cost.cost(link, time, seconds, question.distanceFactor());
      time += seconds;
    }
    return sum;
  }

  /**
   * Seconds from the end of the first of these links to the start of the last, at the times of this
   * router.
   */
  public double secondsOf(RoadQuery question, int[] links) {
    double time = question.departureTime();
    for (int position = 1; position < links.length - 1; position++) {
      int link = links[position];
      time += Math.max(
          cost.travelTimes().travelTimeSeconds(link, time),
          network.lengthMeters(link) / question.maximumSpeedMetersPerSecond());
    }
    return time - question.departureTime();
  }

  /** Nodes taken from the heap in all queries so far. */
  public long settledCount() {
    return settledCount;
  }

  private boolean search(int source, int target, RoadQuery question) {
    bounds.setQuery(source, target);
    nextQuery();
    heap.clear();
    reach(source, 0, question.departureTime(), NO_ARC);
    while (!heap.isEmpty()) {
      int node = heap.pop();
      settledCount++;
      if (node == target) {
        return true;
      }
      relaxFrom(node, question);
    }
    return false;
  }

  private void relaxFrom(int node, RoadQuery question) {
    TravelTimes travelTimes = cost.travelTimes();
    double maximumSpeed = question.maximumSpeedMetersPerSecond();
    double distanceFactor = question.distanceFactor();
    double nodeCost = labels[2 * node];
    double nodeTime = labels[2 * node + 1];
    int endOut = graph.endOut(node);
    for (int arc = graph.firstOut(node); arc < endOut; arc++) {
      int link = graph.link(arc);
      double seconds = travelTimes.travelTimeSeconds(link, nodeTime);
      if (maximumSpeed != Double.POSITIVE_INFINITY) {
        seconds = Math.max(seconds, network.lengthMeters(link) / maximumSpeed);
      }
      double newCost = nodeCost + cost.cost(link, nodeTime, seconds, distanceFactor);
      double newTime = nodeTime + seconds;
      int head = graph.head(arc);
      if (queryOfNode[head] != query || isBetter(newCost, newTime, arc, head)) {
        reach(head, newCost, newTime, arc);
      }
    }
  }

  private boolean isBetter(double newCost, double newTime, int arc, int node) {
    double oldCost = labels[2 * node];
    if (newCost != oldCost) {
      return newCost < oldCost;
    }
    double oldTime = labels[2 * node + 1];
    if (newTime != oldTime) {
      return newTime < oldTime;
    }
    int oldArc = arcTo[node];
    return oldArc != NO_ARC && graph.link(arc) < graph.link(oldArc);
  }

  private void reach(int node, double newCost, double newTime, int arc) {
    if (queryOfNode[node] != query) {
      queryOfNode[node] = query;
      bound[node] = bounds.costToTarget(node);
    }
    labels[2 * node] = newCost;
    labels[2 * node + 1] = newTime;
    arcTo[node] = arc;
    if (bound[node] != RoadGuide.Bounds.UNREACHABLE) {
      heap.push(node, newCost + bound[node]);
    }
  }

  private void nextQuery() {
    query++;
    if (query == 0) {
      // After four thousand million queries numbers come again: no node may look reached.
      Arrays.fill(queryOfNode, -1);
    }
  }

  private void fill(RoadPath path, RoadQuery question, int target) {
    int linkCount = 2;
    for (int arc = arcTo[target]; arc != NO_ARC; arc = arcTo[graph.tail(arc)]) {
      linkCount++;
    }
    double seconds = labels[2 * target + 1] - question.departureTime();
    path.reset(linkCount, seconds, labels[2 * target]);
    path.set(0, question.startLink());
    path.set(linkCount - 1, question.endLink());
    int position = linkCount - 2;
    for (int arc = arcTo[target]; arc != NO_ARC; arc = arcTo[graph.tail(arc)]) {
      path.set(position--, graph.link(arc));
    }
    double meters = 0;
    for (int place = 1; place < linkCount; place++) {
      meters += network.lengthMeters(path.link(place));
    }
    path.setDistanceMeters(meters);
  }
}
