package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Exact least costs to the target, at the least costs of all arcs, as lower bounds: CH potentials (Strasser and Zeitz,
 * "A fast and tight heuristic for A* in road networks", SEA 2021) on a customisable contraction hierarchy. Costs to the
 * target are computed for a node when the search first sees it, and for those above it on the way to the top.
 *
 * <p>Threads: immutable, safe to share; each thread has its own {@link RoadGuide.Bounds}.
 */
public final class HierarchyGuide implements RoadGuide {
  private final Hierarchy hierarchy;
  private final HierarchyCosts costs;
  private final double unit;

  private HierarchyGuide(Hierarchy hierarchy, LeastCosts least) {
    ArcUnits arcs = ArcUnits.of(least);
    this.hierarchy = hierarchy;
    this.costs = HierarchyCosts.of(hierarchy, arcs.costs());
    this.unit = arcs.unit();
  }

  /** Contracts a graph and makes bounds of what its arcs cost at least. */
  public static HierarchyGuide of(LeastCosts least) {
    return new HierarchyGuide(Hierarchy.of(least.graph()), least);
  }

  /** Bounds for other costs of the same graph; faster, as the order of contraction stays. */
  public HierarchyGuide with(LeastCosts least) {
    return new HierarchyGuide(hierarchy, least);
  }

  @Override
  public Bounds newBounds() {
    return new HierarchyBounds();
  }

  private final class HierarchyBounds implements Bounds {
    private final HierarchyCosts.Edges climbing = costs.climbing();
    private final HierarchyCosts.Edges descending = costs.descending();
    private final int nodeCount = hierarchy.graph().nodeCount();

    /** By rank, the cost to the target by descending only. */
    private final int[] costDown = new int[nodeCount];

    /** By rank, the least cost to the target. */
    private final int[] costToTarget = new int[nodeCount];

    private final int[] queryOfDown = new int[nodeCount];
    private final int[] queryOfCost = new int[nodeCount];
    private final int[] way = new int[nodeCount];
    private int query;

    @Override
    public void setQuery(int source, int target) {
      query++;
      if (query == 0) {
        // After four thousand million queries numbers come again: no node may look known.
        Arrays.fill(queryOfDown, -1);
        Arrays.fill(queryOfCost, -1);
      }
      int targetRank = hierarchy.rankOf(target);
      costDown[targetRank] = 0;
      queryOfDown[targetRank] = query;
      for (int rank = targetRank; rank != Hierarchy.TOP; rank = hierarchy.parent(rank)) {
        if (queryOfDown[rank] == query) {
          descendTo(rank);
        }
      }
    }

    private void descendTo(int rank) {
      int end = descending.end(rank);
      for (int edge = descending.first(rank); edge < end; edge++) {
        int upper = descending.upperNode(edge);
        int cost = costDown[rank] + descending.cost(edge);
        if (queryOfDown[upper] != query || cost < costDown[upper]) {
          queryOfDown[upper] = query;
          costDown[upper] = cost;
        }
      }
    }

    @Override
    public double costToTarget(int node) {
      int nodeRank = hierarchy.rankOf(node);
      int size = 0;
      for (int rank = nodeRank;
          rank != Hierarchy.TOP && queryOfCost[rank] != query;
          rank = hierarchy.parent(rank)) {
        way[size++] = rank;
      }
      while (size > 0) {
        computeCost(way[--size]);
      }
      return costToTarget[nodeRank] > ArcUnits.MOST ? UNREACHABLE : costToTarget[nodeRank] * unit;
    }

    /** Climbs one edge or none; costs of the nodes above are known. */
    private void computeCost(int rank) {
      int best = queryOfDown[rank] == query ? costDown[rank] : ArcUnits.NO_WAY;
      int end = climbing.end(rank);
      for (int edge = climbing.first(rank); edge < end; edge++) {
        best = Math.min(best, climbing.cost(edge) + costToTarget[climbing.upperNode(edge)]);
      }
      costToTarget[rank] = best;
      queryOfCost[rank] = query;
    }
  }
}
