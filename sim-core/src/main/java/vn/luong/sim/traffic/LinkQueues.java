package vn.luong.sim.traffic;

/**
 * Who stands where on each link: the queue of those who drive on it, the buffer of those who may cross the node, and
 * those who wait to enter from a parking place. Each is a list through {@link Drivers}.
 *
 * <p>Layout: columns of {@link LinkRows}: head and tail of the three lists, when the buffer's first vehicle last moved, and
 * whether the queue waits for the buffer to empty.
 *
 * <p>Threads: in the node phase the queue belongs to the link's from-node and the buffer to its to-node; in the link
 * phase all belong to the link.
 */
final class LinkQueues {
  static final int NONE = Drivers.NONE;

  private final int[] rows;
  private final Drivers drivers;

  LinkQueues(LinkRows links, Drivers drivers) {
    rows = links.ints;
    this.drivers = drivers;
  }

  /** First driver of the queue, or {@link #NONE}. */
  int queueHead(int link) {
    return rows[LinkRows.row(link) + LinkRows.QUEUE_HEAD];
  }

  /** Appends to the queue; true if it was empty. */
  boolean append(int link, int driver) {
    int row = LinkRows.row(link);
    drivers.setNext(driver, NONE);
    int tail = rows[row + LinkRows.QUEUE_TAIL];
    drivers.setPrevious(driver, tail);
    rows[row + LinkRows.QUEUE_TAIL] = driver;
    if (tail == NONE) {
      rows[row + LinkRows.QUEUE_HEAD] = driver;
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
    int row = LinkRows.row(link);
    int exitTime = drivers.exitTime(driver);
    int head = rows[row + LinkRows.QUEUE_HEAD];
    int preceding = rows[row + LinkRows.QUEUE_TAIL];
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
    int row = LinkRows.row(link);
    join(row, driver, rows[row + LinkRows.QUEUE_HEAD]);
    rows[row + LinkRows.QUEUE_HEAD] = driver;
  }

  /**
   * Takes a driver out of the queue, wherever in it. The first one's {@code previous} is left as it is, so that taking
   * out the first, the usual case, does not touch the row of the next.
   */
  void remove(int link, int driver) {
    int row = LinkRows.row(link);
    int following = drivers.next(driver);
    if (rows[row + LinkRows.QUEUE_HEAD] != driver) {
      join(row, drivers.previous(driver), following);
      return;
    }
    rows[row + LinkRows.QUEUE_HEAD] = following;
    if (following == NONE) {
      rows[row + LinkRows.QUEUE_TAIL] = NONE;
    }
  }

  private void join(int row, int preceding, int following) {
    drivers.setNext(preceding, following);
    if (following == NONE) {
      rows[row + LinkRows.QUEUE_TAIL] = preceding;
    } else {
      drivers.setPrevious(following, preceding);
    }
  }

  /** First driver of the buffer, or {@link #NONE}. */
  int bufferHead(int link) {
    return rows[LinkRows.row(link) + LinkRows.BUFFER_HEAD];
  }

  /** Appends to the buffer. */
  void appendToBuffer(int link, int driver, int now) {
    int row = LinkRows.row(link);
    drivers.setNext(driver, NONE);
    int tail = rows[row + LinkRows.BUFFER_TAIL];
    rows[row + LinkRows.BUFFER_TAIL] = driver;
    if (tail == NONE) {
      rows[row + LinkRows.BUFFER_HEAD] = driver;
      rows[row + LinkRows.BUFFER_MOVED_TIME] = now;
    } else {
      drivers.setNext(tail, driver);
    }
  }

  /** Takes out the buffer's first driver; true if the buffer is empty then. */
  boolean removeFromBuffer(int link, int now) {
    int row = LinkRows.row(link);
    int head = drivers.next(rows[row + LinkRows.BUFFER_HEAD]);
    rows[row + LinkRows.BUFFER_HEAD] = head;
    rows[row + LinkRows.BUFFER_MOVED_TIME] = now;
    if (head == NONE) {
      rows[row + LinkRows.BUFFER_TAIL] = NONE;
      return true;
    }
    return false;
  }

  /** When the buffer's first driver came to be the first. */
  int bufferMovedTime(int link) {
    return rows[LinkRows.row(link) + LinkRows.BUFFER_MOVED_TIME];
  }

  /** True if the queue can go on only after somebody has left the buffer. */
  boolean isHeld(int link) {
    return rows[LinkRows.row(link) + LinkRows.IS_HELD] != 0;
  }

  void setHeld(int link, boolean held) {
    rows[LinkRows.row(link) + LinkRows.IS_HELD] = held ? 1 : 0;
  }

  /** First driver who waits to enter from a parking place, or {@link #NONE}. */
  int waitingHead(int link) {
    return rows[LinkRows.row(link) + LinkRows.WAITING_HEAD];
  }

  void appendWaiting(int link, int driver) {
    int row = LinkRows.row(link);
    drivers.setNext(driver, NONE);
    int tail = rows[row + LinkRows.WAITING_TAIL];
    rows[row + LinkRows.WAITING_TAIL] = driver;
    if (tail == NONE) {
      rows[row + LinkRows.WAITING_HEAD] = driver;
    } else {
      drivers.setNext(tail, driver);
    }
  }

  void removeWaitingHead(int link) {
    int row = LinkRows.row(link);
    int head = drivers.next(rows[row + LinkRows.WAITING_HEAD]);
    rows[row + LinkRows.WAITING_HEAD] = head;
    if (head == NONE) {
      rows[row + LinkRows.WAITING_TAIL] = NONE;
    }
  }
}
