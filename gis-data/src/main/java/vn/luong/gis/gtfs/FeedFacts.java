package vn.luong.gis.gtfs;

/** Attributes of lines that keep what a feed says and a schedule has no place for, so that it can be written again. */
final class FeedFacts {
  static final String ROUTE_TYPE = "gtfs_route_type";
  static final String SHORT_NAME = "gtfs_route_short_name";
  static final String LONG_NAME = "gtfs_route_long_name";
  static final String COLOR = "gtfs_route_color";
  static final String AGENCY_ID = "gtfs_agency_id";
  static final String AGENCY_NAME = "gtfs_agency_name";
  static final String AGENCY_URL = "gtfs_agency_url";
  static final String TIME_ZONE = "gtfs_agency_timezone";

  private FeedFacts() {}
}
