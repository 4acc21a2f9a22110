package vn.luong.sim.road;

import java.util.Arrays;
import java.util.PriorityQueue;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimes;

/**
 * The textbook algorithm, on the network itself and with the plainest data structures, to compare routers with. Of
 * equal costs the earlier arrival counts.
 */
final class PlainDijkstra {
  private record Entry(double cost, double time, int node) {}

  private final Network network;
  private final TravelTimes travelTimes;
  private final LinkCost.Weights weights;

  PlainDijkstra(Network network, TravelTimes travelTimes, LinkCost.Weights weights) {
    this.network = network;
    this.travelTimes = travelTimes;
    this.weights = weights;
  }

  /** Cost between the end of a link and the start of another; infinite if there is no way. */
  double cost(int startLink, int endLink, double departureTime) {
    double[] costs = new double[network.nodeCount()];
    double[] times = new double[network.nodeCount()];
    boolean[] isSettled = new boolean[network.nodeCount()];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) ->
        a.cost != b.cost ? Double.compare(a.cost, b.cost) : Double.compare(a.time, b.time));
    int source = network.toNode(startLink);
    costs[source] = 0;
    times[source] = departureTime;
    queue.add(new Entry(0, departureTime, source));
    while (!queue.isEmpty()) {
      int node = queue.poll().node;
      if (isSettled[node]) {
        continue;
      }
      isSettled[node] = true;
      if (node == network.fromNode(endLink)) {
        return costs[node];
      }
      for (int place = network.outLinks().start(node);
          place < network.outLinks().end(node);
          place++) {
        int link = network.outLinks().value(place);
        double seconds = travelTimes.travelTimeSeconds(link, times[node]);
        double linkCost = weights.perSecond() * seconds;
        if (weights.perMeter() > 0) {
          linkCost += weights.perMeter() * network.lengthMeters(link);
        }
        double cost = costs[node] + linkCost;
        double time = times[node] + seconds;
        int head = network.toNode(link);
        if (cost < costs[head] || cost == costs[head] && time < times[head]) {
          costs[head] = cost;
          times[head] = time;
          queue.add(new Entry(cost, time, head));
        }
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
