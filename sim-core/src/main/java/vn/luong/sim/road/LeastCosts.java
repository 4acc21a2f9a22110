package vn.luong.sim.road;

/**
 * A lower bound of what each arc of a graph costs those who enter it within some bins of the day, which {@link
 * RoadGuide}s are made from. Toll does not count.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LeastCosts {
  private final RoadGraph graph;
  private final Limits limits;
  /** By arc, the shortest travel time. */
  private final int[] millis;

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

  private LeastCosts(RoadGraph graph, Limits limits, int[] millis) {
    this.graph = graph;
    this.limits = limits;
    this.millis = millis;
  }

  /** Least costs at any time of the day. */
  public static LeastCosts of(RoadTimes times, Limits limits) {
    return between(times, limits, 0, times.table().binCount() - 1);
  }

  /** Least costs of those who enter an arc in a bin between two, both included. */
  static LeastCosts between(RoadTimes times, Limits limits, int firstBin, int lastBin) {
    return new LeastCosts(times.graph(), limits, times.leastMillis(firstBin, lastBin));
  }

  /** True if no arc costs less than by other costs of the same graph and limits. */
  boolean areNotBelow(LeastCosts other) {
    for (int arc = 0; arc < millis.length; arc++) {
      if (millis[arc] < other.millis[arc]) {
        return false;
      }
    }
    return true;
  }

  /** Milliseconds of all arcs together. */
  long totalMillis() {
    return RoadTimes.total(millis);
  }

  RoadGraph graph() {
    return graph;
  }

  /** Least cost of an arc. */
  double cost(int arc) {
    double meters = graph.lengthMeters(arc);
    double slowest =
        Math.max(RoadTimes.seconds(millis[arc]), meters / limits.maximumSpeedMetersPerSecond);
    return limits.weights.perSecond() * slowest
        + limits.leastDistanceFactor * limits.weights.perMeter() * meters;
  }
}
