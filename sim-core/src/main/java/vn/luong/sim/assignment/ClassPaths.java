package vn.luong.sim.assignment;

import java.util.Arrays;

/**
 * The paths of a user class and what flows on them.
 *
 * <p>Layout: per pair of the demand its paths, each an array of links, beside their PCE; most pairs have one to three.
 *
 * <p>Threads: threads may work on different pairs.
 */
final class ClassPaths {
  private final UserClass userClass;
  private final int[][][] links;
  private final double[][] pce;
  private final int[] count;

  /** By pair, of the last {@link #propose}: Σ PCE · cost of its paths, of the best path, and of their charges. */
  private final double[] takenCost;

  private final double[] leastCost;
  private final double[] charged;

  ClassPaths(UserClass userClass) {
    int pairCount = userClass.demand().pairCount();
    this.userClass = userClass;
    links = new int[pairCount][][];
    pce = new double[pairCount][];
    count = new int[pairCount];
    takenCost = new double[pairCount];
    leastCost = new double[pairCount];
    charged = new double[pairCount];
  }

  UserClass userClass() {
    return userClass;
  }

  int pairCount() {
    return links.length;
  }

  int pathCount(int pair) {
    return count[pair];
  }

  int[] links(int pair, int path) {
    return links[pair][path];
  }

  double pce(int pair, int path) {
    return pce[pair][path];
  }

  double takenCost(int pair) {
    return takenCost[pair];
  }

  double leastCost(int pair) {
    return leastCost[pair];
  }

  double charged(int pair) {
    return charged[pair];
  }

  /** Moves flow from one path of a pair to another. */
  void shift(int pair, int from, int to, double volumePce) {
    pce[pair][from] -= volumePce;
    pce[pair][to] += volumePce;
  }

  /**
   * Measures the paths of a pair at the times of now, and adds the best one if it is new. The first one takes all of the
   * demand.
   *
   * @param best the best path, used by reference
   * @param bestCost its cost as the search summed it up
   */
  void propose(int pair, int[] best, double bestCost, LinkState state) {
    double demand = userClass.demand().pce(pair);
    boolean isKnown = false;
    double taken = 0;
    double charges = 0;
    for (int path = 0; path < count[pair]; path++) {
      taken += pce[pair][path] * state.cost(links[pair][path], userClass);
      charges += pce[pair][path] * LinkState.charge(links[pair][path], userClass);
      isKnown |= Arrays.equals(links[pair][path], best);
    }
    if (count[pair] == 0) {
      taken = demand * bestCost;
      charges = demand * LinkState.charge(best, userClass);
    }
    takenCost[pair] = taken;
    leastCost[pair] = demand * bestCost;
    charged[pair] = charges;
    if (!isKnown) {
      add(pair, best, count[pair] == 0 ? demand : 0);
    }
  }

  /** Forgets paths that nobody uses any more. */
  void dropUnused(int pair) {
    int kept = 0;
    for (int path = 0; path < count[pair]; path++) {
      if (pce[pair][path] > 0) {
        links[pair][kept] = links[pair][path];
        pce[pair][kept++] = pce[pair][path];
      }
    }
    count[pair] = kept;
  }

  private void add(int pair, int[] newLinks, double volumePce) {
    if (count[pair] == 0) {
      links[pair] = new int[1][];
      pce[pair] = new double[1];
    } else if (count[pair] == links[pair].length) {
      links[pair] = Arrays.copyOf(links[pair], 2 * count[pair]);
      pce[pair] = Arrays.copyOf(pce[pair], 2 * count[pair]);
    }
    links[pair][count[pair]] = newLinks;
    pce[pair][count[pair]++] = volumePce;
  }
}
