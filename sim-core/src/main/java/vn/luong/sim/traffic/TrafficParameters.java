package vn.luong.sim.traffic;

import java.util.Objects;

/**
 * The rules of the queue model (MATSim config module {@code qsim}). The effective cell size and what each vehicle
 * type takes of flow and storage belong to the network and the vehicle types.
 *
 * @param flowCapacityFactor factor on every link's flow capacity, for samples of the population
 * @param storageCapacityFactor factor on every link's storage capacity
 * @param linkDynamics order in which vehicles leave a queue
 * @param trafficDynamics how fast freed space becomes usable
 * @param nodeTransition order in which a node serves its in-links
 * @param inflowCapacity what gives way to the fundamental diagram
 * @param stuckRule what happens to a blocked vehicle
 * @param seepage who filters through standing queues
 * @param waitingBeforeDriving true: vehicles that wait to enter a link are served before those that drive on it
 * @param vehicleBehavior what happens when the vehicle stands elsewhere
 * @param quirks which of MATSim's oddities to reproduce
 */
public record TrafficParameters(
    double flowCapacityFactor,
    double storageCapacityFactor,
    LinkDynamics linkDynamics,
    TrafficDynamics trafficDynamics,
    NodeTransition nodeTransition,
    InflowCapacity inflowCapacity,
    StuckRule stuckRule,
    Seepage seepage,
    boolean waitingBeforeDriving,
    VehicleBehavior vehicleBehavior,
    Quirks quirks) {
  /**
   * Storage shrinks less than flow: in a small sample a link would hold less than one vehicle and block its
   * neighbours (Nicolai and Nagel, "Sensitivity of MATSim scale factors").
   */
  private static final double STORAGE_EXPONENT = 0.75;

  public TrafficParameters {
    requirePositive(flowCapacityFactor, "flow capacity factor");
    requirePositive(storageCapacityFactor, "storage capacity factor");
    Objects.requireNonNull(linkDynamics);
    Objects.requireNonNull(trafficDynamics);
    Objects.requireNonNull(nodeTransition);
    Objects.requireNonNull(inflowCapacity);
    Objects.requireNonNull(stuckRule);
    Objects.requireNonNull(seepage);
    Objects.requireNonNull(vehicleBehavior);
    Objects.requireNonNull(quirks);
  }

  private static void requirePositive(double factor, String name) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException(name + " is " + factor + ", must be > 0");
    }
  }

  /** What MATSim does when its config says nothing. */
  public static TrafficParameters matsimDefaults() {
    return new TrafficParameters(
        1,
        1,
        LinkDynamics.FIFO,
        TrafficDynamics.QUEUE,
        NodeTransition.EMPTY_BUFFER_RANDOM,
        InflowCapacity.FROM_DIAGRAM,
        StuckRule.STANDARD,
        Seepage.NONE,
        true,
        VehicleBehavior.TELEPORT,
        Quirks.MATSIM);
  }

  /** Mixed traffic with the sound rules: each vehicle type passes and filters, or does not. */
  public static TrafficParameters nativeDefaults() {
    return matsimDefaults()
        .withLinkDynamics(LinkDynamics.BY_VEHICLE_TYPE)
        .withStuckRule(StuckRule.pushAfter(3))
        .withQuirks(Quirks.NONE);
  }

  /**
   * The same rules for a share of the people: flow, storage and pushing shrink with it. A vehicle then stands for
   * {@code 1 / share} vehicles, so a blocked one may push as many times less often; with the same seconds a small
   * sample would push its way through any jam that stops everybody (decision 0031).
   *
   * @param share share of the people who are simulated, in (0, 1]
   */
  public TrafficParameters ofSample(double share) {
    // A push comes a second after the stuck time is over.
    double secondsBetweenPushes = (stuckRule.seconds() + 1) / share;
    return withFactors(share, Math.pow(share, STORAGE_EXPONENT))
        .withStuckRule(
            new StuckRule(secondsBetweenPushes - 1, stuckRule.removing(), stuckRule.notifying()));
  }

  public TrafficParameters withFactors(double flow, double storage) {
    return new TrafficParameters(
        flow,
        storage,
        linkDynamics,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        stuckRule,
        seepage,
        waitingBeforeDriving,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withLinkDynamics(LinkDynamics newDynamics) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        newDynamics,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        stuckRule,
        seepage,
        waitingBeforeDriving,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withSeepage(Seepage newSeepage) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        LinkDynamics.SEEPAGE,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        stuckRule,
        newSeepage,
        waitingBeforeDriving,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withTrafficDynamics(
      TrafficDynamics newDynamics, InflowCapacity newInflow) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        linkDynamics,
        newDynamics,
        nodeTransition,
        newInflow,
        stuckRule,
        seepage,
        waitingBeforeDriving,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withNodeTransition(NodeTransition newTransition) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        linkDynamics,
        trafficDynamics,
        newTransition,
        inflowCapacity,
        stuckRule,
        seepage,
        waitingBeforeDriving,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withStuckRule(StuckRule newRule) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        linkDynamics,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        newRule,
        seepage,
        waitingBeforeDriving,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withWaitingBeforeDriving(boolean isBefore) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        linkDynamics,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        stuckRule,
        seepage,
        isBefore,
        vehicleBehavior,
        quirks);
  }

  public TrafficParameters withVehicleBehavior(VehicleBehavior newBehavior) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        linkDynamics,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        stuckRule,
        seepage,
        waitingBeforeDriving,
        newBehavior,
        quirks);
  }

  public TrafficParameters withQuirks(Quirks newQuirks) {
    return new TrafficParameters(
        flowCapacityFactor,
        storageCapacityFactor,
        linkDynamics,
        trafficDynamics,
        nodeTransition,
        inflowCapacity,
        stuckRule,
        seepage,
        waitingBeforeDriving,
        vehicleBehavior,
        newQuirks);
  }
}
