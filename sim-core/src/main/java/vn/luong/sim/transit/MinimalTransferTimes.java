package vn.luong.sim.transit;

import vn.luong.sim.arrays.IntRows;

/**
 * How long a transfer between two stop facilities takes at least.
 *
 * <p>Layout: for each stop the relations that begin there, 16 bytes each.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class MinimalTransferTimes {
  private final IntRows relations;
  private final int[] toStop;
  private final double[] seconds;

  MinimalTransferTimes(TransitScheduleBuilder builder) {
    relations = IntRows.groupBy(builder.transferFrom.toIntArray(), builder.stopIds.size());
    toStop = builder.transferTo.toIntArray();
    seconds = builder.transferSeconds.toDoubleArray();
  }

  /** The relations that begin at each stop. */
  public IntRows relations() {
    return relations;
  }

  public int relationCount() {
    return toStop.length;
  }

  public int toStop(int relation) {
    return toStop[relation];
  }

  public double seconds(int relation) {
    return seconds[relation];
  }

  /** Seconds between two stops; the fallback if nothing is stated. */
  public double seconds(int from, int to, double fallback) {
    for (int at = relations.start(from); at < relations.end(from); at++) {
      if (toStop[relations.value(at)] == to) {
        return seconds[relations.value(at)];
      }
    }
    return fallback;
  }
}
