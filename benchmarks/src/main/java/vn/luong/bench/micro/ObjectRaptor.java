package vn.luong.bench.micro;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.FootTransfers;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * RAPTOR with generalised costs as one writes it first: objects for stops, routes, departures and labels, collections of
 * them, local and target pruning. Finds the same costs as {@link vn.luong.sim.raptor.RaptorRouter}. Only for comparison.
 */
final class ObjectRaptor {
  private static final double TOLERANCE = 1e-9;
  private static final int MOST_TRANSFERS = 20;

  private static final class Stop {
    final List<RouteStop> servedBy = new ArrayList<>();
    final List<Transfer> transfers = new ArrayList<>();
  }

  private record Transfer(Stop to, int seconds) {}

  private static final class Route {
    final List<RouteStop> stops = new ArrayList<>();
    final List<Integer> departures = new ArrayList<>();
    double ridingPerSecond;
    double perBoarding;
  }

  private record RouteStop(Route route, int position, Stop stop, int arrival, int departure) {}

  /** Cost and time of being somewhere; better if neither is worse after waiting for the other. */
  private record Label(int time, double cost, Label before) {
    boolean isAsGoodAs(Label other, double waiting) {
      return time <= other.time && cost + waiting * (other.time - time) <= other.cost + TOLERANCE;
    }
  }

  private record Boarded(int start, double cost, int since, Label from) {}

  private final Map<Integer, Stop> stops = new HashMap<>();
  private final RaptorCosts costs;
  private final double waiting;

  ObjectRaptor(RaptorTimetable timetable, RaptorCosts costs) {
    this.costs = costs;
    waiting = costs.waitingPerSecond();
    TransitSchedule schedule = timetable.schedule();
    TransitRoutes routes = schedule.routes();
    for (int ordinal = 0; ordinal < timetable.routeCount(); ordinal++) {
      int origin = timetable.scheduleRoute(ordinal);
      Route route = new Route();
      route.ridingPerSecond = costs.ridingPerSecond(ordinal);
      route.perBoarding = costs.perBoarding(ordinal);
      for (int at = routes.firstStop(origin); at < routes.endStop(origin); at++) {
        RouteStop routeStop = new RouteStop(
            route,
            route.stops.size(),
            stop(routes.stop(at)),
            (int) routes.arrivalOffsetSeconds(at),
            (int) routes.departureOffsetSeconds(at));
        route.stops.add(routeStop);
        routeStop.stop.servedBy.add(routeStop);
      }
      for (int departure = schedule.departures().first(origin);
          departure < schedule.departures().end(origin);
          departure++) {
        route.departures.add((int) schedule.departures().time(departure));
      }
      route.departures.sort(Comparator.naturalOrder());
    }
    FootTransfers transfers = timetable.transfers();
    for (int transfer = 0; transfer < transfers.count(); transfer++) {
      stop(transfers.fromStop(transfer))
          .transfers
          .add(new Transfer(stop(transfers.toStop(transfer)), transfers.seconds(transfer)));
    }
  }

  private Stop stop(int index) {
    return stops.computeIfAbsent(index, any -> new Stop());
  }

