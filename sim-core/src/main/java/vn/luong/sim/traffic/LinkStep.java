package vn.luong.sim.traffic;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;

/**
 * What a link does in one time step (MATSim {@code QLinkImpl}, {@code QueueWithBuffer}): lets those who wait at parking
 * places into the buffer, and those at the end of the queue arrive or move on to the buffer, as long as there is flow
 * capacity.
 */
final class LinkStep {
  private static final int NONE = LinkQueues.NONE;

  private final TrafficLane lane;
  private final Traffic traffic;
  private final LinkRows links;
  private final Drivers drivers;
  private final LinkQueues queues;
  private final FlowCapacity flow;
  private final StorageCapacity storage;
  private final Gaps gaps;
  private final Seepage seepage;
  private final boolean isSeeping;
  private final boolean isByVehicleType;
  private final boolean isPolling;
  private final boolean isWaitingFirst;
  private final boolean isStorageLeaking;
  /** Null unless queues are kept as MATSim keeps them where vehicles pass. */
  private final PassingHeaps heaps;
  /** Room for a copy of a heap. */
  private int[] heapCopy = {};
  /** Null if nobody serves stops. */
  private StopBays bays;

  private final StopBays.Reentry reentry = this::takeStorage;

  LinkStep(TrafficLane lane) {
    this.lane = lane;
    traffic = lane.traffic;
    links = traffic.links;
    drivers = traffic.drivers;
    queues = traffic.queues;
    flow = traffic.flow;
    storage = traffic.storage;
    gaps = traffic.gaps;
    TrafficParameters parameters = traffic.parameters;
    seepage = parameters.seepage();
    isSeeping = parameters.linkDynamics() == LinkDynamics.SEEPAGE;
    isByVehicleType = parameters.linkDynamics() == LinkDynamics.BY_VEHICLE_TYPE;
    isPolling = traffic.isPolling;
    isWaitingFirst = parameters.waitingBeforeDriving();
    isStorageLeaking = parameters.quirks().storageLeak();
    heaps = queues.heaps();
  }

  /** From now on there are vehicles that serve stops. */
  void serveStops(StopBays newBays) {
    bays = newBays;
  }

  /** Moves vehicles onto and along the link; sees to it that the link is woken when there is more to do. */
  void run(int link, int now) {
    if (isIdle(link)) {
      return;
    }
    if (gaps != null) {
      gaps.step(link, now, lane.gapPool);
    }
    boolean isFlowClosed = false;
    if (isWaitingFirst && queues.hasWaiting(link)) {
      enterTraffic(link, now);
      isFlowClosed = queues.hasWaiting(link);
    }
    boolean hasStop = bays != null && bays.hasStop(link);
    if (hasStop && bays.head(link) != NONE) {
      bays.reenter(link, now, reentry);
    }
    int driver = firstToGo(link, now);
    while (driver != NONE && drivers.exitTime(driver) <= now) {
      if (hasStop && isStopping(link, driver, now)) {
        driver = firstToGo(link, now);
        continue;
      }
      if (drivers.isOnLastLink(driver)) {
        leaveQueue(link, driver, now);
        lane.arrive(driver, link);
      } else if (flow.isOpen(link, now)) {
        leaveQueue(link, driver, now);
        enterBuffer(link, driver, now);
        if (isSeeping && seepage.restricted() && drivers.isOfMode(driver, seepage.modes())) {
          traffic.seepageRow[link]++;
        }
      } else {
        waitForFlow(link, now);
        if (isByVehicleType) {
          wakeForOther(link, driver, now);
        }
        return;
      }
      driver = firstToGo(link, now);
    }
    if (isPolling) {
      pollWhileActive(link);
      return;
    }
    if (isFlowClosed) {
      waitForFlow(link, now);
    }
    if (driver != NONE) {
      lane.wakeAt(link, drivers.exitTime(driver), now);
    }
  }

