package vn.luong.sim.traffic;

/**
 * How much stands on a link and how much fits, in PCE. A link accepts while less is used than fits, so that the last
 * vehicle may overshoot (MATSim {@code QueueWithBuffer}). Those in the buffer no longer count.
 *
 * <p>Layout: 2 doubles per link: used, capacity.
 *
 * <p>Threads: in the node phase a row belongs to the link's from-node, in the link phase to the link.
 */
final class StorageCapacity {
  private static final int ROW = 1;
  private static final int USED = 0;
  private static final int CAPACITY = 1;

  private final double[] rows;

  StorageCapacity(int linkCount) {
    rows = new double[linkCount << ROW];
  }

  void setCapacity(int link, double pce) {
    rows[(link << ROW) + CAPACITY] = pce;
  }

  double capacity(int link) {
    return rows[(link << ROW) + CAPACITY];
  }

  double used(int link) {
    return rows[(link << ROW) + USED];
  }

  boolean isOpen(int link) {
    int row = link << ROW;
    return rows[row + USED] < rows[row + CAPACITY];
  }

  void take(int link, double pce) {
    rows[(link << ROW) + USED] += pce;
  }

  void release(int link, double pce) {
    rows[(link << ROW) + USED] -= pce;
  }
}
