package vn.luong.sim.road;

import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * A lower bound of what each arc of a graph costs at any time, which {@link RoadGuide}s are made from.
 *
 * <p>Layout: seconds and cost per arc, 16 bytes.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LeastCosts {
  private final RoadGraph graph;
  private final double[] seconds;
  private final double[] costs;

  private LeastCosts(RoadGraph graph, double[] seconds, double[] costs) {
    this.graph = graph;
    this.seconds = seconds;
    this.costs = costs;
  }

  /**
   * Costs at the least times of a table, without toll.
   *
   * @param maximumSpeedMetersPerSecond speed that no vehicle of the mode exceeds; infinite if unlimited
   * @param leastDistanceFactor least {@link RoadQuery#distanceFactor} that will be asked for
   */
  public static LeastCosts of(
      RoadGraph graph,
      TravelTimeTable table,
      LinkCost.Weights weights,
      double maximumSpeedMetersPerSecond,
      double leastDistanceFactor) {
    double[] seconds = new double[graph.arcCount()];
    double[] costs = new double[graph.arcCount()];
    for (int arc = 0; arc < seconds.length; arc++) {
      int link = graph.link(arc);
      double meters = graph.network().lengthMeters(link);
      seconds[arc] = Math.max(table.leastSeconds(link), meters / maximumSpeedMetersPerSecond);
      costs[arc] =
          weights.perSecond() * seconds[arc] + leastDistanceFactor * weights.perMeter() * meters;
    }
    return new LeastCosts(graph, seconds, costs);
  }

  /** Costs in an empty network, for vehicles of any speed. */
  public static LeastCosts free(RoadGraph graph, LinkCost.Weights weights) {
    TravelTimeTable free = TravelTimeTable.free(graph.network());
    return of(graph, free, weights, Double.POSITIVE_INFINITY, 1);
  }

  /** True if no time of the table is shorter than the times that these costs are made of. */
  public boolean holdFor(TravelTimeTable table) {
    for (int arc = 0; arc < seconds.length; arc++) {
      if (table.leastSeconds(graph.link(arc)) < seconds[arc]) {
        return false;
      }
    }
    return true;
  }

  RoadGraph graph() {
    return graph;
  }

  double cost(int arc) {
    return costs[arc];
  }

  /**
   * The costs as whole multiples of a unit, rounded down and made a little smaller still. Sums of ints are exact, so
   * bounds made of them are consistent, with room for the rounding of the sums of doubles they are compared with.
   *
   * @param unit cost of 1
   */
  int[] inUnits(double unit) {
    int[] units = new int[costs.length];
    for (int arc = 0; arc < units.length; arc++) {
      units[arc] = (int) Math.floor(costs[arc] * (1 - 1e-6) / unit);
    }
    return units;
  }

  /** A unit in which no path's cost exceeds the given number. */
  double unitFor(int greatestPathCost) {
    double total = 0;
    for (double cost : costs) {
      total += cost;
    }
    return Math.max(1e-3, total / greatestPathCost);
  }
}
