package vn.luong.scenario.workerbus;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.people.StreetPlaces.Place;
import vn.luong.scenario.people.WorkHours;
import vn.luong.scenario.people.WorkerBusReach;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Whom the company buses of a timetable take to work, and when.
 *
 * <p>Layout: the routes of each park and shift.
 *
 * <p>Threads: nothing changes once built.
 */
public final class WorkerBusTimetable implements WorkerBusReach {
  private static final double DAY_SECONDS = 24 * 3600;

  /** People are at the stop a little before the bus. */
  private static final double SLACK_SECONDS = 180;

  private final TransitSchedule schedule;
  private final double share;
  private final double walkMeters;
  private final double walkMetersPerSecond;
  private final Map<Key, Service> services = new HashMap<>();

  private record Key(int estate, int startTime) {}

  private record Service(String reservedFor, IntArrayList routes) {}

  /** A bus that may be taken: when to leave for it. */
  private record Way(int route, int from, double walkSeconds) {}

  /**
   * Makes the timetable.
   *
   * @param lines the lines, as they run in the schedule
   * @param share share of those they serve who ride with them
   * @param walkMeters how far people walk, as the crow flies
   * @param walkMetersPerSecond how fast, as the crow flies
   */
  public WorkerBusTimetable(
      List<WorkerBusLine> lines,
      TransitSchedule schedule,
      double share,
      double walkMeters,
      double walkMetersPerSecond) {
    this.schedule = schedule;
    this.share = share;
    this.walkMeters = walkMeters;
    this.walkMetersPerSecond = walkMetersPerSecond;
    for (WorkerBusLine line : lines) {
      IntArrayList routes = new IntArrayList();
      int index = schedule.findLine(line.id());
      for (int at = 0; at < schedule.routes().ofLine().size(index); at++) {
        routes.add(schedule.routes().ofLine().value(index, at));
      }
      services.put(
          new Key(line.estate(), (int) line.shift().start()),
          new Service(line.reservedFor(), routes));
    }
  }

  @Override
  public String linesFor(int estate, double startTime) {
    Service service = services.get(new Key(estate, (int) startTime));
    return service == null ? null : service.reservedFor();
  }

  @Override
  public Commute find(int estate, WorkHours hours, Place home, Place work, double uniform) {
    Service service = services.get(new Key(estate, (int) hours.startTime()));
    Way there = service == null ? null : way(service.routes(), home, work);
    Way back = there == null ? null : way(service.routes(), work, home);
    if (back == null) {
      return null;
    }
    double end = hours.isOverMidnight() ? hours.endTime() - DAY_SECONDS : hours.endTime();
    return new Commute(anyOf(there, uniform), nearest(back, end));
  }

  @Override
  public double share() {
    return share;
  }

  /** The route that asks for the shortest walks; null if there is none. */
  private Way way(IntArrayList ofService, Place from, Place to) {
    TransitRoutes routes = schedule.routes();
    Way best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < ofService.size(); ordinal++) {
      int route = ofService.getInt(ordinal);
      int boarding = nearestStop(route, from, true);
      int alighting = nearestStop(route, to, false);
      if (boarding >= 0 && alighting > boarding) {
        double walk = meters(routes.stop(boarding), from);
        double sum = walk + meters(routes.stop(alighting), to);
        if (sum < least) {
          least = sum;
          best = new Way(route, boarding, walk / walkMetersPerSecond);
        }
      }
    }
    return best;
  }

  /** The nearest stop of a route within reach where people may get in or out, or a negative number. */
  private int nearestStop(int route, Place place, boolean isForBoarding) {
    TransitRoutes routes = schedule.routes();
    int nearest = -1;
    double least = walkMeters;
    for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
      boolean isAllowed = isForBoarding ? routes.allowsBoarding(at) : routes.allowsAlighting(at);
      if (isAllowed && mayBeWithin(least, routes.stop(at), place)) {
        double meters = meters(routes.stop(at), place);
        if (meters <= least) {
          least = meters;
          nearest = at;
        }
      }
    }
    return nearest;
  }

  /** False if the stop is too far east, west, north or south: that is nearly always so, and told without a root. */
  private boolean mayBeWithin(double meters, int stop, Place place) {
    StopFacilities stops = schedule.stops();
    return Math.abs(stops.x(stop) - place.x()) <= meters
        && Math.abs(stops.y(stop) - place.y()) <= meters;
  }

  private double meters(int stop, Place place) {
    StopFacilities stops = schedule.stops();
    return Math.hypot(stops.x(stop) - place.x(), stops.y(stop) - place.y());
  }

  private double anyOf(Way way, double uniform) {
    Departures departures = schedule.departures();
    int first = departures.first(way.route());
    int count = departures.end(way.route()) - first;
    return leaving(way, first + (int) (uniform * count));
  }

  /** The one for which people leave nearest to a time. */
  private double nearest(Way way, double time) {
    Departures departures = schedule.departures();
    double nearest = Double.NaN;
    for (int departure = departures.first(way.route());
        departure < departures.end(way.route());
        departure++) {
      double leaving = leaving(way, departure);
      if (Double.isNaN(nearest) || Math.abs(leaving - time) < Math.abs(nearest - time)) {
        nearest = leaving;
      }
    }
    return nearest;
  }

  private double leaving(Way way, int departure) {
    double atStop = schedule.departures().time(departure)
        + schedule.routes().departureOffsetSeconds(way.from());
    return atStop - way.walkSeconds() - SLACK_SECONDS;
  }
}
