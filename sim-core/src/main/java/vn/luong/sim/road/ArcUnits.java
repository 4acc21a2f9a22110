package vn.luong.sim.road;

/**
 * Least costs of arcs as whole multiples of a unit, rounded down and made a little smaller still. Sums of ints are
 * exact, so bounds made of them are consistent, with room for the rounding of the sums of doubles that they are
 * compared with.
 *
 * @param costs by arc
 * @param unit cost of 1
 */
record ArcUnits(int[] costs, double unit) {
  /** No path costs more units than this. */
  static final int MOST = (1 << 28) - 1;

  /** In place of a cost where there is no way; more than {@link #MOST} above any cost, and two can be added. */
  static final int NO_WAY = 1 << 29;

  /** Finest unit: with seconds as cost a millisecond. */
  private static final double FINEST = 1e-3;

  private static final double A_LITTLE_SMALLER = 1 - 1e-6;

  static ArcUnits of(LeastCosts least) {
    int[] units = new int[least.graph().arcCount()];
    double total = 0;
    for (int arc = 0; arc < units.length; arc++) {
      total += least.cost(arc);
    }
    double unit = Math.max(FINEST, total / MOST);
    for (int arc = 0; arc < units.length; arc++) {
      units[arc] = (int) Math.floor(least.cost(arc) * A_LITTLE_SMALLER / unit);
    }
    return new ArcUnits(units, unit);
  }
}
