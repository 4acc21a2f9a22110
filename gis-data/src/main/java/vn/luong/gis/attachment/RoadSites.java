package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.gis.spatial.LinksNear.Found;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * Finds the road of a network that a place of a plan means: near, of the right name, of a class that carries much, and not along the
 * planned road itself. What is against a road counts as metres of distance, so that one number decides.
 */
final class RoadSites {
  /** Courses of plans are drawn as loosely as that. */
  static final double REACH_METERS = 1500;

  /** Without the right name a road must be nearer. */
  private static final double NAMELESS_REACH_METERS = 800;

  /** A name is worth so much. */
  private static final double NAME_METERS = 800;

  /** Roads that lead the same way as the planned one are rather its parallel than what it meets. */
  private static final double ALONG_METERS = 400;

  private static final double ALONG_DEGREES = 25;

  /** Farther away even a road of the right name is worth a look. */
  static final double SURE_METERS = 600;

  /** Carriageways of one road lie within so many metres. */
  private static final double CARRIAGEWAY_METERS = 80;

  private static final double OPPOSITE_DEGREES = 135;
  private static final String CAR = "car";

  /** Classes that one joins, and what is against them, in metres. */
  private static final Map<String, Integer> CLASS_METERS = Map.ofEntries(
      Map.entry("trunk", 0),
      Map.entry("primary", 0),
      Map.entry("secondary", 0),
      Map.entry("tertiary", 250),
      Map.entry("trunk_link", 300),
      Map.entry("primary_link", 300),
      Map.entry("secondary_link", 400),
      Map.entry("tertiary_link", 500),
      Map.entry("unclassified", 600),
      Map.entry("road", 600));

  private static final Set<String> STREETS = Set.of("unclassified", "residential", "road");

  /**
   * A place on a road.
   *
   * @param link the link
   * @param opposite a link of the same road in the other direction, perhaps another carriageway; or {@link Network#NO_LINK}
   * @param meters distance from the place of the plan
   * @param isNamed whether the road bears the name that the plan gives
   * @param x easting of the nearest point on the link, metres
   * @param y its northing, metres
   */
  record Site(int link, int opposite, double meters, boolean isNamed, double x, double y) {}

  private final NetworkDraft draft;
  private final Network network;
  private final LinksNear roads;

  RoadSites(NetworkDraft draft) {
    this.draft = draft;
    network = draft.base();
    int car = network.modeTable().find(CAR);
    roads = new LinksNear(
        network,
        link -> car != ModeTable.NO_MODE && network.allows(link, car) && classMeters(link) >= 0);
  }

  /** What is against a link's class, in metres; negative if nothing is joined to it. */
  private int classMeters(int link) {
    String type = type(link);
    return type == null ? 0 : CLASS_METERS.getOrDefault(type, -1);
  }

  /** True if a road at grade meets it: no ramp, bridge, tunnel or service way. */
  boolean isMet(int link) {
    String type = type(link);
    String layer = network.linkAttributes().findText(link, LinkTexts.LAYER);
    return layer == null && (isMain(link) || type != null && STREETS.contains(type));
  }

  /** True if it is a main road, which goes before streets where junctions would be too near to each other. */
  boolean isMain(int link) {
    String type = type(link);
    int meters = classMeters(link);
    boolean isRamp = type != null && type.endsWith("_link");
    return meters >= 0 && meters < CLASS_METERS.get("unclassified") && !isRamp;
  }

  String type(int link) {
    return network.linkAttributes().findText(link, LinkTexts.TYPE);
  }

  /** The road as a planner would call it, with its class. */
  String words(int link) {
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    String ref = network.linkAttributes().findText(link, LinkTexts.REF);
    String type = type(link);
    String called = name != null ? name : ref != null ? ref : "a road without a name";
    return called + (type == null ? "" : " (" + type + ")");
  }

  /** True if there is any road that one could join. */
  boolean isReached(double x, double y, double withinMeters) {
    return !roads.find(x, y, withinMeters).isEmpty();
  }

  /**
   * The road meant.
   *
   * @param name name of the road in the plan; other names of it in brackets; empty for any road
   * @param direction where the planned road leads, as a unit vector; null if it may lead the same way, as at its end
   */
  Optional<Site> find(double x, double y, String name, double[] direction) {
    List<RoadName> names = names(name);
    Found best = null;
    double leastCost = Double.POSITIVE_INFINITY;
    boolean isBestNamed = false;
    for (Found road : roads.find(x, y, REACH_METERS)) {
      boolean isNamed = isNamed(road.link(), names);
      if (!isNamed && road.distanceMeters() > NAMELESS_REACH_METERS) {
        continue;
      }
      double cost = road.distanceMeters() + classMeters(road.link()) + (isNamed ? 0 : NAME_METERS);
      cost += isAlong(road, direction) ? ALONG_METERS : 0;
      if (cost < leastCost) {
        best = road;
        leastCost = cost;
        isBestNamed = isNamed;
      }
    }
    return best == null ? Optional.empty() : Optional.of(site(best, isBestNamed, names, x, y));
  }

  private static boolean isAlong(Found road, double[] direction) {
    if (direction == null || Double.isNaN(road.bearingDegrees())) {
      return false;
    }
    double angle = LinksNear.angleDegrees(
        road.bearingDegrees(), LinksNear.bearingDegrees(direction[0], direction[1]));
    return angle < ALONG_DEGREES || angle > 180 - ALONG_DEGREES;
  }

  private Site site(Found road, boolean isNamed, List<RoadName> names, double x, double y) {
    LengthIndexedLine line = new LengthIndexedLine(draft.line(road.link()));
    Coordinate place = line.extractPoint(line.project(new Coordinate(x, y)));
    int opposite = draft.twin(road.link());
    if (opposite == Network.NO_LINK) {
      opposite = roads.find(place.x, place.y, CARRIAGEWAY_METERS).stream()
          .filter(other -> LinksNear.angleDegrees(other.bearingDegrees(), road.bearingDegrees())
              >= OPPOSITE_DEGREES)
          .filter(other -> classMeters(other.link()) <= classMeters(road.link()))
          .filter(other -> !isNamed || isNamed(other.link(), names))
          .mapToInt(Found::link)
          .findFirst()
          .orElse(Network.NO_LINK);
    }
    return new Site(road.link(), opposite, road.distanceMeters(), isNamed, place.x, place.y);
  }

  /** "QL1 (Xa lộ Hà Nội)" are two names of one road. */
  private static List<RoadName> names(String text) {
    List<RoadName> names = new ArrayList<>();
    for (String name : text.split("[()]")) {
      if (!name.isBlank()) {
        names.add(RoadName.of(name.strip()));
      }
    }
    return names;
  }

  private boolean isNamed(int link, List<RoadName> names) {
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    String ref = network.linkAttributes().findText(link, LinkTexts.REF);
    return names.stream().anyMatch(wanted -> wanted.isAmong(name) || wanted.isAmong(ref));
  }
}
