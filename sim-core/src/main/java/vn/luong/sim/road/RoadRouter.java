package vn.luong.sim.road;

import java.util.Arrays;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.RoadClosures;

/**
 * Finds the path of least generalised cost at the travel times of the time of day: A* (Hart, Nilsson and Raphael
 * 1968) with the lower bounds of a {@link RoadGuide}; with {@link RoadGuide#NONE} it is Dijkstra's algorithm. Any
 * guide gives the same paths.
 *
 * <p>Each node keeps the time of arrival of its cheapest path, as MATSim's routers do. Of paths that cost the same the
 * one that arrives first counts, then the one whose last link has the smaller number, then (where turns are forbidden)
 * the one that comes from the copy of the node with the smaller number. A link without any time and cost never replaces
 * another.
 *
 * <p>A link that is closed when the vehicle gets there costs so much ({@link LinkCost#closures}) that it is entered only where
 * there is no other way; nobody waits for it to open. Start and end link may be closed: who lives there may.
 *
 * <p>Dead ends are entered only towards the target. Nodes that a road only passes through never wait in the heap:
 * whoever reaches one goes on at once, which gives the same labels, since only the two ends of the road can reach
 * them.
 *
 * <p>Layout: per node 24 bytes that a search needs together, with the number of the query that wrote them, so that
 * nothing is cleared between queries.
 *
 * <p>Threads: one router per thread.
 */
public final class RoadRouter {
  private static final int NO_ARC = -1;

  /** Longs per node in {@link #rows}: cost, time of arrival (bits of doubles), state and arc. */
  private static final int ROW = 3;

  private static final int TIME = 1;
  /** {@link #search} (+ 1 when settled) in the upper half, arc by which the node was reached in the lower one. */
  private static final int STATE = 2;

  private final RoadGraph graph;
  private final Network network;
  private final RoadTimes times;
  private final LinkCost cost;
  /** The same where roads are never closed. */
  private final LinkCost costAtAnyHour;

  private final LinkCost.Weights weights;
  private final LinkToll toll;
  private final RoadClosures.OfMode closures;
  private final RoadGuide.Bounds bounds;
  private final NodeHeap heap = new NodeHeap();
  private final long[] rows;

  /** Nodes on roads that the search is passing through. */
  private int[] passing = new int[64];

  private int passingCount;

  /** By node of a dead end, the search that leads into it. */
  private final int[] searchInto;

  /** Where the way to the target leaves the open network: the target itself, unless it is in a dead end. */
  private int gate;

  /** Number of the search, even. */
  private int search;

  private long settledCount;

  /** A router with travel times of its own; where several threads route, they better share them. */
  public RoadRouter(RoadGraph graph, LinkCost cost, RoadGuide guide) {
    this(RoadTimes.of(graph, cost.travelTimes()), cost, guide);
  }

  /**
   * Makes a router.
   *
   * @param times those of the cost
   */
  public RoadRouter(RoadTimes times, LinkCost cost, RoadGuide guide) {
    if (times.table() != cost.travelTimes()) {
      throw new IllegalArgumentException("times and costs are of different travel times");
    }
    this.times = times;
    this.graph = times.graph();
    this.network = graph.network();
    this.cost = cost;
    this.costAtAnyHour = cost.closures() == null ? cost : cost.withClosures(null);
    this.weights = cost.weights();
    this.toll = cost.toll();
    this.closures = cost.closures();
    this.bounds = guide.newBounds();
    this.rows = new long[ROW * graph.nodeCount()];
    this.searchInto = new int[graph.deadEndCount()];
  }

  public RoadGraph graph() {
    return graph;
  }

  /**
   * Finds a path from the end of the start link to the start of the end link. Of start and end link only these nodes
   * and forbidden turns count: that the mode may use them is up to the caller.
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
    int source = graph.nodeAfter(question.startLink());
    int end = network.fromNode(question.endLink());
    if (source == RoadGraph.NO_NODE || graph.nodeOf(end) == RoadGraph.NO_NODE) {
      return false;
    }
    for (int ordinal = 0; ordinal < graph.copyCount(end); ordinal++) {
      int target = graph.copy(end, ordinal);
      if (graph.mayTurn(target, question.endLink())
          && search(source, target, question)
          && isBetter(target, question, path)) {
        fill(path, question, target);
      }
    }
    return path.isFound();
  }

  /** Of the ways to the end link over several copies of its node the cheapest, then the earliest counts. */
  private boolean isBetter(int target, RoadQuery question, RoadPath path) {
    if (!path.isFound() || cost(target) != path.cost()) {
      return !path.isFound() || cost(target) < path.cost();
    }
    return time(target) - question.departureTime() < path.travelTimeSeconds();
  }

