package vn.luong.sim.raptor;

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
  private final RandomTimetable world;
  private final TransitSchedule schedule;
  private final StopFacilities stops;
  private final TransitRoutes routes;
  private final WalkParameters walk;
  private final RaptorCosts costs;
  /** Null if departures cost the same. */
  private final DepartureCosts.Source byDeparture;

  private double best;

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

  /** The least cost of any journey with at least one ride; infinite if there is none. */
  double leastCost(int departureTime) {
    best = Double.POSITIVE_INFINITY;
    for (int stop = 0; stop < stops.count(); stop++) {
      if (isInReach(stop, world.originX, world.originY)) {
        int seconds = walkSeconds(stop, world.originX, world.originY);
        board(stop, departureTime + seconds, seconds * costs.walkingPerSecond());
      }
    }
    return best;
  }

  private void board(int stop, int time, double cost) {
    for (int route = 0; route < routes.count(); route++) {
      for (int at = routes.firstStop(route); at < routes.endStop(route) - 1; at++) {
        if (routes.stop(at) == stop && routes.allowsBoarding(at)) {
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
    for (int departure = schedule.departures().first(route);
        departure < schedule.departures().end(route) && byDeparture == null;
        departure++) {
      if (schedule.departures().time(departure) == first) {
        ride(route, departure, at, time, cost);
        return;
      }
    }
  }

  private void ride(int route, int departure, int at, int time, double cost) {
    int start = (int) schedule.departures().time(departure);
    int boarding = Math.max(time, start + (int) routes.arrivalOffsetSeconds(at));
    int position = at - routes.firstStop(route);
    double costOnBoard =
        cost + (boarding - time) * costs.waitingPerSecond() + costs.perBoarding(route);
    if (byDeparture != null) {
      costOnBoard += byDeparture.boardingCost(departure, position);
    }
    int routeOfTimetable = 0;
    while (world.timetable.scheduleRoute(routeOfTimetable) != route) {
      routeOfTimetable++;
    }
    int firstRow = world.timetable.firstRow(routeOfTimetable);
    double crowding = 0;
    for (int out = at + 1; out < routes.endStop(route); out++) {
      int there = out - routes.firstStop(route);
      if (byDeparture != null) {
        double seconds = routes.arrivalOffsetSeconds(out) - routes.arrivalOffsetSeconds(out - 1);
        crowding += byDeparture.sectionCost(departure, there - 1, seconds);
      }
      if (routes.allowsAlighting(out)) {
        int arrival = start + (int) routes.arrivalOffsetSeconds(out);
        double fare = costs.along(firstRow + there) - costs.along(firstRow + position);
        double costThere =
            costOnBoard + crowding + fare + (arrival - boarding) * costs.ridingPerSecond(route);
        if (costThere <= best) {
          getOut(routes.stop(out), arrival, costThere);
        }
      }
    }
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
    if (isInReach(stop, world.destinationX, world.destinationY)) {
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
