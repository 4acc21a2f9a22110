package vn.luong.sim.raptor;

/**
 * What is at least to be spent to get to one zone, for each of the {@link BoundPlaces}; infinite where nothing leads there.
 *
 * <p>Layout: 2 bytes per place: as many steps as fit below the bound; the largest bound has nearly as many as there can be.
 *
 * <p>Threads: immutable, safe to share.
 */
final class ZoneBounds {
  /** More than what is lost by rounding of doubles, so that bounds stay bounds. */
  private static final double SURELY_BELOW = 1 - 1e-9;

  private static final char UNREACHED = Character.MAX_VALUE;

  private final char[] steps;
  private final double step;

  ZoneBounds(double[] bounds) {
    double most = 0;
    for (double bound : bounds) {
      most = bound < Double.POSITIVE_INFINITY ? Math.max(most, bound) : most;
    }
    step = most / (UNREACHED - 1);
    steps = new char[bounds.length];
    for (int place = 0; place < bounds.length; place++) {
      double exact = step > 0 ? bounds[place] * SURELY_BELOW / step : 0;
      boolean isReached = bounds[place] < Double.POSITIVE_INFINITY;
      steps[place] = isReached ? (char) Math.min(exact, UNREACHED - 1.0) : UNREACHED;
    }
  }

  double at(int place) {
    return steps[place] == UNREACHED ? Double.POSITIVE_INFINITY : steps[place] * step;
  }
}
