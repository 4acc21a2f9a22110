package vn.luong.gis.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.luong.gis.gtfs.GtfsFeed.Frequency;

/** Reads the rows of {@code frequencies.txt}. */
final class FrequencyRows {
  /** One every 20 seconds for two days. */
  private static final int MOST_DEPARTURES = 8640;

  private final GtfsFeed feed;
  private final Map<Integer, Periods> periodsOfTrip = new HashMap<>();

  /** Periods of one trip by their start, and how long the longest of them is. */
  private static final class Periods {
    final TreeMap<Integer, List<Frequency>> byStart = new TreeMap<>();
    int longestSeconds;
  }

  FrequencyRows(GtfsFeed feed) {
    this.feed = feed;
  }

  void read(FeedRow row) {
    String tripId = row.required("trip_id");
    Integer trip = feed.tripIndex.get(tripId);
    if (trip == null && !tripId.isEmpty()) {
      GtfsReader.unknown(row, "trip_id", tripId, "trips.txt", Set.of());
    }
    row.required("start_time");
    row.required("end_time");
    row.required("headway_secs");
    int start = row.time("start_time");
    int end = row.time("end_time");
    int headway = row.whole("headway_secs", 1, Integer.MAX_VALUE);
    if (trip == null
        || start == FeedRow.NO_NUMBER
        || end == FeedRow.NO_NUMBER
        || headway == FeedRow.NO_NUMBER) {
      return;
    }
    if (end <= start) {
      row.error(
          "times-backwards",
          "end_time",
          row.text("end_time") + " is not after start_time " + row.text("start_time"),
          "must be later",
          "Correct one of the times; past midnight write 24:00:00 and more.");
      return;
    }
    if ((end - start) / headway > MOST_DEPARTURES) {
      row.error(
          "too-many-departures",
          "headway_secs",
          (end - start) / headway + " departures in one period",
          "at most " + MOST_DEPARTURES,
          "Check the times and the headway, which is in seconds.");
      return;
    }
    Frequency period = new Frequency(trip, start, end, headway, row.line());
    Periods known = periodsOfTrip.computeIfAbsent(trip, none -> new Periods());
    reportOverlaps(row, period, known);
    known.byStart.computeIfAbsent(start, none -> new ArrayList<>()).add(period);
    known.longestSeconds = Math.max(known.longestSeconds, end - start);
    feed.frequencies.add(period);
  }

  private static void reportOverlaps(FeedRow row, Frequency period, Periods known) {
    int earliest = period.startSeconds() - known.longestSeconds;
    known.byStart.subMap(earliest, period.endSeconds()).values().stream()
        .flatMap(List::stream)
        .filter(other -> other.endSeconds() > period.startSeconds())
        .forEach(other -> row.error(
            "frequencies-overlap",
            "start_time",
            "the period overlaps that of line " + other.line(),
            "periods of a trip follow each other",
            "Correct one of them."));
  }
}
