package vn.luong.sim.mobsim;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.StuckRule;

/**
 * A node of the {@link SlowQSim} (MATSim {@code QNodeImpl}). In-links stand in the order of their ids as text.
 *
 * <p>Two of MATSim's variables outlive the time step and can be seen from outside: whether the node is active, and which
 * in-links it has listed.
 */
final class SlowNode {
  private static final double NO_CAPACITY = 1e-10;

  private final SlowQSim day;
  private final List<SlowLink> inLinks;
  private final NodeTransition transition;

  /** In-links that take part in the draw. One that was listed when the node got blocked stays so. */
  private final boolean[] isListed;

  /** Turn of each in-link, the smallest first; null before the node is first served. */
  private double[] priority;

  /** False once all in-links that offer somebody are closed, until somebody joins a buffer. */
  private boolean isActive;

  private double capacitySum;
  private boolean isJammed;

  SlowNode(SlowQSim day, List<SlowLink> inLinks) {
    this.day = day;
    this.inLinks = inLinks;
    transition = day.rules().nodeTransition();
    isListed = new boolean[inLinks.size()];
  }

  void activate() {
    isActive = true;
  }

  /**
   * What the node does in a time step, before all links.
   *
   * @param random numbers of the node, for draws of single vehicles
   * @param randomOfLink a number of each in-link, for the order in which whole buffers are emptied
   */
  void move(RandomStream random, IntToDoubleFunction randomOfLink, int now) {
    boolean holdsClosed = day.rules().quirks().closedLinkHoldsBuffer();
    if (!isActive && holdsClosed) {
      return;
    }
    if (priority == null && isActive) {
      priority = inLinks.stream().mapToDouble(link -> 1 / link.capacity).toArray();
    }
    isJammed = false;
    listOffering();
    if (capacitySum > NO_CAPACITY) {
      switch (transition) {
        case EMPTY_BUFFER_RANDOM, EMPTY_BUFFER_RANDOM_NODE_BLOCKED ->
          moveBuffers(randomOfLink, now);
        case VEHICLE_BY_VEHICLE_RANDOM, VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED ->
          moveVehicles(random, now);
        case VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED -> moveByPriority(now);
      }
    } else {
      isActive = false;
    }
    if (!holdsClosed) {
      emptyClosed(now);
    }
  }

  private void listOffering() {
    capacitySum = 0;
    for (int slot = 0; slot < isListed.length; slot++) {
      SlowLink link = inLinks.get(slot);
      if (!link.buffer.isEmpty()) {
        isListed[slot] = true;
        capacitySum += link.capacity;
      }
    }
  }

  private boolean isBlocked() {
    return isJammed && transition.isBlockingNode();
  }

  /** Ours: an exponential race, which is MATSim's draw without replacement with other random numbers. */
  private void moveBuffers(IntToDoubleFunction randomOfLink, int now) {
    List<Integer> order = IntStream.range(0, isListed.length)
        .filter(slot -> isListed[slot] && inLinks.get(slot).capacity > NO_CAPACITY)
        .boxed()
        .sorted(Comparator.comparingDouble(
            slot -> -StrictMath.log1p(-randomOfLink.applyAsDouble(inLinks.get(slot).index))
                / inLinks.get(slot).capacity))
        .toList();
    for (int slot : order) {
      if (isBlocked()) {
        return;
      }
      strike(slot);
      emptyBuffer(slot, now);
    }
  }

  private void emptyBuffer(int slot, int now) {
    boolean moving = true;
    while (moving) {
      moving = moveFirst(slot, now);
    }
  }

  private void moveVehicles(RandomStream random, int now) {
    while (capacitySum > NO_CAPACITY && !isBlocked()) {
      int slot = draw(random);
      if (slot >= 0 && !moveFirst(slot, now)) {
        strike(slot);
      }
    }
  }

  /** A listed link drawn by capacity; -1 if the last bit of the sum has drawn none. */
  private int draw(RandomStream random) {
    double drawn = random.nextDouble() * capacitySum;
    double sum = 0;
    for (int slot = 0; slot < isListed.length; slot++) {
      if (isListed[slot]) {
        sum += inLinks.get(slot).capacity;
        if (sum >= drawn) {
          return slot;
        }
      }
    }
    return -1;
  }

  private void strike(int slot) {
    isListed[slot] = false;
    capacitySum -= inLinks.get(slot).capacity;
  }

  private void moveByPriority(int now) {
    double lastServed = 0;
    int blockedSlot = -1;
    while (capacitySum > NO_CAPACITY && !isBlocked()) {
      int slot = firstByPriority();
      double turn = priority[slot];
      if (moveFirst(slot, now)) {
        lastServed = turn;
        priority[slot] += 1 / inLinks.get(slot).capacity;
      } else {
        strike(slot);
      }
      if (isJammed) {
        blockedSlot = slot;
      }
    }
    for (int slot = 0; slot < priority.length; slot++) {
      if (slot != blockedSlot && !isListed[slot]) {
        priority[slot] = lastServed + 1 / inLinks.get(slot).capacity;
      }
      priority[slot] -= lastServed;
    }
  }

  /** Compared as floats, the first of equals. */
  private int firstByPriority() {
    int first = -1;
    for (int slot = 0; slot < priority.length; slot++) {
      if (isListed[slot] && !Double.isFinite(priority[slot])) {
        // The link was closed when the node was last served. MATSim fails here, ours begins anew.
        priority[slot] = 1 / inLinks.get(slot).capacity;
      }
      if (isListed[slot] && (first < 0 || (float) priority[slot] < (float) priority[first])) {
        first = slot;
      }
    }
    return first;
  }

  /** The sound rule for closed links: those in their buffers have passed the end of the link and go on, after all others. */
  private void emptyClosed(int now) {
    for (int slot = 0; slot < isListed.length && !isBlocked(); slot++) {
      SlowLink link = inLinks.get(slot);
      if (link.capacity <= NO_CAPACITY && !link.buffer.isEmpty()) {
        isListed[slot] = false;
        emptyBuffer(slot, now);
      }
    }
  }

  /** Moves the first vehicle of a buffer; false if there is none, or it cannot go. */
  private boolean moveFirst(int slot, int now) {
    SlowLink inLink = inLinks.get(slot);
    if (inLink.buffer.isEmpty()) {
      return false;
    }
    SlowVehicle vehicle = inLink.buffer.peek();
    SlowLink outLink = day.link(vehicle.nextLink());
    if (!outLink.accepts()) {
      isJammed = true;
      StuckRule stuck = day.rules().stuckRule();
      if (now - inLink.bufferMovedTime <= stuck.seconds()) {
        return false;
      }
      if (stuck.removing()) {
        inLink.removeFromBuffer(now);
        day.report(EventKind.LINK_LEAVE, vehicle, inLink.index);
        day.remove(vehicle, inLink);
        return false;
      }
      if (stuck.notifying()) {
        day.report(EventKind.STUCK_AND_CONTINUE, vehicle, inLink.index);
      }
    }
    inLink.removeFromBuffer(now);
    day.report(EventKind.LINK_LEAVE, vehicle, inLink.index);
    vehicle.position++;
    day.report(EventKind.LINK_ENTER, vehicle, outLink.index);
    outLink.enterFromUpstream(vehicle, now);
    return true;
  }
}
