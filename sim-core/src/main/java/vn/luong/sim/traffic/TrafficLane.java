package vn.luong.sim.traffic;

import java.util.Arrays;
import vn.luong.sim.arrays.ActiveSet;
import vn.luong.sim.arrays.IntBag;
import vn.luong.sim.arrays.WakeCalendar;
import vn.luong.sim.events.EventBuffer;

/**
 * The share of the network that one thread works on: a range of nodes and the links that enter them. Touches only what
 * can change: links that offer somebody to their node, links whose first vehicle may go on now. Who has to wait sleeps: a
 * link until its first vehicle is due, until flow capacity is there or until somebody leaves its buffer; a buffer whose
 * first vehicle is blocked until the next link has room or the vehicle has waited for too long.
 *
 * <p>Nodes and links are served in ascending order, so that the events of all lanes, one after the other, are the same
 * however the network is shared out.
 *
 * <p>Threads: one at a time per phase; {@link #entries} and {@link #freedNodes} of a lane are read by the others in the phase
 * after the one that filled them.
 */
public final class TrafficLane {
  private static final int CALENDAR_SECONDS = 1 << 12;
  /** Blocked buffers are looked at again after so many steps at the latest; within the calendar. */
  private static final int LONGEST_SLEEP_STEPS = 1000;

  final Traffic traffic;
  final int index;
  final int stepSeconds;
  final Gaps.Pool gapPool = new Gaps.Pool();

  private final NodeStep nodeStep;
  private final PlainNodeStep plainNodeStep;
  private final LinkStep linkStep;
  private final PlainLinkStep plainLinkStep;
  private final ReadAhead ahead;
  private final LinkRows links;
  private final int firstLink;
  private final int endLink;
  private final boolean isSleepingWhenBlocked;

  private final double stuckSeconds;
  /** Links whose buffer holds somebody who may cross the node, those of {@link #offered} aside. */
  private final ActiveSet offering;
  /** Links that have come to offer somebody in the last link phase, ascending: nearly always all there are. */
  private int[] offered = new int[256];

  private int offeredCount;
  /** Links at whose parking places somebody waits; only if those who drive come first. */
  private final ActiveSet waiting;

  private final WakeCalendar dueTimes;
  private final WakeCalendar stuckTimes;
  private ActiveSet due;
  private ActiveSet dueNext;
  /** Per lane: links of it that somebody has entered who is the first there, and when he may leave. */
  private final IntBag[] entries;
  /** Per lane: nodes of it one of whose out-links has room again. */
  private final IntBag[] freedNodes;
  /** Driver and link of everybody who has come to a parking place and is not yet in the link's list. */
  private final IntBag parked = new IntBag();

  /** Driver and link of everybody whose trip ended in the last link phase, two values each. */
  private final IntBag arrivals = new IntBag();
  /** Drivers removed because they were stuck, in the last node phase. */
  private final IntBag removals = new IntBag();

  private int[] work = new int[256];

  private EventBuffer events;

  TrafficLane(
      Traffic traffic, int index, int firstNode, int endNode, long randomSeed, long iteration) {
    this.traffic = traffic;
    this.index = index;
    stepSeconds = traffic.stepSeconds;
    links = traffic.links;
    firstLink = traffic.network.firstInLink(firstNode);
    endLink = traffic.network.firstInLink(endNode);
    isSleepingWhenBlocked = traffic.isSleepingWhenBlocked;
    stuckSeconds = traffic.parameters.stuckRule().seconds();
    dueTimes = new WakeCalendar(CALENDAR_SECONDS, stepSeconds);
    stuckTimes = new WakeCalendar(
        Math.max(CALENDAR_SECONDS, Integer.highestOneBit(LONGEST_SLEEP_STEPS * stepSeconds) * 2),
        stepSeconds);
    int linkCount = traffic.network.linkCount();
    offering = new ActiveSet(linkCount);
    waiting = new ActiveSet(linkCount);
    due = new ActiveSet(linkCount);
    dueNext = new ActiveSet(linkCount);
    entries = new IntBag[traffic.laneCount()];
    freedNodes = new IntBag[traffic.laneCount()];
    for (int lane = 0; lane < entries.length; lane++) {
      entries[lane] = new IntBag();
      freedNodes[lane] = new IntBag();
    }
    InLinkOrder order = new InLinkOrder(traffic, randomSeed, iteration);
    nodeStep = new NodeStep(this, order, randomSeed, iteration);
    plainNodeStep = new PlainNodeStep(this, order);
    linkStep = new LinkStep(this);
    plainLinkStep = new PlainLinkStep(this);
    ahead = new ReadAhead(traffic);
  }

  /** From now on there are vehicles that serve stops. */
  void serveStops(StopBays bays) {
    linkStep.serveStops(bays);
  }

  /** True between two steps if only the calendars may have something for the next one. */
  boolean isQuiet() {
    if (!(offeredCount == 0
        && offering.isEmpty()
        && dueNext.isEmpty()
        && waiting.isEmpty()
        && parked.size() == 0)) {
      return false;
    }
    for (IntBag nodes : freedNodes) {
      if (nodes.size() > 0) {
        return false;
      }
    }
    return true;
  }

