package vn.luong.sim.road;

/**
 * Knows lower bounds of the cost to a target, to guide a search towards it. Made once per graph or per iteration and
 * shared by threads; what belongs to a query is in a {@link Bounds} of each thread.
 */
public interface RoadGuide {

  /** No guidance: Dijkstra's algorithm. */
  RoadGuide NONE = () -> new Bounds() {
    @Override
    public double setQuery(int source, int target, double departureTime) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double costToTarget(int node) {
      return 0;
    }
  };

  /** New lower bounds for the use of one thread. */
  Bounds newBounds();

  /**
   * Lower bounds for one query at a time. They are consistent: along any arc the bound falls by less than the arc's
   * least cost, with room for rounding, so that no node is settled before all nodes of less cost that lead to it.
   */
  interface Bounds {
    /** Cost to the target where there is no way. */
    double UNREACHABLE = Double.POSITIVE_INFINITY;

    /**
     * Starts a query.
     *
     * @param source graph node
     * @param target graph node
     * @param departureTime seconds after midnight
     * @return what a path may cost for the bounds to hold; if it costs more, {@link #widen}. Infinite if they always
     *     hold
     */
    double setQuery(int source, int target, double departureTime);

    /**
     * Goes on with the same query and bounds that hold for dearer paths; only after a finite limit.
     *
     * @return as {@link #setQuery}
     */
    default double widen() {
      throw new IllegalStateException("these bounds always hold");
    }

    /** At most the cost from a graph node to the target; {@link #UNREACHABLE} if there is no way. */
    double costToTarget(int node);
  }
}
