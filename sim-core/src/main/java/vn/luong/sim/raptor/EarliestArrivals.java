package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;

/**
 * When one is at the earliest at every stop, from one place by at least one ride: RAPTOR (Delling, Pajor and Werneck,
 * <em>Round-Based Public Transit Routing</em>, Transportation Science 49, 2015) with time alone, which needs one time per
 * stop where {@link RaptorRouter} keeps bags of them. The same times as its, asked stop by stop with costs {@link
 * RaptorCosts#ofTime}; a stop counts as reached by getting out there or by a transfer on foot from another one.
 *
 * <p>Threads: one at a time; the timetable is shared.
 */
public final class EarliestArrivals {
  private static final int NEVER = Integer.MAX_VALUE;

  private final RaptorTimetable timetable;
  private final FootTransfers transfers;
  /** Null if no departure goes on as another one. */
  private final ThroughRides through;
  /** When a vehicle can be boarded at the stop. */
  private final int[] ready;
  /** When one gets out of a vehicle there. */
  private final int[] gotOut;

  private final int[] reached;
  private final IntArrayList newlyReady = new IntArrayList();
  private final IntArrayList newlyGotOut = new IntArrayList();
  private final boolean[] isNewlyReady;
  private final boolean[] isNewlyGotOut;
  private final IntArrayList markedRoutes = new IntArrayList();
  private final int[] firstMarkedRow;
  private final int[] lastMarkedRow;
  /** Departures that may be ridden along a route: the earliest one, and later ones that go on in another way. */
  private final IntArrayList onBoard = new IntArrayList();

  private final IntArrayList goingOn = new IntArrayList();
  private int latest;

  public EarliestArrivals(RaptorTimetable timetable) {
    this.timetable = timetable;
    transfers = timetable.transfers();
    through = timetable.throughRides();
    int stopCount = timetable.stopCount();
    ready = new int[stopCount];
    gotOut = new int[stopCount];
    reached = new int[stopCount];
    isNewlyReady = new boolean[stopCount];
    isNewlyGotOut = new boolean[stopCount];
    firstMarkedRow = new int[timetable.routeCount()];
    lastMarkedRow = new int[timetable.routeCount()];
    Arrays.fill(firstMarkedRow, NEVER);
    Arrays.fill(reached, NEVER);
  }

  /**
   * Finds the times.
   *
   * @param access ways from the origin to stops
   * @param departureTime seconds after midnight
   * @param mostSeconds arrivals later than this after the departure are not looked for; may be infinite
   */
  public void startFrom(AccessStops access, double departureTime, double mostSeconds) {
    Arrays.fill(ready, NEVER);
    Arrays.fill(gotOut, NEVER);
    Arrays.fill(reached, NEVER);
    latest = (int) Math.min(NEVER - 1, departureTime + mostSeconds);
    for (int way = 0; way < access.count(); way++) {
      beReady(access.stop(way), (int) (departureTime + access.seconds(way)));
    }
    for (int round = 0; round <= RaptorRouter.MOST_TRANSFERS && !newlyReady.isEmpty(); round++) {
      markRoutes();
      for (int ordinal = 0; ordinal < markedRoutes.size(); ordinal++) {
        ride(markedRoutes.getInt(ordinal));
      }
      rideOn();
      forgetMarks();
      transfer();
    }
    forgetMarks();
  }

  /** Clock time at which one is at a stop, seconds after midnight; infinite if not in time or without a ride. */
  public double at(int stop) {
    return reached[stop] == NEVER ? Double.POSITIVE_INFINITY : reached[stop];
  }

  private void markRoutes() {
    IntRows rowsOfStop = timetable.rowsOfStop();
    for (int ordinal = 0; ordinal < newlyReady.size(); ordinal++) {
      int stop = newlyReady.getInt(ordinal);
      for (int at = rowsOfStop.start(stop); at < rowsOfStop.end(stop); at++) {
        int row = rowsOfStop.value(at);
        if (timetable.allowsBoarding(row)) {
          int route = timetable.route(row);
          if (firstMarkedRow[route] == NEVER) {
            markedRoutes.add(route);
            lastMarkedRow[route] = row;
          }
          firstMarkedRow[route] = Math.min(firstMarkedRow[route], row);
          lastMarkedRow[route] = Math.max(lastMarkedRow[route], row);
        }
      }
    }
  }

  private void forgetMarks() {
    for (int ordinal = 0; ordinal < markedRoutes.size(); ordinal++) {
      firstMarkedRow[markedRoutes.getInt(ordinal)] = NEVER;
    }
    markedRoutes.clear();
    for (int ordinal = 0; ordinal < newlyReady.size(); ordinal++) {
      isNewlyReady[newlyReady.getInt(ordinal)] = false;
    }
    newlyReady.clear();
  }

