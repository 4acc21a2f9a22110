package vn.luong.gis.roads;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.luong.gis.osm.OsmTags;
import vn.luong.gis.roads.RoadWay.Side;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Understands the tags of one way after the other: class, access by mode, one-way rules, lanes, speed. Values
 * that make no sense are reported as warnings and replaced by the {@link RoadDefaults}.
 */
final class RoadTags {
  private static final Set<String> NOT_BUILT =
      Set.of("construction", "proposed", "planned", "abandoned", "disused", "razed");
  private static final Set<String> NOT_FOR_MOTORS = Set.of(
      "steps",
      "bridleway",
      "corridor",
      "elevator",
      "platform",
      "bus_stop",
      "raceway",
      "escape",
      "bus_guideway",
      "via_ferrata",
      "rest_area",
      "services",
      "traffic_island");
  private static final Set<String> PARKING =
      Set.of("parking_aisle", "driveway", "drive-through", "emergency_access");
  /** Keys that say from which kind of road the limit follows; in the order of their trust. */
  private static final List<String> SPEED_ZONES =
      List.of("maxspeed:type", "zone:maxspeed", "zone:traffic", "source:maxspeed");

  /** Speed limits by the clock that the network carries. */
  private static final Set<String> SPEEDS_BY_TIME = Stream.of(
          "maxspeed", "maxspeed:forward", "maxspeed:backward")
      .map(key -> key + AccessTags.CONDITIONAL)
      .collect(Collectors.toUnmodifiableSet());

  /** Rules that planners ask for; the others are counted together. */
  private static final Set<String> CONDITIONS = Stream.of(
          "access",
          "vehicle",
          "motor_vehicle",
          "motorcar",
          "motorcycle",
          "moped",
          "goods",
          "hgv",
          "bus",
          "psv",
          "oneway",
          "lanes",
          "maxspeed",
          "maxspeed:forward",
          "maxspeed:backward")
      .map(key -> key + AccessTags.CONDITIONAL)
      .collect(Collectors.toUnmodifiableSet());

  private static final double MAX_LANES = 16;

  /** Which way traffic may go. */
  private enum OneWay {
    BOTH,
    FORWARD,
    BACKWARD
  }

  private final SourcePosition source;
  private final ProblemLog problems;
  private final ImportReport.Builder report;
  private OsmTags tags;
  private AccessTags access;
  private long way;

  RoadTags(SourcePosition source, ProblemLog problems, ImportReport.Builder report) {
    this.source = source;
    this.problems = problems;
    this.report = report;
  }

  /** The way as a road; null, with the reason noted in the report, if it is none. */
  RoadWay read(long newWay, OsmTags newTags) {
    way = newWay;
    tags = newTags;
    String highway = tags.find("highway");
    HighwayClass highwayClass = HighwayClass.ofTag(highway).orElse(null);
    DropReason reason = highwayClass == null ? reasonOf(highway) : dropReason();
    access = reason == null ? new AccessTags(tags, highwayClass, report) : null;
    int modes = reason == null ? access.modes() : 0;
    if (reason == null && modes == 0) {
      boolean isForWalking = highwayClass.usualModes() == 0;
      reason = isForWalking ? DropReason.NOT_FOR_MOTOR_TRAFFIC : DropReason.NO_ACCESS;
    }
    if (reason != null) {
      report.countDropped(reason);
      return null;
    }
    countConditions();
    OneWay oneWay = oneWay(highwayClass);
    boolean isOneWay = oneWay != OneWay.BOTH;
    int forwardModes = oneWay == OneWay.BACKWARD ? exceptedFromOneWay(modes) : modes;
    int backwardModes = oneWay == OneWay.FORWARD ? exceptedFromOneWay(modes) : modes;
    return new RoadWay(
        way,
        highwayClass,
        tags.find("name"),
        tags.find("ref"),
        WayTags.layer(tags),
        Double.NaN,
        side(highwayClass, "forward", "backward", isOneWay, forwardModes),
        side(highwayClass, "backward", "forward", isOneWay, backwardModes));
  }

  private static DropReason reasonOf(String highway) {
    if (NOT_BUILT.contains(highway)) {
      return DropReason.NOT_BUILT;
    }
    return NOT_FOR_MOTORS.contains(highway)
        ? DropReason.NOT_FOR_MOTOR_TRAFFIC
        : DropReason.UNKNOWN_CLASS;
  }

  private DropReason dropReason() {
    if (tags.is("area", "yes")) {
      return DropReason.AREA;
    }
    String service = tags.find("service");
    return service != null && PARKING.contains(service) ? DropReason.PARKING_OR_DRIVEWAY : null;
  }

  private OneWay oneWay(HighwayClass highwayClass) {
    String value = tags.find("oneway");
    if (value == null) {
      String junction = tags.find("junction");
      boolean isRoundabout = "roundabout".equals(junction) || "circular".equals(junction);
      return isRoundabout || highwayClass.isMotorway() ? OneWay.FORWARD : OneWay.BOTH;
    }
    int end = value.indexOf(';');
    String first = end < 0 ? value : value.substring(0, end);
    switch (first) {
      case "yes", "true", "1":
        return OneWay.FORWARD;
      case "-1", "reverse":
        return OneWay.BACKWARD;
      case "no", "false", "0":
        return OneWay.BOTH;
      case "reversible", "alternating":
        report.countRepaired("reversible roads taken as two-way");
        return OneWay.BOTH;
      default:
        warn("oneway", value, "yes, no, -1 or reversible", "The road is taken as two-way.");
        return OneWay.BOTH;
    }
  }

