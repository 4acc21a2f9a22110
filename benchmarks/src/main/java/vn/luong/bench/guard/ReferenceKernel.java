package vn.luong.bench.guard;

import vn.luong.sim.random.RandomStream;

/**
 * A fixed piece of work that is slowed down by what slows the mobsim down: loads from about as much memory as the mobsim's
 * state on the yardstick world takes.
 *
 * <p>A slice has three parts, of about a quarter, a half and a quarter of its time: loads that do not depend on each other
 * and find little in the caches, since the mobsim has run before (main memory); loads of which each says where the next is,
 * after everything was read once, which is not timed (what neighbours leave of the shared cache); and independent loads
 * from a block that the second-level cache holds (the core, which a neighbour may share).
 *
 * <p>Layout: one int per cache line is used; it holds the place of the next line of one cycle through all of them
 * (Sattolo 1986).
 *
 * <p>Threads: one.
 *
 * <p>Rejected: each part alone; the mobsim then varies more against it (decision 0011).
 */
final class ReferenceKernel {
  /** Slices that make a reference-second, about a second on the machine of the first figures. */
  static final int SLICES_PER_SECOND = 1000;

  private static final int FAR_LOADS = 12_000;
  private static final int CHASED_LOADS = 5_000;
  private static final int NEAR_LOADS = 110_000;

  private static final int LINE_BITS = 17;
  private static final int NEAR_LINE_BITS = 12;
  private static final int LINE_INTS_BITS = 4;
  private static final long SEED = 1;

  /** Knuth's factor and increment for random numbers modulo 2^64. */
  private static final long FACTOR = 6364136223846793005L;

  private static final long INCREMENT = 1442695040888963407L;

  private final int[] cells = new int[1 << LINE_BITS + LINE_INTS_BITS];
  private int place;
  private long state = SEED;
  private long sum;

  ReferenceKernel() {
    int[] order = new int[1 << LINE_BITS];
    for (int line = 0; line < order.length; line++) {
      order[line] = line;
    }
    RandomStream random = RandomStream.of(SEED);
    for (int line = order.length - 1; line > 0; line--) {
      int other = random.nextInt(line);
      int kept = order[line];
      order[line] = order[other];
      order[other] = kept;
    }
    for (int at = 0; at < order.length; at++) {
      int following = order[(at + 1) % order.length];
      cells[order[at] << LINE_INTS_BITS] = following << LINE_INTS_BITS;
    }
  }

  /** Independent loads from everywhere. */
  void loadFar() {
    loadFar(FAR_LOADS);
  }

  void loadFar(int count) {
    loadIndependent(LINE_BITS, count);
  }

  /** Brings everything into the caches, as far as they hold it. */
  void readInOrder() {
    int total = 0;
    for (int at = 0; at < cells.length; at += 1 << LINE_INTS_BITS) {
      total += cells[at];
    }
    sum += total;
  }

  /** Loads of which each says where the next is. */
  void chase() {
    int at = place;
    for (int load = 0; load < CHASED_LOADS; load++) {
      at = cells[at];
    }
    place = at;
  }

  /** Independent loads from the first quarter of a megabyte. */
  void loadNear() {
    loadIndependent(NEAR_LINE_BITS, NEAR_LOADS);
  }

  private void loadIndependent(int lineBits, int count) {
    long random = state;
    long total = sum;
    int shift = Long.SIZE - lineBits;
    for (int load = 0; load < count; load++) {
      random = random * FACTOR + INCREMENT;
      total += cells[(int) (random >>> shift) << LINE_INTS_BITS];
    }
    state = random;
    sum = total;
  }

  /** Depends on all loads, so that none can be left out. */
  long result() {
    return place + sum;
  }
}
