package vn.luong.bench.micro;

import vn.luong.sim.random.RandomStream;

/**
 * Memory to read a cache line at a time, in an order that no processor guesses: what the misses of an engine are compared
 * with.
 */
final class CacheLines {
  static final int BYTES = 64;
  private static final int WORDS_PER_LINE = BYTES / Long.BYTES;
  private static final long SEED = 4711;
  private static final long GOLDEN = 0x9E3779B9L;
  private static final long LOW = 0xFFFFFFFFL;

  /** The first word of each line says which line comes after it; all lines are on one cycle. */
  private final long[] words;

  private final int lineCount;
  private int line;

  CacheLines(long bytes) {
    lineCount = Math.toIntExact(Math.max(2, bytes / BYTES));
    words = new long[lineCount * WORDS_PER_LINE];
    RandomStream random = RandomStream.of(SEED);
    int[] following = new int[lineCount];
    for (int place = 0; place < lineCount; place++) {
      following[place] = place;
    }
    // Sattolo: a permutation of a single cycle.
    for (int place = lineCount - 1; place > 0; place--) {
      int other = random.nextInt(place);
      int swapped = following[place];
      following[place] = following[other];
      following[other] = swapped;
    }
    for (int place = 0; place < lineCount; place++) {
      words[place * WORDS_PER_LINE] = following[place];
    }
  }

  /** Loads each of which says where the next is; none begins before the one before has ended. */
  long dependentLoads(int count) {
    int current = line;
    for (int load = 0; load < count; load++) {
      current = (int) words[current * WORDS_PER_LINE];
    }
    line = current;
    return current;
  }

  /** Loads of lines that are known in advance; many are under way at once. */
  long independentLoads(int count) {
    long sum = 0;
    for (int load = 0; load < count; load++) {
      long scattered = (load * GOLDEN & LOW) * lineCount >>> Integer.SIZE;
      sum += words[(int) scattered * WORDS_PER_LINE];
    }
    return sum;
  }
}
