package vn.luong.gis.gtfs;

import java.util.Set;

/** Reads the rows of {@code stop_times.txt}. */
final class StopTimeRows {
  private static final int UNKNOWN = -1;
  private static final int ON_DEMAND = -2;
  private static final int NOT_AVAILABLE = 1;

  private final GtfsFeed feed;

  StopTimeRows(GtfsFeed feed) {
    this.feed = feed;
  }

  void read(FeedRow row) {
    int trip = trip(row);
    int stop = stop(row);
    int sequence = row.whole("stop_sequence", 0, Integer.MAX_VALUE);
    if (row.text("stop_sequence").isEmpty()) {
      row.required("stop_sequence");
    }
    int arrival = row.time("arrival_time");
    int departure = row.time("departure_time");
    boolean hasBoth = arrival != FeedRow.NO_NUMBER && departure != FeedRow.NO_NUMBER;
    if (hasBoth && departure < arrival) {
      row.error(
          "times-backwards",
          "departure_time",
          row.text("departure_time") + " is before arrival_time " + row.text("arrival_time"),
          "must not be earlier",
          "Correct one of the times; past midnight write 24:00:00 and more.");
    }
    int pickup = row.whole("pickup_type", 0, 3, 0);
    int dropOff = row.whole("drop_off_type", 0, 3, 0);
    double distance = row.decimal("shape_dist_traveled", 0, Double.MAX_VALUE);
    boolean isSound = stop >= 0 && sequence != FeedRow.NO_NUMBER;
    // Without a halt on demand the rest of the trip is as good as any.
    if (trip >= 0
        && stop != ON_DEMAND
        && (!isSound
            || isReported(row, "arrival_time", arrival)
            || isReported(row, "departure_time", departure))) {
      feed.faultyTrips.add(trip);
    }
    if (trip < 0 || !isSound) {
      return;
    }
    // One time stands for both.
    feed.stopTimes.add(
        trip,
        stop,
        sequence,
        arrival == FeedRow.NO_NUMBER ? departure : arrival,
        departure == FeedRow.NO_NUMBER ? arrival : departure);
    feed.stopTimes.addDetails(
        pickup != NOT_AVAILABLE, dropOff != NOT_AVAILABLE, distance, row.line());
  }

  private static boolean isReported(FeedRow row, String field, int time) {
    return time == FeedRow.NO_NUMBER && !row.text(field).isEmpty();
  }

  private int trip(FeedRow row) {
    String id = row.required("trip_id");
    Integer trip = feed.tripIndex.get(id);
    if (trip != null) {
      return trip;
    }
    if (!id.isEmpty() && !feed.tripIndex.isEmpty()) {
      GtfsReader.unknown(row, "trip_id", id, "trips.txt", Set.of());
    }
    return -1;
  }

  private int stop(FeedRow row) {
    String id = row.text("stop_id");
    if (id.isEmpty()) {
      String area = row.text("location_group_id") + row.text("location_id");
      if (area.isEmpty()) {
        row.required("stop_id");
      } else {
        row.warning(
            "stop-on-demand",
            "location_id",
            "the trip serves an area on demand",
            "stops at stated times",
            "The halt is left out.");
      }
      return area.isEmpty() ? UNKNOWN : ON_DEMAND;
    }
    Integer stop = feed.stopIndex.get(id);
    if (stop == null) {
      if (!feed.stopIndex.isEmpty()) {
        GtfsReader.unknown(row, "stop_id", id, "stops.txt", feed.stopIndex.keySet());
      }
      return UNKNOWN;
    }
    int type = feed.stops.get(stop).locationType();
    if (type != GtfsFeed.PLATFORM) {
      row.error(
          "halt-at-no-platform",
          "stop_id",
          FeedRow.quoted(id) + " has location_type " + type,
          "vehicles halt at stops and platforms, location_type 0",
          "Name a platform of the station.");
    }
    return stop;
  }
}
