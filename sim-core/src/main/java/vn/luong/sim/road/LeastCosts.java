package vn.luong.sim.road;

import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * A lower bound of what each arc of a graph costs at any time of the day, which {@link RoadGuide}s are made from. Toll
 * does not count.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LeastCosts {
  private final RoadGraph graph;
  private final Limits limits;
  /** By arc, the shortest travel time at any time. */
  private final double[] seconds;

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

  private LeastCosts(RoadGraph graph, Limits limits, double[] seconds) {
    this.graph = graph;
    this.limits = limits;
    this.seconds = seconds;
  }

  /** Least costs at the travel times of a table. */
  public static LeastCosts of(RoadGraph graph, TravelTimeTable table, Limits limits) {
    double[] seconds = new double[graph.arcCount()];
    for (int arc = 0; arc < seconds.length; arc++) {
      seconds[arc] = table.leastSeconds(graph.link(arc));
    }
    return new LeastCosts(graph, limits, seconds);
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

  /** Least cost of an arc. */
  double cost(int arc) {
    double meters = graph.network().lengthMeters(graph.link(arc));
    double slowest = Math.max(seconds[arc], meters / limits.maximumSpeedMetersPerSecond);
    return limits.weights.perSecond() * slowest
        + limits.leastDistanceFactor * limits.weights.perMeter() * meters;
  }
}
