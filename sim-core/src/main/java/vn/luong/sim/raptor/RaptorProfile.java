package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.arrays.IntRows;

/**
 * The best journeys of a window of departure times, as {@link RaptorRouter#profile} found them: the later the traveller
 * leaves, the later in the window.
 *
 * <p>Reused: its journeys are valid until the router fills it again.
 */
public final class RaptorProfile {
  private final RaptorTimetable timetable;
  private final List<TransitJourney> journeys = new ArrayList<>();
  private int count;
  /** Leaving times with the ordinal of the access, ascending; taken from the end. */
  private final LongArrayList departures = new LongArrayList();

  public RaptorProfile(RaptorTimetable timetable) {
    this.timetable = timetable;
  }

  public int count() {
    return count;
  }

  /** A journey; the first is the one that leaves last. */
  public TransitJourney journey(int ordinal) {
    return journeys.get(ordinal);
  }

  /**
   * What it costs from a departure time on, waiting at first included; infinite if there is no journey any more.
   *
   * @param waitingPerSecond cost of waiting that the journeys were found with
   */
  public double cost(double departureTime, double waitingPerSecond) {
    double least = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < count; ordinal++) {
      TransitJourney journey = journeys.get(ordinal);
      if (journey.departureTime() >= departureTime) {
        double wait = journey.departureTime() - departureTime;
        least = Math.min(least, journey.cost() + waitingPerSecond * wait);
      }
    }
    return least;
  }

  /** Collects when to leave so as to be at a stop when a vehicle departs. */
  void begin(AccessStops access, int from, int to) {
    count = 0;
    departures.clear();
    IntRows rowsOfStop = timetable.rowsOfStop();
    for (int ordinal = 0; ordinal < access.count(); ordinal++) {
      int stop = access.stop(ordinal);
      for (int at = rowsOfStop.start(stop); at < rowsOfStop.end(stop); at++) {
        int row = rowsOfStop.value(at);
        if (timetable.allowsBoarding(row)) {
          addDepartures(row, access.seconds(ordinal), from, to, ordinal);
        }
      }
    }
    departures.sort(null);
  }

  private void addDepartures(int row, double seconds, int from, int to, int access) {
    int route = timetable.route(row);
    int departure = timetable.nextDeparture(row, (int) Math.ceil(from + seconds));
    int end = departure == RaptorTimetable.NO_DEPARTURE ? departure : timetable.endDeparture(route);
    for (; departure < end; departure++) {
      int atStop = timetable.departureTime(departure) + timetable.departureOffset(row);
      int leaving = (int) Math.floor(atStop - seconds);
      if (leaving >= to) {
        return;
      }
      departures.add((long) leaving << Integer.SIZE | access);
    }
  }

  boolean hasDeparture() {
    return !departures.isEmpty();
  }

  int leaving() {
    return (int) (departures.getLong(departures.size() - 1) >> Integer.SIZE);
  }

  int takeAccess() {
    return (int) departures.removeLong(departures.size() - 1);
  }

  TransitJourney add() {
    if (count == journeys.size()) {
      journeys.add(new TransitJourney(timetable));
    }
    return journeys.get(count++);
  }

  /** The last journey's traveller need not be at the first stop before boarding. */
  void leaveAsLateAsPossible(AccessStops access, double waitingPerSecond) {
    TransitJourney journey = journeys.get(count - 1);
    double latest = Math.floor(journey.boardingTime(0) - access.seconds(journey.access()));
    journey.cost -= waitingPerSecond * (latest - journey.departureTime);
    journey.departureTime = latest;
    journey.startTime[0] = (int) (latest + access.seconds(journey.access()));
  }
}
