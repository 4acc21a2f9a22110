package vn.luong.sim.raptor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.transit.Departures;

/**
 * Which departures go on as which others with their passengers on board ({@link Departures#goesOnAs}), on the same day and
 * no earlier than the vehicle has arrived.
 *
 * <p>Of departures of a route, one that goes on is no substitute for another that goes on elsewhere; those with the same
 * <em>pattern</em> do so as the same routes after the same times, so that the earlier is as good as the later.
 *
 * <p>Layout: 12 bytes per departure of the timetable; the stops where a route goes on.
 *
 * <p>Threads: immutable, safe to share.
 */
final class ThroughRides {
  static final int ENDS = 0;
  private static final int NONE = RaptorTimetable.NO_DEPARTURE;

  /** How a departure goes on: as which route, how much later it starts, and how that goes on. */
  private record Next(int route, int seconds, int pattern) {}

  private final RaptorTimetable timetable;
  private final int[] route;
  private final int[] following;
  private final int[] pattern;
  private final IntRows nextStops;

  private ThroughRides(RaptorTimetable timetable) {
    this.timetable = timetable;
    int count = timetable.departureCount();
    route = new int[count];
    for (int one = 0; one < timetable.routeCount(); one++) {
      Arrays.fill(route, timetable.firstDeparture(one), timetable.endDeparture(one), one);
    }
    following = findFollowing();
    pattern = new int[count];
    Map<Next, Integer> patterns = new HashMap<>();
    for (int departure = 0; departure < count; departure++) {
      setPattern(departure, patterns);
    }
    nextStops = findNextStops();
  }

  /** The through rides of a timetable; null if there are none. */
  static ThroughRides of(RaptorTimetable timetable) {
    Departures departures = timetable.schedule().departures();
    boolean isAny = IntStream.range(0, departures.count())
        .anyMatch(departure -> departures.goesOnAs(departure) != Departures.NO_DEPARTURE);
    return isAny ? new ThroughRides(timetable) : null;
  }

  private int[] findFollowing() {
    Departures departures = timetable.schedule().departures();
    int[] ofSchedule = new int[departures.count()];
    Arrays.fill(ofSchedule, NONE);
    for (int departure = 0; departure < route.length; departure++) {
      ofSchedule[timetable.scheduleDeparture(departure)] = departure;
    }
    int[] found = new int[route.length];
    for (int departure = 0; departure < found.length; departure++) {
      int next = departures.goesOnAs(timetable.scheduleDeparture(departure));
      int known = next == Departures.NO_DEPARTURE ? NONE : ofSchedule[next];
      found[departure] = known != NONE && isInTime(departure, known) ? known : NONE;
    }
    return found;
  }

  private boolean isInTime(int departure, int next) {
    int lastRow = timetable.endRow(route[departure]) - 1;
    int leaves =
        timetable.departureTime(next) + timetable.departureOffset(timetable.firstRow(route[next]));
    return leaves >= timetable.departureTime(departure) + timetable.arrivalOffset(lastRow);
  }

  private void setPattern(int departure, Map<Next, Integer> patterns) {
    int next = following[departure];
    if (next == NONE || pattern[departure] != ENDS) {
      return;
    }
    setPattern(next, patterns);
    int seconds = timetable.departureTime(next) - timetable.departureTime(departure);
    Next how = new Next(route[next], seconds, pattern[next]);
    pattern[departure] = patterns.computeIfAbsent(how, key -> patterns.size() + 1);
  }

  private IntRows findNextStops() {
    int routeCount = timetable.routeCount();
    int[] offsets = new int[routeCount + 1];
    int[][] stops = new int[routeCount][];
    for (int one = 0; one < routeCount; one++) {
      stops[one] = IntStream.range(timetable.firstDeparture(one), timetable.endDeparture(one))
          .filter(departure -> following[departure] != NONE)
          .map(this::nextStop)
          .distinct()
          .toArray();
      offsets[one + 1] = offsets[one] + stops[one].length;
    }
    return IntRows.of(offsets, Arrays.stream(stops).flatMapToInt(Arrays::stream).toArray());
  }

  /** The departure as which this one goes on, or {@link RaptorTimetable#NO_DEPARTURE}. */
  int following(int departure) {
    return following[departure];
  }

  /** First stop of the departure as which this one goes on. */
  int nextStop(int departure) {
    return timetable.stop(timetable.firstRow(route[following[departure]]));
  }

  /** Route of the timetable. */
  int route(int departure) {
    return route[departure];
  }

  /** How the departure goes on; {@link #ENDS} if it does not. */
  int pattern(int departure) {
    return pattern[departure];
  }

  /** The first of a route's departures from one on that goes on in another way than a pattern; else the end of them. */
  int nextOther(int fromDeparture, int endDeparture, int thanPattern) {
    int departure = fromDeparture;
    while (departure < endDeparture
        && (pattern[departure] == ENDS || pattern[departure] == thanPattern)) {
      departure++;
    }
    return departure;
  }

  /** For each route the first stops of those as which its departures go on. */
  IntRows nextStops() {
    return nextStops;
  }
}
