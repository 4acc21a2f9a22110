package vn.luong.sim.raptor;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.MinimalTransferTimes;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Tries every journey there is: any stop in reach, any route, any stop to get out, any transfer, and so on. Reads the
 * schedule itself, by the rules in words: nothing is shared with the router but the parameters. Only journeys that
 * already cost more than a complete one are given up, as costs never fall.
 */
final class ExhaustiveJourneys {
  /** The ride has not begun. */
  private static final int NOT_YET = -2;

  private final RandomTimetable world;
  private final TransitSchedule schedule;
  private final StopFacilities stops;
  private final TransitRoutes routes;
  private final WalkParameters walk;
  private final RaptorCosts costs;
  /** Null if departures cost the same. */
  private final DepartureCosts.Source byDeparture;

  /** Routes of the schedule that may be taken; null for all. */
  private BitSet admitted;

  /** Null if people walk from the last stop. */
  private AccessStops egress;

  private double best;
  private final Map<Long, Double> leastAt = new HashMap<>();

  ExhaustiveJourneys(RandomTimetable world, RaptorCosts costs) {
    this(world, costs, null);
  }

  /** Where departures cost differently, each of those to come may be taken. */
  ExhaustiveJourneys(RandomTimetable world, RaptorCosts costs, DepartureCosts.Source byDeparture) {
    this.world = world;
    this.costs = costs;
    this.byDeparture = byDeparture;
    schedule = world.timetable.schedule();
    stops = schedule.stops();
    routes = schedule.routes();
    walk = world.timetable.walk();
  }

  /** Only these routes of the schedule may be taken. */
  ExhaustiveJourneys admitting(BitSet routesOfSchedule) {
    admitted = routesOfSchedule;
    return this;
  }

  private boolean isAdmitted(int route) {
    return admitted == null || admitted.get(route);
  }

  /** The least cost of any journey with at least one ride; infinite if there is none. */
  double leastCost(int departureTime) {
    best = Double.POSITIVE_INFINITY;
    leastAt.clear();
    for (int stop = 0; stop < stops.count(); stop++) {
      if (isInReach(stop, world.originX, world.originY)) {
        int seconds = walkSeconds(stop, world.originX, world.originY);
        board(stop, departureTime + seconds, seconds * costs.walkingPerSecond());
      }
    }
    return best;
  }

  /** The same with these ways to the first stop and from the last one. */
  double leastCost(AccessStops access, AccessStops newEgress, int departureTime) {
    best = Double.POSITIVE_INFINITY;
    leastAt.clear();
    egress = newEgress;
    for (int way = 0; way < access.count(); way++) {
      board(access.stop(way), (int) (departureTime + access.seconds(way)), access.cost(way));
    }
    return best;
  }

  private void board(int stop, int time, double cost) {
    // Who is at the same place at the same time has the same ways on.
    Double known = leastAt.get((long) stop << Integer.SIZE | time);
    if (known != null && known <= cost) {
      return;
    }
    leastAt.put((long) stop << Integer.SIZE | time, cost);
    for (int route = 0; route < routes.count(); route++) {
      for (int at = routes.firstStop(route); at < routes.endStop(route) - 1; at++) {
        if (routes.stop(at) == stop && routes.allowsBoarding(at) && isAdmitted(route)) {
          ride(route, at, time, cost);
        }
      }
    }
  }

  private void ride(int route, int at, int time, double cost) {
    int first = Integer.MAX_VALUE;
    for (int departure = schedule.departures().first(route);
        departure < schedule.departures().end(route);
        departure++) {
      int start = (int) schedule.departures().time(departure);
      if (start + routes.departureOffsetSeconds(at) >= time) {
        if (byDeparture != null) {
          ride(route, departure, at, time, cost);
        }
        first = Math.min(first, start);
      }
    }
    boolean isTaken = false;
    for (int departure = schedule.departures().first(route);
        departure < schedule.departures().end(route) && byDeparture == null;
        departure++) {
      int start = (int) schedule.departures().time(departure);
      boolean isFirst = start == first && !isTaken;
      isTaken |= isFirst;
      boolean goesOn = start + routes.departureOffsetSeconds(at) >= time
          && goesOnAs(departure) != Departures.NO_DEPARTURE;
      if (isFirst || goesOn) {
        ride(route, departure, at, time, cost);
      }
    }
  }

  private void ride(int route, int departure, int at, int time, double cost) {
    int start = (int) schedule.departures().time(departure);
    int boarding = Math.max(time, start + (int) routes.arrivalOffsetSeconds(at));
    double costOnBoard =
        cost + (boarding - time) * costs.waitingPerSecond() + costs.perBoarding(route);
    if (byDeparture != null) {
      costOnBoard += byDeparture.boardingCost(departure, at - routes.firstStop(route));
    }
    stayOnBoard(route, departure, at, boarding, costOnBoard, NOT_YET);
  }

