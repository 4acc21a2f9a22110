package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Exact least costs to the target, at the least costs of all arcs in the hours of the trip, as lower bounds: CH
 * potentials (Strasser and Zeitz, "A fast and tight heuristic for A* in road networks", SEA 2021) on a customisable
 * contraction hierarchy, with a set of costs for each {@linkplain CostWindows window of the day} (multi-metric
 * potentials, Werner and Zeitz, "Combining predicted and live traffic with time-dependent A* potentials", ESA 2022).
 * Costs to the target are computed for a node when the search first sees it, and for those above it that edges lead
 * to.
 *
 * <p>Threads: safe to share; each thread has its own {@link RoadGuide.Bounds}.
 */
public final class HierarchyGuide implements RoadGuide {
  /** A trip is expected to cost so many times its lower bound at most; else a longer window is taken at once. */
  private static final double EXPECTED_EXCESS = 1.05;

  static final long SETS_OF_A_CONGESTED_DAY = 55;

  /** Edges that are left of both directions, 8 bytes each, and where those of a node begin. */
  static final long BYTES_PER_LINK_AND_SET = 32;

  private final Hierarchy hierarchy;
  private final CostWindows windows;

  private HierarchyGuide(Hierarchy hierarchy, CostWindows windows) {
    this.hierarchy = hierarchy;
    this.windows = windows;
  }

  /** Contracts a graph and makes bounds of what its arcs cost in each window of the day. */
  public static HierarchyGuide of(RoadTimes times, LeastCosts.Limits limits) {
    Hierarchy hierarchy = Hierarchy.of(times.graph());
    return new HierarchyGuide(hierarchy, CostWindows.of(hierarchy, times, limits));
  }

  /** Bounds for other travel times on the same graph; the order of contraction stays. */
  public HierarchyGuide with(RoadTimes times) {
    return new HierarchyGuide(hierarchy, windows.with(times));
  }

  /**
   * Makes the costs of all windows now, else each is made when it is first asked for.
   *
   * @return how many there are, with those of the whole day
   */
  public int prepareAll() {
    return windows.prepareAll();
  }

  /** Makes the costs of all windows now and gives the memory that they take. */
  public long allCostBytes() {
    return windows.allBytes();
  }

  /**
   * Memory that the costs of a congested day will about take once they have all been asked for, before there is a
   * hierarchy: half more than on a map of Hồ Chí Minh City with two peaks (docs/performance.md), as networks with more
   * crossings by links keep more edges. A test holds it against grids.
   *
   * @param links links that the mode may use
   */
  public static long estimatedCostBytes(long links) {
    return SETS_OF_A_CONGESTED_DAY * BYTES_PER_LINK_AND_SET * links;
  }

  @Override
  public Bounds newBounds() {
    return new HierarchyBounds();
  }

  private final class HierarchyBounds implements Bounds {
    /**
     * By node: in the upper half {@link #stamp} if the lower half is the cost to the target by descending only, 1 more
     * if it is the least cost.
     */
    private final long[] slots = new long[hierarchy.graph().nodeCount()];

    private HierarchyCosts.Edges climbing;
    private double unit;
    /** Number of the query, even. */
    private int stamp;

    private int source;
    private int target;
    private double departureTime;
    private int level;
    private CostWindows.Window window;
    /** Least cost in the best window so far, and a little more. */
    private double expectedCost;

    @Override
    public double setQuery(int newSource, int newTarget, double newDepartureTime) {
      source = newSource;
      target = newTarget;
      departureTime = newDepartureTime;
      level = -1;
      window = null;
      expectedCost = 0;
      return widen();
    }

    @Override
    public double widen() {
      while (true) {
        level++;
        CostWindows.Window next = windows.window(level, departureTime);
        double limit = next.limit(departureTime);
        if (next == window || limit < expectedCost) {
          continue;
        }
        window = next;
        double least = start(next.costs());
        if (limit == Double.POSITIVE_INFINITY || least == UNREACHABLE) {
          return limit;
        }
        expectedCost = Math.max(expectedCost, least * EXPECTED_EXCESS);
        if (expectedCost <= limit) {
          return limit;
        }
      }
    }

    /** Starts with other costs and gives the bound of the source. */
    private double start(HierarchyCosts costs) {
      climbing = costs.climbing();
      unit = costs.unit();
      stamp += 2;
      if (stamp == 0) {
        // After two thousand million queries numbers come again: no node may look known.
        Arrays.fill(slots, 0);
        stamp = 2;
      }
      descend(costs.descending());
      return costToTarget(source);
    }

    private void descend(HierarchyCosts.Edges descending) {
      slots[target] = slot(stamp, 0);
      for (int node = target; node != Hierarchy.TOP; node = hierarchy.parent(node)) {
        if (stampOf(slots[node]) != stamp) {
          continue;
        }
        int nodeCost = (int) slots[node];
        int end = descending.end(node);
        for (int edge = descending.first(node); edge < end; edge++) {
          int upper = descending.upperNode(edge);
          int cost = nodeCost + descending.cost(edge);
          if (stampOf(slots[upper]) != stamp || cost < (int) slots[upper]) {
            slots[upper] = slot(stamp, cost);
          }
        }
      }
    }

    @Override
    public double costToTarget(int node) {
      long slot = slots[node];
      int cost = stampOf(slot) == stamp + 1 ? (int) slot : climb(node, slot);
      return cost > ArcUnits.MOST ? UNREACHABLE : cost * unit;
    }

    /** Climbs one edge or none; costs of higher nodes first. Not deeper than the hierarchy is high. */
    private int climb(int node, long slotOfNode) {
      int best = stampOf(slotOfNode) == stamp ? (int) slotOfNode : ArcUnits.NO_WAY;
      int end = climbing.end(node);
      for (int edge = climbing.first(node); edge < end; edge++) {
        int cost = climbing.cost(edge);
        if (cost < best) {
          int upper = climbing.upperNode(edge);
          long slot = slots[upper];
          int above = stampOf(slot) == stamp + 1 ? (int) slot : climb(upper, slot);
          best = Math.min(best, cost + above);
        }
      }
      slots[node] = slot(stamp + 1, best);
      return best;
    }

    private static long slot(int stamp, int cost) {
      return (long) stamp << Integer.SIZE | cost;
    }

    private static int stampOf(long slot) {
      return (int) (slot >>> Integer.SIZE);
    }
  }
}
