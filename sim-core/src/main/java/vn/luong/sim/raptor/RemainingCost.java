package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * What is at least still to be spent from a stop to the destination of a query, egress included.
 *
 * <p>Threads: one per router, over shared bounds.
 */
final class RemainingCost {
  private static final int NOT_ASKED = 0;

  private final LeastCostsToZones leastCosts;
  private final int stopCount;
  /** By stop, first of those who got out, then of those who are ready to get in. */
  private final double[] bound;

  private final int[] queryOfBound;
  private int query = NOT_ASKED;
  private int zoneCount;
  private int[] zone = new int[8];
  private float[][] bounds = new float[8][];
  private double[] egressCost = new double[8];

  RemainingCost(RaptorTimetable timetable, LeastCostsToZones leastCosts) {
    this.leastCosts = leastCosts;
    stopCount = timetable.stopCount();
    bound = new double[2 * stopCount];
    queryOfBound = new int[2 * stopCount];
  }

  LeastCostsToZones leastCosts() {
    return leastCosts;
  }

  /** Turns to a new destination. */
  void aimAt(AccessStops egress) {
    query++;
    zoneCount = 0;
    for (int ordinal = 0; ordinal < egress.count(); ordinal++) {
      int stop = egress.stop(ordinal);
      lead(leastCosts.zone(stop), egress.cost(ordinal));
    }
  }

  private void lead(int toZone, double cost) {
    for (int known = 0; known < zoneCount; known++) {
      if (zone[known] == toZone) {
        egressCost[known] = Math.min(egressCost[known], cost);
        return;
      }
    }
    if (zoneCount == zone.length) {
      zone = Arrays.copyOf(zone, 2 * zoneCount);
      bounds = Arrays.copyOf(bounds, 2 * zoneCount);
      egressCost = Arrays.copyOf(egressCost, 2 * zoneCount);
    }
    zone[zoneCount] = toZone;
    bounds[zoneCount] = leastCosts.to(toZone);
    egressCost[zoneCount] = cost;
    zoneCount++;
  }

  /** For those who got out at the stop. */
  double arrived(int stop) {
    return at(stop);
  }

  /** For those who wait at the stop. */
  double ready(int stop) {
    return at(stopCount + stop);
  }

  private double at(int place) {
    if (queryOfBound[place] != query) {
      queryOfBound[place] = query;
      double least = Double.POSITIVE_INFINITY;
      for (int known = 0; known < zoneCount; known++) {
        least = Math.min(least, bounds[known][place] + egressCost[known]);
      }
      bound[place] = least;
    }
    return bound[place];
  }
}
