package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import vn.luong.sim.arrays.IntRows;

/**
 * The rides of a round: along each route with a stop where somebody is newly ready and where getting in may lead to a better
 * journey, in at these stops and out at all.
 *
 * <p>Threads: one per router.
 */
final class RouteRides {
  private static final int NONE = RaptorLabels.NONE;
  private static final int UNMARKED = Integer.MAX_VALUE;

  private final RaptorTimetable timetable;
  private final RaptorCosts costs;
  /** Null if departures of a route cost the same. */
  private final DepartureCosts byDeparture;
  /** Null if no departure goes on as another one. */
  private final ThroughRides through;

  private final double waiting;
  private final ReachedStops reached;
  private final RaptorLabels labels;
  private final JourneyGoal goal;
  private final RemainingCost remaining;

  /** Null if no ride costs something by zones. */
  private final ZonePrices zonePrices;

  private final BoardedDepartures onBoard;
  /** Who stays on board when a departure goes on as another one. */
  private final BoardedDepartures goingOn;

  private final IntArrayList markedRoutes = new IntArrayList();
  private final int[] firstMarkedRow;
  private final int[] lastMarkedRow;

  /** Routes that may be taken; null for all. */
  private BitSet admitted;

  RouteRides(
      RaptorTimetable timetable,
      RaptorCosts costs,
      DepartureCosts byDeparture,
      ReachedStops reached,
      JourneyGoal goal) {
    this.timetable = timetable;
    this.costs = costs;
    this.byDeparture = byDeparture;
    this.reached = reached;
    this.goal = goal;
    through = timetable.throughRides();
    zonePrices = costs.zonePrices();
    onBoard = new BoardedDepartures(zonePrices);
    goingOn = new BoardedDepartures(zonePrices);
    waiting = costs.waitingPerSecond();
    labels = reached.labels;
    remaining = goal.remaining;
    firstMarkedRow = new int[timetable.routeCount()];
    Arrays.fill(firstMarkedRow, UNMARKED);
    lastMarkedRow = new int[timetable.routeCount()];
  }

  /** Takes only these routes from now on; null for all. */
  void admitOnly(BitSet routes) {
    admitted = routes;
  }

  private boolean isAdmitted(int route) {
    return admitted == null || admitted.get(route);
  }

  /**
   * Rides from the stops where somebody is newly ready, who then is no more.
   *
   * @param firstReady the first label of those who are
   */
  void ride(int firstReady) {
    markRoutes(firstReady);
    for (int ordinal = 0; ordinal < markedRoutes.size(); ordinal++) {
      int route = markedRoutes.getInt(ordinal);
      ride(route, firstReady);
      firstMarkedRow[route] = UNMARKED;
    }
    markedRoutes.clear();
    rideOn();
    reached.forgetNewlyReady();
  }

  private void markRoutes(int firstReady) {
    IntRows rowsOfStop = timetable.rowsOfStop();
    IntArrayList stops = reached.newlyReady();
    for (int ordinal = 0; ordinal < stops.size(); ordinal++) {
      int stop = stops.getInt(ordinal);
      double spent = leastSpent(stop, firstReady);
      for (int at = rowsOfStop.start(stop); at < rowsOfStop.end(stop); at++) {
        int row = rowsOfStop.value(at);
        if (timetable.allowsBoarding(row)) {
          int route = timetable.route(row);
          if (isAdmitted(route)
              && !goal.isHopeless(
                  spent + costs.perBoarding(route), remaining.gettingInAt(stop, at))) {
            mark(route, row);
          }
        }
      }
    }
  }

  private double leastSpent(int stop, int firstReady) {
    double least = Double.POSITIVE_INFINITY;
    for (int label = reached.ready(stop); label >= firstReady; label = labels.next[label]) {
      least = Math.min(least, goal.spent(labels.time[label], labels.reduced[label]));
    }
    return least;
  }

  private void mark(int route, int row) {
    if (firstMarkedRow[route] == UNMARKED) {
      markedRoutes.add(route);
      firstMarkedRow[route] = row;
      lastMarkedRow[route] = row;
    } else {
      firstMarkedRow[route] = Math.min(firstMarkedRow[route], row);
      lastMarkedRow[route] = Math.max(lastMarkedRow[route], row);
    }
  }

