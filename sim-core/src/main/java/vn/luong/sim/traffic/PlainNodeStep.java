package vn.luong.sim.traffic;

import static vn.luong.sim.arrays.NumberRows.high;
import static vn.luong.sim.arrays.NumberRows.low;
import static vn.luong.sim.arrays.NumberRows.withHigh;
import static vn.luong.sim.arrays.NumberRows.withLow;
import static vn.luong.sim.arrays.NumberRows.word;

import vn.luong.sim.events.EventBuffer;

/**
 * What {@link NodeStep} does where nothing is unusual, written out over the words of the rows: in-links offer somebody,
 * nobody waits for him to go, the next link accepts him and takes him in behind all others. So it is for nearly all moves of
 * a day. Everything else is left to {@link NodeStep} before anything of it is changed.
 *
 * <p>The compiled code has a third of the instructions, because arrays and words stay in registers; see decision 0013.
 */
final class PlainNodeStep {
  private static final int NONE = Drivers.NONE;
  /** A list of {@link DriverLists} with nobody. */
  private static final long NOBODY = word(NONE, NONE);

  private final TrafficLane lane;
  private final InLinkOrder order;
  private final Drivers drivers;
  private final LinkRows links;
  private final LinkQueues queues;
  private final TrafficNetwork network;
  private final double[] lengthMeters;
  private final int stepSeconds;
  private final boolean isPlain;
  private final boolean isOrdered;
  private final boolean isByVehicleType;
  private final boolean hasSpeedLimits;
  private final boolean isMeasuringDistance;

  PlainNodeStep(TrafficLane lane, InLinkOrder order) {
    this.lane = lane;
    this.order = order;
    Traffic traffic = lane.traffic;
    drivers = traffic.drivers;
    links = traffic.links;
    queues = traffic.queues;
    network = traffic.network;
    lengthMeters = traffic.lengthMeters;
    stepSeconds = traffic.stepSeconds;
    TrafficParameters parameters = traffic.parameters;
    NodeTransition transition = parameters.nodeTransition();
    isPlain = !traffic.isPolling
        && traffic.queues.heaps() == null
        && !parameters.seepage().storageFree()
        && (transition == NodeTransition.EMPTY_BUFFER_RANDOM
            || transition == NodeTransition.EMPTY_BUFFER_RANDOM_NODE_BLOCKED);
    isOrdered = parameters.linkDynamics() != LinkDynamics.FIFO;
    isByVehicleType = parameters.linkDynamics() == LinkDynamics.BY_VEHICLE_TYPE;
    hasSpeedLimits = drivers.hasSpeedLimits();
    isMeasuringDistance = drivers.measuresDistance();
  }

  /** False if the rules are such that every node is left to {@link NodeStep}. */
  boolean isPlain() {
    return isPlain;
  }

