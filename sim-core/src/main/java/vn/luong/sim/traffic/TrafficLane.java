package vn.luong.sim.traffic;

import vn.luong.sim.arrays.ActiveSet;
import vn.luong.sim.arrays.IntBag;
import vn.luong.sim.arrays.TimeCalendar;
import vn.luong.sim.events.EventBuffer;

/**
 * The share of the network that one thread works on: a range of nodes and the links that leave them. Touches only what
 * can change: nodes with somebody in a buffer before them, links whose first vehicle may go on now. A link that has to
 * wait sleeps in a calendar until its first vehicle is due, or until somebody leaves its buffer.
 *
 * <p>Nodes and links are served in ascending order, so that the events of all lanes, one after the other, are the same
 * however the network is shared out.
 *
 * <p>Threads: one at a time per phase; {@link #offers} and {@link #wakes} of a lane are read by the others in the phase
 * after the one that filled them.
 */
public final class TrafficLane {
  private static final int CALENDAR_SECONDS = 1 << 12;
  /** Nodes or links whose memory is touched ahead: more than loads can be under way, fewer than the first-level cache holds. */
  private static final int PREVIEW = 32;

  final Traffic traffic;
  final int index;
  final int stepSeconds;
  final Gaps.Pool gapPool = new Gaps.Pool();

  private final NodeStep nodeStep;
  private final LinkStep linkStep;
  private final ActiveSet nodes;
  private final ActiveSet waiting;
  private final TimeCalendar calendar;
  private ActiveSet due;
  private ActiveSet dueNext;
  /** Per lane: nodes of it that links of this lane now offer somebody to. */
  private final IntBag[] offers;
  /** Per lane: links of it whose buffers nodes of this lane have moved on. */
  private final IntBag[] wakes;
  /** Driver and link of everybody whose trip ended in the last link phase, two values each. */
  private final IntBag arrivals = new IntBag();
  /** Drivers removed because they were stuck, in the last node phase. */
  private final IntBag removals = new IntBag();

  private final int[] preview = new int[PREVIEW];
  private final int[] previewState = new int[PREVIEW];
  private int previewCount;
  private EventBuffer events;

  TrafficLane(Traffic traffic, int index, int laneCount, long randomSeed, long iteration) {
    this.traffic = traffic;
    this.index = index;
    this.stepSeconds = traffic.stepSeconds;
    int nodeCount = traffic.network.nodeCount();
    int linkCount = traffic.network.linkCount();
    nodes = new ActiveSet(nodeCount);
    waiting = new ActiveSet(linkCount);
    due = new ActiveSet(linkCount);
    dueNext = new ActiveSet(linkCount);
    calendar = new TimeCalendar(linkCount, CALENDAR_SECONDS, stepSeconds);
    offers = new IntBag[laneCount];
    wakes = new IntBag[laneCount];
    for (int lane = 0; lane < laneCount; lane++) {
      offers[lane] = new IntBag();
      wakes[lane] = new IntBag();
    }
    nodeStep = new NodeStep(this, randomSeed, iteration);
    linkStep = new LinkStep(this);
  }

  /** Where the events of the next phase go. */
  public void setEvents(EventBuffer newEvents) {
    events = newEvents;
  }

  EventBuffer events() {
    return events;
  }

  /** What the calendar holds for now is due, and what was put off to this step. */
  private void begin(int now) {
    ActiveSet emptied = due;
    due = dueNext;
    dueNext = emptied;
    int count = calendar.take(now);
    int[] links = calendar.taken();
    for (int position = 0; position < count; position++) {
      due.add(links[position]);
    }
  }

  /** Starts a time step and moves vehicles from buffers over the nodes. */
  public void moveNodes(int now) {
    begin(now);
    arrivals.clear();
    removals.clear();
    for (int lane = 0; lane < offers.length; lane++) {
      IntBag offered = traffic.lane(lane).offers[index];
      for (int position = 0; position < offered.size(); position++) {
        nodes.add(offered.value(position));
      }
      offered.clear();
    }
    int from = 0;
    while (from != ActiveSet.NONE) {
      from = previewNodes(from);
      for (int place = 0; place < previewCount; place++) {
        int node = preview[place];
        if (!nodeStep.run(node, now)) {
          nodes.remove(node);
        }
      }
    }
  }