  /** Goes along a route, out and in at every stop. */
  private void ride(int route) {
    int lastMarked = lastMarkedRow[route];
    int endRow = timetable.endRow(route);
    onBoard.clear();
    for (int row = firstMarkedRow[route];
        row < endRow && (row <= lastMarked || !onBoard.isEmpty());
        row++) {
      int stop = timetable.stop(row);
      getOut(row, stop);
      if (row <= lastMarked && isNewlyReady[stop] && timetable.allowsBoarding(row)) {
        getIn(row, timetable.nextDeparture(row, ready[stop]), timetable.endDeparture(route));
      }
    }
    stayOnBoard();
  }

  private void getOut(int row, int stop) {
    boolean allowsAlighting = timetable.allowsAlighting(row);
    int offset = timetable.arrivalOffset(row);
    int kept = 0;
    for (int entry = 0; entry < onBoard.size(); entry++) {
      int departure = onBoard.getInt(entry);
      int time = timetable.departureTime(departure) + offset;
      if (time <= latest) {
        onBoard.set(kept++, departure);
        if (allowsAlighting && time < gotOut[stop]) {
          gotOut[stop] = time;
          reached[stop] = Math.min(reached[stop], time);
          if (!isNewlyGotOut[stop]) {
            isNewlyGotOut[stop] = true;
            newlyGotOut.add(stop);
          }
        }
      }
    }
    onBoard.size(kept);
  }

  /** Takes a departure, and those after it that go on in another way. */
  private void getIn(int row, int first, int end) {
    int departure = first == RaptorTimetable.NO_DEPARTURE ? end : first;
    while (departure < end
        && timetable.departureTime(departure) + timetable.departureOffset(row) <= latest) {
      if (!isAsGood(departure)) {
        onBoard.add(departure);
      }
      departure =
          through == null ? end : through.nextOther(departure + 1, end, through.pattern(departure));
    }
  }

  /** Whether a departure on board is no later and goes on alike; throws out what is worse. */
  private boolean isAsGood(int departure) {
    int pattern = pattern(departure);
    int kept = 0;
    boolean isAsGood = false;
    for (int entry = 0; entry < onBoard.size(); entry++) {
      int other = onBoard.getInt(entry);
      boolean isEarlier = timetable.departureTime(other) <= timetable.departureTime(departure);
      isAsGood |= isEarlier && (pattern == ThroughRides.ENDS || pattern(other) == pattern);
      boolean isWorse =
          !isEarlier && (pattern(other) == ThroughRides.ENDS || pattern(other) == pattern);
      if (!isWorse) {
        onBoard.set(kept++, other);
      }
    }
    onBoard.size(kept);
    return isAsGood;
  }

  private int pattern(int departure) {
    return through == null ? ThroughRides.ENDS : through.pattern(departure);
  }

  /** At the end of a route: those whose departure goes on as another one need not get out. */
  private void stayOnBoard() {
    for (int entry = 0; through != null && entry < onBoard.size(); entry++) {
      int next = through.following(onBoard.getInt(entry));
      if (next != RaptorTimetable.NO_DEPARTURE) {
        goingOn.add(next);
      }
    }
  }

  /** Goes along the departures as which others go on, with those who stayed on board; out at every stop. */
  private void rideOn() {
    for (int entry = 0; entry < goingOn.size(); entry++) {
      int departure = goingOn.getInt(entry);
      int route = through.route(departure);
      onBoard.clear();
      onBoard.add(departure);
      for (int row = timetable.firstRow(route) + 1;
          row < timetable.endRow(route) && !onBoard.isEmpty();
          row++) {
        getOut(row, timetable.stop(row));
      }
      stayOnBoard();
    }
    goingOn.clear();
  }

  private void transfer() {
    for (int ordinal = 0; ordinal < newlyGotOut.size(); ordinal++) {
      int stop = newlyGotOut.getInt(ordinal);
      isNewlyGotOut[stop] = false;
      int end = transfers.end(stop);
      for (int transfer = transfers.first(stop); transfer < end; transfer++) {
        int other = transfers.toStop(transfer);
        int time = gotOut[stop] + transfers.seconds(transfer);
        if (other != stop && time <= latest) {
          reached[other] = Math.min(reached[other], time);
        }
        beReady(other, time);
      }
    }
    newlyGotOut.clear();
  }

  private void beReady(int stop, int time) {
    if (time <= latest && time < ready[stop]) {
      ready[stop] = time;
      if (!isNewlyReady[stop]) {
        isNewlyReady[stop] = true;
        newlyReady.add(stop);
      }
    }
  }
}
