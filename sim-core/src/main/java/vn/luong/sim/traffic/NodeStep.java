package vn.luong.sim.traffic;

import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.random.RandomStream;

/**
 * What a node does in one time step (MATSim {@code QNodeImpl}): takes one in-link after the other in a random order in
 * which capacity counts, or by priority, and moves vehicles from their buffers to the next links while those accept.
 *
 * <p>The order in which whole buffers are emptied is that of {@link InLinkOrder}, in which no link's place depends on which
 * others offer. So those that are known to be blocked need not be looked at.
 *
 * <p>Random numbers belong to the run's seed, the iteration, the link or node and the time, so that they depend neither on
 * other nodes nor on threads.
 */
final class NodeStep {
  private static final int NONE = -1;

  private static final int MOVED = 0;
  private static final int BLOCKED = 1;
  private static final int REMOVED = 2;

  private final TrafficLane lane;
  private final Traffic traffic;
  private final TrafficNetwork network;
  private final LinkRows links;
  private final Drivers drivers;
  private final LinkQueues queues;
  private final FlowCapacity flow;
  private final StorageCapacity storage;
  private final Gaps gaps;
  private final StuckRule stuckRule;
  private final NodeTransition transition;
  private final boolean isMeasuringDistance;
  private final boolean isEmptying;
  private final boolean isPolling;
  private final boolean canBeStorageFree;
  private final boolean isHoldingClosed;
  /** True if an in-link once listed stays so until it is found to have nobody who can go. */
  private final boolean isKeepingList;

  private final long seed;
  private final long iteration;
  private final RandomStream random;
  private final InLinkOrder order;

  /** In-links that still take part in this time step. */
  private int[] candidates = new int[8];

  private int candidateCount;
  private double weightSum;
  private boolean isJammed;

  NodeStep(TrafficLane lane, InLinkOrder order, long seed, long iteration) {
    this.lane = lane;
    this.order = order;
    traffic = lane.traffic;
    network = traffic.network;
    links = traffic.links;
    drivers = traffic.drivers;
    queues = traffic.queues;
    flow = traffic.flow;
    storage = traffic.storage;
    gaps = traffic.gaps;
    TrafficParameters parameters = traffic.parameters;
    stuckRule = parameters.stuckRule();
    transition = parameters.nodeTransition();
    isMeasuringDistance = drivers.measuresDistance();
    isEmptying = transition == NodeTransition.EMPTY_BUFFER_RANDOM
        || transition == NodeTransition.EMPTY_BUFFER_RANDOM_NODE_BLOCKED;
    isPolling = traffic.isPolling;
    canBeStorageFree = parameters.seepage().storageFree();
    isHoldingClosed = parameters.quirks().closedLinkHoldsBuffer();
    isKeepingList = transition == NodeTransition.VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED;
    this.seed = seed;
    this.iteration = iteration;
    random = RandomStream.of(seed);
  }

  /**
   * Moves vehicles over the node that some links enter.
   *
   * @param offering links that offer somebody, ascending
   * @param from position of the node's first one
   * @param to position after its last one
   */
  void run(int[] offering, int from, int to, int now) {
    isJammed = false;
    boolean isClosedPossible = traffic.hasClosedLinks();
    if (to - from == 1 && isEmptying && !isClosedPossible) {
      emptyBuffer(offering[from], now);
      return;
    }
    int node = network.toNode(offering[from]);
    if (isClosedPossible || isKeepingList) {
      gatherAll(node);
    } else {
      gather(offering, from, to);
    }
    sumWeights();
    boolean isOpen = weightSum > Traffic.NO_CAPACITY;
    if (isOpen) {
      switch (transition) {
        case EMPTY_BUFFER_RANDOM, EMPTY_BUFFER_RANDOM_NODE_BLOCKED -> emptyBuffers(now);
        case VEHICLE_BY_VEHICLE_RANDOM, VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED ->
          moveSingleVehicles(node, now);
        case VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED -> moveByPriority(node, now);
      }
    } else {
      listOffering(network.firstInLink(node), network.firstInLink(node + 1));
    }
    if (isClosedPossible && isHoldingClosed) {
      holdClosed(node, isOpen);
    } else if (isClosedPossible) {
      emptyClosed(node, now);
    }
  }

  private void gather(int[] offering, int from, int to) {
    candidateCount = to - from;
    if (candidateCount > candidates.length) {
      candidates = new int[candidateCount * 2];
    }
    System.arraycopy(offering, from, candidates, 0, candidateCount);
  }

