package vn.luong.sim.traffic;

/**
 * In which order a node serves its in-links in one time step (MATSim {@code QSimConfigGroup.NodeTransition}, property
 * {@code nodeTransitionLogic}, which MATSim's config files cannot set).
 */
public enum NodeTransition {
  /** Draw a link by capacity, empty its buffer until it is blocked, draw the next one. */
  EMPTY_BUFFER_RANDOM("emptyBufferAfterBufferRandomDistribution_dontBlockNode", false),
  /** The same, but the first blocked vehicle ends the node's time step. */
  EMPTY_BUFFER_RANDOM_NODE_BLOCKED(
      "emptyBufferAfterBufferRandomDistribution_nodeBlockedWhenSingleOutlinkFull", true),
  /** Draw a link by capacity for each single vehicle. */
  VEHICLE_BY_VEHICLE_RANDOM("moveVehByVehRandomDistribution_dontBlockNode", false),
  /** The same, but the first blocked vehicle ends the node's time step. */
  VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED(
      "moveVehByVehRandomDistribution_nodeBlockedWhenSingleOutlinkFull", true),
  /** Vehicle by vehicle in the order of priorities that follow capacity; a blocked vehicle ends the time step. */
  VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED(
      "moveVehByVehDeterministicPriorities_nodeBlockedWhenSingleOutlinkFull", true);

  private final String matsimName;
  private final boolean blockingNode;

  NodeTransition(String matsimName, boolean blockingNode) {
    this.matsimName = matsimName;
    this.blockingNode = blockingNode;
  }

  /** What MATSim calls it. */
  public String matsimName() {
    return matsimName;
  }

  /**
   * The transition of this name.
   *
   * @throws IllegalArgumentException if MATSim has none of that name
   */
  public static NodeTransition ofMatsimName(String name) {
    for (NodeTransition transition : values()) {
      if (transition.matsimName.equals(name)) {
        return transition;
      }
    }
    throw new IllegalArgumentException("no node transition is called " + name);
  }

  /** True if one blocked vehicle ends the time step of the whole node. */
  public boolean isBlockingNode() {
    return blockingNode;
  }
}
