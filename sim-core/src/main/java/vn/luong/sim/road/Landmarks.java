package vn.luong.sim.road;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lower bounds from the costs to and from a few nodes at the rim of the network by the triangle inequality: ALT
 * (Goldberg and Harrelson, "Computing the shortest path: A* search meets graph theory", SODA 2005). Landmarks are
 * chosen one after the other, each as far as possible from those before.
 *
 * <p>Layout: per node, the least costs from and to each landmark side by side as ints of {@link ArcUnits};
 * 8 bytes per node and landmark.
 *
 * <p>Threads: immutable, safe to share; each thread has its own {@link RoadGuide.Bounds}.
 */
public final class Landmarks implements RoadGuide {
  /** Enough for networks of a province; more cost more time per node than they save nodes. */
  public static final int STANDARD_COUNT = 16;

  /** Landmarks looked at in one query: those with the best bound for its source. */
  private static final int ACTIVE_COUNT = 4;

  private final int[] landmarks;
  private final double unit;
  /** From landmark k to node at (node · landmarks + k) · 2, from node to landmark after it. */
  private final int[] costs;

  private Landmarks(int[] landmarks, double unit, int[] costs) {
    this.landmarks = landmarks;
    this.unit = unit;
    this.costs = costs;
  }

  /** Chooses landmarks and computes their costs; uses all processors for the latter. */
  public static Landmarks of(LeastCosts leastCosts, int count) {
    RoadGraph graph = leastCosts.graph();
    ArcUnits units = ArcUnits.of(leastCosts);
    int[] arcCosts = units.costs();
    int nodeCount = graph.nodeCount();
    int[] chosen = new int[Math.min(count, nodeCount)];
    int[][] from = new int[chosen.length][];
    int[] distance = new int[nodeCount];
    Arrays.fill(distance, ArcUnits.NO_WAY - 1);
    int[] fromFirst = nodeCount == 0 ? distance : new CostTree(graph, arcCosts).from(0);
    int next = farthest(fromFirst);
    int size = 0;
    while (size < chosen.length && next >= 0) {
      chosen[size] = next;
      from[size] = new CostTree(graph, arcCosts).from(next);
      for (int node = 0; node < nodeCount; node++) {
        distance[node] = Math.min(distance[node], from[size][node]);
      }
      size++;
      next = farthest(distance);
    }
    int[] landmarks = Arrays.copyOf(chosen, size);
    int[][] to = new int[size][];
    IntStream.range(0, size)
        .parallel()
        .forEach(k -> to[k] = new CostTree(graph, arcCosts).to(landmarks[k]));
    return new Landmarks(landmarks, units.unit(), sideBySide(nodeCount, from, to, size));
  }

  public int count() {
    return landmarks.length;
  }

  @Override
  public Bounds newBounds() {
    return new LandmarkBounds();
  }

  private static int farthest(int[] distance) {
    int best = -1;
    int bestDistance = 0;
    for (int node = 0; node < distance.length; node++) {
      if (distance[node] < ArcUnits.NO_WAY && distance[node] > bestDistance) {
        best = node;
        bestDistance = distance[node];
      }
    }
    return best;
  }

  private static int[] sideBySide(int nodeCount, int[][] from, int[][] to, int size) {
    int[] costs = new int[2 * nodeCount * size];
    for (int node = 0; node < nodeCount; node++) {
      for (int k = 0; k < size; k++) {
        int place = 2 * (node * size + k);
        costs[place] = from[k][node];
        costs[place + 1] = to[k][node];
      }
    }
    return costs;
  }

  /** Least costs from or to one node, by Dijkstra's algorithm on ints. */
  private static final class CostTree {
    private final RoadGraph graph;
    private final int[] arcCosts;
    private final int[] cost;
    private final NodeHeap heap;

    CostTree(RoadGraph graph, int[] arcCosts) {
      this.graph = graph;
      this.arcCosts = arcCosts;
      this.cost = new int[graph.nodeCount()];
      this.heap = new NodeHeap();
      Arrays.fill(cost, ArcUnits.NO_WAY);
    }

    int[] from(int root) {
      reach(root, 0);
      while (!heap.isEmpty()) {
        int node = heap.pop();
        for (int arc = graph.firstOut(node); arc < graph.endOut(node); arc++) {
          reach(graph.head(arc), cost[node] + arcCosts[arc]);
        }
      }
      return cost;
    }

    int[] to(int root) {
      reach(root, 0);
      while (!heap.isEmpty()) {
        int node = heap.pop();
        for (int place = graph.arcsByHead().start(node);
            place < graph.arcsByHead().end(node);
            place++) {
          int arc = graph.arcsByHead().value(place);
          reach(graph.tail(arc), cost[node] + arcCosts[arc]);
        }
      }
      return cost;
    }

    private void reach(int node, int newCost) {
      if (newCost < cost[node]) {
        cost[node] = newCost;
        heap.push(node, newCost);
      }
    }
  }

  private final class LandmarkBounds implements Bounds {
    private final int[] active = new int[Math.min(ACTIVE_COUNT, landmarks.length)];
    private final int[] targetFrom = new int[landmarks.length];
    private final int[] targetTo = new int[landmarks.length];
    private final int[] boundOfLandmark = new int[landmarks.length];
    private int activeCount;

    @Override
    public double setQuery(int source, int target, double departureTime) {
      for (int k = 0; k < landmarks.length; k++) {
        int place = 2 * (target * landmarks.length + k);
        targetFrom[k] = costs[place];
        targetTo[k] = costs[place + 1];
        boundOfLandmark[k] = boundOf(source, k);
      }
      activeCount = 0;
      while (activeCount < active.length) {
        int best = 0;
        for (int k = 1; k < landmarks.length; k++) {
          best = boundOfLandmark[k] > boundOfLandmark[best] ? k : best;
        }
        if (boundOfLandmark[best] <= 0) {
          break;
        }
        active[activeCount++] = best;
        boundOfLandmark[best] = -1;
      }
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double costToTarget(int node) {
      int best = 0;
      for (int place = 0; place < activeCount; place++) {
        best = Math.max(best, boundOf(node, active[place]));
      }
      return best > ArcUnits.MOST ? UNREACHABLE : best * unit;
    }

    private int boundOf(int node, int k) {
      int place = 2 * (node * landmarks.length + k);
      int best = 0;
      // A landmark that does not reach the target, or is not reached from it, tells nothing.
      if (targetFrom[k] < ArcUnits.NO_WAY) {
        best = targetFrom[k] - costs[place];
      }
      if (targetTo[k] < ArcUnits.NO_WAY) {
        best = Math.max(best, costs[place + 1] - targetTo[k]);
      }
      return best;
    }
  }
}
