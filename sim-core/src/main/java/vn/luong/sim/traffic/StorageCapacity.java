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
  private final LinkRows links;

  StorageCapacity(LinkRows links) {
    this.links = links;
  }

  void setCapacity(int link, double pce) {
    links.setStorageCapacity(link, pce);
  }

  double capacity(int link) {
    return links.storageCapacity(link);
  }

  boolean isOpen(int link) {
    return links.storageUsed(link) < links.storageCapacity(link);
  }

  void take(int link, double pce) {
    links.setStorageUsed(link, links.storageUsed(link) + pce);
  }

  /** Frees space; true if the link was full and now accepts again. */
  boolean release(int link, double pce) {
    double before = links.storageUsed(link);
    double after = before - pce;
    double capacity = links.storageCapacity(link);
    links.setStorageUsed(link, after);
    return before >= capacity && after < capacity;
  }
}
