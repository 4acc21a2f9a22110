package vn.luong.sim.road;

/**
 * Knows lower bounds of the cost to a target, to guide a search towards it. Made once per graph and shared by threads;
 * what belongs to a query is in a {@link Bounds} of each thread.
 */
public interface RoadGuide {

  /** No guidance: Dijkstra's algorithm. */
  RoadGuide NONE = () -> new Bounds() {
    @Override
    public void setQuery(int source, int target) {
      // Every bound is 0.
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
     */
    void setQuery(int source, int target);

    /** At most the cost from a graph node to the target at any time; {@link #UNREACHABLE} if there is no way. */
    double costToTarget(int node);
  }
}
