package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Where a query has come to: for each stop the ways to be ready there to get into a vehicle, and the ways to have got out
 * there, of which none is both later and dearer than another; and the stops where such a way is new in this round.
 *
 * <p>Layout: 11 bytes per stop, and {@link RaptorLabels}.
 */
final class ReachedStops {
  private static final int NONE = RaptorLabels.NONE;

  final RaptorLabels labels = new RaptorLabels();
  private final int[] ready;
  private final int[] arrived;
  private final boolean[] isTouched;
  private final boolean[] isNewlyReady;
  private final boolean[] isNewlyArrived;
  private final IntArrayList touched = new IntArrayList();
  private final IntArrayList newlyReady = new IntArrayList();
  private final IntArrayList newlyArrived = new IntArrayList();

  ReachedStops(int stopCount) {
    ready = new int[stopCount];
    Arrays.fill(ready, NONE);
    arrived = ready.clone();
    isTouched = new boolean[stopCount];
    isNewlyReady = new boolean[stopCount];
    isNewlyArrived = new boolean[stopCount];
  }

  /** Newest label from which a vehicle can be boarded at the stop, or {@link RaptorLabels#NONE}. */
  int ready(int stop) {
    return ready[stop];
  }

  /** Newest label of those who got out at the stop, or {@link RaptorLabels#NONE}. */
  int arrived(int stop) {
    return arrived[stop];
  }

  boolean isNewlyReady(int stop) {
    return isNewlyReady[stop];
  }

  IntArrayList newlyReady() {
    return newlyReady;
  }

  IntArrayList newlyArrived() {
    return newlyArrived;
  }

  /** Whoever is ready at a stop, unless others are as well off. */
  void beReady(int stop, int time, double reduced, int from, int kind, int what) {
    if (labels.makeWay(ready, stop, time, reduced)) {
      labels.add(ready, stop, time, reduced, from, kind, what);
      touch(stop);
      if (!isNewlyReady[stop]) {
        isNewlyReady[stop] = true;
        newlyReady.add(stop);
      }
    }
  }

  /** Whoever gets out at a stop, unless others are as well off; returns the label, or {@link RaptorLabels#NONE}. */
  int arrive(int stop, int time, double reduced, int from, int row, int departure) {
    if (!labels.makeWay(arrived, stop, time, reduced)) {
      return NONE;
    }
    touch(stop);
    if (!isNewlyArrived[stop]) {
      isNewlyArrived[stop] = true;
      newlyArrived.add(stop);
    }
    return labels.add(arrived, stop, time, reduced, from, row, departure);
  }

  private void touch(int stop) {
    if (!isTouched[stop]) {
      isTouched[stop] = true;
      touched.add(stop);
    }
  }

  /** Nobody is newly ready any more. */
  void forgetNewlyReady() {
    for (int ordinal = 0; ordinal < newlyReady.size(); ordinal++) {
      isNewlyReady[newlyReady.getInt(ordinal)] = false;
    }
    newlyReady.clear();
  }

  /** Nobody has newly arrived any more. */
  void forgetNewlyArrived() {
    for (int ordinal = 0; ordinal < newlyArrived.size(); ordinal++) {
      isNewlyArrived[newlyArrived.getInt(ordinal)] = false;
    }
    newlyArrived.clear();
  }

  /** Empties all bags; labels stay. */
  void clear() {
    for (int ordinal = 0; ordinal < touched.size(); ordinal++) {
      int stop = touched.getInt(ordinal);
      ready[stop] = NONE;
      arrived[stop] = NONE;
      isTouched[stop] = false;
    }
    touched.clear();
  }
}