  /** At the end of the link: true if the driver serves a stop, and is in the queue or in the bay then. */
  private boolean isStopping(int link, int driver, int now) {
    int person = drivers.person(driver);
    if (!bays.service.isServing(person)) {
      return false;
    }
    int seconds = serve(link, person, now);
    if (seconds != StopService.NO_STOP) {
      drivers.dismissTime(driver);
    }
    if (seconds > StopService.SERVED) {
      if (bays.service.blocksLane(person)) {
        drivers.setExitTime(driver, timeAfter(seconds, now));
      } else {
        leaveQueue(link, driver, now);
        waitInBay(link, driver, seconds, now);
      }
    }
    return seconds != StopService.NO_STOP;
  }

  private int serve(int link, int person, int now) {
    return bays.service.serve(person, links.originalLink(link), now, lane.index, lane.events());
  }

  private void waitInBay(int link, int driver, int seconds, int now) {
    int untilTime = timeAfter(seconds, now);
    bays.add(link, driver, untilTime);
    lane.wakeAt(link, untilTime, now);
  }

  /** First time step that is not before. */
  private int timeAfter(int seconds, int now) {
    int stepSeconds = traffic.stepSeconds;
    return now + (seconds + stepSeconds - 1) / stepSeconds * stepSeconds;
  }

  /** Where a trip begins: true if there is a stop to be served, and the driver is in the bay then. */
  private boolean isStoppingFirst(int link, int driver, int now) {
    int person = drivers.person(driver);
    if (!bays.hasStop(link) || !bays.service.isServing(person)) {
      return false;
    }
    int seconds = StopService.SERVED;
    while (seconds == StopService.SERVED) {
      seconds = serve(link, person, now);
    }
    if (seconds == StopService.NO_STOP) {
      return false;
    }
    waitInBay(link, driver, seconds, now);
    return true;
  }

  /** While the first of one queue waits for flow the first of the other may come to its end, and arrive there. */
  private void wakeForOther(int link, int driver, int now) {
    int head = queues.queueHead(link);
    int other = driver == head ? queues.filteringHead(link) : head;
    if (other != NONE && drivers.exitTime(other) > now) {
      lane.wakeAt(link, drivers.exitTime(other), now);
    }
  }

  /** True if everybody who was to drive or wait here has gone before the step began: MATSim would not look. */
  private boolean isIdle(int link) {
    return isPolling
        && !isWaitingFirst
        && queues.queueHead(link) == NONE
        && queues.waitingHead(link) == NONE
        && (gaps == null || !gaps.hasGaps(link))
        && (bays == null || bays.head(link) == NONE)
        && (!isByVehicleType || queues.filteringHead(link) == NONE);
  }

  private void leaveQueue(int link, int driver, int now) {
    if (isByVehicleType) {
      leaveOneOfBothQueues(link, driver);
    } else {
      queues.remove(link, driver);
    }
    if (givesBackStorage(driver) && storage.release(link, drivers.pce(driver))) {
      lane.freed(link);
    }
    if (gaps != null) {
      gaps.send(link, drivers.pce(driver), now, lane.gapPool);
    }
  }

  private boolean givesBackStorage(int driver) {
    return !(isSeeping && traffic.isStorageFree(driver));
  }

  private void leaveOneOfBothQueues(int link, int driver) {
    byte[] row = traffic.seepageRow;
    if (driver != queues.filteringHead(link)) {
      queues.remove(link, driver);
      row[link] = 0;
      return;
    }
    queues.removeFiltering(link);
    int head = queues.queueHead(link);
    boolean isOvertaking = head != NONE
        && drivers.exitTime(head) <= drivers.exitTime(driver)
        && !drivers.isOnLastLink(driver);
    if (isOvertaking) {
      row[link]++;
    }
  }

  private void enterBuffer(int link, int driver, int now) {
    flow.take(link, drivers.flowConsumption(driver), now);
    queues.appendToBuffer(link, driver, now);
    lane.offer(link);
  }

  /** The first vehicle may go but the accumulator is closed: sleep as long as that is certain. */
  private void waitForFlow(int link, int now) {
    if (isPolling) {
      lane.wakeNext(link);
    } else if (queues.bufferHead(link) == NONE) {
      int steps = flow.closedSteps(link);
      if (steps > 0) {
        lane.wakeAt(link, now + steps * traffic.stepSeconds, now);
      }
    } else if (flow.limit(link) > 0) {
      lane.wakeNext(link);
    } else {
      links.set(LinkRows.IS_HELD, link);
    }
  }

