package vn.luong.scenario.access;

import vn.luong.sim.raptor.AccessStops;

/**
 * Travel times by public transport to the places of jobs: to a stop by {@link TransitTimes}, and from there on foot as the
 * scenario's routing knows such walks.
 *
 * <p>Layout: by target, the stops people walk from and how long that takes.
 *
 * <p>Threads: one.
 */
final class TransitWays {
  private final TransitTimes times;
  private final int[][] stopsOfTarget;
  private final float[][] walkSeconds;

  TransitWays(TransitTimes times, JobPlaces targets) {
    this.times = times;
    stopsOfTarget = new int[targets.size()][];
    walkSeconds = new float[targets.size()][];
    AccessStops walks = new AccessStops();
    for (int target = 0; target < targets.size(); target++) {
      times.findWalks(targets.x(target), targets.y(target), walks);
      stopsOfTarget[target] = new int[walks.count()];
      walkSeconds[target] = new float[walks.count()];
      for (int ordinal = 0; ordinal < walks.count(); ordinal++) {
        stopsOfTarget[target][ordinal] = walks.stop(ordinal);
        walkSeconds[target][ordinal] = (float) walks.seconds(ordinal);
      }
    }
  }

  void startFrom(double x, double y, double startTime, double mostSeconds) {
    times.startFrom(x, y, startTime, mostSeconds);
  }

  /** Travel time to a target, infinite if it is too long. */
  double seconds(int target) {
    double least = Double.POSITIVE_INFINITY;
    int[] stops = stopsOfTarget[target];
    for (int ordinal = 0; ordinal < stops.length; ordinal++) {
      least = Math.min(least, times.seconds(stops[ordinal]) + walkSeconds[target][ordinal]);
    }
    return least;
  }
}
