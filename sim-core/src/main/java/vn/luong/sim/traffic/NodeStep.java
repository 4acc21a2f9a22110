package vn.luong.sim.traffic;

import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.random.RandomStream;

/**
 * What a node does in one time step (MATSim {@code QNodeImpl}): draws one in-link after the other by capacity, or takes
 * them by priority, and moves vehicles from their buffers to the next links while those accept.
 *
 * <p>Random numbers belong to the run's seed, the iteration, the node and the time, so that they depend neither on other
 * nodes nor on threads.
 */
final class NodeStep {
  private static final int NONE = -1;

  private final TrafficLane lane;
  private final Traffic traffic;
  private final TrafficNetwork network;
  private final LinkRows links;
  private final int[] slots;
  private final int[] nodes;
  private final Drivers drivers;
  private final LinkQueues queues;
  private final FlowCapacity flow;
  private final StuckRule stuckRule;
  private final NodeTransition transition;
  private final boolean isEmptying;
  private final boolean isPassing;
  private final boolean isHoldingClosed;
  /** True if an in-link once listed stays so until it is found to have nobody who can go. */
  private final boolean isKeepingList;

  private final long seed;
  private final long iteration;
  private final RandomStream random;

  /** In-slots that still take part in this time step. */
  private int[] candidates = new int[8];

  private int candidateCount;
  private double weightSum;
  private boolean isJammed;

  NodeStep(TrafficLane lane, long seed, long iteration) {
    this.lane = lane;
    traffic = lane.traffic;
    network = traffic.network;
    links = traffic.links;
    slots = traffic.slots;
    nodes = traffic.nodes;
    drivers = traffic.drivers;
    queues = traffic.queues;
    flow = traffic.flow;
    stuckRule = traffic.parameters.stuckRule();
    transition = traffic.parameters.nodeTransition();
    isEmptying = transition == NodeTransition.EMPTY_BUFFER_RANDOM
        || transition == NodeTransition.EMPTY_BUFFER_RANDOM_NODE_BLOCKED;
    isPassing = traffic.parameters.linkDynamics() != LinkDynamics.FIFO;
    isHoldingClosed = traffic.parameters.quirks().closedLinkHoldsBuffer();
    isKeepingList = transition == NodeTransition.VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED;
    this.seed = seed;
    this.iteration = iteration;
    random = RandomStream.of(seed);
  }

  /** Moves vehicles over the node; false if it has nothing more to do until a link offers somebody. */
  boolean run(int node, int now) {
    gatherCandidates(node);
    if (candidateCount == 0) {
      return false;
    }
    isJammed = false;
    if (candidateCount == 1 && isEmptying && !traffic.hasClosedLinks()) {
      emptyBuffer(candidates[0], node, now);
      return (slots[candidates[0]] & 1) != 0;
    }
    sumWeights();
    boolean isOpen = weightSum > Traffic.NO_CAPACITY;
    if (isOpen) {
      switch (transition) {
        case EMPTY_BUFFER_RANDOM, EMPTY_BUFFER_RANDOM_NODE_BLOCKED -> emptyBuffers(node, now);
        case VEHICLE_BY_VEHICLE_RANDOM, VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED ->
          moveSingleVehicles(node, now);
        case VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED -> moveByPriority(node, now);
      }
    } else {
      listOffering(nodes[2 * node], nodes[2 * node + 2]);
    }
    if (isHoldingClosed) {
      return isOpen && isAnybodyLeft(node);
    }
    if (traffic.hasClosedLinks()) {
      emptyClosed(node, now);
    }
    return isAnybodyLeft(node);
  }

  private void gatherCandidates(int node) {
    candidateCount = 0;
    int end = nodes[2 * node + 2];
    for (int slot = nodes[2 * node]; slot < end; slot++) {
      if ((slots[slot] & 1) != 0 || isKeepingList && traffic.isListed[slot] != 0) {
        if (candidateCount == candidates.length) {
          candidates = Arrays.copyOf(candidates, candidateCount * 2);
        }
        candidates[candidateCount++] = slot;
        if (isKeepingList) {
          traffic.isListed[slot] = 1;
        }
      }
    }
  }

  private void sumWeights() {
    weightSum = 0;
    for (int candidate = 0; candidate < candidateCount; candidate++) {
      int slot = candidates[candidate];
      if ((slots[slot] & 1) != 0) {
        weightSum += traffic.weight[slot];
      }
    }
  }