  private void pollWhileActive(int link) {
    boolean isActive = queues.queueHead(link) != NONE
        || isWaitingFirst && queues.hasWaiting(link)
        || gaps != null && gaps.hasGaps(link)
        || isByVehicleType && queues.filteringHead(link) != NONE;
    if (isActive) {
      lane.wakeNext(link);
    }
  }

  private int firstToGo(int link, int now) {
    int head = queues.queueHead(link);
    if (isByVehicleType) {
      return firstOfBothQueues(link, head, now);
    }
    return isSeeping ? firstThroughQueue(link, head, now) : head;
  }

  /**
   * Of the queue and of those who filter the one who may go first: who arrives, for that needs no flow capacity; else who
   * filters. Only when four have overtaken the first of the queue he goes, unless somebody who filters came to the end
   * before him: so nobody of the queue ever goes before somebody who filters and was due before.
   */
  private int firstOfBothQueues(int link, int head, int now) {
    int filtering = queues.filteringHead(link);
    if (filtering == NONE || head == NONE) {
      return filtering == NONE ? head : filtering;
    }
    int headTime = drivers.exitTime(head);
    int filteringTime = drivers.exitTime(filtering);
    if (headTime > now || filteringTime > now) {
      return headTime < filteringTime ? head : filtering;
    }
    if (drivers.isOnLastLink(head)) {
      return head;
    }
    boolean isTurnOfQueue =
        traffic.seepageRow[link] == Seepage.LONGEST_ROW && headTime <= filteringTime;
    return isTurnOfQueue && !drivers.isOnLastLink(filtering) ? head : filtering;
  }

  /** With seepage: the first of a filtering mode that may go, else the first of the queue. */
  private int firstThroughQueue(int link, int head, int now) {
    if (seepage.restricted() && traffic.seepageRow[link] == Seepage.LONGEST_ROW) {
      traffic.seepageRow[link] = 0;
      return head;
    }
    if (heaps != null) {
      return firstThroughHeap(link, head, now);
    }
    for (int driver = head;
        driver != NONE && drivers.exitTime(driver) <= now;
        driver = drivers.next(driver)) {
      if (drivers.isOfMode(driver, seepage.modes())) {
        return driver;
      }
    }
    return head;
  }

  private int firstThroughHeap(int link, int head, int now) {
    if (heapCopy.length < heaps.size(link)) {
      heapCopy = new int[2 * heaps.size(link)];
    }
    int first = heaps.firstOfModes(link, seepage.modes(), now, heapCopy);
    return first == NONE ? head : first;
  }

  /** Lets vehicles from parking places in, as many as there is flow capacity for. */
  void enterTraffic(int link, int now) {
    int driver = queues.waitingHead(link);
    while (driver != NONE && flow.isOpen(link, now)) {
      queues.removeWaitingHead(link);
      EventBuffer events = lane.events();
      events.ensureRoom(1);
      events.appendTraffic(
          EventKind.VEHICLE_ENTERS_TRAFFIC,
          now,
          drivers.person(driver),
          links.originalLink(link),
          drivers.vehicle(driver),
          drivers.mode(driver));
      if (bays == null || !isStoppingFirst(link, driver, now)) {
        goFromParking(link, driver, now);
      }
      driver = queues.waitingHead(link);
    }
  }

  private void goFromParking(int link, int driver, int now) {
    if (drivers.isOnLastLink(driver)) {
      arriveWhereItStarts(link, driver);
    } else {
      enterBuffer(link, driver, now);
    }
  }

  /** A trip within one link: the vehicle is put at the very end of the link, where it arrives. */
  private void arriveWhereItStarts(int link, int driver) {
    queues.insertFirst(link, driver);
    takeStorage(link, driver);
    if (!isWaitingFirst) {
      lane.wakeNext(link);
    }
  }

  /** The vehicle stands in the queue without having come over the node. */
  private void takeStorage(int link, int driver) {
    if (!isStorageLeaking) {
      if (givesBackStorage(driver)) {
        storage.take(link, drivers.pce(driver));
      }
      if (gaps != null) {
        gaps.take(link, drivers.pce(driver), 0);
      }
    }
  }
}
