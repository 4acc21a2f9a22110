package vn.luong.sim.road;

import java.util.Arrays;
import java.util.PriorityQueue;
import vn.luong.sim.network.Network;

/**
 * The textbook algorithm, on the network itself and with the plainest data structures, to compare routers with. Of
 * equal costs the earlier arrival counts.
 */
final class PlainDijkstra {
  private record Entry(double cost, double time, int node) {}

  private final int mode;
  private final LinkCost linkCost;
  private final Network network;

  PlainDijkstra(int mode, LinkCost linkCost) {
    this.mode = mode;
    this.linkCost = linkCost;
    this.network = linkCost.network();
  }

  /** Cost between the end of a link and the start of another; infinite if there is no way. */
  double cost(RoadQuery query) {
    if (query.startLink() == query.endLink()) {
      return 0;
    }
    double[] costs = new double[network.nodeCount()];
    double[] times = new double[network.nodeCount()];
    boolean[] isSettled = new boolean[network.nodeCount()];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) ->
        a.cost != b.cost ? Double.compare(a.cost, b.cost) : Double.compare(a.time, b.time));
    int source = network.toNode(query.startLink());
    costs[source] = 0;
    times[source] = query.departureTime();
    queue.add(new Entry(0, query.departureTime(), source));
    while (!queue.isEmpty()) {
      int node = queue.poll().node;
      if (isSettled[node]) {
        continue;
      }
      isSettled[node] = true;
      if (node == network.fromNode(query.endLink())) {
        return costs[node];
      }
      for (int place = network.outLinks().start(node);
          place < network.outLinks().end(node);
          place++) {
        int link = network.outLinks().value(place);
        if (!network.allows(link, mode)) {
          continue;
        }
        double seconds = seconds(link, times[node], query);
        double cost = costs[node] + cost(link, times[node], seconds, query);
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

  private double seconds(int link, double enterTime, RoadQuery query) {
    double inTraffic = linkCost.travelTimes().travelTimeSeconds(link, enterTime);
    return Math.max(inTraffic, network.lengthMeters(link) / query.maximumSpeedMetersPerSecond());
  }

  private double cost(int link, double enterTime, double seconds, RoadQuery query) {
    LinkCost.Weights weights = linkCost.weights();
    double cost = weights.perSecond() * seconds;
    if (weights.perMeter() > 0) {
      cost += query.distanceFactor() * weights.perMeter() * network.lengthMeters(link);
    }
    if (linkCost.toll() != null) {
      cost += weights.perMoney() * linkCost.toll().money(link, enterTime);
    }
    return cost;
  }
}
