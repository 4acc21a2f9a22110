package vn.luong.sim.traffic;

import vn.luong.sim.arrays.NumberRows;

/**
 * Lists of drivers, chained through {@link Drivers}. A list is known by the place of its word in the rows, which holds head
 * and tail.
 *
 * <p>Threads: a list belongs to one thread at a time, and with it the rows of its drivers.
 */
final class DriverLists {
  static final int NONE = Drivers.NONE;

  private final NumberRows rows;
  private final Drivers drivers;

  DriverLists(NumberRows rows, Drivers drivers) {
    this.rows = rows;
    this.drivers = drivers;
  }

  /** Makes a list of nobody. */
  void create(int list) {
    rows.setBoth(list, NONE, NONE);
  }

  /** First driver, or {@link #NONE}. */
  int head(int list) {
    return rows.low(list);
  }

  private void setHead(int list, int driver) {
    rows.setLow(list, driver);
  }

  /** Last driver, or {@link #NONE}. */
  int tail(int list) {
    return rows.high(list);
  }

  private void setTail(int list, int driver) {
    rows.setHigh(list, driver);
  }

  /** Puts a driver behind all others; true if there are none. */
  boolean append(int list, int driver) {
    int tail = tail(list);
    drivers.setNeighbours(driver, tail, NONE);
    if (tail == NONE) {
      rows.setBoth(list, driver, driver);
      return true;
    }
    setTail(list, driver);
    drivers.setNext(tail, driver);
    return false;
  }

  /** Puts a driver before all others. */
  void insertFirst(int list, int driver) {
    join(list, driver, head(list));
    setHead(list, driver);
  }

  /**
   * Inserts by earliest exit time, after those of the same time; true if the driver is now the first. Walks from the
   * tail: few are passed on one link.
   */
  boolean insertByExitTime(int list, int driver) {
    int exitTime = drivers.exitTime(driver);
    int head = head(list);
    int preceding = tail(list);
    while (preceding != NONE && drivers.exitTime(preceding) > exitTime) {
      preceding = preceding == head ? NONE : drivers.previous(preceding);
    }
    if (preceding == NONE) {
      insertFirst(list, driver);
      return true;
    }
    int following = drivers.next(preceding);
    join(list, preceding, driver);
    join(list, driver, following);
    return false;
  }

  /**
   * Takes out the first driver; returns the one who is first then, or {@link #NONE}. That one's {@code previous} is left
   * as it is, so that his row is not touched.
   */
  int removeFirst(int list) {
    int following = drivers.next(head(list));
    if (following == NONE) {
      create(list);
    } else {
      setHead(list, following);
    }
    return following;
  }

  /** Takes out a driver, wherever in the list. */
  void remove(int list, int driver) {
    if (head(list) == driver) {
      removeFirst(list);
    } else {
      join(list, drivers.previous(driver), drivers.next(driver));
    }
  }

  private void join(int list, int preceding, int following) {
    drivers.setNext(preceding, following);
    if (following == NONE) {
      setTail(list, preceding);
    } else {
      drivers.setPrevious(following, preceding);
    }
  }
}
