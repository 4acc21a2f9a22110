package vn.luong.sim.road;

import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Travel times of a table in the order of a graph's arcs, so that a search finds those of near roads near each other.
 *
 * <p>Layout: one row of milliseconds by arc per bin, 4 bytes per arc; bins that are alike share one.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RoadTimes {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final RoadGraph graph;
  private final TravelTimeTable table;
  private final int[][] millisOfBin;
  private final long[] totalMillisOfBin;

  private RoadTimes(RoadGraph graph, TravelTimeTable table) {
    this.graph = graph;
    this.table = table;
    millisOfBin = new int[table.binCount()][];
    totalMillisOfBin = new long[millisOfBin.length];
    for (int bin = 0; bin < millisOfBin.length; bin++) {
      int alike = table.firstAlike(bin);
      millisOfBin[bin] = alike < bin ? millisOfBin[alike] : row(bin);
      totalMillisOfBin[bin] = alike < bin ? totalMillisOfBin[alike] : total(millisOfBin[bin]);
    }
  }

  public static RoadTimes of(RoadGraph graph, TravelTimeTable table) {
    return new RoadTimes(graph, table);
  }

  private int[] row(int bin) {
    int[] millis = new int[graph.arcCount()];
    for (int arc = 0; arc < millis.length; arc++) {
      millis[arc] = table.millis(bin, graph.link(arc));
    }
    return millis;
  }

  public RoadGraph graph() {
    return graph;
  }

  TravelTimeTable table() {
    return table;
  }

  /** Milliseconds by arc for those who enter in a bin; not to be changed. */
  int[] millisOfBin(int bin) {
    return millisOfBin[bin];
  }

  /** Seconds of so many milliseconds, as {@link TravelTimeTable#travelTimeSeconds} gives them. */
  static double seconds(int millis) {
    return millis / MILLIS_PER_SECOND;
  }

  /** Milliseconds of all arcs together for those who enter in a bin. */
  long totalMillis(int bin) {
    return totalMillisOfBin[bin];
  }

  /** Sum over arcs. */
  static long total(int[] millis) {
    long sum = 0;
    for (int ofArc : millis) {
      sum += ofArc;
    }
    return sum;
  }

  /** By arc, the shortest time of those who enter in a bin between two, both included. */
  int[] leastMillis(int firstBin, int lastBin) {
    int[] least = millisOfBin[firstBin].clone();
    for (int bin = firstBin + 1; bin <= lastBin; bin++) {
      int[] millis = millisOfBin[bin];
      if (millis != millisOfBin[bin - 1]) {
        for (int arc = 0; arc < least.length; arc++) {
          least[arc] = Math.min(least[arc], millis[arc]);
        }
      }
    }
    return least;
  }
}
