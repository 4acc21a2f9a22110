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

  private final int[] ints;
  private final double[] rows;
  private final int stepSeconds;
  private final LinkQueues queues;
  private final Drivers drivers;

  FlowCapacity(LinkRows links, int stepSeconds, LinkQueues queues, Drivers drivers) {
    ints = links.ints;
    rows = links.doubles;
    this.stepSeconds = stepSeconds;
    this.queues = queues;
    this.drivers = drivers;
  }

  private static int time(int link) {
    return LinkRows.row(link) + LinkRows.FLOW_TIME;
  }

  private static int awaited(int link) {
    return LinkRows.row(link) + LinkRows.IS_AWAITED;
  }

  /** Sets what may leave per time step, and fills the accumulator. */
  void set(int link, double pcePerStep) {
    int row = link << LinkRows.DOUBLES;
    rows[row + LinkRows.FLOW_PER_STEP] = pcePerStep;
    rows[row + LinkRows.FLOW_ACCUMULATED] = pcePerStep;
  }

  /** Sets what may leave per time step; the accumulator keeps what it has, up to that. */
  void change(int link, double pcePerStep, int now) {
    int row = link << LinkRows.DOUBLES;
    refill(link, now - stepSeconds);
    rows[row + LinkRows.FLOW_PER_STEP] = pcePerStep;
    rows[row + LinkRows.FLOW_ACCUMULATED] =
        Math.min(rows[row + LinkRows.FLOW_ACCUMULATED], pcePerStep);
    ints[time(link)] = Math.max(ints[time(link)], now - stepSeconds);
  }

  double pcePerStep(int link) {
    return rows[(link << LinkRows.DOUBLES) + LinkRows.FLOW_PER_STEP];
  }

  /** True if a vehicle may leave the queue now. */
  boolean isOpen(int link, int now) {
    int row = link << LinkRows.DOUBLES;
    if (ints[time(link)] < now) {
      refill(link, now);
    }
    boolean open = rows[row + LinkRows.FLOW_ACCUMULATED] > 0;
    ints[awaited(link)] = open ? 0 : 1;
    return open;
  }

  /** A vehicle passes. */
  void take(int link, double pce, int now) {
    int row = link << LinkRows.DOUBLES;
    rows[row + LinkRows.FLOW_ACCUMULATED] -= pce;
    ints[time(link)] = now;
  }

  /** To be called before a vehicle leaves the buffer: what was accumulated while it stood there. */
  void settle(int link, int now) {
    if (ints[awaited(link)] != 0) {
      refill(link, now - stepSeconds);
    }
  }

  /** A vehicle has left the buffer: at the next look one step's capacity is added. */
  void bufferMoved(int link, int now) {
    ints[time(link)] = now - stepSeconds;
  }

  /** Steps that a closed accumulator over an empty buffer surely stays closed, at least 1; 0 if for ever. */
  int closedSteps(int link) {
    int row = link << LinkRows.DOUBLES;
    double perStep = rows[row + LinkRows.FLOW_PER_STEP];
    if (!(perStep > 0)) {
      return 0;
    }
    double steps = Math.min(-rows[row + LinkRows.FLOW_ACCUMULATED] / perStep, LONGEST_WAIT_STEPS);
    return Math.max(1, (int) steps);
  }

  /** The most the accumulator can hold, given what stands in the buffer. */
  double limit(int link) {
    double limit = rows[(link << LinkRows.DOUBLES) + LinkRows.FLOW_PER_STEP];
    for (int driver = queues.bufferHead(link);
        driver != LinkQueues.NONE;
        driver = drivers.next(driver)) {
      limit -= drivers.flowConsumption(driver);
    }
    return limit;
  }

  private void refill(int link, int now) {
    int row = link << LinkRows.DOUBLES;
    int since = ints[time(link)];
    double accumulated = rows[row + LinkRows.FLOW_ACCUMULATED];
    double limit = limit(link);
    if (since >= now || accumulated >= limit) {
      return;
    }
    double perStep = rows[row + LinkRows.FLOW_PER_STEP];
    if (ints[awaited(link)] == 0) {
      accumulated = Math.min(accumulated + (double) (now - since) / stepSeconds * perStep, limit);
    } else {
      for (int time = since; time < now && accumulated < limit; time += stepSeconds) {
        accumulated = Math.min(accumulated + perStep, limit);
      }
    }
    rows[row + LinkRows.FLOW_ACCUMULATED] = accumulated;
    ints[time(link)] = now;
  }
}
