package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Cuts a part of the map in two. In each of four directions it tries the cut in the middle, and the fewest edges that
 * part the first nodes from the last ones, found as a maximum flow (inertial flow, Schild and Sommer, "On balanced
 * separators in road networks", SEA 2015). The flow is augmented along shortest paths (Edmonds and Karp 1972); cuts
 * are small.
 */
final class CellCut {
  private static final int DIRECTIONS = 4;
  /** Share of the nodes at each end that a flow must part. */
  private static final double END_SHARE = 0.25;
  /** Smaller parts are cut in the middle only. */
  private static final int LEAST_FOR_FLOW = 12;

  /** Straight cuts at each side of the middle, within an eighth of the nodes. */
  private static final int STRAIGHT_CUTS = 6;
  /** How much less a node on the cut weighs if the fastest road leads from it along the cut. */
  private static final double ALONG_FAST_ROAD = 0.6;

  private static final int OUTSIDE = -1;

  private final Adjacency adjacency;
  private final double[] x;
  private final double[] y;

  /** Number of each node inside the current part, or {@link #OUTSIDE}. */
  private final int[] inside;

  private int[] nodes;
  private int[] first;
  private int[] heads;
  /** The same edge seen from its other end. */
  private int[] reverse;

  /** Metres per second of each edge. */
  private float[] speeds;

  private float fastest;
  /** Coordinate of each node along the current direction. */
  private float[] places;

  private boolean[] isLeft;
  private double best;
  private boolean[] bestIsLeft;
  private boolean bestSeparatorIsLeft;

  /**
   * A part of the map, cut.
   *
   * @param left nodes of one half
   * @param separator nodes without which the halves do not touch
   * @param right nodes of the other half
   */
  record Parts(int[] left, int[] separator, int[] right) {}

  CellCut(Adjacency adjacency, double[] x, double[] y) {
    this.adjacency = adjacency;
    this.x = x;
    this.y = y;
    inside = new int[adjacency.nodeCount()];
    Arrays.fill(inside, OUTSIDE);
  }

  /** Cuts the part of the map that consists of these nodes, at least two. */
  Parts of(int[] cellNodes) {
    nodes = cellNodes;
    isLeft = new boolean[nodes.length];
    places = new float[nodes.length];
    best = Double.POSITIVE_INFINITY;
    connectInside();
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      int[] sorted = sorted(direction);
      cutStraight(sorted);
      if (nodes.length >= LEAST_FOR_FLOW) {
        cutByFlow(sorted);
      }
    }
    for (int node : nodes) {
      inside[node] = OUTSIDE;
    }
    return parts();
  }

  private void connectInside() {
    for (int position = 0; position < nodes.length; position++) {
      inside[nodes[position]] = position;
    }
    first = new int[nodes.length + 1];
    int edgeCount = 0;
    for (int node : nodes) {
      for (int place = adjacency.start(node); place < adjacency.end(node); place++) {
        edgeCount += inside[adjacency.neighbour(place)] == OUTSIDE ? 0 : 1;
      }
    }
    heads = new int[edgeCount];
    reverse = new int[edgeCount];
    speeds = new float[edgeCount];
    fastest = 0;
    int edge = 0;
    for (int position = 0; position < nodes.length; position++) {
      int node = nodes[position];
      for (int place = adjacency.start(node); place < adjacency.end(node); place++) {
        int head = inside[adjacency.neighbour(place)];
        if (head != OUTSIDE) {
          speeds[edge] = adjacency.speed(place);
          fastest = Math.max(fastest, speeds[edge]);
          heads[edge++] = head;
        }
      }
      first[position + 1] = edge;
    }
    for (int tail = 0; tail < nodes.length; tail++) {
      for (int there = first[tail]; there < first[tail + 1]; there++) {
        int back = first[heads[there]];
        while (heads[back] != tail) {
          back++;
        }
        reverse[there] = back;
      }
    }
  }

  private int[] sorted(int direction) {
    // Place along the direction as a sortable int in the upper bits, node below.
    long[] keys = new long[nodes.length];
    for (int position = 0; position < nodes.length; position++) {
      double nodeX = x[nodes[position]];
      double nodeY = y[nodes[position]];
      double place = switch (direction) {
        case 0 -> nodeX;
        case 1 -> nodeY;
        case 2 -> nodeX + nodeY;
        default -> nodeX - nodeY;
      };
      places[position] = (float) place;
      int bits = Float.floatToIntBits((float) place);
      keys[position] = (long) (bits >= 0 ? bits : bits ^ Integer.MAX_VALUE) << 32 | position;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Straight cuts around the middle; where nodes stand in a line, beside the line. */
  private void cutStraight(int[] sorted) {
    int steps = nodes.length < LEAST_FOR_FLOW ? 0 : STRAIGHT_CUTS;
    int last = 0;
    for (int step = -steps; step <= steps; step++) {
      int cut = nodes.length / 2 + step * nodes.length / (8 * STRAIGHT_CUTS);
      while (cut < nodes.length - 1 && places[sorted[cut]] == places[sorted[cut - 1]]) {
        cut++;
      }
      if (cut == last) {
        continue;
      }
      last = cut;
      for (int position = 0; position < nodes.length; position++) {
        isLeft[sorted[position]] = position < cut;
      }
      keepIfBest();
    }
  }

  private void cutByFlow(int[] sorted) {
    int ends = Math.max(1, (int) (END_SHARE * nodes.length));
    boolean[] isSource = new boolean[nodes.length];
    boolean[] isSink = new boolean[nodes.length];
    for (int position = 0; position < ends; position++) {
      isSource[sorted[position]] = true;
      isSink[sorted[nodes.length - 1 - position]] = true;
    }
    byte[] flow = new byte[heads.length];
    int[] edgeTo = new int[nodes.length];
    int[] queue = new int[nodes.length];
    boolean[] isReached = new boolean[nodes.length];
    int[] sources = Arrays.copyOf(sorted, ends);
    int sink = findSink(sources, isSink, flow, 1, queue, edgeTo, isReached);
    while (sink != OUTSIDE) {
      int node = sink;
      while (!isSource[node]) {
        int edge = edgeTo[node];
        flow[edge]++;
        flow[reverse[edge]]--;
        node = heads[reverse[edge]];
      }
      sink = findSink(sources, isSink, flow, 1, queue, edgeTo, isReached);
    }
    System.arraycopy(isReached, 0, isLeft, 0, isLeft.length);
    keepIfBest();
    int[] sinks = Arrays.copyOfRange(sorted, nodes.length - ends, nodes.length);
    findSink(sinks, isSource, flow, -1, queue, edgeTo, isReached);
    for (int node = 0; node < isLeft.length; node++) {
      isLeft[node] = !isReached[node];
    }
    keepIfBest();
  }

  /**
   * Searches breadth first along edges with room for more flow.
   *
   * @param direction 1 along the flow, −1 against it
   * @param isReached filled with the nodes that were reached
   * @return an end, or {@link #OUTSIDE} if none can be reached
   */
  private int findSink(
      int[] starts,
      boolean[] isEnd,
      byte[] flow,
      int direction,
      int[] queue,
      int[] edgeTo,
      boolean[] isReached) {
    Arrays.fill(isReached, false);
    for (int position = 0; position < starts.length; position++) {
      queue[position] = starts[position];
      isReached[starts[position]] = true;
    }
    int size = starts.length;
    for (int position = 0; position < size; position++) {
      int node = queue[position];
      for (int edge = first[node]; edge < first[node + 1]; edge++) {
        int head = heads[edge];
        if (!isReached[head] && direction * flow[edge] < 1) {
          isReached[head] = true;
          edgeTo[head] = edge;
          if (isEnd[head]) {
            return head;
          }
          queue[size++] = head;
        }
      }
    }
    return OUTSIDE;
  }

  /**
   * Weighs the cut that {@link #isLeft} says: nodes on it per node of the smaller half. A cut along a fast road counts
   * less: paths between its nodes stay on it, so that the hierarchy needs few edges between them.
   */
  private void keepIfBest() {
    int leftCount = 0;
    double leftWeight = 0.5;
    double rightWeight = 0.5;
    for (int node = 0; node < nodes.length; node++) {
      leftCount += isLeft[node] ? 1 : 0;
      if (touchesOtherHalf(node)) {
        double weight = weightOnCut(node);
        leftWeight += isLeft[node] ? weight : 0;
        rightWeight += isLeft[node] ? 0 : weight;
      }
    }
    int smaller = Math.min(leftCount, nodes.length - leftCount);
    double weight = Math.min(leftWeight, rightWeight) / smaller;
    if (weight < best) {
      best = weight;
      bestIsLeft = isLeft.clone();
      bestSeparatorIsLeft = leftWeight <= rightWeight;
    }
  }

  private double weightOnCut(int node) {
    float along = 0;
    for (int edge = first[node]; edge < first[node + 1]; edge++) {
      int head = heads[edge];
      if (speeds[edge] > along && isLeft[head] == isLeft[node] && touchesOtherHalf(head)) {
        along = speeds[edge];
      }
    }
    double share = along / fastest;
    return 1 - ALONG_FAST_ROAD * share * share;
  }

  private boolean touchesOtherHalf(int node) {
    for (int edge = first[node]; edge < first[node + 1]; edge++) {
      if (isLeft[heads[edge]] != isLeft[node]) {
        return true;
      }
    }
    return false;
  }

  private Parts parts() {
    isLeft = bestIsLeft;
    int[] left = new int[nodes.length];
    int[] right = new int[nodes.length];
    int[] separator = new int[nodes.length];
    int leftCount = 0;
    int rightCount = 0;
    int separatorCount = 0;
    for (int node = 0; node < nodes.length; node++) {
      if (isLeft[node] == bestSeparatorIsLeft && touchesOtherHalf(node)) {
        separator[separatorCount++] = nodes[node];
      } else if (isLeft[node]) {
        left[leftCount++] = nodes[node];
      } else {
        right[rightCount++] = nodes[node];
      }
    }
    return new Parts(
        Arrays.copyOf(left, leftCount),
        Arrays.copyOf(separator, separatorCount),
        Arrays.copyOf(right, rightCount));
  }
}