  /**
   * All in-links with somebody in the buffer, for some may have stopped offering because they were closed; and those that
   * are kept listed.
   */
  private void gatherAll(int node) {
    candidateCount = 0;
    int end = network.firstInLink(node + 1);
    for (int link = network.firstInLink(node); link < end; link++) {
      if (queues.bufferHead(link) != LinkQueues.NONE
          || isKeepingList && traffic.isListed[link] != 0) {
        if (candidateCount == candidates.length) {
          candidates = Arrays.copyOf(candidates, candidateCount * 2);
        }
        candidates[candidateCount++] = link;
        if (isKeepingList) {
          traffic.isListed[link] = 1;
        }
      }
    }
  }

  private void sumWeights() {
    weightSum = 0;
    for (int candidate = 0; candidate < candidateCount; candidate++) {
      int link = candidates[candidate];
      if (!isKeepingList || queues.bufferHead(link) != LinkQueues.NONE) {
        weightSum += traffic.weight[link];
      }
    }
  }

  /** In MATSim a node is active, with all its in-links, until only closed ones offer somebody. */
  private void holdClosed(int node, boolean isActive) {
    if (isActive) {
      lane.offerAll(node);
      return;
    }
    for (int candidate = 0; candidate < candidateCount; candidate++) {
      lane.stopOffering(candidates[candidate]);
    }
  }

  private void emptyBuffers(int now) {
    order.sort(candidates, 0, candidateCount, now);
    for (int candidate = 0; candidate < candidateCount && !isNodeBlocked(); candidate++) {
      int link = candidates[candidate];
      if (traffic.weight[link] <= Traffic.NO_CAPACITY) {
        return;
      }
      emptyBuffer(link, now);
    }
  }

  private void emptyBuffer(int link, int now) {
    int firstOut = links.firstOut(link);
    int driver = queues.bufferHead(link);
    while (driver != LinkQueues.NONE) {
      int outcome = moveFirst(link, driver, firstOut, now);
      if (outcome != MOVED) {
        if (outcome == BLOCKED) {
          lane.blocked(link, drivers.exitTime(driver), now);
        }
        return;
      }
      driver = queues.bufferHead(link);
    }
  }

  private void moveSingleVehicles(int node, int now) {
    random.reset(seed, iteration, network.originalNode(node), now);
    int firstOut = network.firstOut(node);
    while (candidateCount > 0 && weightSum > Traffic.NO_CAPACITY && !isNodeBlocked()) {
      int candidate = draw();
      if (!moveOne(candidates[candidate], firstOut, now)) {
        dismiss(candidate);
      }
    }
  }

  /** Moves the first vehicle of a buffer; false if there is none, or it cannot go. */
  private boolean moveOne(int link, int firstOut, int now) {
    int driver = queues.bufferHead(link);
    return driver != LinkQueues.NONE && moveFirst(link, driver, firstOut, now) == MOVED;
  }

  private boolean isNodeBlocked() {
    return isJammed && transition.isBlockingNode();
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
    int end = network.firstInLink(node + 1);
    for (int link = network.firstInLink(node); link < end && !isNodeBlocked(); link++) {
      if (traffic.weight[link] <= Traffic.NO_CAPACITY
          && queues.bufferHead(link) != LinkQueues.NONE) {
        traffic.isListed[link] = 0;
        emptyBuffer(link, now);
      }
    }
  }

  /** Moves the first vehicle of a buffer, if the next link accepts it or it has waited for too long. */
  private int moveFirst(int inLink, int driver, int firstOut, int now) {
    int outLink = network.outLink(firstOut + drivers.turn(driver));
    if (!traffic.accepts(outLink)) {
      isJammed = true;
      if (now - drivers.exitTime(driver) <= stuckRule.seconds()) {
        return BLOCKED;
      }
      if (stuckRule.removing()) {
        remove(inLink, driver, now);
        return REMOVED;
      }
      if (stuckRule.notifying()) {
        reportPerson(EventKind.STUCK_AND_CONTINUE, inLink, driver, now);
      }
    }
    leaveBuffer(inLink, now);
    EventBuffer events = lane.events();
    events.ensureRoom(2);
    events.appendMove(
        now,
        drivers.vehicle(driver),
        links.originalLink(inLink),
        links.originalLink(outLink),
        drivers.mode(driver),
        drivers.secondsOnLink(driver, now));
    drivers.advance(driver);
    enterLink(outLink, driver, now);
    return MOVED;
  }

