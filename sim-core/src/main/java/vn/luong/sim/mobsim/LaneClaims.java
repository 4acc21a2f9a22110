package vn.luong.sim.mobsim;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which lanes of a phase are still to be moved. Each thread has a range of lanes of its own, and takes from the ranges of
 * the others when its own is done; nothing has to be set back between phases.
 *
 * <p>Layout: one word per thread in a cache line of its own: the phase, and how many lanes of the thread's range have been
 * taken in it. As long as nobody takes from others a word stays in the cache of its thread.
 *
 * <p>Threads: safe for all. A thread that comes too late for a phase finds nothing left of it.
 */
final class LaneClaims {
  static final int NONE = -1;

  /** Words between those of two threads, so that they do not share a cache line, nor a pair of them. */
  private static final int SHIFT = 4;

  private final int laneCount;
  private final int threadCount;
  private final AtomicLongArray words;

  LaneClaims(int laneCount, int threadCount) {
    this.laneCount = laneCount;
    this.threadCount = threadCount;
    words = new AtomicLongArray(threadCount + 1 << SHIFT);
    for (int owner = 0; owner < threadCount; owner++) {
      // Nothing is left of phase 0, which there never was.
      words.set(place(owner), firstLane(owner + 1) - firstLane(owner));
    }
  }

  private static int place(int owner) {
    return owner + 1 << SHIFT;
  }

  private int firstLane(int owner) {
    return owner * laneCount / threadCount;
  }

  /**
   * Takes a lane that nobody has taken yet.
   *
   * @param thread number of the calling thread
   * @param phase number of the phase: 1, 2 …
   * @return the lane, or {@link #NONE} if all of the phase are taken
   */
  int take(int thread, int phase) {
    for (int place = 0; place < threadCount; place++) {
      int owner = thread + place < threadCount ? thread + place : thread + place - threadCount;
      int lane = takeFrom(owner, phase);
      if (lane != NONE) {
        return lane;
      }
    }
    return NONE;
  }

  private int takeFrom(int owner, int phase) {
    int firstLane = firstLane(owner);
    int count = firstLane(owner + 1) - firstLane;
    int place = place(owner);
    while (true) {
      long word = words.get(place);
      int lastPhase = (int) (word >>> Integer.SIZE);
      int taken = lastPhase == phase ? (int) word : 0;
      if (lastPhase > phase || taken == count) {
        return NONE;
      }
      if (words.compareAndSet(place, word, (long) phase << Integer.SIZE | taken + 1)) {
        return firstLane + taken;
      }
    }
  }
}
