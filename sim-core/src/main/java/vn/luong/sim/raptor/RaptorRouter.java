package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;

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
  private static final int FIRST_WAIT_SECONDS = 900;
  private static final int LONGEST_WAIT_SECONDS = 6 * 3600;

  private final RaptorTimetable timetable;
  private final RaptorCosts costs;
  /** Null if departures of a route cost the same. */
  private final DepartureCosts byDeparture;

  private final FootTransfers transfers;
  private final double waiting;
  private final double walkingReduced;

  private final ReachedStops reached;
  private final RaptorLabels labels;
  private final JourneyGoal goal;
  private final RouteRides rides;
  private final IntArrayList nearStops = new IntArrayList();

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
    return new RaptorRouter(timetable, costs, byDeparture, goal.remaining.leastCosts());
  }

  /** A router like this for another thread, to which departures of a route differ; null if they do not. */
  public RaptorRouter withDepartures(DepartureCosts newByDeparture) {
    return new RaptorRouter(timetable, costs, newByDeparture, goal.remaining.leastCosts());
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
    waiting = costs.waitingPerSecond();
    walkingReduced = costs.walkingPerSecond() - waiting;
    reached = new ReachedStops(timetable.stopCount());
    labels = reached.labels;
    goal = new JourneyGoal(timetable, costs, leastCosts);
    rides = new RouteRides(timetable, costs, byDeparture, reached, goal);
  }

  public RaptorTimetable timetable() {
    return timetable;
  }

  public RaptorCosts costs() {
    return costs;
  }

  /**
   * Whoever is routed next may take some routes only. What the search reckons still to be spent at least is that of all
   * routes, which is no more than that of some.
   *
   * @param routes routes of the timetable; null for all
   */
  public void admitOnly(BitSet routes) {
    rides.admitOnly(routes);
  }

  /** Fills a list with the stops people walk to from a place, or from to the place (MATSim {@code DefaultRaptorStopFinder}). */
  public void findWalks(double x, double y, AccessStops walks) {
    WalkParameters walk = timetable.walk();
    walks.clear(x, y);
    timetable.findStops(x, y, nearStops);
    for (int ordinal = 0; ordinal < nearStops.size(); ordinal++) {
      int stop = nearStops.getInt(ordinal);
      double beeline = timetable.beelineMeters(x, y, stop);
      double seconds = Math.ceil(beeline / walk.beelineMetersPerSecond());
      double cost = seconds * costs.walkingPerSecond();
      walks.add(stop, seconds, cost, beeline * walk.beelineDistanceFactor(), 0);
    }
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
    if (goal.bestLabel != NONE) {
      collect(to, profile.add());
      profile.leaveAsLateAsPossible(access, waiting);
    }
    while (profile.hasDeparture()) {
      double costBefore = goal.bestCost;
      int firstLabel = labels.count;
      int leaving = profile.leaving();
      while (profile.hasDeparture() && profile.leaving() == leaving) {
        start(access, profile.takeAccess(), leaving);
      }
      runRounds(firstLabel);
      if (goal.bestCost < costBefore) {
        collect(leaving, profile.add());
        profile.leaveAsLateAsPossible(access, waiting);
      }
    }
    reset();
  }

  private void begin(AccessStops egress, int baseTime) {
    labels.clear();
    goal.aimAt(egress, baseTime);
  }

  /**
   * Looks for a journey with little waiting first, then with more and more: what is found below the limit is the best of
   * all, and the nearer the limit, the less has to be looked at.
   */
  private void search(AccessStops access, double departureTime, double mostCost) {
    double least = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < access.count(); ordinal++) {
      double cost = access.cost(ordinal) + goal.remaining.ready(access.stop(ordinal));
      least = Math.min(least, cost);
    }
    double spent = waiting * (departureTime - goal.baseTime);
    int wait = waiting > 0 ? FIRST_WAIT_SECONDS : LONGEST_WAIT_SECONDS;
    boolean isLast = false;
    while (goal.bestLabel == NONE && !isLast) {
      reached.clear();
      isLast = wait >= LONGEST_WAIT_SECONDS || least + waiting * wait >= mostCost;
      goal.bestCost =
          (isLast ? mostCost : least + waiting * wait) + spent + 2 * RaptorLabels.COST_TOLERANCE;
      wait *= 2;
      int firstLabel = labels.count;
      for (int ordinal = 0; ordinal < access.count(); ordinal++) {
        start(access, ordinal, departureTime);
      }
      runRounds(firstLabel);
    }
    if (goal.bestLabel == NONE) {
      goal.bestCost = Double.POSITIVE_INFINITY;
    }
  }

  private void start(AccessStops access, int ordinal, double departureTime) {
    int time = (int) (departureTime + access.seconds(ordinal));
    double reduced = access.cost(ordinal) - waiting * (time - departureTime);
    beReady(access.stop(ordinal), time, reduced, NONE, RaptorLabels.BY_ACCESS, ordinal);
  }

  private void runRounds(int firstLabel) {
    int firstReady = firstLabel;
    for (int round = 0; round <= MOST_TRANSFERS && !reached.newlyReady().isEmpty(); round++) {
      int firstArrived = labels.count;
      rides.ride(firstReady);
      firstReady = labels.count;
      transfer(firstArrived);
    }
    reached.forgetNewlyReady();
  }

  private void transfer(int firstArrived) {
    double perTransfer = costs.perTransfer();
    IntArrayList stops = reached.newlyArrived();
    for (int ordinal = 0; ordinal < stops.size(); ordinal++) {
      int stop = stops.getInt(ordinal);
      int end = transfers.end(stop);
      for (int label = reached.arrived(stop); label >= firstArrived; label = labels.next[label]) {
        double reducedBefore = labels.reduced[label] + perTransfer;
        for (int transfer = transfers.first(stop); transfer < end; transfer++) {
          int seconds = transfers.seconds(transfer);
          double reduced = reducedBefore + walkingReduced * seconds;
          walk(label, transfer, labels.time[label] + seconds, reduced);
        }
      }
    }
    reached.forgetNewlyArrived();
  }

  private void walk(int from, int transfer, int time, double reduced) {
    int stop = transfers.toStop(transfer);
    if (goal.egressOf(stop) != NONE
        && stop != labels.stop[from]
        && goal.improves(stop, time, reduced)) {
      goal.bestLabel =
          labels.addLoose(stop, time, reduced, from, RaptorLabels.BY_TRANSFER, transfer);
    }
    beReady(stop, time, reduced, from, RaptorLabels.BY_TRANSFER, transfer);
  }

  private void beReady(int stop, int time, double reduced, int from, int kind, int what) {
    if (!goal.isHopeless(goal.spent(time, reduced), goal.remaining.ready(stop))) {
      reached.beReady(stop, time, reduced, from, kind, what);
    }
  }

  private void collect(double departureTime, TransitJourney journey) {
    journey.clear();
    if (goal.bestLabel != NONE) {
      int way = goal.egressOf(labels.stop[goal.bestLabel]);
      journey.collect(labels, goal.bestLabel);
      journey.departureTime = departureTime;
      journey.arrivalTime = (int) (labels.time[goal.bestLabel] + goal.egress.seconds(way));
      journey.cost = goal.bestCost - waiting * (departureTime - goal.baseTime);
      journey.egress = way;
    }
  }

  private void reset() {
    reached.clear();
    goal.clear();
  }
}
