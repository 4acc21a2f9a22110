package vn.luong.sim.arrays;

import java.util.Arrays;

/**
 * Which items are to be looked at when. An item may stand at several times, and may come up earlier than it was put: who
 * is woken looks what there is to do. That makes the calendar small and adding cheap; nothing is kept per item.
 *
 * <p>Layout: a ring of buckets, one per second; a bucket is a list of chunks of 31 items in one array. Chunks that become
 * free are used again at once, so that the part in use stays in the first-level caches however large the ring is. An item
 * beyond the end of the ring stands in its last bucket. No object after construction unless more items are under way than
 * ever before.
 *
 * <p>Threads: one owner.
 *
 * <p>Rejected: lists through a column per item: walking one is a chain of cache misses, and so is looking whether the item
 * stands somewhere already.
 */
public final class WakeCalendar {
  private static final int CHUNK = 32;
  private static final int NONE = -1;

  /** Per bucket the position of its last item, {@link #NONE} if it has none. */
  private final int[] last;

  private final int mask;
  private final int farthestSeconds;
  /** Chunks: the first int is where the one before ends or, of a free chunk, the next free one; then items. */
  private int[] chunks = new int[CHUNK * 64];

  private int[] taken = new int[256];
  private int firstFree = NONE;
  private int usedInts;

  /**
   * An empty calendar.
   *
   * @param bucketCount length of the ring in seconds, a power of two
   * @param stepSeconds {@link #take} is called for every time that is a multiple of this after the first one
   */
  public WakeCalendar(int bucketCount, int stepSeconds) {
    if (Integer.bitCount(bucketCount) != 1) {
      throw new IllegalArgumentException(bucketCount + " buckets are not a power of two");
    }
    last = new int[bucketCount];
    Arrays.fill(last, NONE);
    mask = bucketCount - 1;
    farthestSeconds = mask / stepSeconds * stepSeconds;
  }

  /** Puts an item at a time after now, a whole number of steps away. */
  public void add(int item, int atTime, int now) {
    assert atTime > now : "item " + item + " at " + atTime + ", now it is " + now;
    int bucket = Math.min(atTime, now + farthestSeconds) & mask;
    int position = last[bucket] + 1;
    if ((position & CHUNK - 1) == 0) {
      position = beginChunk(position - 1) + 1;
    }
    chunks[position] = item;
    last[bucket] = position;
  }

  private int beginChunk(int before) {
    int chunk = firstFree;
    if (chunk != NONE) {
      firstFree = chunks[chunk];
    } else {
      chunk = usedInts;
      usedInts += CHUNK;
      if (usedInts > chunks.length) {
        chunks = Arrays.copyOf(chunks, chunks.length * 2);
      }
    }
    chunks[chunk] = before;
    return chunk;
  }

  /**
   * Takes out what is due now; read it with {@link #taken} before the next call.
   *
   * @return the number of items
   */
  public int take(int now) {
    int bucket = now & mask;
    int position = last[bucket];
    last[bucket] = NONE;
    int count = 0;
    while (position != NONE) {
      int chunk = position & -CHUNK;
      if (count + CHUNK > taken.length) {
        taken = Arrays.copyOf(taken, taken.length * 2);
      }
      for (; position > chunk; position--) {
        taken[count++] = chunks[position];
      }
      position = chunks[chunk];
      chunks[chunk] = firstFree;
      firstFree = chunk;
    }
    return count;
  }

  /**
   * The first time after now, and before a limit, at which something is to be looked at; the limit if there is none. For
   * quiet times: it looks at one bucket after the other.
   *
   * @param now the last time that was taken
   * @param limit a whole number of steps after now
   */
  public int nextTime(int now, int limit, int stepSeconds) {
    long end = Math.min(limit, (long) now + farthestSeconds + 1);
    for (long time = (long) now + stepSeconds; time < end; time += stepSeconds) {
      if (last[(int) time & mask] != NONE) {
        return (int) time;
      }
    }
    return limit;
  }

  /** The items taken last, in no particular order. */
  public int[] taken() {
    return taken;
  }
}
