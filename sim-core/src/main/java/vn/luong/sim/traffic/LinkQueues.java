package vn.luong.sim.traffic;

import java.util.Arrays;

/**
 * Who stands where on each link: the queue of those who drive on it, the buffer of those who may cross the node, and
 * those who wait to enter from a parking place. Each is a list through {@link Drivers}.
 *
 * <p>Layout: 8 ints per link (half a cache line): head and tail of the three lists, when the buffer's first vehicle last
 * moved, and whether the queue waits for the buffer to empty.
 *
 * <p>Threads: in the node phase the queue belongs to the link's from-node and the buffer to its to-node; in the link
 * phase all belong to the link.
 */
final class LinkQueues {
  static final int NONE = Drivers.NONE;

  private static final int ROW = 3;
  private static final int QUEUE_HEAD = 0;
  private static final int QUEUE_TAIL = 1;
  private static final int WAITING_HEAD = 2;
  private static final int WAITING_TAIL = 3;
  private static final int BUFFER_HEAD = 4;
  private static final int BUFFER_TAIL = 5;
  private static final int BUFFER_MOVED_TIME = 6;
  private static final int IS_HELD = 7;

  private final int[] rows;
  private final Drivers drivers;

  LinkQueues(int linkCount, Drivers drivers) {
    rows = new int[linkCount << ROW];
    this.drivers = drivers;
    Arrays.fill(rows, NONE);
    for (int link = 0; link < linkCount; link++) {
      rows[(link << ROW) + IS_HELD] = 0;
    }
  }

  /** First driver of the queue, or {@link #NONE}. */
  int queueHead(int link) {
    return rows[(link << ROW) + QUEUE_HEAD];
  }

  /** Appends to the queue; true if it was empty. */
  boolean append(int link, int driver) {
    int row = link << ROW;
    drivers.setNext(driver, NONE);
    int tail = rows[row + QUEUE_TAIL];
    drivers.setPrevious(driver, tail);
    rows[row + QUEUE_TAIL] = driver;
    if (tail == NONE) {
      rows[row + QUEUE_HEAD] = driver;
      return true;
    }
    drivers.setNext(tail, driver);
    return false;
  }

  /**
   * Inserts by earliest exit time, after those of the same time; true if the driver is now the first. Walks from the
   * tail: few are passed on one link.
   */
  boolean insertByExitTime(int link, int driver) {
    int row = link << ROW;
    int exitTime = drivers.exitTime(driver);
    int head = rows[row + QUEUE_HEAD];
    int preceding = rows[row + QUEUE_TAIL];
    while (preceding != NONE && drivers.exitTime(preceding) > exitTime) {
      preceding = preceding == head ? NONE : drivers.previous(preceding);
    }
    if (preceding == NONE) {
      insertFirst(link, driver);
      return true;
    }
    int following = drivers.next(preceding);
    join(row, preceding, driver);
    join(row, driver, following);
    return false;
  }

  /** Puts a driver before all others of the queue. */
  void insertFirst(int link, int driver) {
    int row = link << ROW;
    join(row, driver, rows[row + QUEUE_HEAD]);
    rows[row + QUEUE_HEAD] = driver;
  }

  /**
   * Takes a driver out of the queue, wherever in it. The first one's {@code previous} is left as it is, so that taking
   * out the first, the usual case, does not touch the row of the next.
   */
  void remove(int link, int driver) {
    int row = link << ROW;
    int following = drivers.next(driver);
    if (rows[row + QUEUE_HEAD] != driver) {
      join(row, drivers.previous(driver), following);
      return;
    }
    rows[row + QUEUE_HEAD] = following;
    if (following == NONE) {
      rows[row + QUEUE_TAIL] = NONE;
    }
  }

  private void join(int row, int preceding, int following) {
    drivers.setNext(preceding, following);
    if (following == NONE) {
      rows[row + QUEUE_TAIL] = preceding;
    } else {
      drivers.setPrevious(following, preceding);
    }
  }

  /** First driver of the buffer, or {@link #NONE}. */
  int bufferHead(int link) {
    return rows[(link << ROW) + BUFFER_HEAD];
  }

  /** Appends to the buffer. */
  void appendToBuffer(int link, int driver, int now) {
    int row = link << ROW;
    drivers.setNext(driver, NONE);
    int tail = rows[row + BUFFER_TAIL];
    rows[row + BUFFER_TAIL] = driver;
    if (tail == NONE) {
      rows[row + BUFFER_HEAD] = driver;
      rows[row + BUFFER_MOVED_TIME] = now;
    } else {
      drivers.setNext(tail, driver);
    }
  }

  /** Takes out the buffer's first driver; true if the buffer is empty then. */
  boolean removeFromBuffer(int link, int now) {
    int row = link << ROW;
    int head = drivers.next(rows[row + BUFFER_HEAD]);
    rows[row + BUFFER_HEAD] = head;
    rows[row + BUFFER_MOVED_TIME] = now;
    if (head == NONE) {
      rows[row + BUFFER_TAIL] = NONE;
      return true;
    }
    return false;
  }

  /** When the buffer's first driver came to be the first. */
  int bufferMovedTime(int link) {
    return rows[(link << ROW) + BUFFER_MOVED_TIME];
  }

  /** True if the queue can go on only after somebody has left the buffer. */
  boolean isHeld(int link) {
    return rows[(link << ROW) + IS_HELD] != 0;
  }

  void setHeld(int link, boolean held) {
    rows[(link << ROW) + IS_HELD] = held ? 1 : 0;
  }

  /** First driver who waits to enter from a parking place, or {@link #NONE}. */
  int waitingHead(int link) {
    return rows[(link << ROW) + WAITING_HEAD];
  }

  void appendWaiting(int link, int driver) {
    int row = link << ROW;
    drivers.setNext(driver, NONE);
    int tail = rows[row + WAITING_TAIL];
    rows[row + WAITING_TAIL] = driver;
    if (tail == NONE) {
      rows[row + WAITING_HEAD] = driver;
    } else {
      drivers.setNext(tail, driver);
    }
  }

  void removeWaitingHead(int link) {
    int row = link << ROW;
    int head = drivers.next(rows[row + WAITING_HEAD]);
    rows[row + WAITING_HEAD] = head;
    if (head == NONE) {
      rows[row + WAITING_TAIL] = NONE;
    }
  }
}