  /** From a stop on; after the last one on the departure as which the vehicle goes on. */
  private void stayOnBoard(
      int route, int departure, int at, int boarding, double costOnBoard, int ofZone) {
    int start = (int) schedule.departures().time(departure);
    int position = at - routes.firstStop(route);
    int routeOfTimetable = 0;
    while (world.timetable.scheduleRoute(routeOfTimetable) != route) {
      routeOfTimetable++;
    }
    int firstRow = world.timetable.firstRow(routeOfTimetable);
    int fromZone = costs.zonePrices() == null || ofZone != NOT_YET
        ? ofZone
        : costs.zonePrices().boardingZone(firstRow + position);
    double crowding = 0;
    int arrival = boarding;
    double costThere = costOnBoard;
    for (int out = at + 1; out < routes.endStop(route); out++) {
      int there = out - routes.firstStop(route);
      if (byDeparture != null) {
        double seconds = routes.arrivalOffsetSeconds(out) - routes.arrivalOffsetSeconds(out - 1);
        crowding += byDeparture.sectionCost(departure, there - 1, seconds);
      }
      arrival = start + (int) routes.arrivalOffsetSeconds(out);
      double fare = costs.along(firstRow + there) - costs.along(firstRow + position);
      costThere =
          costOnBoard + crowding + fare + (arrival - boarding) * costs.ridingPerSecond(route);
      if (routes.allowsAlighting(out) && costThere <= best) {
        double price =
            costs.zonePrices() == null ? 0 : costs.zonePrices().of(fromZone, firstRow + there);
        getOut(routes.stop(out), arrival, costThere + price);
      }
    }
    int next = goesOnAs(departure);
    if (next != Departures.NO_DEPARTURE
        && isAdmitted(schedule.departures().route(next))
        && costThere <= best) {
      int nextRoute = schedule.departures().route(next);
      stayOnBoard(nextRoute, next, routes.firstStop(nextRoute), arrival, costThere, fromZone);
    }
  }

  /** The chained departure that is the next of the same vehicle and does not start before the vehicle has come. */
  private int goesOnAs(int departure) {
    Departures all = schedule.departures();
    int vehicle = all.vehicle(departure);
    int next = Departures.NO_DEPARTURE;
    for (int other = 0; other < all.count(); other++) {
      if (vehicle != Departures.NO_VEHICLE
          && all.vehicle(other) == vehicle
          && isBefore(departure, other)
          && (next == Departures.NO_DEPARTURE || isBefore(other, next))) {
        next = other;
      }
    }
    boolean isChained = false;
    for (int at = all.chained().start(departure); at < all.chained().end(departure); at++) {
      isChained |= all.chained().value(at) == next;
    }
    if (next == Departures.NO_DEPARTURE || !isChained) {
      return Departures.NO_DEPARTURE;
    }
    double comes =
        all.time(departure) + routes.arrivalOffsetSeconds(routes.endStop(all.route(departure)) - 1);
    double leaves =
        all.time(next) + routes.departureOffsetSeconds(routes.firstStop(all.route(next)));
    return leaves >= comes ? next : Departures.NO_DEPARTURE;
  }

  private boolean isBefore(int departure, int other) {
    double time = schedule.departures().time(departure);
    double later = schedule.departures().time(other);
    return time < later || time == later && departure < other;
  }

  private void getOut(int stop, int time, double cost) {
    leave(stop, cost);
    for (int other = 0; other < stops.count(); other++) {
      int seconds = transferSeconds(stop, other);
      if (seconds >= 0) {
        double costThere = cost + seconds * costs.walkingPerSecond() + costs.perTransfer();
        if (other != stop) {
          leave(other, costThere);
        }
        if (costThere <= best) {
          board(other, time + seconds, costThere);
        }
      }
    }
  }

  private void leave(int stop, double cost) {
    if (egress != null) {
      for (int way = 0; way < egress.count() && isServed(stop); way++) {
        best = Math.min(
            best, egress.stop(way) == stop ? cost + egress.cost(way) : Double.POSITIVE_INFINITY);
      }
    } else if (isInReach(stop, world.destinationX, world.destinationY)) {
      int seconds = walkSeconds(stop, world.destinationX, world.destinationY);
      best = Math.min(best, cost + seconds * costs.walkingPerSecond());
    }
  }

  private int walkSeconds(int stop, double x, double y) {
    return (int) Math.ceil(distance(stop, x, y) / walk.beelineMetersPerSecond());
  }

  private boolean isInReach(int stop, double x, double y) {
    int near = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int other = 0; other < stops.count(); other++) {
      if (isServed(other)) {
        near += distance(other, x, y) <= walk.searchRadiusMeters() ? 1 : 0;
        nearest = Math.min(nearest, distance(other, x, y));
      }
    }
    double radius = near >= 2 ? walk.searchRadiusMeters() : nearest + walk.extensionRadiusMeters();
    return isServed(stop) && distance(stop, x, y) <= radius;
  }

  private boolean isServed(int stop) {
    for (int at = 0; at < routes.routeStopCount(); at++) {
      if (routes.stop(at) == stop) {
        return true;
      }
    }
    return false;
  }

  /** Negative if people do not transfer there. */
  private int transferSeconds(int from, int to) {
    MinimalTransferTimes times = schedule.transferTimes();
    double beeline = distance(to, stops.x(from), stops.y(from));
    double seconds = Math.max(beeline / walk.beelineMetersPerSecond(), walk.transferSeconds());
    boolean isNear = beeline <= walk.connectionMeters();
    return (int) Math.ceil(times.seconds(from, to, isNear ? seconds : -1));
  }

  private double distance(int stop, double x, double y) {
    double eastward = stops.x(stop) - x;
    double northward = stops.y(stop) - y;
    return Math.sqrt(eastward * eastward + northward * northward);
  }
}