  /** Goes along a route, out and in at every stop. Labels of this round are the newest of their bags. */
  private void ride(int route, int firstReady) {
    double ridingReduced = costs.ridingPerSecond(route) - waiting;
    int lastMarked = lastMarkedRow[route];
    int firstRow = timetable.firstRow(route);
    int endRow = timetable.endRow(route);
    onBoard.clear();
    for (int row = firstMarkedRow[route];
        row < endRow && (row <= lastMarked || onBoard.count > 0);
        row++) {
      int stop = timetable.stop(row);
      if (onBoard.count > 0) {
        if (byDeparture != null) {
          onBoard.rideOn(byDeparture, row - firstRow);
        }
        getOut(row, stop, ridingReduced);
      }
      if (row <= lastMarked && reached.isNewlyReady(stop) && timetable.allowsBoarding(row)) {
        getIn(route, row, stop, ridingReduced, firstReady);
      }
    }
    if (through != null) {
      stayOnBoard(route, ridingReduced);
    }
  }

  private void getIn(int route, int row, int stop, double ridingReduced, int firstReady) {
    double perBoarding = costs.perBoarding(route);
    double least = remaining.gettingIn(row, stop);
    int endDeparture = timetable.endDeparture(route);
    for (int label = reached.ready(stop); label >= firstReady; label = labels.next[label]) {
      double reduced = labels.reduced[label] + perBoarding;
      // As if the vehicle came at once: most labels lead nowhere from here, whenever it comes.
      if (!goal.isHopeless(goal.spent(labels.time[label], reduced), least)) {
        int departure = timetable.nextDeparture(row, labels.time[label]);
        while (departure != RaptorTimetable.NO_DEPARTURE && departure < endDeparture) {
          departure = board(route, row, ridingReduced, label, reduced, departure, least);
        }
      }
    }
  }

  /**
   * Boards a departure; returns the next one that may be better, or a number beyond the route's last.
   *
   * @param reduced reduced cost once on board, without what the departure costs more than others
   * @param least at least still to be spent from the vehicle's departure on
   */
  private int board(
      int route,
      int row,
      double ridingReduced,
      int label,
      double reduced,
      int departure,
      double least) {
    int start = timetable.departureTime(departure);
    int boarding = Math.max(labels.time[label], start + timetable.arrivalOffset(row));
    double spent = goal.spent(boarding, reduced);
    if (goal.isHopeless(spent, least)) {
      return timetable.endDeparture(route);
    }
    double risk = 0;
    double ahead = 0;
    int cells = byDeparture == null ? DepartureCosts.NO_CELL : byDeparture.firstCell(departure);
    if (cells != DepartureCosts.NO_CELL) {
      int rowOfRoute = row - timetable.firstRow(route);
      risk = byDeparture.boarding(cells, rowOfRoute);
      ahead = byDeparture.ahead(cells, rowOfRoute);
    }
    if (risk == 0 || !goal.isHopeless(spent + risk, least)) {
      double reducedAtStart =
          reduced + risk - ridingReduced * (boarding - start) - costs.along(row);
      int pattern = patternOf(departure);
      int zone = zonePrices == null ? ZonePrices.NO_ZONE : zonePrices.boardingZone(row);
      if (onBoard.makeRoom(departure, reducedAtStart, ahead, pattern, zone)) {
        int entry =
            onBoard.add(departure, start, cells, departure, reducedAtStart, label, row, boarding);
        onBoard.ahead[entry] = ahead;
        onBoard.pattern[entry] = pattern;
        onBoard.zone[entry] = zone;
      }
    }
    return risk > 0 || ahead > 0 ? departure + 1 : nextGoingOn(departure, route);
  }

  /** Departures that go on alike differ all the same where each costs something else: then no two have one pattern. */
  private int patternOf(int departure) {
    if (through == null || through.pattern(departure) == ThroughRides.ENDS) {
      return ThroughRides.ENDS;
    }
    return byDeparture == null ? through.pattern(departure) : departure + 1;
  }