  /**
   * What a given path costs by the same count as {@link RoadPath#cost}: without the start link and the end link.
   *
   * @param links start link … end link, joined
   */
  public double costOf(RoadQuery question, int[] links) {
    return costOf(question, links, cost);
  }

  /** The same at costs that do not mind hours in which links are closed: what somebody pays who drives on regardless. */
  public double costRegardlessOfHours(RoadQuery question, int[] links) {
    return costOf(question, links, costAtAnyHour);
  }

  private double costOf(RoadQuery question, int[] links, LinkCost counted) {
    double time = question.departureTime();
    double sum = 0;
    for (int position = 1; position < links.length - 1; position++) {
      int link = links[position];
      double seconds = seconds(question, link, time);
      sum += counted.cost(link, time, seconds, question.distanceFactor());
      time += seconds;
    }
    return sum;
  }

  /**
   * What a drive cost that went otherwise than the travel times of this router say, by the count of {@link
   * #costRegardlessOfHours}.
   *
   * @param question says how much the person minds distance
   * @param links start link … end link
   * @param leaveTimes seconds after midnight at which they were left, that of the end link excepted
   */
  public double costAsDriven(RoadQuery question, int[] links, int[] leaveTimes) {
    double sum = 0;
    for (int position = 1; position < links.length - 1; position++) {
      int enterTime = leaveTimes[position - 1];
      sum += costAtAnyHour.cost(
          links[position], enterTime, leaveTimes[position] - enterTime, question.distanceFactor());
    }
    return sum;
  }

  /** Whether a path enters a link in hours when it is closed, between its start link and its end link. */
  public boolean entersClosed(RoadQuery question, int[] links) {
    if (closures == null) {
      return false;
    }
    double time = question.departureTime();
    for (int position = 1; position < links.length - 1; position++) {
      if (closures.isClosed(links[position], time)) {
        return true;
      }
      time += seconds(question, links[position], time);
    }
    return false;
  }

  /**
   * Seconds from the end of the first of these links to the start of the last, at the times of this
   * router.
   */
  public double secondsOf(RoadQuery question, int[] links) {
    double time = question.departureTime();
    for (int position = 1; position < links.length - 1; position++) {
      time += seconds(question, links[position], time);
    }
    return time - question.departureTime();
  }

  private double seconds(RoadQuery question, int link, double enterTime) {
    return Math.max(
        cost.travelTimes().travelTimeSeconds(link, enterTime),
        network.lengthMeters(link) / question.maximumSpeedMetersPerSecond());
  }

  /** Nodes taken from the heap in all queries so far. */
  public long settledCount() {
    return settledCount;
  }

  private boolean search(int source, int target, RoadQuery question) {
    double limit = bounds.setQuery(source, target, question.departureTime());
    while (true) {
      nextSearch(target);
      if (settleUntil(source, target, question, limit)) {
        return isSettled(target);
      }
      limit = bounds.widen();
    }
  }

  /**
   * Searches with the current bounds.
   *
   * @return false if it came to where they do not hold
   */
  private boolean settleUntil(int source, int target, RoadQuery question, double limit) {
    heap.clear();
    reach(source, 0, question.departureTime(), NO_ARC, true);
    while (!heap.isEmpty()) {
      if (heap.leastKey() > limit) {
        return false;
      }
      int node = heap.pop();
      if (isSettled(node)) {
        continue;
      }
      settledCount++;
      rows[ROW * node + STATE] += 1L << Integer.SIZE;
      if (node == target) {
        return true;
      }
      relaxFrom(node, question);
      while (passingCount > 0) {
        relaxFrom(passing[--passingCount], question);
      }
    }
    return true;
  }