  /**
   * Takes the next active nodes and touches the memory their vehicles will need, without any effect on results: a node's
   * loads depend on each other, those of different nodes do not, and the processor waits for many at once.
   *
   * @return where to go on, or {@link ActiveSet#NONE}
   */
  private int previewNodes(int from) {
    int node = nodes.next(from);
    previewCount = 0;
    while (node != ActiveSet.NONE && previewCount < PREVIEW) {
      preview[previewCount] = node;
      previewState[previewCount++] = nodeStep.previewDriver(node);
      node = nodes.next(node + 1);
    }
    for (int place = 0; place < previewCount; place++) {
      previewState[place] = nodeStep.previewLink(preview[place], previewState[place]);
    }
    for (int place = 0; place < previewCount; place++) {
      previewState[place] = nodeStep.previewState(previewState[place]);
    }
    return node;
  }

  /** Moves vehicles from parking places and along links to the buffers. */
  public void moveLinks(int now) {
    for (int lane = 0; lane < wakes.length; lane++) {
      IntBag woken = traffic.lane(lane).wakes[index];
      for (int position = 0; position < woken.size(); position++) {
        due.add(woken.value(position));
      }
      woken.clear();
    }
    if (traffic.parameters.waitingBeforeDriving()) {
      enterTraffic(now);
    }
    while (!due.isEmpty()) {
      previewLinks();
      for (int place = 0; place < previewCount; place++) {
        linkStep.drive(preview[place], now);
      }
    }
  }

  /** Takes the next links that are due and touches the memory they will need, see {@link #previewNodes}. */
  private void previewLinks() {
    int link = due.takeNext(0);
    previewCount = 0;
    while (link != ActiveSet.NONE) {
      preview[previewCount] = link;
      previewState[previewCount++] = linkStep.previewDriver(link);
      link = previewCount == PREVIEW ? ActiveSet.NONE : due.takeNext(link + 1);
    }
    for (int place = 0; place < previewCount; place++) {
      previewState[place] = linkStep.previewState(preview[place], previewState[place]);
    }
  }

  /** Moves vehicles from parking places into traffic; part of {@link #moveLinks} unless those who drive come first. */
  public void enterTraffic(int now) {
    for (int link = waiting.next(0); link != ActiveSet.NONE; link = waiting.next(link + 1)) {
      if (!linkStep.enterTraffic(link, now)) {
        waiting.remove(link);
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

  /** Somebody waits to enter this link of the lane, from the next link phase on. */
  void waitToEnter(int link) {
    waiting.add(link);
    if (traffic.isPolling) {
      wakeNext(link);
    }
  }

  /** The node of this lane has something to do in the next node phase. */
  void activate(int node) {
    nodes.add(node);
  }

  /** The link of this lane is looked at in the next link phase. */
  void wake(int link) {
    due.add(link);
  }

  /** The link of this lane is looked at in the next time step. */
  void wakeNext(int link) {
    dueNext.add(link);
  }

  /**
   * The link of this lane is looked at at a time, or earlier: one that sleeps for longer already is looked at in every
   * step.
   */
  void wakeAt(int link, int time, int now) {
    if (time <= now + stepSeconds) {
      dueNext.add(link);
      return;
    }
    int sleepsUntil = calendar.time(link);
    if (sleepsUntil == TimeCalendar.NEVER) {
      calendar.add(link, time, now);
    } else if (sleepsUntil > time) {
      dueNext.add(link);
    }
  }

  /** A link of this lane has put somebody into its buffer. */
  void offer(int node) {
    TrafficLane owner = offers.length == 1 ? this : traffic.laneOfNode(node);
    if (owner == this) {
      nodes.add(node);
    } else {
      offers[owner.index].add(node);
    }
  }

  /** A node of this lane has made room in the buffer of a link whose queue waits for that. */
  void bufferMoved(int link) {
    TrafficLane owner = traffic.laneOfLink(link);
    if (owner == this) {
      due.add(link);
    } else {
      wakes[owner.index].add(link);
    }
  }
}
