package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;

/**
 * Finds journeys of least generalised cost through a timetable, round by round: after the k-th round every stop knows the
 * best ways to it with k rides (RAPTOR: Delling, Pajor and Werneck, <em>Round-Based Public Transit Routing</em>,
 * Transportation Science 49, 2015). Times, walks and costs are those of MATSim's {@code SwissRailRaptorCore}; but where
 * that keeps the cheapest way to each stop, this keeps all ways of which none is both later and dearer (McRAPTOR), so
 * that a connection is never lost to a cheaper but later one.
 *
 * <p>Of a route, travellers take the first departure after they came to the stop; only where departures differ in what they
 * cost ({@link DepartureCosts}), they may let some pass. Of journeys that cost the same the one
 * with fewer rides is found, then the one found first.
 *
 * <p>Threads: one router per thread; timetable and costs are shared. Queries allocate nothing once the columns have grown.
 */
public final class RaptorRouter {
  /** Transfers at most, as in MATSim. */
  public static final int MOST_TRANSFERS = 20;

  private static final int NONE = RaptorLabels.NONE;
  private static final double COST_TOLERANCE = RaptorLabels.COST_TOLERANCE;
  private static final int FIRST_WAIT_SECONDS = 900;
  private static final int LONGEST_WAIT_SECONDS = 6 * 3600;
  private static final int UNMARKED = Integer.MAX_VALUE;

  private final RaptorTimetable timetable;
  private final RaptorCosts costs;
  /** Null if departures of a route cost the same. */
  private final DepartureCosts byDeparture;

  private final FootTransfers transfers;
  private final RemainingCost remaining;
  private final double waiting;
  private final double walkingReduced;

  private final RaptorLabels labels = new RaptorLabels();
  private final BoardedDepartures onBoard = new BoardedDepartures();
  /** Null if no departure goes on as another one. */
  private final ThroughRides through;
  /** Who stays on board when a departure goes on as another one. */
  private final BoardedDepartures goingOn = new BoardedDepartures();

  /** Labels from which a vehicle can be boarded, by stop. */
  private final int[] readyAtStop;
  /** Labels of those who got out, by stop. */
  private final int[] arrivedAtStop;

  private final IntArrayList touchedStops = new IntArrayList();
  private final IntArrayList newlyReady = new IntArrayList();
  private final IntArrayList newlyArrived = new IntArrayList();
  private final boolean[] isTouched;
  private final boolean[] isNewlyReady;
  private final boolean[] isNewlyArrived;
  private final IntArrayList markedRoutes = new IntArrayList();
  private final int[] firstMarkedRow;
  private final int[] lastMarkedRow;
  private final int[] egressOfStop;
  private final IntArrayList egressStops = new IntArrayList();

  private AccessStops egress;
  private int baseTime;
  /** What a journey must cost less than, and the label it leaves the last stop from. */
  private double bestCost;

  private int bestLabel;

  /**
   * Makes a router.
   *
   * @param costs what travellers mind, made for this timetable
   */
  public RaptorRouter(RaptorTimetable timetable, RaptorCosts costs) {
    this(timetable, costs, null, new LeastCostsToZones(timetable, costs));
  }

  /** A router like this for another thread. */
  public RaptorRouter copy() {
    return new RaptorRouter(timetable, costs, byDeparture, remaining.leastCosts());
  }

  /** A router like this for another thread, to which departures of a route differ; null if they do not. */
  public RaptorRouter withDepartures(DepartureCosts newByDeparture) {
    return new RaptorRouter(timetable, costs, newByDeparture, remaining.leastCosts());
  }

  private RaptorRouter(
      RaptorTimetable timetable,
      RaptorCosts costs,
      DepartureCosts byDeparture,
      LeastCostsToZones leastCosts) {
    this.timetable = timetable;
    this.costs = costs;
    this.byDeparture = byDeparture;
    transfers = timetable.transfers();
    through = timetable.throughRides();
    remaining = new RemainingCost(timetable, leastCosts);
    waiting = costs.waitingPerSecond();
    walkingReduced = costs.walkingPerSecond() - waiting;
    int stopCount = timetable.stopCount();
    readyAtStop = filled(stopCount, NONE);
    arrivedAtStop = filled(stopCount, NONE);
    isTouched = new boolean[stopCount];
    isNewlyReady = new boolean[stopCount];
    isNewlyArrived = new boolean[stopCount];
    egressOfStop = filled(stopCount, NONE);
    firstMarkedRow = filled(timetable.routeCount(), UNMARKED);
    lastMarkedRow = new int[timetable.routeCount()];
  }