  private void relaxFrom(int node, RoadQuery question) {
    double nodeCost = cost(node);
    double nodeTime = time(node);
    int[] millis = times.millisOfBin(times.table().bin(nodeTime));
    double perMeter = question.distanceFactor() * weights.perMeter();
    double maximumSpeed = question.maximumSpeedMetersPerSecond();
    int endOut = graph.endOut(node);
    for (int arc = graph.firstOut(node); arc < endOut; arc++) {
      int head = graph.head(arc);
      int searchOfHead = (int) (rows[ROW * head + STATE] >>> Integer.SIZE);
      if (searchOfHead == search + 1 || isDeadEndBeyond(node, head)) {
        continue;
      }
      double seconds = RoadTimes.seconds(millis[arc]);
      if (maximumSpeed != Double.POSITIVE_INFINITY) {
        seconds = Math.max(seconds, graph.lengthMeters(arc) / maximumSpeed);
      }
      // As LinkCost.cost, with what is at hand by arc: the link itself lies elsewhere in memory.
      double arcCost = weights.perSecond() * seconds;
      if (perMeter > 0) {
        arcCost += perMeter * graph.lengthMeters(arc);
      }
      if (toll != null) {
        arcCost += weights.perMoney() * toll.money(graph.link(arc), nodeTime);
      }
      if (closures != null && closures.isClosed(graph.link(arc), nodeTime)) {
        arcCost += LinkCost.closedCost(graph.lengthMeters(arc));
      }
      double newCost = nodeCost + arcCost;
      double newTime = nodeTime + seconds;
      if (searchOfHead != search || newCost < cost(head)) {
        reach(head, newCost, newTime, arc, true);
      } else if (newCost == cost(head) && winsTie(newTime, arc, node, head)) {
        reach(head, newCost, newTime, arc, false);
      }
    }
  }

  /** True if an arc leads into a dead end without the target. */
  private boolean isDeadEndBeyond(int node, int head) {
    return head < graph.deadEndCount() && head < node && searchInto[head] != search;
  }

  private boolean winsTie(double newTime, int arc, int node, int head) {
    if (newTime != time(head)) {
      return newTime < time(head);
    }
    int oldArc = arcTo(head);
    boolean isForNothing = time(node) == newTime && cost(node) == cost(head);
    return oldArc != NO_ARC && !isForNothing && isBefore(arc, oldArc);
  }

  /** The smaller link; of arcs that are the same link, from copies of one node, the smaller arc. */
  private boolean isBefore(int arc, int other) {
    int link = graph.link(arc);
    int otherLink = graph.link(other);
    return link < otherLink || link == otherLink && arc < other;
  }

  /**
   * Labels a node and puts it where it waits for its turn.
   *
   * @param isNews false if only the time of arrival or the arc are other than before
   */
  private void reach(int node, double newCost, double newTime, int arc, boolean isNews) {
    int row = ROW * node;
    rows[row] = Double.doubleToRawLongBits(newCost);
    rows[row + TIME] = Double.doubleToRawLongBits(newTime);
    rows[row + STATE] = (long) search << Integer.SIZE | arc & 0xFFFF_FFFFL;
    if (isPassedThrough(node) && arc != NO_ARC) {
      pass(node);
    } else if (isNews) {
      double bound = bounds.costToTarget(node);
      if (bound != RoadGuide.Bounds.UNREACHABLE) {
        heap.push(node, newCost + bound);
      }
    }
  }

  private boolean isPassedThrough(int node) {
    return node < graph.throughEnd() && node >= graph.deadEndCount() && node != gate;
  }

  private void pass(int node) {
    if (passingCount == passing.length) {
      passing = Arrays.copyOf(passing, 2 * passingCount);
    }
    passing[passingCount++] = node;
  }

  private double cost(int node) {
    return Double.longBitsToDouble(rows[ROW * node]);
  }

  private double time(int node) {
    return Double.longBitsToDouble(rows[ROW * node + TIME]);
  }

  private int arcTo(int node) {
    return (int) rows[ROW * node + STATE];
  }

  private boolean isSettled(int node) {
    return (int) (rows[ROW * node + STATE] >>> Integer.SIZE) == search + 1;
  }

  private void nextSearch(int target) {
    search += 2;
    if (search == 0) {
      // After two thousand million searches numbers come again: no node may look reached.
      Arrays.fill(rows, 0);
      Arrays.fill(searchInto, 0);
      search = 2;
    }
    gate = target;
    while (gate < graph.deadEndCount() && gate != RoadGraph.NO_NODE) {
      searchInto[gate] = search;
      gate = graph.wayOut(gate);
    }
  }

  private void fill(RoadPath path, RoadQuery question, int target) {
    int linkCount = 2;
    for (int arc = arcTo(target); arc != NO_ARC; arc = arcTo(graph.tail(arc))) {
      linkCount++;
    }
    double seconds = time(target) - question.departureTime();
    path.reset(linkCount, seconds, cost(target));
    path.set(0, question.startLink());
    path.set(linkCount - 1, question.endLink());
    int position = linkCount - 2;
    for (int arc = arcTo(target); arc != NO_ARC; arc = arcTo(graph.tail(arc))) {
      path.set(position--, graph.link(arc));
    }
    double meters = 0;
    for (int place = 1; place < linkCount; place++) {
      meters += network.lengthMeters(path.link(place));
    }
    path.setDistanceMeters(meters);
  }
}
