package vn.luong.sim.road;

import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * A lower bound of what each arc of a graph costs during a time of the day, which {@link RoadGuide}s are made from. Toll
 * does not count.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LeastCosts {
  private final RoadGraph graph;
  private final TravelTimeTable table;
  private final Limits limits;
  private final double fromTime;
  private final double toTime;

  /**
   * What holds for everybody who uses the mode.
   *
   * @param weights what counts
   * @param maximumSpeedMetersPerSecond speed that no vehicle exceeds; infinite if unlimited
   * @param leastDistanceFactor least {@link RoadQuery#distanceFactor} that will be asked for
   */
  public record Limits(
      LinkCost.Weights weights, double maximumSpeedMetersPerSecond, double leastDistanceFactor) {

    /** Vehicles without limit, persons who mind distance as usual. */
    public static Limits of(LinkCost.Weights weights) {
      return new Limits(weights, Double.POSITIVE_INFINITY, 1);
    }
  }

  private LeastCosts(
      RoadGraph graph, TravelTimeTable table, Limits limits, double fromTime, double toTime) {
    this.graph = graph;
    this.table = table;
    this.limits = limits;
    this.fromTime = fromTime;
    this.toTime = toTime;
  }

  /** Least costs at any time of the day. */
  public static LeastCosts of(RoadGraph graph, TravelTimeTable table, Limits limits) {
    return new LeastCosts(graph, table, limits, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Least costs of arcs that are entered between two times. */
  LeastCosts within(double newFromTime, double newToTime) {
    return new LeastCosts(graph, table, limits, newFromTime, newToTime);
  }

  RoadGraph graph() {
    return graph;
  }

  double costPerSecond() {
    return limits.weights.perSecond();
  }

  /** True if costs do not depend on the time of the day. */
  boolean isAlwaysTheSame() {
    return table.binCount() == 1;
  }

  /** From this time on costs do not change any more. */
  int lastChangeTime() {
    return (table.binCount() - 1) * table.binSeconds();
  }

  /** Least cost of each arc. */
  double[] ofArcs() {
    double[] costs = new double[graph.arcCount()];
    for (int arc = 0; arc < costs.length; arc++) {
      int link = graph.link(arc);
      double meters = graph.network().lengthMeters(link);
      double seconds = Math.max(
          table.leastSeconds(link, fromTime, toTime), meters / limits.maximumSpeedMetersPerSecond);
      costs[arc] = limits.weights.perSecond() * seconds
          + limits.leastDistanceFactor * limits.weights.perMeter() * meters;
    }
    return costs;
  }
}
