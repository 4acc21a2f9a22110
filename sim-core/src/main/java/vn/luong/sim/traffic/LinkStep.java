package vn.luong.sim.traffic;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.ModeTable;

/**
 * What a link does in one time step (MATSim {@code QLinkImpl}, {@code QueueWithBuffer}): lets those who wait at parking
 * places into the buffer, and those at the end of the queue arrive or move on to the buffer, as long as there is flow
 * capacity.
 */
final class LinkStep {
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
  private final boolean isStorageLeaking;

  LinkStep(TrafficLane lane) {
    this.lane = lane;
    traffic = lane.traffic;
    links = traffic.links;
    drivers = traffic.drivers;
    queues = traffic.queues;
    flow = traffic.flow;
    storage = traffic.storage;
    gaps = traffic.gaps;
    seepage = traffic.parameters.seepage();
    isSeeping = traffic.parameters.linkDynamics() == LinkDynamics.SEEPAGE;
    isStorageLeaking = traffic.parameters.quirks().storageLeak();
  }

  /** Moves vehicles along the link; sees to it that the link is woken when there is more to do. */
  void drive(int link, int now) {
    if (isIdle(link)) {
      return;
    }
    if (gaps != null) {
      gaps.step(link, now, lane.gapPool);
    }
    int driver = firstToGo(link, now);
    while (driver != LinkQueues.NONE && drivers.exitTime(driver) <= now) {
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
        return;
      }
      driver = firstToGo(link, now);
    }
    if (traffic.isPolling) {
      pollWhileActive(link);
    } else if (driver != LinkQueues.NONE) {
      lane.wakeAt(link, drivers.exitTime(driver), now);
    }
  }

  /** True if everybody who was to drive or wait here has gone before the step began: MATSim would not look. */
  private boolean isIdle(int link) {
    return traffic.isPolling
        && !traffic.parameters.waitingBeforeDriving()
        && queues.queueHead(link) == LinkQueues.NONE
        && queues.waitingHead(link) == LinkQueues.NONE
        && (gaps == null || !gaps.hasGaps(link));
  }

  private void leaveQueue(int link, int driver, int now) {
    queues.remove(link, driver);
    if (givesBackStorage(driver)) {
      storage.release(link, drivers.pce(driver));
    }
    if (gaps != null) {
      gaps.send(link, drivers.pce(driver), now, lane.gapPool);
    }
  }

  private boolean givesBackStorage(int driver) {
    return !(isSeeping && traffic.isStorageFree(driver));
  }

  private void enterBuffer(int link, int driver, int now) {
    flow.take(link, drivers.flowConsumption(driver), now);
    queues.appendToBuffer(link, driver, now);
    traffic.slots[links.inSlot(link)] |= 1;
    lane.offer(links.toNode(link));
  }

  /** The first vehicle may go but the accumulator is closed: sleep as long as that is certain. */
  private void waitForFlow(int link, int now) {
    if (traffic.isPolling) {
      lane.wakeNext(link);
    } else if (queues.bufferHead(link) == LinkQueues.NONE) {
      int steps = flow.closedSteps(link);
      if (steps > 0) {
        lane.wakeAt(link, now + steps * traffic.stepSeconds, now);
      }
    } else if (flow.limit(link) > 0) {
      lane.wakeNext(link);
    } else {
      queues.setHeld(link, true);
    }
  }

  private void pollWhileActive(int link) {
    if (queues.queueHead(link) != LinkQueues.NONE || gaps != null && gaps.hasGaps(link)) {
      lane.wakeNext(link);
    }
  }

  /** The first of the queue, or with seepage the first of a filtering mode that may go. */
  private int firstToGo(int link, int now) {
    int head = queues.queueHead(link);
    if (!isSeeping) {
      return head;
    }
    if (seepage.restricted() && traffic.seepageRow[link] == Seepage.LONGEST_ROW) {
      traffic.seepageRow[link] = 0;
      return head;
    }
    for (int driver = head;
        driver != LinkQueues.NONE && drivers.exitTime(driver) <= now;
        driver = drivers.next(driver)) {
      if (ModeTable.contains(seepage.modes(), drivers.mode(driver))) {
        return driver;
      }
    }
    return head;
  }

  /** Lets vehicles from parking places in; false if nobody waits any more. */
  boolean enterTraffic(int link, int now) {
    int driver = queues.waitingHead(link);
    while (driver != LinkQueues.NONE && flow.isOpen(link, now)) {
      queues.removeWaitingHead(link);
      EventBuffer events = lane.events();
      events.ensureRoom(1);
      events.appendTraffic(
          EventKind.VEHICLE_ENTERS_TRAFFIC,
          now,
          driver,
          links.originalLink(link),
          drivers.vehicle(driver),
          drivers.mode(driver));
      if (drivers.isOnLastLink(driver)) {
        arriveWhereItStarts(link, driver);
      } else {
        enterBuffer(link, driver, now);
      }
      driver = queues.waitingHead(link);
    }
    if (driver != LinkQueues.NONE && traffic.isPolling) {
      lane.wakeNext(link);
    }
    return driver != LinkQueues.NONE;
  }

  /** A trip within one link: the vehicle is put at the very end of the link, where it arrives. */
  private void arriveWhereItStarts(int link, int driver) {
    queues.insertFirst(link, driver);
    if (!isStorageLeaking) {
      if (givesBackStorage(driver)) {
        storage.take(link, drivers.pce(driver));
      }
      if (gaps != null) {
        gaps.take(link, drivers.pce(driver), 0);
      }
    }
    if (traffic.parameters.waitingBeforeDriving()) {
      lane.wake(link);
    } else {
      lane.wakeNext(link);
    }
  }

  /** First part of what {@link #drive} will need, read ahead as in {@link NodeStep#previewDriver}. */
  int previewDriver(int link) {
    return queues.queueHead(link);
  }

  /** Second part, as a number that only says that it was read. */
  int previewState(int link, int driver) {
    return driver == LinkQueues.NONE
        ? 0
        : drivers.exitTime(driver) + (flow.pcePerStep(link) > 0 ? 1 : 0);
  }
}
