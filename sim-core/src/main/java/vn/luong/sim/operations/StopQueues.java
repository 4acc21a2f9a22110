package vn.luong.sim.operations;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Who waits at stops and who is on board of vehicles, each in the order they came. There is a waiting list for each line at
 * each stop, or one for each stop if passengers take any line.
 *
 * <p>Layout: nine bytes per person, who comes next in the list, where the person wants to get out, and whether he stays on
 * board when the vehicle goes on as another departure; head and tail per list; which list a route stop has.
 *
 * <p>Threads: a waiting list belongs to the stop's link, a vehicle's passengers to the vehicle; between phases both to the
 * main loop.
 */
public final class StopQueues {
  public static final int NONE = -1;

  private final TransitSchedule schedule;
  private final TransitRoutes routes;
  private final BoardingRule rule;
  private final int[] next;
  private final int[] egressStop;
  private final boolean[] ridesOn;
  private final int[] waitingOfRouteStop;
  private final Long2IntMap waitingOfPlace = new Long2IntOpenHashMap();
  private final IntArrayList stopOfWaiting = new IntArrayList();
  private final IntArrayList waitingHead = new IntArrayList();
  private final IntArrayList waitingTail = new IntArrayList();
  private final int[] riderHead;
  private final int[] riderTail;
  private final int[] riderCount;

  /** Nobody waits or rides. */
  public StopQueues(
      TransitSchedule schedule, BoardingRule rule, int personCount, int vehicleCount) {
    this.schedule = schedule;
    routes = schedule.routes();
    this.rule = rule;
    next = new int[personCount];
    egressStop = new int[personCount];
    ridesOn = new boolean[personCount];
    riderHead = new int[vehicleCount];
    riderTail = new int[vehicleCount];
    riderCount = new int[vehicleCount];
    Arrays.fill(riderHead, NONE);
    Arrays.fill(riderTail, NONE);
    waitingOfRouteStop = new int[routes.routeStopCount()];
    for (int route = 0; route < routes.count(); route++) {
      for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
        waitingOfRouteStop[at] = waitingList(routes.line(route), routes.stop(at));
      }
    }
  }

  /** The waiting list of a line at a stop; made if there is none. Before the clock starts. */
  public int waitingList(int line, int stop) {
    long place = rule == BoardingRule.STOP_ONLY ? stop : (long) line << Integer.SIZE | stop;
    if (!waitingOfPlace.containsKey(place)) {
      waitingOfPlace.put(place, stopOfWaiting.size());
      stopOfWaiting.add(stop);
      waitingHead.add(NONE);
      waitingTail.add(NONE);
    }
    return waitingOfPlace.get(place);
  }

  /**
   * The person waits, behind all others. Between phases.
   *
   * @param toStop where the person wants to get out
   * @param staysOn whether that may be on a departure as which the vehicle goes on
   */
  public void await(int waiting, int person, int toStop, boolean staysOn) {
    egressStop[person] = toStop;
    ridesOn[person] = staysOn;
    next[person] = NONE;
    int tail = waitingTail.getInt(waiting);
    if (tail == NONE) {
      waitingHead.set(waiting, person);
    } else {
      next[tail] = person;
    }
    waitingTail.set(waiting, person);
  }

  public int waitingListCount() {
    return stopOfWaiting.size();
  }

  /** The stop of a waiting list. */
  public int stopOf(int waiting) {
    return stopOfWaiting.getInt(waiting);
  }

  /** First of a waiting list, or {@link #NONE}. */
  public int firstWaiting(int waiting) {
    return waitingHead.getInt(waiting);
  }

  /** Who comes after a person in the same list, or {@link #NONE}. */
  public int next(int person) {
    return next[person];
  }

  /** Passengers on board. */
  public int riderCount(int vehicle) {
    return riderCount[vehicle];
  }

  /** Who has been on board for the longest time, or {@link #NONE}. */
  public int firstRider(int vehicle) {
    return riderHead[vehicle];
  }

  /** Puts everybody off the vehicle; they stand nowhere then. */
  void clearRiders(int vehicle) {
    riderHead[vehicle] = NONE;
    riderTail[vehicle] = NONE;
    riderCount[vehicle] = 0;
  }

  /** Passengers who want to get out at the stop. */
  int countLeaving(int vehicle, int stop) {
    int count = 0;
    for (int rider = riderHead[vehicle]; rider != NONE; rider = next[rider]) {
      if (egressStop[rider] == stop) {
        count++;
      }
    }
    return count;
  }

  /** Persons who wait for what a vehicle at this stop of its departure's route offers, but no more than so many. */
  int countEntering(int departure, int routeStop, int most) {
    int count = 0;
    int person = waitingHead.getInt(waitingOfRouteStop[routeStop]);
    while (person != NONE && count < most) {
      if (isServed(departure, routeStop, person)) {
        count++;
      }
      person = next[person];
    }
    return count;
  }

  /** The first person after another one, or of all, who waits for the vehicle; {@link #NONE} if there is none. */
  int nextEntering(int departure, int routeStop, int afterPerson) {
    int person =
        afterPerson == NONE ? waitingHead.getInt(waitingOfRouteStop[routeStop]) : next[afterPerson];
    while (person != NONE && !isServed(departure, routeStop, person)) {
      person = next[person];
    }
    return person;
  }

  private boolean isServed(int departure, int routeStop, int person) {
    if (ridesOn[person]) {
      return schedule.leadsTo(departure, routeStop + 1, egressStop[person]);
    }
    int route = schedule.departures().route(departure);
    return routes.findStop(route, egressStop[person], routeStop + 1) != NONE;
  }

  /** Lets the first who waits for the vehicle in; returns who it is. */
  int board(int departure, int routeStop, int vehicle) {
    int waiting = waitingOfRouteStop[routeStop];
    int preceding = NONE;
    int person = waitingHead.getInt(waiting);
    while (!isServed(departure, routeStop, person)) {
      preceding = person;
      person = next[person];
    }
    if (preceding == NONE) {
      waitingHead.set(waiting, next[person]);
    } else {
      next[preceding] = next[person];
    }
    if (next[person] == NONE) {
      waitingTail.set(waiting, preceding);
    }
    addRider(vehicle, person);
    return person;
  }

  private void addRider(int vehicle, int person) {
    next[person] = NONE;
    if (riderTail[vehicle] == NONE) {
      riderHead[vehicle] = person;
    } else {
      next[riderTail[vehicle]] = person;
    }
    riderTail[vehicle] = person;
    riderCount[vehicle]++;
  }

  /** Lets the first who wants to get out at the stop out; returns who it is. */
  int alight(int vehicle, int stop) {
    int preceding = NONE;
    int person = riderHead[vehicle];
    while (egressStop[person] != stop) {
      preceding = person;
      person = next[person];
    }
    if (preceding == NONE) {
      riderHead[vehicle] = next[person];
    } else {
      next[preceding] = next[person];
    }
    if (next[person] == NONE) {
      riderTail[vehicle] = preceding;
    }
    riderCount[vehicle]--;
    return person;
  }
}
