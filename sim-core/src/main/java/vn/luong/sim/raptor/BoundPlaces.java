package vn.luong.sim.raptor;

import vn.luong.sim.arrays.IntRows;

/**
 * The places for which the least cost to a destination is kept: having got out at a stop, being ready to get in there, and
 * getting in at each row there (at the last one of a route: staying on board). Those of a stop stand together, as a query
 * asks for them together, and each of its destinations would be a cache miss otherwise.
 *
 * <p>Layout: 4 bytes per row.
 *
 * <p>Threads: immutable, safe to share.
 */
final class BoundPlaces {
  private final IntRows rowsOfStop;
  private final int stopCount;
  private final int[] placeOfRow;

  BoundPlaces(RaptorTimetable timetable) {
    rowsOfStop = timetable.rowsOfStop();
    stopCount = timetable.stopCount();
    placeOfRow = new int[timetable.rowCount()];
    for (int stop = 0; stop < stopCount; stop++) {
      for (int at = rowsOfStop.start(stop); at < rowsOfStop.end(stop); at++) {
        placeOfRow[rowsOfStop.value(at)] = gettingInAt(stop, at);
      }
    }
  }

  int count() {
    return 2 * stopCount + placeOfRow.length;
  }

  int arrived(int stop) {
    return 2 * stop + rowsOfStop.start(stop);
  }

  int ready(int stop) {
    return arrived(stop) + 1;
  }

  int gettingIn(int row) {
    return placeOfRow[row];
  }

  /** Getting in at the row that stands at a position of {@link RaptorTimetable#rowsOfStop}. */
  int gettingInAt(int stop, int position) {
    return 2 * stop + 2 + position;
  }

  /** After the last place of the stop. */
  int end(int stop) {
    return 2 * stop + 2 + rowsOfStop.end(stop);
  }
}
