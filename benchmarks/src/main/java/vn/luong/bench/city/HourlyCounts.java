package vn.luong.bench.city;

import java.util.Locale;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;

/**
 * Counts departures, arrivals and moves by the hour, to see whether a day is a day or a jam.
 *
 * <p>Layout: one row of three longs per hour, also of the hours after midnight.
 */
final class HourlyCounts implements EventSink {
  private static final int HOURS = 48;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int DEPARTURE = EventKind.DEPARTURE.ordinal();
  private static final int ARRIVAL = EventKind.ARRIVAL.ordinal();
  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();

  private final long[] departures = new long[HOURS];
  private final long[] arrivals = new long[HOURS];
  private final long[] moves = new long[HOURS];

  @Override
  public void accept(EventBuffer events) {
    for (int row = 0; row < events.size(); row++) {
      int kind = events.kindOrdinal(row);
      int hour = Math.min(HOURS - 1, events.time(row) / SECONDS_PER_HOUR);
      if (kind == LINK_LEAVE) {
        moves[hour]++;
      } else if (kind == DEPARTURE) {
        departures[hour]++;
      } else if (kind == ARRIVAL) {
        arrivals[hour]++;
      }
    }
  }

  /** A line per hour in which anything happened. */
  void print() {
    long under = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      under += departures[hour] - arrivals[hour];
      if (departures[hour] + arrivals[hour] + moves[hour] > 0) {
        System.out.printf(
            Locale.ROOT,
            "  %02d h: departures=%d arrivals=%d moves=%d on the way at its end=%d%n",
            hour,
            departures[hour],
            arrivals[hour],
            moves[hour],
            under);
      }
    }
  }
}
