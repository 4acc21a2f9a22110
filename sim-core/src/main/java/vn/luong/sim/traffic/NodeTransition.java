package vn.luong.sim.traffic;

/** In which order a node serves its in-links in one time step (MATSim {@code QSimConfigGroup.NodeTransition}). */
public enum NodeTransition {
  /** Draw a link by capacity, empty its buffer until it is blocked, draw the next one. */
  EMPTY_BUFFER_RANDOM(false),
  /** The same, but the first blocked vehicle ends the node's time step. */
  EMPTY_BUFFER_RANDOM_NODE_BLOCKED(true),
  /** Draw a link by capacity for each single vehicle. */
  VEHICLE_BY_VEHICLE_RANDOM(false),
  /** The same, but the first blocked vehicle ends the node's time step. */
  VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED(true),
  /** Vehicle by vehicle in the order of priorities that follow capacity; a blocked vehicle ends the time step. */
  VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED(true);

  private final boolean blockingNode;

  NodeTransition(boolean blockingNode) {
    this.blockingNode = blockingNode;
  }

  /** True if one blocked vehicle ends the time step of the whole node. */
  public boolean isBlockingNode() {
    return blockingNode;
  }
}
