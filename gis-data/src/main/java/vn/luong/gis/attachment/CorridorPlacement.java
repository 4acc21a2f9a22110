package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.Corridor.Interchange;
import vn.luong.gis.attachment.Corridor.Run;
import vn.luong.gis.attachment.Corridor.Segment;
import vn.luong.gis.attachment.Corridor.Waypoint;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.streets.RoadSketch.Profile;
import vn.luong.sim.network.Network;

/**
 * Builds planned roads on a network that does not know them. Roads at grade go through the junctions of the main roads that they cross;
 * expressways are joined at their interchanges only. A part of a plan that the network does not reach is left out, a road that the
 * network has under its name is not built again.
 */
public final class CorridorPlacement {
  /** A road of the network lies along a planned one within this distance of its centre line. */
  private static final double ALONG_METERS = 1500;

  /** A planned road is there already if its name is found on so much of its length. */
  private static final double PRESENT_SHARE = 0.5;

  /** Courses are loose: what is missing of a road at grade is told from this length on. */
  private static final double TOLD_METERS = 500;

  /**
   * What came out.
   *
   * @param network the network with the planned roads after its own; the same one if nothing was built
   * @param attachments where each came to lie, and what was left out
   */
  public record Result(Network network, List<Attachment> attachments) {}

  private final NetworkDraft draft;
  private final RoadSites sites;
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Run> expresswayRuns = new ArrayList<>();
  private JoinedPlaces places;

  private CorridorPlacement(Network base) {
    draft = new NetworkDraft(base);
    sites = new RoadSites(draft);
  }

  /**
   * Builds what the network can take.
   *
   * @param leavingPoints ids of waypoints where roads leave the region and need not join anything
   */
  public static Result place(
      Network base,
      List<Corridor> corridors,
      List<Interchange> interchanges,
      Set<String> leavingPoints) {
    CorridorPlacement placement = new CorridorPlacement(base);
    placement.place(corridors, interchanges, leavingPoints);
    boolean isBuilt = placement.attachments.stream()
        .anyMatch(attachment ->
            attachment.kind() == Kind.NEW_ROAD && attachment.status() == Status.ATTACHED);
    return new Result(isBuilt ? placement.draft.build() : base, List.copyOf(placement.attachments));
  }

  private void place(
      List<Corridor> corridors, List<Interchange> interchanges, Set<String> leavingPoints) {
    Set<String> plannedNames = corridors.stream()
        .flatMap(corridor -> corridor.segments().stream())
        .flatMap(segment -> segment.atGrade().stream())
        .map(Profile::name)
        .collect(Collectors.toSet());
    Set<String> points = corridors.stream()
        .flatMap(corridor -> corridor.waypoints().stream())
        .map(Waypoint::id)
        .collect(Collectors.toSet());
    places = new JoinedPlaces(draft, sites, interchanges, plannedNames, points);
    PlannedLinks links = new PlannedLinks(draft);
    AtGradeRoads atGrade =
        new AtGradeRoads(draft, sites, places, links, leavingPoints, attachments);
    Expressways expressways = new Expressways(draft, places, atGrade, links, attachments);
    for (Corridor corridor : corridors) {
      for (Run run : runs(corridor, false)) {
        double missing = atGrade.add(run, profile(run, false));
        if (missing >= Math.min(TOLD_METERS, meters(run, run.first(), run.last()))) {
          leaveOut(run, false, missing);
        }
      }
    }
    for (Corridor corridor : corridors) {
      for (Run run : runs(corridor, true)) {
        expresswayRuns.add(run);
        expressways.add(run);
      }
    }
    List<int[]> built = expressways.build();
    for (int road = 0; road < built.size(); road++) {
      Run run = expresswayRuns.get(road);
      double all = meters(run, run.first(), run.last());
      int[] part = built.get(road);
      double missing = part == null ? all : all - meters(run, part[0], part[1]);
      if (missing > 0) {
        leaveOut(run, true, missing);
      }
    }
  }

