package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * How stops were reached so far, and at what cost. A label is better than another if it is not later and its reduced cost
 * is not higher; the reduced cost is what is spent above the rate of waiting, so that who is early can wait for free.
 *
 * <p>Layout: labels by dense index in the order of finding, 52 bytes each; bags are lists of them through {@code next},
 * the newest first, none better than another. Columns grow and are kept from query to query.
 */
final class RaptorLabels {
  static final int NONE = -1;
  /** Kinds of labels that are no rides, in the column of rows. */
  static final int BY_ACCESS = -1;

  static final int BY_TRANSFER = -2;

  /** Differences of sums of costs below this are rounding. */
  static final double COST_TOLERANCE = 1e-9;

  int count;
  int[] time = new int[1024];
  double[] reduced = new double[1024];
  int[] next = new int[1024];
  int[] parent = new int[1024];
  int[] stop = new int[1024];
  /** Row of getting out; else {@link #BY_ACCESS} or {@link #BY_TRANSFER}. */
  int[] row = new int[1024];
  /** Departure ridden at last, transfer walked, or ordinal of the access. */
  int[] by = new int[1024];
  /** Departure got into, for rides; another one than ridden at last if it went on as that. */
  int[] boardedDeparture = new int[1024];
  /** Row of getting in, for rides. */
  int[] boardingRow = new int[1024];
  /** When the passenger gets in, for rides. */
  int[] boardingTime = new int[1024];

  void clear() {
    count = 0;
  }

  /**
   * Whether nothing in a bag is as good; takes out what is worse.
   *
   * @param bags first label by stop
   */
  boolean makeWay(int[] bags, int atStop, int newTime, double newReduced) {
    int before = NONE;
    int label = bags[atStop];
    while (label != NONE) {
      int following = next[label];
      if (time[label] <= newTime && reduced[label] <= newReduced + COST_TOLERANCE) {
        return false;
      }
      if (newTime <= time[label] && newReduced <= reduced[label]) {
        if (before == NONE) {
          bags[atStop] = following;
        } else {
          next[before] = following;
        }
      } else {
        before = label;
      }
      label = following;
    }
    return true;
  }

  /** Adds a label to a bag that {@link #makeWay} was asked about; the columns of rides are left to the caller. */
  int add(int[] bags, int atStop, int newTime, double newReduced, int from, int kind, int what) {
    int label = addLoose(atStop, newTime, newReduced, from, kind, what);
    next[label] = bags[atStop];
    bags[atStop] = label;
    return label;
  }

  /** Adds a label that no bag holds. */
  int addLoose(int atStop, int newTime, double newReduced, int from, int kind, int what) {
    if (count == time.length) {
      grow();
    }
    int label = count++;
    time[label] = newTime;
    reduced[label] = newReduced;
    next[label] = NONE;
    parent[label] = from;
    stop[label] = atStop;
    row[label] = kind;
    by[label] = what;
    return label;
  }

  private void grow() {
    int larger = count * 2;
    time = Arrays.copyOf(time, larger);
    reduced = Arrays.copyOf(reduced, larger);
    next = Arrays.copyOf(next, larger);
    parent = Arrays.copyOf(parent, larger);
    stop = Arrays.copyOf(stop, larger);
    row = Arrays.copyOf(row, larger);
    by = Arrays.copyOf(by, larger);
    boardedDeparture = Arrays.copyOf(boardedDeparture, larger);
    boardingRow = Arrays.copyOf(boardingRow, larger);
    boardingTime = Arrays.copyOf(boardingTime, larger);
  }
}
