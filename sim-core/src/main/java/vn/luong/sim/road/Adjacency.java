package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Which nodes of a graph are neighbours, whatever the direction, and how fast the road between them is: each neighbour
 * once, none of itself.
 *
 * <p>Threads: immutable, safe to share.
 */
final class Adjacency {
  private final int[] first;
  private final int[] neighbours;
  /** Metres per second by place, of the fastest road. */
  private final float[] speeds;

  private Adjacency(int nodeCount, int[] oneEnds, int[] otherEnds, float[] speedOfPair) {
    long[] pairs = new long[2 * oneEnds.length];
    for (int pair = 0; pair < oneEnds.length; pair++) {
      pairs[2 * pair] = (long) oneEnds[pair] << 32 | otherEnds[pair];
      pairs[2 * pair + 1] = (long) otherEnds[pair] << 32 | oneEnds[pair];
    }
    long[] sorted = Arrays.stream(pairs)
        .filter(pair -> (int) (pair >> 32) != (int) pair)
        .sorted()
        .distinct()
        .toArray();
    first = new int[nodeCount + 1];
    neighbours = new int[sorted.length];
    speeds = new float[sorted.length];
    for (int place = 0; place < sorted.length; place++) {
      neighbours[place] = (int) sorted[place];
      first[(int) (sorted[place] >> 32) + 1] = place + 1;
    }
    for (int node = 0; node < nodeCount; node++) {
      first[node + 1] = Math.max(first[node], first[node + 1]);
    }
    for (int end = 0; end < pairs.length; end++) {
      int place = Arrays.binarySearch(sorted, pairs[end]);
      if (place >= 0) {
        speeds[place] = Math.max(speeds[place], speedOfPair[end / 2]);
      }
    }
  }

  /** The neighbours that pairs make. */
  static Adjacency of(int nodeCount, int[] oneEnds, int[] otherEnds, float[] speedOfPair) {
    return new Adjacency(nodeCount, oneEnds, otherEnds, speedOfPair);
  }

  int nodeCount() {
    return first.length - 1;
  }

  /** Place of the node's first neighbour; for loops to {@link #end}. */
  int start(int node) {
    return first[node];
  }

  int end(int node) {
    return first[node + 1];
  }

  int neighbour(int place) {
    return neighbours[place];
  }

  /** Metres per second on the road to a neighbour. */
  float speed(int place) {
    return speeds[place];
  }

  int degree(int node) {
    return first[node + 1] - first[node];
  }
}