  /** The first step for which something stands in the calendars, or a limit if that comes first. */
  int nextTime(int now, int limit) {
    return stuckTimes.nextTime(now, dueTimes.nextTime(now, limit, stepSeconds), stepSeconds);
  }

  /** Where the events of the next phase go. */
  public void setEvents(EventBuffer newEvents) {
    events = newEvents;
  }

  EventBuffer events() {
    return events;
  }

  /** Starts a time step and moves vehicles from buffers over the nodes. */
  public void moveNodes(int now) {
    begin(now);
    int count = takeOffering();
    boolean isPlain = plainNodeStep.isPlain() && !traffic.hasClosedLinks();
    int batchLength = ReadAhead.batchLength(count);
    int readTo = 0;
    int from = 0;
    while (from < count) {
      if (from >= readTo) {
        readTo = Math.min(from + batchLength, count);
        ahead.crossings(work, from, readTo);
      }
      if (isPlain) {
        from = plainNodeStep.run(work, from, readTo, count, ahead, now);
      }
      if (from < readTo) {
        int to = endOfNode(from, count);
        for (int place = from; place < to; place++) {
          offering.add(work[place]);
        }
        nodeStep.run(work, from, to, now);
        from = to;
      }
    }
  }

  /**
   * Lists in {@link #work} who offers somebody; nobody does any more then, so that it need not be said of every link that is
   * emptied. Returns the number of links.
   */
  private int takeOffering() {
    int count = offeredCount;
    offeredCount = 0;
    if (offering.isEmpty()) {
      int[] emptied = work;
      work = offered;
      offered = emptied;
      return count;
    }
    for (int place = 0; place < count; place++) {
      offering.add(offered[place]);
    }
    count = list(offering);
    offering.clear();
    return count;
  }

  /** Position in {@link #work} after the last link that enters the same node. */
  private int endOfNode(int from, int count) {
    int firstOut = links.firstOut(work[from]);
    int to = from + 1;
    while (to < count && links.firstOut(work[to]) == firstOut) {
      to++;
    }
    return to;
  }

  /** What was put off to this step is due, and what the calendars hold for it. */
  private void begin(int now) {
    removals.clear();
    ActiveSet emptied = due;
    due = dueNext;
    dueNext = emptied;
    int count = dueTimes.take(now);
    for (int position = 0; position < count; position++) {
      due.add(dueTimes.taken()[position]);
    }
    count = stuckTimes.take(now);
    for (int position = 0; position < count; position++) {
      offerIfBlocked(stuckTimes.taken()[position]);
    }
    for (int lane = 0; lane < freedNodes.length; lane++) {
      IntBag nodes = traffic.lane(lane).freedNodes[index];
      for (int position = 0; position < nodes.size(); position++) {
        offerBlocked(nodes.value(position));
      }
      nodes.clear();
    }
  }

  /** Links with somebody in the buffer offer him again, be he blocked or not. */
  void offerAll(int node) {
    int end = traffic.network.firstInLink(node + 1);
    for (int link = traffic.network.firstInLink(node); link < end; link++) {
      if (traffic.queues.bufferHead(link) != LinkQueues.NONE) {
        offering.add(link);
      }
    }
  }

  /** Links whose first vehicle was blocked offer it again. */
  void offerBlocked(int node) {
    int end = traffic.network.firstInLink(node + 1);
    for (int link = traffic.network.firstInLink(node); link < end; link++) {
      offerIfBlocked(link);
    }
  }

  private void offerIfBlocked(int link) {
    if (links.is(LinkRows.IS_BLOCKED, link)) {
      offering.add(link);
    }
  }

  /** Lists a set in {@link #work}; returns the number of members. */
  private int list(ActiveSet set) {
    int length = set.size() + ActiveSet.SPARE_LENGTH;
    if (work.length < length) {
      work = new int[length * 2];
    }
    return set.copyTo(work);
  }

  /** Moves vehicles from parking places and along links to the buffers. */
  public void moveLinks(int now) {
    arrivals.clear();
    takeParked(due);
    for (int lane = 0; lane < entries.length; lane++) {
      IntBag entered = traffic.lane(lane).entries[index];
      for (int position = 0; position < entered.size(); position += 2) {
        schedule(entered.value(position), entered.value(position + 1), now);
      }
      entered.clear();
    }
    int count = list(due);
    due.clear();
    int batchLength = ReadAhead.batchLength(count);
    for (int from = 0; from < count; from += batchLength) {
      int to = Math.min(from + batchLength, count);
      ahead.departures(work, from, to);
      moveLinks(from, to, now);
    }
  }

  private void moveLinks(int from, int to, int now) {
    int at = from;
    while (at < to) {
      if (plainLinkStep.isPlain()) {
        at = plainLinkStep.run(work, at, to, now);
      }
      if (at < to) {
        linkStep.run(work[at++], now);
      }
    }
  }

