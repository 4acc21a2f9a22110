package vn.luong.sim.traffic;

/**
 * How much stands on a link and how much fits, in PCE. A link accepts while less is used than fits, so that the last
 * vehicle may overshoot (MATSim {@code QueueWithBuffer}). Those in the buffer no longer count.
 *
 * <p>Layout: columns of {@link LinkRows}: used, capacity.
 *
 * <p>Threads: in the node phase a row belongs to the link's from-node, in the link phase to the link.
 */
final class StorageCapacity {
  private final double[] rows;

  StorageCapacity(LinkRows links) {
    rows = links.doubles;
  }

  void setCapacity(int link, double pce) {
    rows[(link << LinkRows.DOUBLES) + LinkRows.STORAGE_CAPACITY] = pce;
  }

  double capacity(int link) {
    return rows[(link << LinkRows.DOUBLES) + LinkRows.STORAGE_CAPACITY];
  }

  double used(int link) {
    return rows[(link << LinkRows.DOUBLES) + LinkRows.STORAGE_USED];
  }

  boolean isOpen(int link) {
    int row = link << LinkRows.DOUBLES;
    return rows[row + LinkRows.STORAGE_USED] < rows[row + LinkRows.STORAGE_CAPACITY];
  }

  void take(int link, double pce) {
    rows[(link << LinkRows.DOUBLES) + LinkRows.STORAGE_USED] += pce;
  }

  void release(int link, double pce) {
    rows[(link << LinkRows.DOUBLES) + LinkRows.STORAGE_USED] -= pce;
  }
}
