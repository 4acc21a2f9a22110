package vn.luong.sim.traffic;

import java.util.Arrays;

/**
 * Where vehicles stand that stop beside the lane (MATSim {@code TransitQLink}): a side queue for each link with a stop, in
 * the order in which they may go on. Who may go on comes to the very front of the link's queue.
 *
 * <p>Layout: 4 bytes per link, which bay it has, and 4 per bay, the first driver of a list through {@link Drivers}.
 *
 * <p>Threads: in the link phase a bay belongs to its link; in the node phase nobody touches it.
 */
final class StopBays {
  static final int NONE = Drivers.NONE;

  final StopService service;
  private final Drivers drivers;
  private final LinkQueues queues;
  private final int[] bayOfLink;
  private final int[] head;

  StopBays(
      StopService service,
      TrafficNetwork network,
      LinkRows links,
      Drivers drivers,
      LinkQueues queues) {
    this.service = service;
    this.drivers = drivers;
    this.queues = queues;
    bayOfLink = new int[network.linkCount()];
    int bayCount = 0;
    for (int link = 0; link < bayOfLink.length; link++) {
      bayOfLink[link] = NONE;
      if (service.hasStop(network.originalLink(link))) {
        bayOfLink[link] = bayCount++;
        links.set(LinkRows.HAS_STOP, link);
      }
    }
    head = new int[bayCount];
    Arrays.fill(head, NONE);
  }

  boolean hasStop(int link) {
    return bayOfLink[link] != NONE;
  }

  /** First driver in the bay of a link, or {@link #NONE}. */
  int head(int link) {
    return hasStop(link) ? head[bayOfLink[link]] : NONE;
  }

  /** Puts a driver beside the lane until a time. */
  void add(int link, int driver, int untilTime) {
    drivers.setExitTime(driver, untilTime);
    int preceding = NONE;
    int following = head(link);
    while (following != NONE && goesBefore(following, driver)) {
      preceding = following;
      following = drivers.next(following);
    }
    drivers.setNext(driver, following);
    if (preceding == NONE) {
      head[bayOfLink[link]] = driver;
    } else {
      drivers.setNext(preceding, driver);
    }
  }

  private boolean goesBefore(int driver, int other) {
    int byTime = Integer.compare(drivers.exitTime(driver), drivers.exitTime(other));
    return byTime != 0
        ? byTime < 0
        : service.leavesBefore(drivers.person(driver), drivers.person(other));
  }

  /** Takes out the drivers who may go on, the last of them first, and hands each to the front of the link's queue. */
  void reenter(int link, int now, Reentry reentry) {
    int lastToGo = NONE;
    int driver = head(link);
    while (driver != NONE && drivers.exitTime(driver) <= now) {
      int following = drivers.next(driver);
      drivers.setNext(driver, lastToGo);
      lastToGo = driver;
      driver = following;
    }
    head[bayOfLink[link]] = driver;
    while (lastToGo != NONE) {
      int before = drivers.next(lastToGo);
      // Whatever orders the queue, nobody is before one who was at the end of the link already.
      drivers.setExitTime(lastToGo, Integer.MIN_VALUE);
      queues.insertFirst(link, lastToGo);
      reentry.reentered(link, lastToGo);
      lastToGo = before;
    }
  }

  /** Is told who stands in the queue of a link again. */
  interface Reentry {
    void reentered(int link, int driver);
  }
}
