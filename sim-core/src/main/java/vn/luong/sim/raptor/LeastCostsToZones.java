package vn.luong.sim.raptor;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import vn.luong.sim.arrays.IntRows;

/**
 * What is at least to be spent from each stop to a zone, if every vehicle came at once: riding, walking and transfers
 * without waiting, without fares but those by distance. The bounds towards a zone are made when they are asked for first, by rounds backwards
 * over all routes, and kept.
 *
 * <p>Layout: for each zone asked for 4 bytes per stop and 2 per row ({@link ZoneBounds}); 8 bytes per row.
 *
 * <p>Threads: safe to share; two threads may make the same bounds, which are equal.
 */
final class LeastCostsToZones {
  private final RaptorTimetable timetable;
  private final RaptorCosts costs;
  private final StopZones zones;
  /** Null if no departure goes on as another one. */
  private final ThroughRides through;

  private final IntRows transfersTo;
  private final AtomicReferenceArray<ZoneBounds> bounds;
  private final BoundPlaces places;
  /** Of who gets in at a row, from the vehicle's departure to its coming to the next row. */
  private final double[] toNextRow;

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
    places = new BoundPlaces(timetable);
    toNextRow = new double[timetable.rowCount()];
    for (int route = 0; route < timetable.routeCount(); route++) {
      for (int row = timetable.firstRow(route); row < timetable.endRow(route) - 1; row++) {
        // Timetables of doubtful quality depart before they arrive.
        int leaving = Math.max(timetable.arrivalOffset(row), timetable.departureOffset(row));
        int seconds = timetable.arrivalOffset(row + 1) - leaving;
        toNextRow[row] = costs.along(row + 1)
            - costs.along(row)
            + costs.ridingPerSecond(route) * Math.max(0, seconds);
      }
    }
  }

  int zone(int stop) {
    return zones.zone(stop);
  }

  BoundPlaces places() {
    return places;
  }

  /** The bounds towards a zone. */
  ZoneBounds to(int zone) {
    ZoneBounds known = bounds.get(zone);
    if (known == null) {
      known = find(zone);
      bounds.set(zone, known);
    }
    return known;
  }

  private ZoneBounds find(int zone) {
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
    return new ZoneBounds(byPlace(arrived, ready));
  }

  private double[] byPlace(double[] arrived, double[] ready) {
    double[] bound = new double[places.count()];
    for (int stop = 0; stop < arrived.length; stop++) {
      bound[places.arrived(stop)] = arrived[stop];
      bound[places.ready(stop)] = ready[stop];
    }
    for (int route = 0; route < timetable.routeCount(); route++) {
      int lastRow = timetable.endRow(route) - 1;
      double onBoard = atEnd(route, arrived, ready);
      bound[places.gettingIn(lastRow)] = onBoard;
      for (int row = lastRow - 1; row >= timetable.firstRow(route); row--) {
        bound[places.gettingIn(row)] = onBoard + toNextRow[row];
        double stay = onBoard + stayingAboard(route, row);
        onBoard = Math.min(stay, arrived[timetable.stop(row)]);
      }
    }
    return bound;
  }

  /** Cost from a vehicle's coming to a row to its coming to the next. */
  private double stayingAboard(int route, int row) {
    int seconds = timetable.arrivalOffset(row + 1) - timetable.arrivalOffset(row);
    return costs.along(row + 1)
        - costs.along(row)
        + costs.ridingPerSecond(route) * Math.max(0, seconds);
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
    boolean isAtEnd = lastRow == timetable.endRow(route) - 1;
    double onBoard = isAtEnd ? atEnd(route, arrived, ready) : arrived[timetable.stop(lastRow)];
    for (int row = lastRow - 1; row >= timetable.firstRow(route); row--) {
      int stop = timetable.stop(row);
      double getIn = onBoard + toNextRow[row];
      if (getIn < ready[stop]) {
        ready[stop] = getIn;
        isReadier[stop] = true;
      }
      double stay = onBoard + stayingAboard(route, row);
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
