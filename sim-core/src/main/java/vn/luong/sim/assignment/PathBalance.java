package vn.luong.sim.assignment;

import java.util.Arrays;

/**
 * Shifts flow between the known paths of each pair until they cost the same: gradient projection with the second
 * derivatives of the two paths as step (Jayakrishnan, Tsai, Prashker and Rajadhyaksha, "A faster path-based algorithm for
 * traffic assignment", Transp. Res. Rec. 1443, 1994), pair after pair, each at the times that the pairs before it left
 * (Gauss–Seidel).
 *
 * <p>Threads: one; the order of the pairs is part of the result.
 */
final class PathBalance {
  private static final int MOST_SWEEPS = 20;

  /** Known paths are balanced to this share of the gap before new ones are looked for. */
  private static final double ENOUGH = 0.02;

  private final LinkState state;

  /** Number of the last path that a link was seen on, by link, to find what two paths share. */
  private final int[] seenOn;

  private int seen;

  PathBalance(LinkState state, int linkCount) {
    this.state = state;
    this.seenOn = new int[linkCount];
  }

  /**
   * Balances all pairs.
   *
   * @param relativeGap the gap over all paths, of which a small part is to be left
   */
  void balance(ClassPaths[] classes, double relativeGap) {
    double gapOfKnownPaths = Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < MOST_SWEEPS && gapOfKnownPaths > ENOUGH * relativeGap; sweep++) {
      gapOfKnownPaths = sweep(classes);
    }
  }

  /** Shifts once for every pair and tells the gap over known paths that there was before. */
  private double sweep(ClassPaths[] classes) {
    double taken = 0;
    double excess = 0;
    for (ClassPaths paths : classes) {
      for (int pair = 0; pair < paths.pairCount(); pair++) {
        taken += paths.takenCost(pair);
        if (paths.pathCount(pair) > 1) {
          excess += balancePair(paths, pair);
        }
      }
    }
    return taken > 0 ? excess / taken : 0;
  }

  /** Returns PCE · cost that the pair loses against its best known path. */
  private double balancePair(ClassPaths paths, int pair) {
    UserClass userClass = paths.userClass();
    int best = 0;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int path = 0; path < paths.pathCount(pair); path++) {
      double cost = state.cost(paths.links(pair, path), userClass);
      if (cost < bestCost) {
        best = path;
        bestCost = cost;
      }
    }
    double excess = 0;
    for (int path = 0; path < paths.pathCount(pair); path++) {
      double pce = paths.pce(pair, path);
      if (path == best || pce == 0) {
        continue;
      }
      int[] from = paths.links(pair, path);
      int[] to = paths.links(pair, best);
      double gain = state.cost(from, userClass) - state.cost(to, userClass);
      if (gain <= 0) {
        continue;
      }
      excess += pce * gain;
      double slope = slopeOfDifference(from, to);
      double shifted = slope > 0 ? Math.min(pce, gain / slope) : pce;
      paths.shift(pair, path, best, shifted);
      state.change(from, -shifted);
      state.change(to, shifted);
    }
    return excess;
  }

  /** Slope of the two paths' difference in cost over the shifted flow: of the links that only one of them uses. */
  private double slopeOfDifference(int[] from, int[] to) {
    if (seen > Integer.MAX_VALUE - 2) {
      Arrays.fill(seenOn, 0);
      seen = 0;
    }
    int onTo = ++seen;
    int onBoth = ++seen;
    for (int link : to) {
      seenOn[link] = onTo;
    }
    double slope = 0;
    for (int link : from) {
      if (seenOn[link] == onTo) {
        seenOn[link] = onBoth;
      } else {
        slope += state.slope(link);
      }
    }
    for (int link : to) {
      if (seenOn[link] == onTo) {
        slope += state.slope(link);
      }
    }
    return slope;
  }
}