  private static int[] filled(int count, int value) {
    int[] column = new int[count];
    Arrays.fill(column, value);
    return column;
  }

  public RaptorTimetable timetable() {
    return timetable;
  }

  public RaptorCosts costs() {
    return costs;
  }

  /** Fills a list with the stops people walk to from a place, or from to the place (MATSim {@code DefaultRaptorStopFinder}). */
  public void findWalks(double x, double y, AccessStops walks) {
    WalkParameters walk = timetable.walk();
    walks.clear(x, y);
    timetable.findStops(x, y, newlyReady);
    for (int ordinal = 0; ordinal < newlyReady.size(); ordinal++) {
      int stop = newlyReady.getInt(ordinal);
      double beeline = timetable.beelineMeters(x, y, stop);
      double seconds = Math.ceil(beeline / walk.beelineMetersPerSecond());
      double cost = seconds * costs.walkingPerSecond();
      walks.add(stop, seconds, cost, beeline * walk.beelineDistanceFactor(), 0);
    }
    newlyReady.clear();
  }

  /**
   * Finds the journey of least cost.
   *
   * @param access ways from the origin to stops
   * @param egress ways from stops to the destination
   * @param departureTime seconds after midnight
   * @param mostCost journeys that cost more are not looked for; may be infinite
   * @param journey takes what is found
   * @return false if there is no such journey
   */
  public boolean route(
      AccessStops access,
      AccessStops egress,
      double departureTime,
      double mostCost,
      TransitJourney journey) {
    begin(egress, (int) departureTime);
    search(access, departureTime, mostCost);
    collect(departureTime, journey);
    reset();
    return journey.isFound();
  }

  /**
   * Finds all journeys that are the best ones for some departure time of a window (rRAPTOR, from the latest departure to
   * the earliest, each with the labels of those before). A journey that leaves later counts for those who would leave
   * earlier too, with the time until then spent waiting.
   *
   * @param from earliest departure, seconds after midnight
   * @param to latest departure; the best journey for it may leave later still
   * @param profile takes the journeys
   */
  public void profile(
      AccessStops access, AccessStops egress, int from, int to, RaptorProfile profile) {
    profile.begin(access, from, to);
    begin(egress, from);
    search(access, to, Double.POSITIVE_INFINITY);
    if (bestLabel != NONE) {
      collect(to, profile.add());
      profile.leaveAsLateAsPossible(access, waiting);
    }
    while (profile.hasDeparture()) {
      double costBefore = bestCost;
      int firstLabel = labels.count;
      int leaving = profile.leaving();
      while (profile.hasDeparture() && profile.leaving() == leaving) {
        start(access, profile.takeAccess(), leaving);
      }
      runRounds(firstLabel);
      if (bestCost < costBefore) {
        collect(leaving, profile.add());
        profile.leaveAsLateAsPossible(access, waiting);
      }
    }
    reset();
  }

  private void begin(AccessStops newEgress, int newBaseTime) {
    egress = newEgress;
    baseTime = newBaseTime;
    bestLabel = NONE;
    labels.clear();
    for (int ordinal = 0; ordinal < egress.count(); ordinal++) {
      int stop = egress.stop(ordinal);
      int known = egressOfStop[stop];
      if (known == NONE) {
        egressStops.add(stop);
      }
      if (known == NONE || egress.cost(ordinal) < egress.cost(known)) {
        egressOfStop[stop] = ordinal;
      }
    }
    remaining.aimAt(egress);
  }

