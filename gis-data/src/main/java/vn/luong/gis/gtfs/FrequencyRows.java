package vn.luong.gis.gtfs;

import java.util.Set;
import vn.luong.gis.gtfs.GtfsFeed.Frequency;

/** Reads the rows of {@code frequencies.txt}. */
final class FrequencyRows {
  private final GtfsFeed feed;

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
          "the end of the period",
          "Correct one of the times; past midnight write 24:00:00 and more.");
      return;
    }
    for (Frequency other : feed.frequencies) {
      if (other.trip() == trip && other.startSeconds() < end && start < other.endSeconds()) {
        row.error(
            "frequencies-overlap",
            "start_time",
            "the period overlaps that of line " + other.line(),
            "periods of a trip follow each other",
            "Correct one of them.");
      }
    }
    feed.frequencies.add(new Frequency(trip, start, end, headway, row.line()));
  }
}
