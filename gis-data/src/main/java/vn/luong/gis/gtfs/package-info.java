/**
 * Timetables in the General Transit Feed Specification (gtfs.org, schedule): {@link vn.luong.gis.gtfs.GtfsReader} reads a
 * feed and tells everything wrong with it, {@link vn.luong.gis.gtfs.FeedLines} makes the lines of one day of it, {@link
 * vn.luong.gis.gtfs.GtfsWriter} writes a schedule as a feed. Must not know networks: placing lines is the job of {@code
 * gis.transit}.
 */
package vn.luong.gis.gtfs;