  /**
   * Looks for a journey with little waiting first, then with more and more: what is found below the limit is the best of
   * all, and the nearer the limit, the less has to be looked at.
   */
  private void search(AccessStops access, double departureTime, double mostCost) {
    double least = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < access.count(); ordinal++) {
      double cost = access.cost(ordinal) + remaining.ready(access.stop(ordinal));
      least = Math.min(least, cost);
    }
    double spent = waiting * (departureTime - baseTime);
    int wait = waiting > 0 ? FIRST_WAIT_SECONDS : LONGEST_WAIT_SECONDS;
    boolean isLast = false;
    while (bestLabel == NONE && !isLast) {
      forgetLabels();
      isLast = wait >= LONGEST_WAIT_SECONDS || least + waiting * wait >= mostCost;
      bestCost = (isLast ? mostCost : least + waiting * wait) + spent + 2 * COST_TOLERANCE;
      wait *= 2;
      int firstLabel = labels.count;
      for (int ordinal = 0; ordinal < access.count(); ordinal++) {
        start(access, ordinal, departureTime);
      }
      runRounds(firstLabel);
    }
    if (bestLabel == NONE) {
      bestCost = Double.POSITIVE_INFINITY;
    }
  }

  private void start(AccessStops access, int ordinal, double departureTime) {
    int time = (int) (departureTime + access.seconds(ordinal));
    double reduced = access.cost(ordinal) - waiting * (time - departureTime);
    beReady(access.stop(ordinal), time, reduced, NONE, RaptorLabels.BY_ACCESS, ordinal);
  }

  private void runRounds(int firstLabel) {
    int firstReady = firstLabel;
    for (int round = 0; round <= MOST_TRANSFERS && !newlyReady.isEmpty(); round++) {
      markRoutes();
      int firstArrived = labels.count;
      for (int ordinal = 0; ordinal < markedRoutes.size(); ordinal++) {
        ride(markedRoutes.getInt(ordinal), firstReady);
      }
      rideOn();
      forgetMarks();
      firstReady = labels.count;
      transfer(firstArrived);
    }
    forgetMarks();
  }

  private void markRoutes() {
    IntRows rowsOfStop = timetable.rowsOfStop();
    for (int ordinal = 0; ordinal < newlyReady.size(); ordinal++) {
      int stop = newlyReady.getInt(ordinal);
      for (int at = rowsOfStop.start(stop); at < rowsOfStop.end(stop); at++) {
        int row = rowsOfStop.value(at);
        if (timetable.allowsBoarding(row)) {
          mark(timetable.route(row), row);
        }
      }
    }
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

  private void forgetMarks() {
    for (int ordinal = 0; ordinal < markedRoutes.size(); ordinal++) {
      firstMarkedRow[markedRoutes.getInt(ordinal)] = UNMARKED;
    }
    markedRoutes.clear();
    for (int ordinal = 0; ordinal < newlyReady.size(); ordinal++) {
      isNewlyReady[newlyReady.getInt(ordinal)] = false;
    }
    newlyReady.clear();
  }

  /** Goes along a route, out and in at every stop. Labels of this round are the newest of their bags. */
  private void ride(int route, int firstReady) {
    double ridingReduced = costs.ridingPerSecond(route) - waiting;
    int lastMarked = lastMarkedRow[route];
    int endRow = timetable.endRow(route);
    onBoard.clear();
    for (int row = firstMarkedRow[route];
        row < endRow && (row <= lastMarked || onBoard.count > 0);
        row++) {
      int stop = timetable.stop(row);
      if (onBoard.count > 0) {
        if (byDeparture != null) {
          onBoard.rideOn(byDeparture, row - timetable.firstRow(route));
        }
        getOut(row, stop, ridingReduced);
      }
      if (row <= lastMarked && isNewlyReady[stop] && timetable.allowsBoarding(row)) {
        getIn(row, stop, ridingReduced, firstReady);
      }
    }
    stayOnBoard(route, ridingReduced);
  }

  /** At the end of a route: those whose departure goes on as another one need not get out. */
  private void stayOnBoard(int route, double ridingReduced) {
    int lastRow = timetable.endRow(route) - 1;
    int offset = timetable.arrivalOffset(lastRow);
    for (int entry = 0; through != null && entry < onBoard.count; entry++) {
      int departure = onBoard.departure[entry];
      int next = through.following(departure);
      if (next != RaptorTimetable.NO_DEPARTURE) {
        int time = timetable.departureTime(departure) + offset;
        double reduced =
            onBoard.reducedAtStart[entry] + ridingReduced * offset + costs.along(lastRow);
        int nextRoute = through.route(next);
        double ridingOn = costs.ridingPerSecond(nextRoute) - waiting;
        int sinceStart = time - timetable.departureTime(next);
        goingOn.add(
            next,
            onBoard.boarded[entry],
            reduced - ridingOn * sinceStart - costs.along(timetable.firstRow(nextRoute)),
            onBoard.label[entry],
            onBoard.boardingRow[entry],
            onBoard.boardingTime[entry]);
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

  private void getOut(int row, int stop, double ridingReduced) {
    int offset = timetable.arrivalOffset(row);
    double sinceStart = ridingReduced * offset + costs.along(row);
    boolean allowsAlighting = timetable.allowsAlighting(row);
    int kept = 0;
    for (int entry = 0; entry < onBoard.count; entry++) {
      int time = timetable.departureTime(onBoard.departure[entry]) + offset;
      double reduced = onBoard.reducedAtStart[entry] + sinceStart;
      double spent = reduced + waiting * (time - baseTime);
      if (!isHopeless(spent, leastOnBoard(row, stop, onBoard.departure[entry]))) {
        if (allowsAlighting
            && !isHopeless(spent, remaining.arrived(stop))
            && labels.makeWay(arrivedAtStop, stop, time, reduced)) {
          arrive(entry, row, stop, time, reduced);
        }
        onBoard.move(entry, kept++);
      }
    }
    onBoard.count = kept;
  }

  /** At least to be spent by who is on board when the vehicle comes to a stop. */
  private double leastOnBoard(int row, int stop, int departure) {
    double least = Math.min(remaining.arrived(stop), remaining.ready(stop));
    boolean goesOn = through != null
        && through.following(departure) != RaptorTimetable.NO_DEPARTURE
        && row == timetable.endRow(timetable.route(row)) - 1;
    return goesOn ? Math.min(least, remaining.ready(through.nextStop(departure))) : least;
  }

  private void arrive(int entry, int row, int stop, int time, double reduced) {
    int label = labels.add(
        arrivedAtStop, stop, time, reduced, onBoard.label[entry], row, onBoard.departure[entry]);
    labels.boardedDeparture[label] = onBoard.boarded[entry];
    labels.boardingRow[label] = onBoard.boardingRow[entry];
    labels.boardingTime[label] = onBoard.boardingTime[entry];
    touch(stop);
    if (!isNewlyArrived[stop]) {
      isNewlyArrived[stop] = true;
      newlyArrived.add(stop);
    }
    if (improves(stop, time, reduced)) {
      bestLabel = label;
    }
  }

  private void getIn(int row, int stop, double ridingReduced, int firstReady) {
    int route = timetable.route(row);
    double perBoarding = costs.perBoarding(route);
    int endDeparture = timetable.endDeparture(route);
    for (int label = readyAtStop[stop]; label >= firstReady; label = labels.next[label]) {
      int departure = timetable.nextDeparture(row, labels.time[label]);
      boolean isWorthWaiting = departure != RaptorTimetable.NO_DEPARTURE;
      while (isWorthWaiting) {
        departure = board(row, stop, ridingReduced, label, perBoarding, departure);
        isWorthWaiting = departure < endDeparture;
      }
    }
  }

  /** Boards a departure; returns the next one that may be better, or a number beyond the route's last. */
  private int board(
      int row, int stop, double ridingReduced, int label, double perBoarding, int departure) {
    int route = timetable.route(row);
    int start = timetable.departureTime(departure);
    int boarding = Math.max(labels.time[label], start + timetable.arrivalOffset(row));
    double reduced = labels.reduced[label] + perBoarding;
    double spent = reduced + waiting * (boarding - baseTime);
    if (isHopeless(spent, remaining.ready(stop))) {
      return timetable.endDeparture(route);
    }
    double risk = 0;
    double ahead = 0;
    if (byDeparture != null) {
      int rowOfRoute = row - timetable.firstRow(route);
      risk = byDeparture.boarding(departure, rowOfRoute);
      ahead = byDeparture.ahead(departure, rowOfRoute);
    }
    if (!isHopeless(spent + risk, remaining.ready(stop))) {
      double reducedAtStart =
          reduced + risk - ridingReduced * (boarding - start) - costs.along(row);
      int pattern = patternOf(departure);
      onBoard.board(departure, reducedAtStart, ahead, pattern, label, row, boarding);
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

  private void transfer(int firstArrived) {
    double perTransfer = costs.perTransfer();
    for (int ordinal = 0; ordinal < newlyArrived.size(); ordinal++) {
      int stop = newlyArrived.getInt(ordinal);
      isNewlyArrived[stop] = false;
      int end = transfers.end(stop);
      for (int label = arrivedAtStop[stop]; label >= firstArrived; label = labels.next[label]) {
        double reducedBefore = labels.reduced[label] + perTransfer;
        for (int transfer = transfers.first(stop); transfer < end; transfer++) {
          int seconds = transfers.seconds(transfer);
          beReady(
              transfers.toStop(transfer),
              labels.time[label] + seconds,
              reducedBefore + walkingReduced * seconds,
              label,
              RaptorLabels.BY_TRANSFER,
              transfer);
        }
      }
    }
    newlyArrived.clear();
  }

  private void beReady(int stop, int time, double reduced, int from, int kind, int what) {
    if (kind == RaptorLabels.BY_TRANSFER
        && egressOfStop[stop] != NONE
        && stop != labels.stop[from]
        && improves(stop, time, reduced)) {
      bestLabel = labels.addLoose(stop, time, reduced, from, kind, what);
    }
    double spent = reduced + waiting * (time - baseTime);
    if (!isHopeless(spent, remaining.ready(stop))
        && labels.makeWay(readyAtStop, stop, time, reduced)) {
      labels.add(readyAtStop, stop, time, reduced, from, kind, what);
      touch(stop);
      if (!isNewlyReady[stop]) {
        isNewlyReady[stop] = true;
        newlyReady.add(stop);
      }
    }
  }

  /** Whether what is spent and at least still to be spent is no less than the best journey costs. */
  private boolean isHopeless(double spent, double least) {
    return spent + least >= bestCost - COST_TOLERANCE;
  }

  /** Whether leaving for the destination here makes the best journey so far, which is noted. */
  private boolean improves(int stop, int time, double reduced) {
    int way = egressOfStop[stop];
    if (way != NONE) {
      double cost = reduced + waiting * (time - baseTime) + egress.cost(way);
      if (cost < bestCost - COST_TOLERANCE) {
        bestCost = cost;
        return true;
      }
    }
    return false;
  }

  private void touch(int stop) {
    if (!isTouched[stop]) {
      isTouched[stop] = true;
      touchedStops.add(stop);
    }
  }

  private void collect(double departureTime, TransitJourney journey) {
    journey.clear();
    if (bestLabel != NONE) {
      int way = egressOfStop[labels.stop[bestLabel]];
      journey.collect(labels, bestLabel);
      journey.departureTime = departureTime;
      journey.arrivalTime = (int) (labels.time[bestLabel] + egress.seconds(way));
      journey.cost = bestCost - waiting * (departureTime - baseTime);
      journey.egress = way;
    }
  }

  private void forgetLabels() {
    for (int ordinal = 0; ordinal < touchedStops.size(); ordinal++) {
      int stop = touchedStops.getInt(ordinal);
      readyAtStop[stop] = NONE;
      arrivedAtStop[stop] = NONE;
      isTouched[stop] = false;
    }
    touchedStops.clear();
  }

  private void reset() {
    forgetLabels();
    for (int ordinal = 0; ordinal < egressStops.size(); ordinal++) {
      egressOfStop[egressStops.getInt(ordinal)] = NONE;
    }
    egressStops.clear();
  }
}
