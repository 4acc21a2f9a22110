package vn.luong.sim.road;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exact least costs to the target as lower bounds, from a contraction hierarchy: CH potentials (Strasser and Zeitz, "A
 * fast and tight heuristic for A* in road networks", SEA 2021). There are several sets of least costs, one for each
 * hour of departure and the hours a trip may last, and one for the whole day: in the peak the empty road tells little.
 *
 * <p>Layout: the hierarchy once; per hour 8 bytes per edge of it. Hours that no table has anything to say about share
 * one set.
 *
 * <p>Threads: immutable, safe to share; each thread has its own {@link RoadGuide.Bounds}.
 */
public final class HierarchyGuide implements RoadGuide {
  /** Departures that share lower bounds. */
  private static final int WINDOW_SECONDS = 1800;

  /** How much longer than the window its bounds hold: most trips end sooner, others are searched for once more. */
  private static final int TAIL_SECONDS = 3600;

  private final Hierarchy hierarchy;
  private final Costs allDay;
  /** By window of departure; empty if only the whole day is known. */
  private final Costs[] windows;

  private final double costPerSecond;

  /** Costs of the hierarchy's edges in multiples of a unit. */
  private record Costs(int[] ofEdges, double unit) {
    static Costs of(Hierarchy hierarchy, LeastCosts least) {
      ArcUnits arcs = ArcUnits.of(least);
      return new Costs(hierarchy.customise(arcs.costs()), arcs.unit());
    }
  }

  private HierarchyGuide(Hierarchy hierarchy, Costs allDay, Costs[] windows, double costPerSecond) {
    this.hierarchy = hierarchy;
    this.allDay = allDay;
    this.windows = windows;
    this.costPerSecond = costPerSecond;
  }

  /** Contracts a graph and makes bounds of what its arcs cost at least. Uses all processors. */
  public static HierarchyGuide of(LeastCosts least) {
    return of(Hierarchy.of(least.graph()), least);
  }

  /** The same graph with other costs; fast, as the order of contraction stays. Uses all processors. */
  public HierarchyGuide with(LeastCosts least) {
    return of(hierarchy, least);
  }

  private static HierarchyGuide of(Hierarchy hierarchy, LeastCosts least) {
    int windowCount = least.isAlwaysTheSame() ? 0 : least.lastChangeTime() / WINDOW_SECONDS + 1;
    Costs[] windows = new Costs[windowCount];
    IntStream.range(0, windowCount).parallel().forEach(window -> {
      int start = window * WINDOW_SECONDS;
      windows[window] =
          Costs.of(hierarchy, least.within(start, start + WINDOW_SECONDS + TAIL_SECONDS));
    });
    Costs allDay = Costs.of(hierarchy, least);
    return new HierarchyGuide(hierarchy, allDay, windows, least.costPerSecond());
  }

  @Override
  public Bounds newBounds() {
    return new HierarchyBounds();
  }

  private final class HierarchyBounds implements Bounds {
    /** By rank, the cost to the target of descending only, and the least cost. */
    private final int[] descending = new int[hierarchy.graph().nodeCount()];

    private final int[] least = new int[hierarchy.graph().nodeCount()];
    private final int[] queryOfDescending = new int[hierarchy.graph().nodeCount()];
    private final int[] queryOfLeast = new int[hierarchy.graph().nodeCount()];
    private final int[] climb = new int[hierarchy.graph().nodeCount()];
    private int query;
    private int target;
    private int[] costs;
    private double unit;

    @Override
    public double setQuery(int source, int newTarget, double departureTime) {
      target = newTarget;
      int window = (int) Math.floor(departureTime / WINDOW_SECONDS);
      if (window < 0 || window >= windows.length || costPerSecond == 0) {
        widen();
        return Double.POSITIVE_INFINITY;
      }
      start(windows[window]);
      double end = (double) (window + 1) * WINDOW_SECONDS + TAIL_SECONDS;
      return costPerSecond * (end - departureTime);
    }

    @Override
    public void widen() {
      start(allDay);
    }

    private void start(Costs chosen) {
      costs = chosen.ofEdges;
      unit = chosen.unit;
      query++;
      if (query == 0) {
        // After four thousand million queries numbers come again: no node may look known.
        Arrays.fill(queryOfDescending, -1);
        Arrays.fill(queryOfLeast, -1);
      }
      descendFromAbove(hierarchy.rankOf(target));
    }

    private void descendFromAbove(int targetRank) {
      descending[targetRank] = 0;
      queryOfDescending[targetRank] = query;
      for (int rank = targetRank; rank != Hierarchy.TOP; rank = hierarchy.parent(rank)) {
        // A node on the way to the top that no edge led to is reached by none.
        int below = queryOfDescending[rank] == query ? descending[rank] : ArcUnits.NO_WAY;
        int end = hierarchy.endEdge(rank);
        for (int edge = hierarchy.firstEdge(rank); edge < end; edge++) {
          int upper = hierarchy.upperNode(edge);
          int cost = below + costs[2 * edge + 1];
          if (queryOfDescending[upper] != query || cost < descending[upper]) {
            queryOfDescending[upper] = query;
            descending[upper] = Math.min(cost, ArcUnits.NO_WAY);
          }
        }
      }
    }

    @Override
    public double costToTarget(int node) {
      int start = hierarchy.rankOf(node);
      int depth = 0;
      int rank = start;
      while (rank != Hierarchy.TOP && queryOfLeast[rank] != query) {
        climb[depth++] = rank;
        rank = hierarchy.parent(rank);
      }
      while (depth > 0) {
        settle(climb[--depth]);
      }
      return least[start] > ArcUnits.MOST ? UNREACHABLE : least[start] * unit;
    }

    private void settle(int rank) {
      int best = queryOfDescending[rank] == query ? descending[rank] : ArcUnits.NO_WAY;
      int end = hierarchy.endEdge(rank);
      for (int edge = hierarchy.firstEdge(rank); edge < end; edge++) {
        best = Math.min(best, costs[2 * edge] + least[hierarchy.upperNode(edge)]);
      }
      least[rank] = best;
      queryOfLeast[rank] = query;
    }
  }
}