  /** The parts of a corridor with a road all the way under one name, without those that the network has. */
  private List<Run> runs(Corridor corridor, boolean isExpressway) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    while (first < corridor.segments().size()) {
      Optional<Profile> profile = corridor.segments().get(first).profile(isExpressway);
      int last = first + 1;
      while (profile.isPresent()
          && last < corridor.segments().size()
          && isSameRoad(profile.get(), corridor.segments().get(last), isExpressway)) {
        last++;
      }
      Run run = new Run(corridor, first, last);
      if (profile.isPresent() && !isPresent(run, profile.get())) {
        runs.add(run);
      }
      first = last;
    }
    return runs;
  }

  private static boolean isSameRoad(Profile profile, Segment segment, boolean isExpressway) {
    return segment
        .profile(isExpressway)
        .filter(other -> isExpressway ? other.name().equals(profile.name()) : other.equals(profile))
        .isPresent();
  }

  private static Profile profile(Run run, boolean isExpressway) {
    return run.corridor().segments().get(run.first()).profile(isExpressway).orElseThrow();
  }

  /** Whether the network has a road of this name along most of the run. */
  private boolean isPresent(Run run, Profile profile) {
    Network network = draft.base();
    RoadName name = RoadName.of(profile.name());
    GeometryFactory geometries = new GeometryFactory();
    LineString line = line(run, geometries);
    PreparedGeometry near = PreparedGeometryFactory.prepare(line.buffer(ALONG_METERS));
    double meters = 0;
    Envelope around = line.getEnvelopeInternal();
    around.expandBy(ALONG_METERS);
    for (int link = 0; link < network.linkCount(); link++) {
      int from = network.fromNode(link);
      if (!around.contains(network.nodeX(from), network.nodeY(from))) {
        continue;
      }
      if (name.isAmong(network.linkAttributes().findText(link, LinkTexts.NAME))
          || name.isAmong(network.linkAttributes().findText(link, LinkTexts.REF))) {
        Point start = geometries.createPoint(new Coordinate(
            network.nodeX(network.fromNode(link)), network.nodeY(network.fromNode(link))));
        if (near.contains(start)) {
          meters += network.lengthMeters(link);
        }
      }
    }
    double planned = 2 * line.getLength();
    if (meters < PRESENT_SHARE * planned) {
      return false;
    }
    attachments.add(new Attachment(
        Kind.NEW_ROAD,
        Status.PRESENT,
        profile.name(),
        run.corridor().id(),
        String.format(
            Locale.ROOT,
            "the network has a road of this name there, %.1f km in both directions",
            meters / 1000),
        Double.NaN,
        planned,
        line.getCoordinate().x,
        line.getCoordinate().y));
    return true;
  }

  private static LineString line(Run run, GeometryFactory geometries) {
    Coordinate[] points = new Coordinate[run.last() - run.first() + 1];
    for (int at = 0; at < points.length; at++) {
      Waypoint point = run.waypoint(run.first() + at);
      points[at] = new Coordinate(point.x(), point.y());
    }
    return geometries.createLineString(points);
  }

  private static double meters(Run run, int first, int last) {
    double meters = 0;
    for (int number = first; number < last; number++) {
      Waypoint from = run.waypoint(number);
      Waypoint to = run.waypoint(number + 1);
      meters += Math.hypot(to.x() - from.x(), to.y() - from.y());
    }
    return meters;
  }

  /** Interchanges with roads that are not there. */
  private String unjoined(Run run, String road) {
    List<String> names = new ArrayList<>();
    for (int number = run.first(); number <= run.last(); number++) {
      Waypoint point = run.waypoint(number);
      if (places.withRoad(point).isPresent() && places.place(run, number, road).isEmpty()) {
        names.add(point.name().isEmpty() ? point.id() : point.name());
      }
    }
    return names.isEmpty() ? "" : "; there is no road to join at " + String.join(", ", names);
  }

  /** A part of a road that is not built, because the network is not there or has nothing to join. */
  private void leaveOut(Run run, boolean isExpressway, double meters) {
    Waypoint middle = run.waypoint((run.first() + run.last()) / 2);
    int reached = 0;
    for (int number = run.first(); number <= run.last(); number++) {
      Waypoint point = run.waypoint(number);
      reached += sites.isReached(point.x(), point.y(), RoadSites.REACH_METERS) ? 1 : 0;
    }
    boolean isInside = 2 * reached > run.last() - run.first() + 1;
    String road = profile(run, isExpressway).name();
    attachments.add(new Attachment(
        Kind.NEW_ROAD,
        isInside ? Status.FAILED : Status.OUTSIDE,
        road,
        run.corridor().id(),
        String.format(
            Locale.ROOT,
            "%.1f km are left out: %d of %d points of the course lie within %.1f km of a main road%s",
            meters / 1000,
            reached,
            run.last() - run.first() + 1,
            RoadSites.REACH_METERS / 1000,
            unjoined(run, road)),
        Double.NaN,
        2 * meters,
        middle.x(),
        middle.y()));
  }
}
