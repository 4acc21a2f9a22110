package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * What is at least still to be spent from a place to the destination of a query, egress included.
 *
 * <p>Layout: 4 bytes per place and stop.
 *
 * <p>Threads: one per router, over shared bounds.
 */
final class RemainingCost {
  private static final int NOT_ASKED = 0;
  /** More than the precision of a float, so that bounds stay bounds. */
  private static final double SURELY_BELOW = 1 - 1e-6;

  private final LeastCostsToZones leastCosts;
  private final BoundPlaces places;
  /** By place, for stops that were asked for. */
  private final float[] bound;

  private final int[] queryOfStop;
  private int query = NOT_ASKED;
  private int zoneCount;
  private int[] zone = new int[8];
  private ZoneBounds[] bounds = new ZoneBounds[8];
  private double[] egressCost = new double[8];

  RemainingCost(RaptorTimetable timetable, LeastCostsToZones leastCosts) {
    this.leastCosts = leastCosts;
    places = leastCosts.places();
    bound = new float[places.count()];
    queryOfStop = new int[timetable.stopCount()];
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
    ask(stop);
    return bound[places.arrived(stop)];
  }

  /** For those who wait at the stop, whatever they take. */
  double ready(int stop) {
    ask(stop);
    return bound[places.ready(stop)];
  }

  /** For those who get into a vehicle at a row of the stop, from its departure on; at a route's last row, for those who stay. */
  double gettingIn(int row, int stop) {
    ask(stop);
    return bound[places.gettingIn(row)];
  }

  /** The same for the row at a position of {@link RaptorTimetable#rowsOfStop}. */
  double gettingInAt(int stop, int position) {
    ask(stop);
    return bound[places.gettingInAt(stop, position)];
  }

  private void ask(int stop) {
    if (queryOfStop[stop] != query) {
      queryOfStop[stop] = query;
      int end = places.end(stop);
      for (int place = places.arrived(stop); place < end; place++) {
        double least = Double.POSITIVE_INFINITY;
        for (int known = 0; known < zoneCount; known++) {
          least = Math.min(least, bounds[known].at(place) + egressCost[known]);
        }
        bound[place] = (float) (least * SURELY_BELOW);
      }
    }
  }
}
