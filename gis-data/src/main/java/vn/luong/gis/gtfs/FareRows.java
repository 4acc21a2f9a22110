package vn.luong.gis.gtfs;

import vn.luong.gis.gtfs.GtfsFeed.Fare;
import vn.luong.gis.gtfs.GtfsFeed.FareRule;

/** Reads the rows of {@code fare_attributes.txt} and {@code fare_rules.txt}, GTFS' first form of fares. */
final class FareRows {
  private static final int UNLIMITED_TRANSFERS = Integer.MAX_VALUE;

  private final GtfsFeed feed;

  FareRows(GtfsFeed feed) {
    this.feed = feed;
  }

  void readFare(FeedRow row) {
    String id = row.required("fare_id");
    row.required("price");
    double price = row.decimal("price", 0, Double.MAX_VALUE);
    String currency = row.required("currency_type");
    int transfers = row.whole("transfers", 0, 2, UNLIMITED_TRANSFERS);
    int seconds = row.whole("transfer_duration", 0, Integer.MAX_VALUE, 0);
    Fare fare = new Fare(price, currency, transfers == 0 ? 0 : seconds);
    if (!id.isEmpty() && !Double.isNaN(price) && feed.fares.putIfAbsent(id, fare) != null) {
      GtfsReader.duplicate(row, "fare_id", id);
    }
  }

  void readRule(FeedRow row) {
    String fare = row.required("fare_id");
    String route = row.text("route_id");
    if (!fare.isEmpty() && !feed.fares.containsKey(fare)) {
      GtfsReader.unknown(row, "fare_id", fare, "fare_attributes.txt", feed.fares.keySet());
    }
    if (!route.isEmpty() && !feed.routeIndex.containsKey(route)) {
      GtfsReader.unknown(row, "route_id", route, "routes.txt", feed.routeIndex.keySet());
    }
    feed.fareRules.add(new FareRule(
        fare, route, row.text("origin_id"), row.text("destination_id"), row.text("contains_id")));
  }
}
