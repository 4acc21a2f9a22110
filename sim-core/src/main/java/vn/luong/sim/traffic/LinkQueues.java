package vn.luong.sim.traffic;

import java.util.Arrays;

/**
 * Who stands where on each link: the queue of those who drive on it, beside it those who filter through, the buffer of
 * those who may cross the node, and those who wait to enter from a parking place.
 *
 * <p>Layout: lists in {@link LinkRows}, the two that few links have beside the rows.
 *
 * <p>Threads: in the node phase the queue belongs to the link's from-node and the buffer to its to-node; in the link
 * phase all belong to the link.
 */
final class LinkQueues {
  static final int NONE = Drivers.NONE;

  private final LinkRows links;
  private final Drivers drivers;
  private final LinkDynamics dynamics;
  private final DriverLists lists;
  private final DriverLists sideLists;
  /**
   * Null unless queues are kept as MATSim keeps them where vehicles pass. A list of the queue is then only a word that says
   * who is the first.
   */
  private final PassingHeaps heaps;
  /** Per link: when the last vehicle that cannot pass will be at its end; null unless that differs by vehicle type. */
  private final int[] laneExitTime;

  LinkQueues(
      LinkRows links, int linkCount, Drivers drivers, LinkDynamics dynamics, boolean isTiedByHeap) {
    this.links = links;
    this.drivers = drivers;
    this.dynamics = dynamics;
    lists = new DriverLists(links.rows, drivers);
    sideLists = new DriverLists(links.side, drivers);
    for (int link = 0; link < linkCount; link++) {
      lists.create(LinkRows.queue(link));
      lists.create(LinkRows.buffer(link));
      sideLists.create(LinkRows.waiting(link));
      sideLists.create(LinkRows.filtering(link));
    }
    boolean isOneQueueWithPassing =
        dynamics == LinkDynamics.PASSING || dynamics == LinkDynamics.SEEPAGE;
    heaps = isTiedByHeap && isOneQueueWithPassing ? new PassingHeaps(linkCount, drivers) : null;
    laneExitTime = dynamics == LinkDynamics.BY_VEHICLE_TYPE ? new int[linkCount] : null;
    if (laneExitTime != null) {
      Arrays.fill(laneExitTime, Integer.MIN_VALUE);
    }
  }

  /** Queues by earliest exit time in MATSim's order of those with the same one, or null if lists do for queues. */
  PassingHeaps heaps() {
    return heaps;
  }

  /** First driver of the queue, or {@link #NONE}. */
  int queueHead(int link) {
    return lists.head(LinkRows.queue(link));
  }

  /** First driver of those who filter through, or {@link #NONE}. */
  int filteringHead(int link) {
    return sideLists.head(LinkRows.filtering(link));
  }

  /**
   * A driver enters the link and can leave it at this time at the earliest; true if nobody of the same queue is before
   * him.
   */
  boolean enter(int link, int driver, int exitTime, int now) {
    drivers.enterLink(driver, exitTime, now);
    if (heaps != null) {
      addToHeap(link, driver);
      return heaps.head(link) == driver;
    }
    return switch (dynamics) {
      case FIFO -> lists.append(LinkRows.queue(link), driver);
      case PASSING, SEEPAGE -> lists.insertByExitTime(LinkRows.queue(link), driver);
      case BY_VEHICLE_TYPE -> enterByType(link, driver, exitTime);
    };
  }

  private void addToHeap(int link, int driver) {
    heaps.add(link, driver);
    noteHeadOfHeap(link);
  }

  private void noteHeadOfHeap(int link) {
    int head = heaps.head(link);
    links.rows.setBoth(LinkRows.queue(link), head, head);
  }

  private boolean enterByType(int link, int driver, int exitTime) {
    if (drivers.isFiltering(driver)) {
      return sideLists.insertByExitTime(LinkRows.filtering(link), driver);
    }
    int inLane = laneExitTime(link, drivers.isPassing(driver), exitTime);
    if (!drivers.isPassing(driver)) {
      setLaneExitTime(link, inLane);
    }
    drivers.setExitTime(driver, inLane);
    return lists.insertByExitTime(LinkRows.queue(link), driver);
  }

  /** Where that differs by vehicle type: when somebody who does not filter can leave the link, for others may be before him. */
  int laneExitTime(int link, boolean isPassing, int exitTime) {
    return isPassing ? exitTime : Math.max(laneExitTime[link], exitTime);
  }

  /** Somebody who cannot pass will be at the end of the link then. */
  void setLaneExitTime(int link, int exitTime) {
    laneExitTime[link] = exitTime;
  }

  /** Puts a driver, whose earliest exit time is that of no other, before all others of the queue. */
  void insertFirst(int link, int driver) {
    if (heaps != null) {
      addToHeap(link, driver);
      return;
    }
    lists.insertFirst(LinkRows.queue(link), driver);
  }

  /** Takes a driver out of the queue, wherever in it. */
  void remove(int link, int driver) {
    if (heaps != null) {
      heaps.remove(link, driver);
      noteHeadOfHeap(link);
      return;
    }
    lists.remove(LinkRows.queue(link), driver);
  }

  /** Takes out the first driver of those who filter through. */
  void removeFiltering(int link) {
    sideLists.removeFirst(LinkRows.filtering(link));
  }

  /** First driver of the buffer, or {@link #NONE}. */
  int bufferHead(int link) {
    return lists.head(LinkRows.buffer(link));
  }

  /** Appends to the buffer. */
  void appendToBuffer(int link, int driver, int now) {
    if (lists.append(LinkRows.buffer(link), driver)) {
      drivers.setExitTime(driver, now);
    }
  }

  /** Takes out the buffer's first driver; true if the buffer is empty then. */
  boolean removeFromBuffer(int link, int now) {
    int head = lists.removeFirst(LinkRows.buffer(link));
    if (head == NONE) {
      return true;
    }
    drivers.setExitTime(head, now);
    return false;
  }

  boolean hasWaiting(int link) {
    return links.is(LinkRows.HAS_WAITING, link);
  }

  /** First driver who waits to enter from a parking place, or {@link #NONE}. */
  int waitingHead(int link) {
    return sideLists.head(LinkRows.waiting(link));
  }

  void appendWaiting(int link, int driver) {
    sideLists.append(LinkRows.waiting(link), driver);
    links.set(LinkRows.HAS_WAITING, link);
  }

  void removeWaitingHead(int link) {
    if (sideLists.removeFirst(LinkRows.waiting(link)) == NONE) {
      links.clear(LinkRows.HAS_WAITING, link);
    }
  }
}