  /** The least cost, or the most that was asked for if nothing is cheaper. */
  double leastCost(AccessStops access, AccessStops egress, int departureTime, double mostCost) {
    Map<Stop, Double> egressCost = new HashMap<>();
    for (int ordinal = 0; ordinal < egress.count(); ordinal++) {
      egressCost.merge(stop(egress.stop(ordinal)), egress.cost(ordinal), Math::min);
    }
    Map<Stop, List<Label>> ready = new HashMap<>();
    Map<Stop, List<Label>> arrived = new HashMap<>();
    Map<Stop, List<Label>> fresh = new LinkedHashMap<>();
    for (int ordinal = 0; ordinal < access.count(); ordinal++) {
      Stop stop = stop(access.stop(ordinal));
      int time = departureTime + (int) access.seconds(ordinal);
      Label label = new Label(time, access.cost(ordinal), null);
      if (add(ready, stop, label)) {
        fresh.computeIfAbsent(stop, any -> new ArrayList<>()).add(label);
      }
    }
    double best = mostCost;
    for (int round = 0; round <= MOST_TRANSFERS && !fresh.isEmpty(); round++) {
      Map<Route, Integer> queue = new LinkedHashMap<>();
      for (Stop stop : fresh.keySet()) {
        for (RouteStop served : stop.servedBy) {
          queue.merge(served.route, served.position, Math::min);
        }
      }
      Map<Stop, List<Label>> out = new LinkedHashMap<>();
      for (Map.Entry<Route, Integer> entry : queue.entrySet()) {
        best = ride(entry.getKey(), entry.getValue(), fresh, arrived, out, egressCost, best);
      }
      fresh = new LinkedHashMap<>();
      for (Map.Entry<Stop, List<Label>> entry : out.entrySet()) {
        Set<Label> kept = new LinkedHashSet<>(entry.getValue());
        kept.retainAll(new LinkedHashSet<>(arrived.get(entry.getKey())));
        for (Label label : kept) {
          for (Transfer transfer : entry.getKey().transfers) {
            double cost =
                label.cost + costs.perTransfer() + transfer.seconds * costs.walkingPerSecond();
            Label next = new Label(label.time + transfer.seconds, cost, label);
            if (cost < best) {
              if (transfer.to != entry.getKey() && egressCost.containsKey(transfer.to)) {
                best = Math.min(best, cost + egressCost.get(transfer.to));
              }
              if (add(ready, transfer.to, next)) {
                fresh.computeIfAbsent(transfer.to, any -> new ArrayList<>()).add(next);
              }
            }
          }
        }
      }
    }
    return best;
  }

  private double ride(
      Route route,
      int from,
      Map<Stop, List<Label>> fresh,
      Map<Stop, List<Label>> arrived,
      Map<Stop, List<Label>> out,
      Map<Stop, Double> egressCost,
      double bestSoFar) {
    double best = bestSoFar;
    List<Boarded> onBoard = new ArrayList<>();
    for (RouteStop at : route.stops.subList(from, route.stops.size())) {
      for (Boarded boarded : onBoard) {
        int time = boarded.start + at.arrival;
        double cost = boarded.cost + (time - boarded.since) * route.ridingPerSecond;
        Label label = new Label(time, cost, boarded.from);
        if (cost < best && add(arrived, at.stop, label)) {
          out.computeIfAbsent(at.stop, any -> new ArrayList<>()).add(label);
          if (egressCost.containsKey(at.stop)) {
            best = Math.min(best, cost + egressCost.get(at.stop));
          }
        }
      }
      for (Label label : fresh.getOrDefault(at.stop, List.of())) {
        board(route, at, label, onBoard);
      }
    }
    return best;
  }

  private void board(Route route, RouteStop at, Label label, List<Boarded> onBoard) {
    for (int start : route.departures) {
      if (start + at.departure >= label.time) {
        int since = Math.max(label.time, start + at.arrival);
        double cost = label.cost + waiting * (since - label.time) + route.perBoarding;
        Boarded boarded = new Boarded(start, cost, since, label);
        for (Boarded other : onBoard) {
          double costOfOther = other.cost + (since - other.since) * route.ridingPerSecond;
          double wait = waiting * (start - other.start);
          double riding = (start - other.start) * route.ridingPerSecond;
          if (other.start <= start && costOfOther - riding + wait <= cost + TOLERANCE) {
            return;
          }
        }
        onBoard.add(boarded);
        return;
      }
    }
  }

  private boolean add(Map<Stop, List<Label>> bags, Stop stop, Label label) {
    List<Label> bag = bags.computeIfAbsent(stop, any -> new ArrayList<>());
    for (Label other : bag) {
      if (other.isAsGoodAs(label, waiting)) {
        return false;
      }
    }
    bag.removeIf(other -> label.isAsGoodAs(other, waiting));
    return bag.add(label);
  }
}
