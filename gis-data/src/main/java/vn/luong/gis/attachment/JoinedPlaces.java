package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.Corridor.Interchange;
import vn.luong.gis.attachment.Corridor.Run;
import vn.luong.gis.attachment.Corridor.Waypoint;
import vn.luong.gis.attachment.RoadSites.Site;
import vn.luong.sim.network.Network;

/** Where interchanges meet the roads of the network, each looked up once; expressways and roads at grade share these places. */
final class JoinedPlaces {
  /** A junction this near along the road is taken instead of cutting the road. */
  private static final double SNAP_METERS = 60;

  /** The course of a planned road bends to an interchange, but not farther than this. */
  private static final double BENDING_METERS = 1000;

  /**
   * A place on a road of the network.
   *
   * @param nodes one, or one for each carriageway
   * @param x easting of the middle of the nodes, metres
   * @param y its northing, metres
   * @param attachment how well it fits
   */
  record Joined(List<Integer> nodes, double x, double y, Attachment attachment) {}

  private final NetworkDraft draft;
  private final RoadSites sites;
  private final Map<String, List<Interchange>> interchanges = new HashMap<>();
  private final Set<String> plannedNames;
  private final Set<String> points;
  private final Map<String, Optional<Joined>> places = new HashMap<>();

  /**
   * @param interchanges all interchanges
   * @param plannedNames names of the planned roads at grade, which are no roads of the network
   * @param points ids of all waypoints
   */
  JoinedPlaces(
      NetworkDraft draft,
      RoadSites sites,
      List<Interchange> interchanges,
      Set<String> plannedNames,
      Set<String> points) {
    this.draft = draft;
    this.sites = sites;
    this.plannedNames = plannedNames;
    this.points = points;
    for (Interchange interchange : interchanges) {
      this.interchanges
          .computeIfAbsent(interchange.point(), none -> new ArrayList<>())
          .add(interchange);
    }
  }

  List<Interchange> interchangesAt(Waypoint point) {
    return interchanges.getOrDefault(point.id(), List.of());
  }

  boolean joinsPlannedRoad(Interchange interchange) {
    return plannedNames.contains(interchange.joins());
  }

  boolean joinsPoint(Interchange interchange) {
    return points.contains(interchange.joins());
  }

  /** The interchange of a waypoint with a road that is there already. */
  Optional<Interchange> withRoad(Waypoint point) {
    return interchangesAt(point).stream()
        .filter(interchange -> !joinsPlannedRoad(interchange) && !joinsPoint(interchange))
        .findFirst();
  }

  /** Where a waypoint's interchange meets the network; empty if it has none or no road is near. */
  Optional<Joined> place(Run run, int number, String road) {
    Waypoint point = run.waypoint(number);
    Optional<Joined> known = places.get(point.id());
    if (known == null) {
      known = withRoad(point)
          .flatMap(interchange -> sites
              .find(
                  point.x(),
                  point.y(),
                  interchange.joins(),
                  run.isEnd(number) ? null : run.directionAt(number))
              .map(site -> joined(run, number, road, interchange, site)));
      places.put(point.id(), known);
    }
    return known;
  }

  private Joined joined(Run run, int number, String road, Interchange interchange, Site site) {
    Waypoint point = run.waypoint(number);
    List<Integer> nodes = nodes(site, run.directionAt(number));
    double x = nodes.stream().mapToDouble(draft::x).average().orElseThrow();
    double y = nodes.stream().mapToDouble(draft::y).average().orElseThrow();
    boolean isSure = site.isNamed() && site.meters() <= RoadSites.SURE_METERS;
    String found = String.format(
        Locale.ROOT,
        "joined to %s at %s, %.0f m away%s",
        sites.words(site.link()),
        nodeWords(nodes),
        site.meters(),
        site.isNamed() ? "" : ", which does not bear the name \"" + interchange.joins() + "\"");
    Attachment attachment = new Attachment(
        Kind.INTERCHANGE,
        isSure ? Status.ATTACHED : Status.DOUBTFUL,
        road,
        point.name().isEmpty() ? point.id() : point.name(),
        found,
        site.meters(),
        Double.NaN,
        x,
        y);
    return new Joined(nodes, x, y, attachment);
  }

  private String nodeWords(List<Integer> nodes) {
    StringBuilder words = new StringBuilder(nodes.size() == 1 ? "node " : "nodes ");
    for (int node : nodes) {
      words.append(words.toString().endsWith(" ") ? "" : " and ").append(draft.nodeId(node));
    }
    return words.toString();
  }

  /** The nodes of a site, in the order in which the planned road comes to them. */
  List<Integer> nodes(Site site, double[] direction) {
    List<Integer> nodes = new ArrayList<>();
    nodes.add(draft.nodeOn(site.link(), site.x(), site.y(), SNAP_METERS));
    if (site.opposite() != Network.NO_LINK) {
      int other = draft.nodeOn(site.opposite(), site.x(), site.y(), SNAP_METERS);
      if (other != nodes.get(0)) {
        nodes.add(other);
      }
    }
    nodes.sort(Comparator.comparingDouble(
        node -> draft.x(node) * direction[0] + draft.y(node) * direction[1]));
    return nodes;
  }

  /** Where the planned road passes a waypoint: at the interchange, if it is not too far. */
  double[] passing(Run run, int number, String road) {
    Waypoint point = run.waypoint(number);
    return place(run, number, road)
        .filter(joined -> joined.attachment().meters() <= BENDING_METERS)
        .map(joined -> new double[] {joined.x(), joined.y()})
        .orElseGet(() -> new double[] {point.x(), point.y()});
  }
}
