package vn.luong.sim.arrays;

/**
 * Set of small ints, walked in ascending order whatever the order of adding; for "what is to be done in this time
 * step".
 *
 * <p>Layout: one bit per possible member, and one summary bit per 64 of them that is set when any of them may be, so
 * that a walk skips 4096 absent ones at a time.
 *
 * <p>Threads: one owner.
 */
public final class ActiveSet {
  public static final int NONE = -1;

  private static final int WRITTEN_AT_ONCE = 4;

  /** By how much more than the members the target of {@link #copyTo} has to hold. */
  public static final int SPARE_LENGTH = WRITTEN_AT_ONCE - 1;

  private final long[] members;
  private final long[] summary;
  private int size;

  /** An empty set for ints in {@code 0 … limit - 1}. */
  public ActiveSet(int limit) {
    members = new long[(limit + 63) >>> 6];
    summary = new long[(members.length + 63) >>> 6];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public boolean contains(int member) {
    return (members[member >>> 6] >>> member & 1) != 0;
  }

  public void add(int member) {
    int word = member >>> 6;
    long before = members[word];
    long after = before | 1L << member;
    if (after != before) {
      members[word] = after;
      summary[word >>> 6] |= 1L << word;
      size++;
    }
  }

  public void remove(int member) {
    int word = member >>> 6;
    long before = members[word];
    long after = before & ~(1L << member);
    if (after != before) {
      members[word] = after;
      if (after == 0) {
        summary[word >>> 6] &= ~(1L << word);
      }
      size--;
    }
  }

  /** The smallest member that is at least this, or {@link #NONE}. */
  public int next(int from) {
    int word = from >>> 6;
    if (word >= members.length) {
      return NONE;
    }
    long rest = members[word] & -1L << from;
    if (rest == 0) {
      word = nextWord(word + 1);
      if (word == NONE) {
        return NONE;
      }
      rest = members[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  private int nextWord(int from) {
    int group = from >>> 6;
    if (group >= summary.length) {
      return NONE;
    }
    long rest = summary[group] & -1L << from;
    while (rest == 0) {
      if (++group == summary.length) {
        return NONE;
      }
      rest = summary[group];
    }
    return (group << 6) + Long.numberOfTrailingZeros(rest);
  }

  /**
   * Copies the members, ascending. Most words have one to three of them, how many cannot be guessed, and a wrong guess
   * takes as long as writing ten: so four are written whatever there are, and what is too many is written over.
   *
   * @param target as long as there are members and {@link #SPARE_LENGTH} more at least
   * @return the number of members
   */
  public int copyTo(int[] target) {
    int count = 0;
    for (int group = 0; group < summary.length; group++) {
      for (long words = summary[group]; words != 0; words &= words - 1) {
        int word = (group << 6) + Long.numberOfTrailingZeros(words);
        int base = word << 6;
        long first = members[word];
        long second = first & first - 1;
        long third = second & second - 1;
        long fourth = third & third - 1;
        target[count] = base + Long.numberOfTrailingZeros(first);
        target[count + 1] = base + Long.numberOfTrailingZeros(second);
        target[count + 2] = base + Long.numberOfTrailingZeros(third);
        target[count + 3] = base + Long.numberOfTrailingZeros(fourth);
        int next = count + WRITTEN_AT_ONCE;
        for (long rest = fourth & fourth - 1; rest != 0; rest &= rest - 1) {
          target[next++] = base + Long.numberOfTrailingZeros(rest);
        }
        count += Long.bitCount(first);
      }
    }
    return count;
  }

  /** Removes all members. */
  public void clear() {
    for (int group = 0; group < summary.length; group++) {
      for (long words = summary[group]; words != 0; words &= words - 1) {
        members[(group << 6) + Long.numberOfTrailingZeros(words)] = 0;
      }
      summary[group] = 0;
    }
    size = 0;
  }
}
