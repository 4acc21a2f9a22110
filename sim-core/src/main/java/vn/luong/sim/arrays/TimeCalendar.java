package vn.luong.sim.arrays;

import java.util.Arrays;

/**
 * Which items are due when: each of the items {@code 0 … itemCount - 1} stands at no time or at one.
 *
 * <p>Layout: a ring of buckets, one per second; the items of a bucket form a list. An item beyond the end of the ring
 * stands in its last bucket and moves on when that is taken. Two ints per item, time and next, in rows of its own or
 * among the columns of the item's owner, so that they share a cache line with what else is needed of the item. No object
 * after construction unless more items fall due at once than ever before.
 *
 * <p>Threads: one owner.
 */
public final class TimeCalendar {
  /** Time of an item that is not in the calendar. */
  public static final int NEVER = 0;

  private static final int NONE = -1;

  private final int[] bucketHead;
  private final int mask;
  private final int farthestSeconds;
  private final int[] rows;
  private final int firstRow;
  private final int rowShift;
  private int[] taken = new int[256];
  private int size;

  /**
   * An empty calendar with rows of its own.
   *
   * @param bucketCount length of the ring in seconds, a power of two
   * @param stepSeconds {@link #take} is called for every time that is a multiple of this after the first one
   */
  public TimeCalendar(int itemCount, int bucketCount, int stepSeconds) {
    this(new int[itemCount << 1], 0, 1, bucketCount, stepSeconds);
  }

  /**
   * An empty calendar that keeps two ints of each item in the item's row.
   *
   * @param rows rows of {@code 1 << rowShift} ints
   * @param firstRow where the two ints of item 0 stand; they must be zero
   */
  public TimeCalendar(int[] rows, int firstRow, int rowShift, int bucketCount, int stepSeconds) {
    if (Integer.bitCount(bucketCount) != 1) {
      throw new IllegalArgumentException(bucketCount + " buckets are not a power of two");
    }
    bucketHead = new int[bucketCount];
    Arrays.fill(bucketHead, NONE);
    mask = bucketCount - 1;
    farthestSeconds = mask / stepSeconds * stepSeconds;
    this.rows = rows;
    this.firstRow = firstRow;
    this.rowShift = rowShift;
  }

  /** Items in the calendar. */
  public int size() {
    return size;
  }

  /** When the item is due, or {@link #NEVER}. */
  public int time(int item) {
    return rows[row(item)];
  }

  private int row(int item) {
    return firstRow + (item << rowShift);
  }

  /** Puts an item that is not in the calendar at a time after now, a whole number of steps away. */
  public void add(int item, int atTime, int now) {
    assert time(item) == NEVER : "item " + item + " is at " + time(item) + " already";
    assert atTime > now : "item " + item + " at " + atTime + ", now it is " + now;
    rows[row(item)] = atTime;
    size++;
    link(item, Math.min(atTime, now + farthestSeconds));
  }

  private void link(int item, int bucketTime) {
    int bucket = bucketTime & mask;
    rows[row(item) + 1] = bucketHead[bucket];
    bucketHead[bucket] = item;
  }

  /**
   * Takes out what is due now; read it with {@link #taken} before the next call.
   *
   * @return the number of items
   */
  public int take(int now) {
    int count = 0;
    int bucket = now & mask;
    int item = bucketHead[bucket];
    bucketHead[bucket] = NONE;
    while (item != NONE) {
      int row = row(item);
      int following = rows[row + 1];
      if (rows[row] <= now) {
        rows[row] = NEVER;
        if (count == taken.length) {
          taken = Arrays.copyOf(taken, count * 2);
        }
        taken[count++] = item;
      } else {
        link(item, Math.min(rows[row], now + farthestSeconds));
      }
      item = following;
    }
    size -= count;
    return count;
  }

  /** The items taken last, in no particular order; for sorting in place. */
  public int[] taken() {
    return taken;
  }
}