  /** Modes for which the road is two-way although it is one-way for the others. */
  private int exceptedFromOneWay(int modes) {
    int excepted = 0;
    for (RoadMode mode : RoadMode.values()) {
      for (String key : mode.accessKeys()) {
        if (mode.isOwnKey(key) && tags.is("oneway:" + key, "no")) {
          excepted |= mode.bit();
        }
      }
    }
    return modes & excepted;
  }

  private Side side(
      HighwayClass highwayClass, String direction, String opposite, boolean isOneWay, int modes) {
    RoadDefaults defaults = RoadDefaults.of(highwayClass);
    double speed = speed("maxspeed:" + direction)
        .orElseGet(() -> speed("maxspeed")
            .orElseGet(() -> speedByZone().orElse(defaults.speedMetersPerSecond())));
    double lanes = isOneWay
        ? lanesOneWay(direction, defaults.lanesOneWay())
        : lanesEachWay(direction, opposite, defaults.lanesEachWay());
    String byTime = speedByTime("maxspeed:" + direction + AccessTags.CONDITIONAL)
        .orElseGet(() -> speedByTime("maxspeed" + AccessTags.CONDITIONAL).orElse(""));
    return new Side(speed, lanes, modes, byTime, access.closedHours());
  }

  private OptionalDouble speed(String key) {
    String value = tags.find(key);
    if (value == null) {
      return OptionalDouble.empty();
    }
    OptionalDouble speed = SpeedTag.metersPerSecond(value);
    if (speed.isEmpty() && !SpeedTag.isWithoutNumber(value)) {
      warn(key, value, "a speed such as 50 or 30 mph", "The class default is taken.");
    }
    return speed;
  }

  /** A limit that follows from the kind of road, where none is stated, e.g. {@code VN:urban}. */
  private OptionalDouble speedByZone() {
    for (String key : SPEED_ZONES) {
      String value = tags.find(key);
      OptionalDouble speed =
          value == null ? OptionalDouble.empty() : SpeedTag.metersPerSecond(value);
      if (speed.isPresent()) {
        return speed;
      }
    }
    return OptionalDouble.empty();
  }

  private Optional<String> speedByTime(String key) {
    String value = tags.find(key);
    return value == null ? Optional.empty() : SpeedByTime.parse(value);
  }

  /** Rules for some hours or vehicles, by their keys: the network knows speed limits and access by the clock and nothing else. */
  private void countConditions() {
    boolean isOther = false;
    for (int tag = 0; tag < tags.size(); tag++) {
      String key = tags.key(tag);
      if (key.endsWith(AccessTags.CONDITIONAL)) {
        if (SPEEDS_BY_TIME.contains(key) && SpeedByTime.parse(tags.find(key)).isPresent()) {
          report.countRead(ImportReport.SPEEDS_BY_TIME);
        } else if (AccessTags.isApplied(key, tags.find(key))) {
          report.countRead(ImportReport.ACCESS_BY_TIME);
        } else if (CONDITIONS.contains(key)) {
          report.countNotApplied("ways with " + key);
        } else {
          isOther = true;
        }
      }
    }
    if (isOther) {
      report.countNotApplied("ways with other rules for some hours or vehicles (:conditional)");
    }
  }

  private double lanesOneWay(String direction, double usual) {
    double own = lanes("lanes:" + direction);
    double all = own > 0 ? own : lanes("lanes");
    double marked = all > 0 ? all : markedLanes("turn:lanes:" + direction);
    double markedAlone = marked > 0 ? marked : markedLanes("turn:lanes");
    return markedAlone > 0 ? markedAlone : usual;
  }

  /** Lanes that have arrows, where their number is not stated: {@code left|through|through;right} are three. */
  private double markedLanes(String key) {
    String value = tags.find(key);
    if (value == null) {
      return 0;
    }
    int lanes = 1 + (int) value.chars().filter(letter -> letter == '|').count();
    return lanes <= MAX_LANES ? lanes : 0;
  }

  private double lanesEachWay(String direction, String opposite, double usual) {
    double own = lanes("lanes:" + direction);
    if (own > 0) {
      return own;
    }
    double all = lanes("lanes") - lanes("lanes:both_ways");
    double other = lanes("lanes:" + opposite);
    if (all <= 0) {
      double marked = markedLanes("turn:lanes:" + direction);
      return marked > 0 ? marked : usual;
    }
    // A road of one lane in all still lets vehicles pass in both directions, one after the other.
    return Math.max(1, other > 0 ? all - other : all / 2);
  }

  /** The number of lanes a key states, of a list the lowest; 0 if it states none. */
  private double lanes(String key) {
    String value = tags.find(key);
    if (value == null) {
      return 0;
    }
    double lowest = Double.POSITIVE_INFINITY;
    for (String part : value.split(";")) {
      try {
        lowest = Math.min(lowest, Double.parseDouble(part.strip()));
      } catch (NumberFormatException e) {
        lowest = Double.NaN;
      }
    }
    if (lowest > 0 && lowest <= MAX_LANES) {
      return lowest;
    }
    warn(key, value, "a number of lanes up to " + (int) MAX_LANES, "The class default is taken.");
    return 0;
  }

  private void warn(String key, String value, String expected, String remedy) {
    problems.add(Problem.warning(
        "odd-" + key.replace(':', '-'),
        source,
        "way " + way,
        key + " is \"" + value + "\"",
        "should be " + expected,
        remedy));
  }
}