  /** Moves vehicles from parking places into traffic, after those who drive. */
  public void enterTraffic(int now) {
    takeParked(dueNext);
    for (int link = waiting.next(0); link != ActiveSet.NONE; link = waiting.next(link + 1)) {
      linkStep.enterTraffic(link, now);
      if (!traffic.queues.hasWaiting(link)) {
        waiting.remove(link);
      } else if (traffic.isPolling) {
        wakeNext(link);
      }
    }
  }

  public int arrivalCount() {
    return arrivals.size() >> 1;
  }

  public int arrivedDriver(int ordinal) {
    return arrivals.value(2 * ordinal);
  }

  /** Link of an arrival, a number of the {@link TrafficNetwork}. */
  public int arrivalLink(int ordinal) {
    return arrivals.value(2 * ordinal + 1);
  }

  public int removalCount() {
    return removals.size();
  }

  public int removedDriver(int ordinal) {
    return removals.value(ordinal);
  }

  void arrive(int driver, int link) {
    arrivals.add(driver);
    arrivals.add(link);
  }

  void removeDriver(int driver) {
    removals.add(driver);
  }

  /** Somebody comes to a parking place of a link of this lane; also while nodes are moved, for only links take notice. */
  void waitToEnter(int driver, int link) {
    parked.add(driver);
    parked.add(link);
  }

  /** Puts who has come to parking places into the lists of their links, which are woken. */
  private void takeParked(ActiveSet woken) {
    ahead.parkingPlaces(parked);
    boolean isWaitingFirst = traffic.parameters.waitingBeforeDriving();
    for (int place = 0; place < parked.size(); place += 2) {
      int link = parked.value(place + 1);
      traffic.queues.appendWaiting(link, parked.value(place));
      if (!isWaitingFirst) {
        waiting.add(link);
      }
      if (isWaitingFirst || traffic.isPolling) {
        woken.add(link);
      }
    }
    parked.clear();
  }

  /** The end of the day: who has come to parking places is in the lists of their links. */
  void end() {
    takeParked(dueNext);
  }

  /** A link of this lane is to be looked at in the link phase of this step. */
  void wake(int link) {
    due.add(link);
  }

  /** A link of this lane is to be looked at in the next step. */
  void wakeNext(int link) {
    dueNext.add(link);
  }

  /** A link of this lane is to be looked at at a time after now. */
  void wakeAt(int link, int time, int now) {
    if (time <= now + stepSeconds) {
      dueNext.add(link);
    } else {
      dueTimes.add(link, time, now);
    }
  }

  private void schedule(int link, int time, int now) {
    if (time <= now) {
      due.add(link);
    } else {
      wakeAt(link, time, now);
    }
  }

  /** A node of this lane has sent somebody to a link who is the first there and may leave it at this time. */
  void entered(int link, int exitTime, int now) {
    if (link >= firstLink && link < endLink) {
      schedule(link, exitTime, now);
    } else {
      IntBag bag = entries[traffic.laneOfLink(link).index];
      bag.add(link);
      bag.add(exitTime);
    }
  }

  /** A link of this lane has somebody in the buffer who may cross the node. */
  void offer(int link) {
    int last = offeredCount == 0 ? -1 : offered[offeredCount - 1];
    if (link > last) {
      if (offeredCount == offered.length) {
        offered = Arrays.copyOf(offered, offeredCount * 2);
      }
      offered[offeredCount++] = link;
    } else if (link < last) {
      offering.add(link);
    }
  }

  /**
   * A link of this lane has nobody in the buffer, or none who may cross the node. Only while nodes are moved: what links
   * offer in their phase stands in a list that nothing is taken out of.
   */
  void stopOffering(int link) {
    assert offeredCount == 0;
    offering.remove(link);
  }

  /**
   * The first vehicle in the buffer of a link of this lane cannot go on. It need not be looked at until there is room or
   * it counts as stuck. Only while nodes are moved, as {@link #stopOffering}.
   *
   * @param sinceTime when it came to be the first
   */
  void blocked(int link, int sinceTime, int now) {
    assert offeredCount == 0;
    if (!isSleepingWhenBlocked || traffic.hasClosedLinks()) {
      return;
    }
    offering.remove(link);
    links.set(LinkRows.IS_BLOCKED, link);
    // An entry of an earlier vehicle comes first; this one gets its own when that has come up.
    if (traffic.stuckTime[link] <= now) {
      double untilStuck = Math.floor((sinceTime + stuckSeconds - now) / stepSeconds) + 1;
      int time = now + (int) Math.min(untilStuck, LONGEST_SLEEP_STEPS) * stepSeconds;
      traffic.stuckTime[link] = time;
      stuckTimes.add(link, time, now);
    }
  }

  /** A link of this lane that was full has room again. */
  void freed(int link) {
    if (isSleepingWhenBlocked) {
      int node = traffic.network.fromNode(link);
      freedNodes[traffic.laneIndexOfNode(node)].add(node);
    }
  }
}
