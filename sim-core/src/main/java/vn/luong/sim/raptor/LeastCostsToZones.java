package vn.luong.sim.raptor;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import vn.luong.sim.arrays.IntRows;

/**
 * What is at least to be spent from each stop to a zone, if every vehicle came at once: riding, walking and transfers
 * without waiting, without fares but those by distance. The bounds towards a zone are made when they are asked for first, by rounds backwards
 * over all routes, and kept.
 *
 * <p>Layout: for each zone asked for, 8 bytes per stop: first those who got out, then those who are ready to get in.
 *
 * <p>Threads: safe to share; two threads may make the same bounds, which are equal.
 */
final class LeastCostsToZones {
  /** Floats are rounded down by more than their precision, so that bounds stay bounds. */
  private static final double SURELY_BELOW = 1 - 1e-6;

  private final RaptorTimetable timetable;
  private final RaptorCosts costs;
  private final StopZones zones;
  /** Null if no departure goes on as another one. */
  private final ThroughRides through;

  private final IntRows transfersTo;
  private final AtomicReferenceArray<float[]> bounds;

  LeastCostsToZones(RaptorTimetable timetable, RaptorCosts costs) {
    this.timetable = timetable;
    this.costs = costs;
    through = timetable.throughRides();
    zones = new StopZones(timetable.schedule().stops());
    FootTransfers transfers = timetable.transfers();
    int[] reached = new int[transfers.count()];
    Arrays.setAll(reached, transfers::toStop);
    transfersTo = IntRows.groupBy(reached, timetable.stopCount());
    bounds = new AtomicReferenceArray<>(zones.stops().rowCount());
  }

  int zone(int stop) {
    return zones.zone(stop);
  }

  /**
   * The bounds towards a zone: at {@code stop} from having got out there, at {@code stopCount + stop} from being ready to
   * get in; infinite where nothing leads there.
   */
  float[] to(int zone) {
    float[] known = bounds.get(zone);
    if (known == null) {
      known = find(zone);
      bounds.set(zone, known);
    }
    return known;
  }

  private float[] find(int zone) {
    int stopCount = timetable.stopCount();
    double[] arrived = new double[stopCount];
    double[] ready = new double[stopCount];
    Arrays.fill(arrived, Double.POSITIVE_INFINITY);
    Arrays.fill(ready, Double.POSITIVE_INFINITY);
    boolean[] isImproved = new boolean[stopCount];
    leave(zone, arrived, isImproved);
    int[] lastRow = new int[timetable.routeCount()];
    boolean[] isReadier = new boolean[stopCount];
    boolean improves = true;
    while (improves) {
      Arrays.fill(lastRow, -1);
      markRoutes(isImproved, lastRow);
      markRoutesThatGoOn(isReadier, lastRow);
      Arrays.fill(isImproved, false);
      Arrays.fill(isReadier, false);
      for (int route = 0; route < lastRow.length; route++) {
        if (lastRow[route] >= 0) {
          rideBack(route, lastRow[route], arrived, ready, isReadier);
        }
      }
      improves = walkBack(isReadier, ready, arrived, isImproved) || goesOn(isReadier);
    }
    float[] found = new float[2 * stopCount];
    for (int stop = 0; stop < stopCount; stop++) {
      found[stop] = (float) (arrived[stop] * SURELY_BELOW);
      found[stopCount + stop] = (float) (ready[stop] * SURELY_BELOW);
    }
    return found;
  }

  /** Travellers leave at a stop of the zone where they got out, or to which they walked from where they got out. */
  private void leave(int zone, double[] arrived, boolean[] isImproved) {
    for (int at = zones.stops().start(zone); at < zones.stops().end(zone); at++) {
      int stop = zones.stops().value(at);
      arrived[stop] = 0;
      isImproved[stop] = true;
      walkBack(stop, 0, arrived, isImproved);
    }
  }

  private void markRoutes(boolean[] isImproved, int[] lastRow) {
    IntRows rowsOfStop = timetable.rowsOfStop();
    for (int stop = 0; stop < isImproved.length; stop++) {
      if (isImproved[stop]) {
        for (int at = rowsOfStop.start(stop); at < rowsOfStop.end(stop); at++) {
          int row = rowsOfStop.value(at);
          lastRow[timetable.route(row)] = Math.max(lastRow[timetable.route(row)], row);
        }
      }
    }
  }

  /** Passengers of a route whose departures go on are ready for the next without getting out. */
  private void markRoutesThatGoOn(boolean[] isReadier, int[] lastRow) {
    for (int route = 0; through != null && route < lastRow.length; route++) {
      IntRows stops = through.nextStops();
      for (int at = stops.start(route); at < stops.end(route); at++) {
        if (isReadier[stops.value(at)]) {
          lastRow[route] = timetable.endRow(route) - 1;
        }
      }
    }
  }

  /** True if some route goes on where passengers have become readier. */
  private boolean goesOn(boolean[] isReadier) {
    boolean goesOn = false;
    for (int route = 0; through != null && route < timetable.routeCount(); route++) {
      IntRows stops = through.nextStops();
      for (int at = stops.start(route); at < stops.end(route); at++) {
        goesOn |= isReadier[stops.value(at)];
      }
    }
    return goesOn;
  }

  /** At least to be spent by those on board at the end of a route. */
  private double atEnd(int route, double[] arrived, double[] ready) {
    double least = arrived[timetable.stop(timetable.endRow(route) - 1)];
    if (through != null) {
      IntRows stops = through.nextStops();
      for (int at = stops.start(route); at < stops.end(route); at++) {
        least = Math.min(least, ready[stops.value(at)]);
      }
    }
    return least;
  }

  private void rideBack(
      int route, int lastRow, double[] arrived, double[] ready, boolean[] isReadier) {
    double perSecond = costs.ridingPerSecond(route);
    boolean isAtEnd = lastRow == timetable.endRow(route) - 1;
    double onBoard = isAtEnd ? atEnd(route, arrived, ready) : arrived[timetable.stop(lastRow)];
    for (int row = lastRow - 1; row >= timetable.firstRow(route); row--) {
      int stop = timetable.stop(row);
      int next = timetable.arrivalOffset(row + 1);
      onBoard += costs.along(row + 1) - costs.along(row);
      double getIn = onBoard + perSecond * Math.max(0, next - timetable.departureOffset(row));
      if (getIn < ready[stop]) {
        ready[stop] = getIn;
        isReadier[stop] = true;
      }
      double stay = onBoard + perSecond * Math.max(0, next - timetable.arrivalOffset(row));
      onBoard = Math.min(stay, arrived[stop]);
    }
  }

  private boolean walkBack(
      boolean[] isReadier, double[] ready, double[] arrived, boolean[] isImproved) {
    boolean improves = false;
    for (int stop = 0; stop < isReadier.length; stop++) {
      improves |= isReadier[stop] && walkBack(stop, ready[stop], arrived, isImproved);
    }
    return improves;
  }

  private boolean walkBack(int stop, double costFrom, double[] arrived, boolean[] isImproved) {
    FootTransfers transfers = timetable.transfers();
    boolean improves = false;
    for (int at = transfersTo.start(stop); at < transfersTo.end(stop); at++) {
      int transfer = transfersTo.value(at);
      int from = transfers.fromStop(transfer);
      double cost =
          costFrom + costs.perTransfer() + costs.walkingPerSecond() * transfers.seconds(transfer);
      if (cost < arrived[from]) {
        arrived[from] = cost;
        isImproved[from] = true;
        improves = true;
      }
    }
    return improves;
  }
}
