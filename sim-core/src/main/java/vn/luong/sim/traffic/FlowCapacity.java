package vn.luong.sim.traffic;

/**
 * How much may leave the queue of a link: an accumulator of PCE that starts at the capacity of one time step, lets a
 * vehicle pass while it is above zero, is reduced by what the vehicle takes (and may become negative) and refills to
 * at most the capacity of one step less what stands in the buffer (MATSim {@code QueueWithBuffer}).
 *
 * <p>It refills only when looked at. MATSim adds one step's capacity per step while somebody waits for it and the whole
 * sum at once after a pause; the sums differ in the last bit, which decides whether {@code > 0} holds, so both are
 * kept apart here.
 *
 * <p>Layout: columns of {@link LinkRows}: accumulated PCE, time up to which it is accumulated, PCE per time step, and whether
 * somebody has waited since.
 *
 * <p>Threads: in the node phase a row belongs to the link's to-node, in the link phase to the link.
 */
final class FlowCapacity {
  private static final int LONGEST_WAIT_STEPS = 1 << 20;

  private final LinkRows links;
  private final int stepSeconds;
  private final LinkQueues queues;
  private final Drivers drivers;

  FlowCapacity(LinkRows links, int stepSeconds, LinkQueues queues, Drivers drivers) {
    this.links = links;
    this.stepSeconds = stepSeconds;
    this.queues = queues;
    this.drivers = drivers;
  }

  /** Sets what may leave per time step, and fills the accumulator. */
  void set(int link, double pcePerStep) {
    links.setFlowPerStep(link, pcePerStep);
    links.setFlowAccumulated(link, pcePerStep);
  }

  /** Sets what may leave per time step; the accumulator keeps what it has, up to that. */
  void change(int link, double pcePerStep, int now) {
    refill(link, now - stepSeconds);
    links.setFlowPerStep(link, pcePerStep);
    links.setFlowAccumulated(link, Math.min(links.flowAccumulated(link), pcePerStep));
    links.setFlowTime(link, Math.max(links.flowTime(link), now - stepSeconds));
  }

  /** True if the driver may leave the queue now: while there is capacity, and always in a vehicle of no size. */
  boolean isOpen(int link, int driver, int now) {
    if (links.flowTime(link) < now) {
      refill(link, now);
    }
    if (links.flowAccumulated(link) > 0 || !(drivers.pce(driver) > 0)) {
      links.clear(LinkRows.IS_AWAITED, link);
      return true;
    }
    links.set(LinkRows.IS_AWAITED, link);
    return false;
  }

  /** A vehicle passes. */
  void take(int link, double pce, int now) {
    links.setFlowAccumulated(link, links.flowAccumulated(link) - pce);
    links.setFlowTime(link, now);
  }

  /** To be called before a vehicle leaves the buffer: what was accumulated while it stood there. */
  void settle(int link, int now) {
    if (links.is(LinkRows.IS_AWAITED, link)) {
      refill(link, now - stepSeconds);
    }
  }

  /** A vehicle has left the buffer: at the next look one step's capacity is added. */
  void bufferMoved(int link, int now) {
    links.setFlowTime(link, now - stepSeconds);
  }

  /** Steps that a closed accumulator over an empty buffer surely stays closed, at least 1; 0 if for ever. */
  int closedSteps(int link) {
    double perStep = links.flowPerStep(link);
    if (!(perStep > 0)) {
      return 0;
    }
    double steps = Math.min(-links.flowAccumulated(link) / perStep, LONGEST_WAIT_STEPS);
    return Math.max(1, (int) steps);
  }

  /** The most the accumulator can hold, given what stands in the buffer. */
  double limit(int link) {
    double limit = links.flowPerStep(link);
    for (int driver = queues.bufferHead(link);
        driver != LinkQueues.NONE;
        driver = drivers.next(driver)) {
      limit -= drivers.flowConsumption(driver);
    }
    return limit;
  }

  private void refill(int link, int now) {
    int since = links.flowTime(link);
    double accumulated = links.flowAccumulated(link);
    double limit = limit(link);
    if (since >= now || accumulated >= limit) {
      return;
    }
    double perStep = links.flowPerStep(link);
    if (links.is(LinkRows.IS_AWAITED, link)) {
      for (int time = since; time < now && accumulated < limit; time += stepSeconds) {
        accumulated = Math.min(accumulated + perStep, limit);
      }
    } else {
      accumulated = Math.min(accumulated + (double) (now - since) / stepSeconds * perStep, limit);
    }
    links.setFlowAccumulated(link, accumulated);
    links.setFlowTime(link, now);
  }
}
