package vn.luong.gis.gtfs;

import java.util.Locale;
import vn.luong.gis.crs.Wgs84;
import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/** Checks trips as a whole: enough halts, in order, at times that go forward and that a vehicle can keep. */
final class TripChecks {
  private static final double FASTEST_METERS_PER_SECOND = 150 / 3.6;
  private static final double FASTEST_RAIL_METERS_PER_SECOND = 400 / 3.6;
  /** Times are often rounded to minutes. */
  private static final int ROUNDING_SECONDS = 60;

  private final GtfsFeed feed;
  private final String source;
  private final ProblemLog problems;

  TripChecks(GtfsFeed feed, String source, ProblemLog problems) {
    this.feed = feed;
    this.source = source;
    this.problems = problems;
  }

  void run() {
    IntRows rows = feed.stopTimes.ofTrips();
    for (int trip = 0; trip < rows.rowCount(); trip++) {
      if (feed.faultyTrips.contains(trip)) {
        continue;
      }
      if (rows.size(trip) < 2) {
        problems.add(Problem.warning(
            "empty-trip",
            SourcePosition.of(source),
            "trip \"" + feed.trips.get(trip).id() + "\"",
            "has " + rows.size(trip) + " halts",
            "a trip has two or more",
            "It is left out. Add its halts, or remove it from trips.txt."));
      } else {
        checkEnds(trip, rows.value(trip, 0), rows.value(trip, rows.size(trip) - 1));
        checkOrder(trip, rows);
      }
    }
  }

  private void checkEnds(int trip, int first, int last) {
    for (int row : new int[] {first, last}) {
      if (feed.stopTimes.arrival(row) == StopTimes.NO_TIME) {
        report(
            Severity.ERROR,
            "missing-time",
            row,
            trip,
            "has no time at its " + (row == first ? "first" : "last") + " stop",
            "times at both ends are required",
            "State arrival_time and departure_time.");
      }
    }
  }

  private void checkOrder(int trip, IntRows rows) {
    StopTimes halts = feed.stopTimes;
    int timed = -1;
    for (int at = rows.start(trip); at < rows.end(trip); at++) {
      int row = rows.value(at);
      if (at > rows.start(trip) && halts.sequence(row) == halts.sequence(rows.value(at - 1))) {
        report(
            Severity.ERROR,
            "duplicate-id",
            row,
            trip,
            "has stop_sequence " + halts.sequence(row) + " twice, see line "
                + halts.line(rows.value(at - 1)),
            "each number once",
            "Correct one of them.");
      }
      if (halts.arrival(row) == StopTimes.NO_TIME) {
        continue;
      }
      if (timed >= 0 && halts.arrival(row) < halts.departure(timed)) {
        report(
            Severity.ERROR,
            "times-backwards",
            row,
            trip,
            "arrives at " + time(halts.arrival(row))
                + ", before it departs from the stop before at " + time(halts.departure(timed))
                + " (line " + halts.line(timed) + ")",
            "times go forward with stop_sequence",
            "Correct times or sequence; past midnight write 24:00:00 and more.");
      } else if (timed >= 0) {
        checkSpeed(trip, timed, row);
      }
      timed = row;
    }
  }

  private void checkSpeed(int trip, int from, int to) {
    GtfsFeed.Stop start = feed.stops.get(feed.stopTimes.stop(from));
    GtfsFeed.Stop end = feed.stops.get(feed.stopTimes.stop(to));
    double meters =
        Wgs84.distanceMeters(start.longitude(), start.latitude(), end.longitude(), end.latitude());
    int seconds = feed.stopTimes.arrival(to) - feed.stopTimes.departure(from) + ROUNDING_SECONDS;
    int route = feed.trips.get(trip).route();
    boolean isRoad = route >= 0
        && RouteKind.of(feed.routes.get(route).type()) != null
        && RouteKind.of(feed.routes.get(route).type()).way() == Way.ROADS;
    double fastest = isRoad ? FASTEST_METERS_PER_SECOND : FASTEST_RAIL_METERS_PER_SECOND;
    if (meters > fastest * seconds) {
      report(
          Severity.WARNING,
          "trip-too-fast",
          to,
          trip,
          String.format(
              Locale.ROOT,
              "goes %.1f km from \"%s\" to \"%s\" in %d s",
              meters / 1000,
              start.id(),
              end.id(),
              seconds - ROUNDING_SECONDS),
          "a speed that vehicles reach",
          "Check the times, and the coordinates of both stops.");
    }
  }

  private void report(
      Severity severity,
      String kind,
      int row,
      int trip,
      String found,
      String expected,
      String remedy) {
    String subject = "trip \"" + feed.trips.get(trip).id() + "\"";
    SourcePosition position = new SourcePosition(source, feed.stopTimes.line(row));
    GtfsFeed.Stop stop = feed.stops.get(feed.stopTimes.stop(row));
    problems.add(new Problem(
        severity,
        kind,
        position,
        subject,
        found,
        expected,
        remedy,
        stop.longitude(),
        stop.latitude()));
  }

  private static String time(int seconds) {
    return SimTime.format(seconds);
  }
}