  /** The next departure of the route that goes on where this one does not. */
  private int nextGoingOn(int departure, int route) {
    int end = timetable.endDeparture(route);
    if (through == null) {
      return end;
    }
    int alike = byDeparture == null ? through.pattern(departure) : ThroughRides.ENDS;
    return through.nextOther(departure + 1, end, alike);
  }

  private void getOut(int row, int stop, double ridingReduced) {
    int offset = timetable.arrivalOffset(row);
    double sinceStart = ridingReduced * offset + costs.along(row);
    double leastArrived = remaining.arrived(stop);
    // Nobody who stays spends less than who gets in only now.
    double leastAboard = Math.min(leastArrived, remaining.gettingIn(row, stop));
    double leastOut = timetable.allowsAlighting(row) ? leastArrived : Double.POSITIVE_INFINITY;
    int kept = 0;
    for (int entry = 0; entry < onBoard.count; entry++) {
      int time = onBoard.startTime[entry] + offset;
      double reduced = onBoard.reducedAtStart[entry] + sinceStart;
      double spent = goal.spent(time, reduced);
      if (!goal.isHopeless(spent, leastAboard)) {
        double price = zonePrices == null ? 0 : zonePrices.of(onBoard.zone[entry], row);
        if (!goal.isHopeless(spent + price, leastOut)) {
          getOut(entry, row, stop, time, reduced + price);
        }
        onBoard.move(entry, kept++);
      }
    }
    onBoard.count = kept;
  }

  private void getOut(int entry, int row, int stop, int time, double reduced) {
    int label =
        reached.arrive(stop, time, reduced, onBoard.label[entry], row, onBoard.departure[entry]);
    if (label != NONE) {
      labels.boardedDeparture[label] = onBoard.boarded[entry];
      labels.boardingRow[label] = onBoard.boardingRow[entry];
      labels.boardingTime[label] = onBoard.boardingTime[entry];
      if (goal.improves(stop, time, reduced)) {
        goal.bestLabel = label;
      }
    }
  }

  /** At the end of a route: those whose departure goes on as another one need not get out. */
  private void stayOnBoard(int route, double ridingReduced) {
    int lastRow = timetable.endRow(route) - 1;
    int offset = timetable.arrivalOffset(lastRow);
    for (int entry = 0; entry < onBoard.count; entry++) {
      int next = through.following(onBoard.departure[entry]);
      if (next != RaptorTimetable.NO_DEPARTURE && isAdmitted(through.route(next))) {
        int time = onBoard.startTime[entry] + offset;
        double reduced =
            onBoard.reducedAtStart[entry] + ridingReduced * offset + costs.along(lastRow);
        int nextRoute = through.route(next);
        int nextStart = timetable.departureTime(next);
        double ridingOn = costs.ridingPerSecond(nextRoute) - waiting;
        int added = goingOn.add(
            next,
            nextStart,
            byDeparture == null ? DepartureCosts.NO_CELL : byDeparture.firstCell(next),
            onBoard.boarded[entry],
            reduced - ridingOn * (time - nextStart) - costs.along(timetable.firstRow(nextRoute)),
            onBoard.label[entry],
            onBoard.boardingRow[entry],
            onBoard.boardingTime[entry]);
        goingOn.zone[added] = onBoard.zone[entry];
      }
    }
  }

  /** Goes along the departures as which others go on, with those who stayed on board; out at every stop. */
  private void rideOn() {
    for (int entry = 0; entry < goingOn.count; entry++) {
      onBoard.clear();
      onBoard.add(goingOn, entry);
      int route = through.route(goingOn.departure[entry]);
      double ridingReduced = costs.ridingPerSecond(route) - waiting;
      int firstRow = timetable.firstRow(route);
      for (int row = firstRow + 1; row < timetable.endRow(route) && onBoard.count > 0; row++) {
        if (byDeparture != null) {
          onBoard.rideOn(byDeparture, row - firstRow);
        }
        getOut(row, timetable.stop(row), ridingReduced);
      }
      stayOnBoard(route, ridingReduced);
    }
    goingOn.clear();
  }
}
