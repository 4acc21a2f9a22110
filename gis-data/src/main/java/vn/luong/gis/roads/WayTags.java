package vn.luong.gis.roads;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.gis.osm.OsmTags;
import vn.luong.gis.roads.RoadWay.Side;

/** Understands the tags of ways that are no roads: ferries and tracks; and what all kinds of ways have in common. */
final class WayTags {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final int FARTHEST_LAYER = 20;
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2})(?::(\\d{2}))?");
  private static final Pattern PERIOD =
      Pattern.compile("PT(?:(\\d{1,3})H)?(?:(\\d{1,4})M)?(?:(\\d{1,5})S)?");

  private final ImportReport.Builder report;

  WayTags(ImportReport.Builder report) {
    this.report = report;
  }

  /** The layer that is tagged, or that follows from a bridge (1) or a tunnel (-1). */
  static int layer(OsmTags tags) {
    String layer = tags.find("layer");
    if (layer != null) {
      try {
        int number = (int) Double.parseDouble(layer.strip());
        return Math.max(-FARTHEST_LAYER, Math.min(FARTHEST_LAYER, number));
      } catch (NumberFormatException e) {
        // What else may stand there says nothing of the height; look at bridge and tunnel.
      }
    }
    if (tags.has("bridge") && !tags.is("bridge", NO)) {
      return 1;
    }
    boolean isTunnel = tags.is("tunnel", YES) || tags.is("covered", YES);
    return isTunnel ? -1 : 0;
  }

  /**
   * A ferry as a road of class {@link HighwayClass#FERRY}; null, with the reason noted in the report, if it takes no
   * vehicles. Vehicles may go where a tag lets them, or where nothing is tagged at all of who may go.
   */
  RoadWay readFerry(long way, OsmTags tags) {
    boolean isForWalking = tags.has("foot") || tags.has("bicycle");
    int modes = 0;
    for (RoadMode mode : RoadMode.values()) {
      if ((RoadMode.ON_ROADS & mode.bit()) != 0 && isOnFerry(mode, tags, isForWalking)) {
        modes |= mode.bit();
      }
    }
    if (modes == 0) {
      report.countDropped(DropReason.FERRY_WITHOUT_VEHICLES);
      return null;
    }
    boolean isOneWay = tags.is("oneway", YES);
    return way(way, HighwayClass.FERRY, tags, modes, isOneWay ? 0 : modes);
  }

  private static boolean isOnFerry(RoadMode mode, OsmTags tags, boolean isForWalking) {
    for (String key : mode.accessKeys()) {
      String value = tags.find(key);
      if (value != null) {
        return !value.equals(NO) && !value.equals("private");
      }
    }
    return !isForWalking;
  }

  /** A track as a road of its class; null, with the reason noted in the report, if no trains of passengers use it. */
  RoadWay readTrack(long way, OsmTags tags) {
    HighwayClass railway = HighwayClass.ofRailway(tags.find("railway")).orElse(null);
    if (railway == null) {
      return null;
    }
    String service = tags.find("service");
    if (service != null && !service.equals("crossover")) {
      report.countDropped(DropReason.SIDING_OR_YARD);
      return null;
    }
    int modes = RoadMode.RAIL.bit();
    boolean isOneWay = tags.is("oneway", YES);
    return way(way, railway, tags, modes, isOneWay ? 0 : modes);
  }

  private static RoadWay way(
      long way, HighwayClass wayClass, OsmTags tags, int forward, int backward) {
    RoadDefaults defaults = RoadDefaults.of(wayClass);
    String limit = tags.find("maxspeed");
    double speed = (limit == null ? OptionalDouble.empty() : SpeedTag.metersPerSecond(limit))
        .orElse(defaults.speedMetersPerSecond());
    return new RoadWay(
        way,
        wayClass,
        tags.find("name"),
        tags.find("ref"),
        layer(tags),
        wayClass == HighwayClass.FERRY ? durationSeconds(tags.find("duration")) : Double.NaN,
        new Side(speed, 1, forward),
        new Side(speed, 1, backward));
  }

  /** Seconds of {@code 00:10}, {@code 01:30:00}, {@code PT1H30M} or minutes alone; NaN if it is none of them. */
  static double durationSeconds(String value) {
    if (value == null) {
      return Double.NaN;
    }
    String text = value.strip();
    Matcher clock = CLOCK.matcher(text);
    double seconds = Double.NaN;
    if (clock.matches()) {
      seconds = 3600 * part(clock, 1) + 60 * part(clock, 2) + part(clock, 3);
    } else {
      Matcher period = PERIOD.matcher(text);
      if (period.matches()) {
        seconds = 3600 * part(period, 1) + 60 * part(period, 2) + part(period, 3);
      } else if (text.matches("\\d{1,4}")) {
        seconds = 60 * Double.parseDouble(text);
      }
    }
    return seconds > 0 ? seconds : Double.NaN;
  }

  private static double part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Double.parseDouble(matcher.group(group));
  }
}