  private boolean isAnybodyLeft(int node) {
    int end = nodes[2 * node + 2];
    for (int slot = nodes[2 * node]; slot < end; slot++) {
      if ((slots[slot] & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  private void emptyBuffers(int node, int now) {
    random.reset(seed, iteration, network.originalNode(node), now);
    while (isDrawOpen()) {
      int candidate = draw();
      int slot = candidates[candidate];
      dismiss(candidate);
      emptyBuffer(slot, node, now);
    }
  }

  private void emptyBuffer(int slot, int node, int now) {
    boolean moving = true;
    while (moving) {
      moving = moveFirst(slot, node, now);
    }
  }

  private void moveSingleVehicles(int node, int now) {
    random.reset(seed, iteration, network.originalNode(node), now);
    while (isDrawOpen()) {
      int candidate = draw();
      if (!moveFirst(candidates[candidate], node, now)) {
        dismiss(candidate);
      }
    }
  }

  private boolean isNodeBlocked() {
    return isJammed && transition.isBlockingNode();
  }

  private boolean isDrawOpen() {
    return candidateCount > 0 && weightSum > Traffic.NO_CAPACITY && !isNodeBlocked();
  }

  /** Draws a candidate with probability proportional to its weight. */
  private int draw() {
    double drawn = random.nextDouble() * weightSum;
    double sum = 0;
    for (int candidate = 0; candidate < candidateCount; candidate++) {
      sum += traffic.weight[candidates[candidate]];
      if (sum >= drawn) {
        return candidate;
      }
    }
    return candidateCount - 1;
  }

  private void dismiss(int candidate) {
    weightSum -= traffic.weight[candidates[candidate]];
    traffic.isListed[candidates[candidate]] = 0;
    candidateCount--;
    for (int place = candidate; place < candidateCount; place++) {
      candidates[place] = candidates[place + 1];
    }
  }

  /** The sound rule for closed links: who is in their buffers has passed their end and goes on, after all others. */
  private void emptyClosed(int node, int now) {
    int end = nodes[2 * node + 2];
    for (int slot = nodes[2 * node]; slot < end && !isNodeBlocked(); slot++) {
      if ((slots[slot] & 1) != 0 && traffic.weight[slot] <= Traffic.NO_CAPACITY) {
        traffic.isListed[slot] = 0;
        emptyBuffer(slot, node, now);
      }
    }
  }

  /** Moves the first vehicle of a buffer; false if there is none, or it cannot go. */
  private boolean moveFirst(int slot, int node, int now) {
    int inLink = slots[slot] >> 1;
    int driver = queues.bufferHead(inLink);
    if (driver == LinkQueues.NONE) {
      return false;
    }
    int outLink = nodes[2 * node + 1] + drivers.turn(driver);
    if (!traffic.accepts(outLink)) {
      isJammed = true;
      if (now - queues.bufferMovedTime(inLink) <= stuckRule.seconds()) {
        return false;
      }
      if (stuckRule.removing()) {
        remove(slot, inLink, driver, now);
        return false;
      }
      if (stuckRule.notifying()) {
        reportPerson(EventKind.STUCK_AND_CONTINUE, inLink, driver, now);
      }
    }
    leaveBuffer(slot, inLink, now);
    EventBuffer events = lane.events();
    events.ensureRoom(2);
    int vehicle = drivers.vehicle(driver);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, now, vehicle, links.originalLink(inLink));
    events.appendVehicleOnLink(EventKind.LINK_ENTER, now, vehicle, links.originalLink(outLink));
    drivers.advance(driver);
    enterLink(outLink, driver, now);
    return true;
  }

  private void leaveBuffer(int slot, int inLink, int now) {
    flow.settle(inLink, now);
    if (queues.removeFromBuffer(inLink, now)) {
      slots[slot] &= ~1;
    }
    flow.bufferMoved(inLink, now);
    if (queues.isHeld(inLink)) {
      queues.setHeld(inLink, false);
      lane.bufferMoved(inLink);
    }
  }

  private void enterLink(int link, int driver, int now) {
    int exitTime = now + links.travelSeconds(link, drivers.maximumSpeed(driver));
    drivers.setExitTime(driver, exitTime);
    boolean isFirst =
        isPassing ? queues.insertByExitTime(link, driver) : queues.append(link, driver);
    if (!traffic.isStorageFree(driver)) {
      traffic.storage.take(link, drivers.pce(driver));
    }
    if (traffic.gaps != null) {
      traffic.gaps.take(link, drivers.pce(driver), drivers.flowConsumption(driver));
    }
    if (isFirst || traffic.isPolling) {
      if (exitTime <= now || traffic.isPolling) {
        lane.wake(link);
      } else {
        lane.wakeAt(link, exitTime, now);
      }
    }
  }

  private void remove(int slot, int inLink, int driver, int now) {
    leaveBuffer(slot, inLink, now);
    lane.events().ensureRoom(1);
    lane.events()
        .appendVehicleOnLink(
            EventKind.LINK_LEAVE, now, drivers.vehicle(driver), links.originalLink(inLink));
    reportPerson(EventKind.STUCK_AND_ABORT, inLink, driver, now);
    lane.removeDriver(driver);
  }

  private void reportPerson(EventKind kind, int link, int driver, int now) {
    EventBuffer events = lane.events();
    events.ensureRoom(1);
    events.appendPersonOnLink(kind, now, driver, links.originalLink(link), drivers.mode(driver));
  }

  /**
   * Vehicle by vehicle from the link with the smallest priority; each vehicle adds 1 / capacity to it, so that over time
   * links are served in proportion to capacity. A link stays listed until it is found to have nobody who can go, in this
   * time step or in a later one. Priorities are compared as floats: sums that should be equal are.
   */
  private void moveByPriority(int node, int now) {
    int firstSlot = nodes[2 * node];
    int end = nodes[2 * node + 2];
    double[] priority = traffic.priority;
    listOffering(firstSlot, end);
    double lastServed = 0;
    int blockedSlot = NONE;
    int slot = firstByPriority(firstSlot, end);
    while (slot != NONE && weightSum > Traffic.NO_CAPACITY && blockedSlot == NONE) {
      double served = priority[slot];
      if (moveFirst(slot, node, now)) {
        lastServed = served;
        priority[slot] += 1 / traffic.weight[slot];
      } else {
        weightSum -= traffic.weight[slot];
        traffic.isListed[slot] = 0;
      }
      if (isJammed) {
        blockedSlot = slot;
      }
      slot = firstByPriority(firstSlot, end);
    }
    shiftPriorities(firstSlot, end, lastServed, blockedSlot);
  }

  private void listOffering(int firstSlot, int end) {
    for (int slot = firstSlot; slot < end; slot++) {
      if ((slots[slot] & 1) != 0) {
        traffic.isListed[slot] = 1;
      }
      double priority = traffic.priority[slot];
      // Infinite if the link was closed when the node was last served; MATSim fails then.
      if (Double.isNaN(priority) || traffic.isListed[slot] != 0 && Double.isInfinite(priority)) {
        traffic.priority[slot] = 1 / traffic.weight[slot];
      }
    }
  }

  private int firstByPriority(int firstSlot, int end) {
    int first = NONE;
    for (int slot = firstSlot; slot < end; slot++) {
      if (traffic.isListed[slot] != 0
          && (first == NONE || (float) traffic.priority[slot] < (float) traffic.priority[first])) {
        first = slot;
      }
    }
    return first;
  }

  /** Links that had nobody to send start level with the others next time; all are shifted back to zero. */
  private void shiftPriorities(int firstSlot, int end, double lastServed, int blockedSlot) {
    double[] priority = traffic.priority;
    for (int slot = firstSlot; slot < end; slot++) {
      if (slot != blockedSlot && traffic.isListed[slot] == 0) {
        priority[slot] = lastServed + 1 / traffic.weight[slot];
      }
      priority[slot] -= lastServed;
    }
  }

  /**
   * Reads what {@link #run} will need of a node, part by part, so that the loads of many nodes are under way at once
   * instead of one after the other. First part: who is at the head of the first buffer.
   */
  int previewDriver(int node) {
    int end = nodes[2 * node + 2];
    for (int slot = nodes[2 * node]; slot < end; slot++) {
      if ((slots[slot] & 1) != 0) {
        return queues.bufferHead(slots[slot] >> 1);
      }
    }
    return LinkQueues.NONE;
  }

  /** Second part: which link that driver takes next. */
  int previewLink(int node, int driver) {
    return driver == LinkQueues.NONE || drivers.isOnLastLink(driver)
        ? LinkQueues.NONE
        : nodes[2 * node + 1] + drivers.turn(driver);
  }

  /** Third part: what is known of that link, as a number that only says that it was read. */
  int previewState(int link) {
    return link == LinkQueues.NONE
        ? 0
        : queues.queueHead(link) + (traffic.storage.isOpen(link) ? 1 : 0);
  }
}
