package vn.luong.sim.arrays;

import java.util.Arrays;

/**
 * Which items are due when: each of the items {@code 0 … itemCount - 1} stands at no time or at one.
 *
 * <p>Layout: a ring of buckets, one per second; the items of a bucket form a list. An item beyond the end of the ring
 * stands in its last bucket and moves on when that is taken. Two ints per item, time and next. No object after
 * construction unless more items fall due at once than ever before.
 *
 * <p>Rejected: the two ints among the other columns of the item. A list is walked one load after the other, so it is kept
 * where it is dense enough to stay in the second-level cache.
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
  private int[] taken = new int[256];
  private int size;

  /**
   * An empty calendar.
   *
   * @param bucketCount length of the ring in seconds, a power of two
   * @param stepSeconds {@link #take} is called for every time that is a multiple of this after the first one
   */
  public TimeCalendar(int itemCount, int bucketCount, int stepSeconds) {
    if (Integer.bitCount(bucketCount) != 1) {
      throw new IllegalArgumentException(bucketCount + " buckets are not a power of two");
    }
    bucketHead = new int[bucketCount];
    Arrays.fill(bucketHead, NONE);
    mask = bucketCount - 1;
    farthestSeconds = mask / stepSeconds * stepSeconds;
    rows = new int[itemCount << 1];
  }

  /** Items in the calendar. */
  public int size() {
    return size;
  }

  /** When the item is due, or {@link #NEVER}. */
  public int time(int item) {
    return rows[item << 1];
  }

  /** Puts an item that is not in the calendar at a time after now, a whole number of steps away. */
  public void add(int item, int atTime, int now) {
    assert time(item) == NEVER : "item " + item + " is at " + time(item) + " already";
    assert atTime > now : "item " + item + " at " + atTime + ", now it is " + now;
    rows[item << 1] = atTime;
    size++;
    link(item, Math.min(atTime, now + farthestSeconds));
  }

  private void link(int item, int bucketTime) {
    int bucket = bucketTime & mask;
    rows[(item << 1) + 1] = bucketHead[bucket];
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
      int row = item << 1;
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