  /**
   * Moves vehicles over the nodes of some links, one link after the other.
   *
   * @param offering links with somebody in the buffer, ascending; those of one node are put in another order
   * @param to position after the last one read ahead
   * @param count number of all links that offer somebody
   * @return position of the first link that is left to {@link NodeStep}, or {@code to}
   */
  int run(int[] offering, int from, int to, int count, ReadAhead ahead, int now) {
    EventBuffer events = lane.events();
    long[] eventRows = events.words();
    int eventCount = events.size();
    int[] modeOfKind = drivers.modeOfKinds();
    double[] pceOfKind = drivers.pceOfKinds();
    long[] rows = links.rows.words();
    long[] driverRows = drivers.words();
    int nowInCycle = Drivers.inCycle(now);
    int orderedTo = from;
    int at = from;
    walk:
    for (; at < to; at++) {
      if (at >= orderedTo && at + 1 < count && isOneNode(rows, offering, at)) {
        orderedTo = endOfNode(rows, offering, at, count);
        if (orderedTo > to) {
          break walk;
        }
        // NodeStep, if some are left to it, finds the same order.
        order.sort(offering, at, orderedTo, now, ahead);
      }
      int link = offering[at];
      int in = LinkRows.row(link);
      long flow = rows[in + LinkRows.FLOW_TIME];
      if ((high(flow) & LinkRows.IS_WATCHED) != 0) {
        break walk;
      }
      int firstOut = LinkRows.firstOut(flow);
      int driver = ahead.driver(at);
      int outLink = ahead.outLink(at);
      while (driver != NONE) {
        int out = LinkRows.row(outLink);
        double used = Double.longBitsToDouble(rows[out + LinkRows.STORAGE_USED]);
        if (!(used < Double.longBitsToDouble(rows[out + LinkRows.STORAGE_CAPACITY]))) {
          break walk;
        }
        int row = driver << Drivers.SHIFT;
        long times = driverRows[row + Drivers.EXIT_TIME];
        int kind = Drivers.kind(times);
        long entry = rows[out + LinkRows.FREE_SECONDS];
        int exitTime = now
            + (hasSpeedLimits
                ? links.travelSeconds(outLink, drivers.maximumSpeedOf(kind))
                : low(entry));
        long[] lists = rows;
        int list = out + LinkRows.QUEUE;
        if (isByVehicleType) {
          if (drivers.isFilteringKind(kind)) {
            lists = links.side.words();
            list = LinkRows.filtering(outLink);
          } else {
            exitTime = queues.laneExitTime(outLink, drivers.isPassingKind(kind), exitTime);
          }
        }
        long queue = lists[list];
        int tail = high(queue);
        int tailRow = Math.max(tail, 0) << Drivers.SHIFT;
        if (isOrdered && tail != NONE && low(driverRows[tailRow + Drivers.EXIT_TIME]) > exitTime) {
          break walk;
        }

        int next = low(driverRows[row + Drivers.NEXT]);
        if (next == NONE) {
          rows[in + LinkRows.BUFFER] = NOBODY;
        } else {
          rows[in + LinkRows.BUFFER] = withLow(rows[in + LinkRows.BUFFER], next);
          int place = (next << Drivers.SHIFT) + Drivers.EXIT_TIME;
          driverRows[place] = withLow(driverRows[place], now);
        }
        rows[in + LinkRows.FLOW_TIME] = withLow(flow, now - stepSeconds);

        long upcoming = driverRows[row + Drivers.UPCOMING];
        if (eventCount + 2 > events.capacity()) {
          events.setSize(eventCount);
          events.ensureRoom(2);
          eventRows = events.words();
        }
        EventBuffer.putMove(
            eventRows,
            eventCount,
            now,
            high(upcoming),
            high(rows[in + LinkRows.FREE_SECONDS]),
            high(entry),
            modeOfKind[kind],
            Drivers.secondsOnLink(times, now));
        eventCount += 2;
        int turn = low(driverRows[row + Drivers.TURN]) + 1;
        driverRows[row + Drivers.TURN] = withLow(driverRows[row + Drivers.TURN], turn);
        if (drivers.isFirstOfWord(turn)) {
          driverRows[row + Drivers.UPCOMING] = withLow(upcoming, drivers.turnsOfWord(turn));
        }

        driverRows[row + Drivers.EXIT_TIME] = word(exitTime, Drivers.entered(times, nowInCycle));
        driverRows[row + Drivers.NEXT] = word(NONE, tail);
        rows[out + LinkRows.STORAGE_USED] = Double.doubleToRawLongBits(used + pceOfKind[kind]);
        if (isByVehicleType && !drivers.isFilteringKind(kind) && !drivers.isPassingKind(kind)) {
          queues.setLaneExitTime(outLink, exitTime);
        }
        if (isMeasuringDistance) {
          drivers.addMeters(driver, lengthMeters[outLink]);
        }
        if (tail == NONE) {
          lists[list] = word(driver, driver);
          lane.entered(outLink, exitTime, now);
        } else {
          lists[list] = withHigh(queue, driver);
          driverRows[tailRow] = withLow(driverRows[tailRow], driver);
        }
        driver = next;
        if (driver != NONE) {
          outLink = network.outLink(firstOut + drivers.turn(driver));
        }
      }
    }
    events.setSize(eventCount);
    return at;
  }

  /** True if a link and the next one enter the same node. */
  private static boolean isOneNode(long[] rows, int[] offering, int at) {
    return firstOut(rows, offering[at]) == firstOut(rows, offering[at + 1]);
  }

  private static int endOfNode(long[] rows, int[] offering, int at, int count) {
    int end = at + 2;
    while (end < count && isOneNode(rows, offering, end - 1)) {
      end++;
    }
    return end;
  }

  private static int firstOut(long[] rows, int link) {
    return LinkRows.firstOut(rows[LinkRows.row(link) + LinkRows.FLOW_TIME]);
  }
}