  private void leaveBuffer(int inLink, int now) {
    int flags = links.flags(inLink);
    if ((flags & LinkRows.IS_WATCHED) != 0) {
      leaveWatchedBuffer(inLink, flags, now);
    }
    if (queues.removeFromBuffer(inLink, now)) {
      lane.stopOffering(inLink);
    }
    flow.bufferMoved(inLink, now);
  }

  /** What is to be done before somebody leaves a buffer when others wait for that, or for flow. */
  private void leaveWatchedBuffer(int inLink, int flags, int now) {
    flow.settle(inLink, now);
    if ((flags & LinkRows.IS_HELD) != 0) {
      lane.wake(inLink);
    }
    links.clear(LinkRows.IS_HELD | LinkRows.IS_BLOCKED, inLink);
  }

  private void enterLink(int link, int driver, int now) {
    int exitTime = now + links.travelSeconds(link, drivers.maximumSpeed(driver));
    boolean isFirst = queues.enter(link, driver, exitTime, now);
    if (isMeasuringDistance) {
      drivers.addMeters(driver, traffic.lengthMeters[link]);
    }
    if (!(canBeStorageFree && traffic.isStorageFree(driver))) {
      storage.take(link, drivers.pce(driver));
    }
    if (gaps != null) {
      gaps.take(link, drivers.pce(driver), drivers.flowConsumption(driver));
    }
    if (isPolling) {
      lane.entered(link, now, now);
    } else if (isFirst) {
      lane.entered(link, drivers.exitTime(driver), now);
    }
  }

  private void remove(int inLink, int driver, int now) {
    leaveBuffer(inLink, now);
    lane.events().ensureRoom(1);
    lane.events()
        .appendLinkLeave(
            now,
            drivers.vehicle(driver),
            links.originalLink(inLink),
            drivers.mode(driver),
            drivers.secondsOnLink(driver, now));
    reportPerson(EventKind.STUCK_AND_ABORT, inLink, driver, now);
    lane.removeDriver(driver);
  }

  private void reportPerson(EventKind kind, int link, int driver, int now) {
    EventBuffer events = lane.events();
    events.ensureRoom(1);
    events.appendPersonOnLink(
        kind, now, drivers.person(driver), links.originalLink(link), drivers.mode(driver));
  }

  /**
   * Vehicle by vehicle from the link with the smallest priority; each vehicle adds 1 / capacity to it, so that over time
   * links are served in proportion to capacity. A link stays listed until it is found to have nobody who can go, in this
   * time step or in a later one. Priorities are compared as floats: sums that should be equal are.
   */
  private void moveByPriority(int node, int now) {
    int firstLink = network.firstInLink(node);
    int end = network.firstInLink(node + 1);
    int firstOut = network.firstOut(node);
    double[] priority = traffic.priority;
    listOffering(firstLink, end);
    double lastServed = 0;
    int blockedLink = NONE;
    int link = firstByPriority(firstLink, end);
    while (link != NONE && weightSum > Traffic.NO_CAPACITY && blockedLink == NONE) {
      double served = priority[link];
      if (moveOne(link, firstOut, now)) {
        lastServed = served;
        priority[link] += 1 / traffic.weight[link];
      } else {
        weightSum -= traffic.weight[link];
        traffic.isListed[link] = 0;
      }
      if (isJammed) {
        blockedLink = link;
      }
      link = firstByPriority(firstLink, end);
    }
    shiftPriorities(firstLink, end, lastServed, blockedLink);
  }

  private void listOffering(int firstLink, int end) {
    for (int link = firstLink; link < end; link++) {
      if (queues.bufferHead(link) != LinkQueues.NONE) {
        traffic.isListed[link] = 1;
      }
      double priority = traffic.priority[link];
      // Infinite if the link was closed when the node was last served; MATSim fails then.
      if (Double.isNaN(priority) || traffic.isListed[link] != 0 && Double.isInfinite(priority)) {
        traffic.priority[link] = 1 / traffic.weight[link];
      }
    }
  }

  private int firstByPriority(int firstLink, int end) {
    int first = NONE;
    for (int link = firstLink; link < end; link++) {
      if (traffic.isListed[link] != 0
          && (first == NONE || (float) traffic.priority[link] < (float) traffic.priority[first])) {
        first = link;
      }
    }
    return first;
  }

  /** Links that had nobody to send start level with the others next time; all are shifted back to zero. */
  private void shiftPriorities(int firstLink, int end, double lastServed, int blockedLink) {
    double[] priority = traffic.priority;
    for (int link = firstLink; link < end; link++) {
      if (link != blockedLink && traffic.isListed[link] == 0) {
        priority[link] = lastServed + 1 / traffic.weight[link];
      }
      priority[link] -= lastServed;
    }
  }
}
