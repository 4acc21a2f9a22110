package vn.luong.gis.gtfs;

import java.util.List;
import java.util.Set;
import vn.luong.gis.gtfs.GtfsFeed.Transfer;

/** Reads the rows of {@code transfers.txt}. */
final class TransferRows {
  private final GtfsFeed feed;

  TransferRows(GtfsFeed feed) {
    this.feed = feed;
  }

  void read(FeedRow row) {
    String from = row.text("from_stop_id");
    String to = row.text("to_stop_id");
    for (String field : List.of("from_stop_id", "to_stop_id")) {
      String stop = row.text(field);
      if (!stop.isEmpty() && !feed.stopIndex.containsKey(stop)) {
        GtfsReader.unknown(row, field, stop, "stops.txt", feed.stopIndex.keySet());
      }
    }
    for (String field : List.of("from_trip_id", "to_trip_id")) {
      String trip = row.text(field);
      if (!trip.isEmpty() && !feed.tripIndex.containsKey(trip)) {
        GtfsReader.unknown(row, field, trip, "trips.txt", Set.of());
      }
    }
    int type = row.whole("transfer_type", 0, 5, 0);
    int seconds = row.whole("min_transfer_time", 0, Integer.MAX_VALUE);
    if (type == 2
        && seconds == FeedRow.NO_NUMBER
        && row.text("min_transfer_time").isEmpty()) {
      row.warning(
          "transfer-without-time",
          "min_transfer_time",
          "is empty for a transfer of type 2",
          "the least time it takes",
          "State it, or use another type.");
    }
    boolean isOfRoutes =
        !row.text("from_route_id").isEmpty() || !row.text("to_route_id").isEmpty();
    feed.transfers.add(new Transfer(
        from, to, type, seconds, row.text("from_trip_id"), row.text("to_trip_id"), isOfRoutes));
  }
}
