package vn.luong.sim.road;

import java.util.Arrays;
import java.util.PriorityQueue;
import vn.luong.sim.network.Network;

/**
 * The textbook algorithm, on the network itself and with the plainest data structures, to compare routers with. Of
 * equal costs the earlier arrival counts. Where turns are forbidden, what has been driven towards one is part of a label.
 */
final class PlainDijkstra {
  private record Entry(double cost, double time, int label) {}

  private final int mode;
  private final LinkCost linkCost;
  private final Network network;
  private final TurnStates turns;

  PlainDijkstra(int mode, LinkCost linkCost) {
    this.mode = mode;
    this.linkCost = linkCost;
    this.network = linkCost.network();
    this.turns = TurnStates.of(network.turnRestrictions(), mode);
  }

  /** Cost between the end of a link and the start of another; infinite if there is no way. */
  double cost(RoadQuery query) {
    if (query.startLink() == query.endLink()) {
      return 0;
    }
    int labelCount = network.nodeCount() + turns.count();
    double[] costs = new double[labelCount];
    double[] times = new double[labelCount];
    boolean[] isSettled = new boolean[labelCount];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) ->
        a.cost != b.cost ? Double.compare(a.cost, b.cost) : Double.compare(a.time, b.time));
    int source = label(turns.next(TurnStates.FREE, query.startLink()), query.startLink());
    costs[source] = 0;
    times[source] = query.departureTime();
    queue.add(new Entry(0, query.departureTime(), source));
    while (!queue.isEmpty()) {
      int label = queue.poll().label;
      if (isSettled[label]) {
        continue;
      }
      isSettled[label] = true;
      int state = Math.max(TurnStates.FREE, label - network.nodeCount());
      int node = state == TurnStates.FREE ? label : network.toNode(turns.lastLink(state));
      if (node == network.fromNode(query.endLink())
          && turns.next(state, query.endLink()) != TurnStates.FORBIDDEN) {
        return costs[label];
      }
      for (int place = network.outLinks().start(node);
          place < network.outLinks().end(node);
          place++) {
        int link = network.outLinks().value(place);
        int next = turns.next(state, link);
        if (!network.allows(link, mode) || next == TurnStates.FORBIDDEN) {
          continue;
        }
        double seconds = seconds(link, times[label], query);
        double cost = costs[label] + cost(link, times[label], seconds, query);
        double time = times[label] + seconds;
        int head = label(next, link);
        if (cost < costs[head] || cost == costs[head] && time < times[head]) {
          costs[head] = cost;
          times[head] = time;
          queue.add(new Entry(cost, time, head));
        }
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** A node of the network, or after all of them a state. */
  private int label(int state, int lastLink) {
    return state == TurnStates.FREE ? network.toNode(lastLink) : network.nodeCount() + state;
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
    if (linkCost.closures() != null && linkCost.closures().isClosed(link, enterTime)) {
      cost += LinkCost.closedCost(network.lengthMeters(link));
    }
    return cost;
  }
}
