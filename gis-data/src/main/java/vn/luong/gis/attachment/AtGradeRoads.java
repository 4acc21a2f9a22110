package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.Corridor.Run;
import vn.luong.gis.attachment.Corridor.Waypoint;
import vn.luong.gis.attachment.JoinedPlaces.Joined;
import vn.luong.gis.streets.RoadSketch.Profile;
import vn.luong.sim.network.Network;

/**
 * Lays roads that are met at grade: through the junctions of their interchanges and of the roads that they cross, from the first to the
 * last place where they meet a main road or leave the region.
 */
final class AtGradeRoads {
  /** Junctions of different roads lie so far apart at least; carriageways of one road need not. */
  private static final double JUNCTION_SPACING_METERS = 100;

  private static final double SHORTEST_METERS = 5;
  private static final double SNAP_METERS = 40;

  /** A road that leaves the region does so where the network is near enough to be meant. */
  private static final double LEAVING_REACH_METERS = 3000;

  /** A node on the course; those of plans alone are not reason enough to build. */
  private record Place(double meters, int node, boolean isAnchor) {}

  private final NetworkDraft draft;
  private final RoadSites sites;
  private final JoinedPlaces places;
  private final PlannedLinks links;
  private final Set<String> leavingPoints;
  private final List<Attachment> attachments;
  private final HPRtree roads = new HPRtree();

  /** Nodes of these roads at waypoints where an expressway joins them. */
  private final Map<String, Integer> nodeAtPoint = new HashMap<>();

  AtGradeRoads(
      NetworkDraft draft,
      RoadSites sites,
      JoinedPlaces places,
      PlannedLinks links,
      Set<String> leavingPoints,
      List<Attachment> attachments) {
    this.draft = draft;
    this.sites = sites;
    this.places = places;
    this.links = links;
    this.leavingPoints = leavingPoints;
    this.attachments = attachments;
    Network network = draft.base();
    for (int link = 0; link < network.linkCount(); link++) {
      if (sites.isMet(link)) {
        roads.insert(draft.line(link).getEnvelopeInternal(), link);
      }
    }
    roads.build();
  }

  /** The node where an expressway joins the road at a waypoint, if the road was built there. */
  Optional<Integer> nodeAt(Waypoint point) {
    return Optional.ofNullable(nodeAtPoint.get(point.id()));
  }

  /** Lays one road; returns the metres of its course that are left out, before the first and after the last place where it joins. */
  double add(Run run, Profile profile) {
    double[] measures = new double[run.last() - run.first() + 1];
    LineString line = course(run, profile.name(), measures);
    TreeMap<Double, List<Place>> found = new TreeMap<>();
    List<Joined> joined = new ArrayList<>();
    for (int number = run.first(); number <= run.last(); number++) {
      double at = measures[number - run.first()];
      Optional<Joined> place = places.place(run, number, profile.name());
      if (place.isPresent()) {
        joined.add(place.get());
        place.get().nodes().forEach(node -> put(found, at, node, true));
      } else if (isLeaving(run, number)) {
        put(found, at, draft.addNode(run.waypoint(number).id(), x(line, at), y(line, at)), true);
      }
    }
    addCrossings(line, found);
    List<Place> nodes = anchored(found);
    if (nodes.stream().filter(Place::isAnchor).count() < 2) {
      return line.getLength();
    }
    addMeetings(run, measures, line, nodes);
    nodes.sort(Comparator.comparingDouble(Place::meters));
    joined.forEach(place -> attachments.add(place.attachment()));
    build(run, profile, line, nodes);
    return line.getLength()
        - (nodes.get(nodes.size() - 1).meters() - nodes.get(0).meters());
  }

  private boolean isLeaving(Run run, int number) {
    Waypoint point = run.waypoint(number);
    return leavingPoints.contains(point.id())
        && sites.isReached(point.x(), point.y(), LEAVING_REACH_METERS);
  }

  private LineString course(Run run, String road, double[] measures) {
    Coordinate[] points = new Coordinate[measures.length];
    for (int number = run.first(); number <= run.last(); number++) {
      double[] place = places.passing(run, number, road);
      int at = number - run.first();
      points[at] = new Coordinate(place[0], place[1]);
      measures[at] = at == 0 ? 0 : measures[at - 1] + points[at].distance(points[at - 1]);
    }
    return new GeometryFactory().createLineString(points);
  }

  private static double x(LineString line, double meters) {
    return new LengthIndexedLine(line).extractPoint(meters).x;
  }

  private static double y(LineString line, double meters) {
    return new LengthIndexedLine(line).extractPoint(meters).y;
  }

  private static void put(
      TreeMap<Double, List<Place>> found, double meters, int node, boolean isAnchor) {
    List<Place> there = found.computeIfAbsent(meters, none -> new ArrayList<>());
    if (there.stream().noneMatch(place -> place.node() == node)) {
      there.add(new Place(meters, node, isAnchor));
    }
  }

  /** Junctions with the roads that the course crosses, main roads first. */
  private void addCrossings(LineString course, TreeMap<Double, List<Place>> found) {
    LengthIndexedLine along = new LengthIndexedLine(course);
    TreeMap<Double, Map<Integer, Coordinate>> crossings = new TreeMap<>();
    for (Object item : roads.query(course.getEnvelopeInternal())) {
      int link = (Integer) item;
      Geometry common = course.intersection(draft.line(link));
      for (Coordinate place : common.getCoordinates()) {
        crossings.computeIfAbsent(along.project(place), none -> new TreeMap<>()).put(link, place);
      }
    }
    TreeMap<Double, Boolean> taken = new TreeMap<>();
    found.keySet().forEach(meters -> taken.put(meters, false));
    for (boolean areMain : new boolean[] {true, false}) {
      crossings.forEach((meters, links) -> links.forEach((link, place) -> {
        boolean isOneWay = draft.twin(link) == Network.NO_LINK;
        if (sites.isMain(link) == areMain && isApart(taken, meters, isOneWay)) {
          put(found, meters, draft.nodeOn(link, place.x, place.y, SNAP_METERS), areMain);
          taken.put(meters, isOneWay);
        }
      }));
    }
  }

  /** Far enough from the junctions before and after; the second carriageway of a road may be near the first. */
  private static boolean isApart(TreeMap<Double, Boolean> taken, double meters, boolean isOneWay) {
    for (Map.Entry<Double, Boolean> other : taken
        .subMap(meters - JUNCTION_SPACING_METERS, true, meters + JUNCTION_SPACING_METERS, true)
        .entrySet()) {
      boolean isPair = isOneWay && other.getValue();
      if (!isPair || Math.abs(other.getKey() - meters) < SHORTEST_METERS) {
        return false;
      }
    }
    return true;
  }

  /** The nodes in their order from the first to the last anchor; none if nothing joins the network. */
  private List<Place> anchored(TreeMap<Double, List<Place>> found) {
    Map<Integer, Place> byNode = new LinkedHashMap<>();
    found
        .values()
        .forEach(places -> places.forEach(place -> byNode.putIfAbsent(place.node(), place)));
    List<Place> nodes = new ArrayList<>(byNode.values());
    boolean isJoined = nodes.stream().anyMatch(place -> place.isAnchor() && !isLoose(place));
    while (!nodes.isEmpty() && !nodes.get(nodes.size() - 1).isAnchor()) {
      nodes.remove(nodes.size() - 1);
    }
    while (!nodes.isEmpty() && !nodes.get(0).isAnchor()) {
      nodes.remove(0);
    }
    return isJoined ? nodes : List.of();
  }

  private boolean isLoose(Place place) {
    return draft.isNew(place.node()) && leavingPoints.contains(draft.nodeId(place.node()));
  }

  /** Nodes where expressways will join the road, between its ends. */
  private void addMeetings(Run run, double[] measures, LineString line, List<Place> nodes) {
    double start = nodes.get(0).meters();
    double end = nodes.get(nodes.size() - 1).meters();
    for (int number = run.first(); number <= run.last(); number++) {
      Waypoint point = run.waypoint(number);
      double at = measures[number - run.first()];
      boolean isMeeting = places.interchangesAt(point).stream().anyMatch(places::joinsPlannedRoad);
      if (isMeeting && at >= start && at <= end) {
        Place near = nodes.stream()
            .filter(place -> Math.abs(place.meters() - at) <= JUNCTION_SPACING_METERS)
            .min(Comparator.comparingDouble(place -> Math.abs(place.meters() - at)))
            .orElse(null);
        if (near == null) {
          near = new Place(at, draft.addNode(point.id(), x(line, at), y(line, at)), false);
          nodes.add(near);
        }
        nodeAtPoint.put(point.id(), near.node());
      }
    }
  }

  private void build(Run run, Profile profile, LineString line, List<Place> nodes) {
    LengthIndexedLine along = new LengthIndexedLine(line);
    double meters = 0;
    for (int position = 1; position < nodes.size(); position++) {
      Place from = nodes.get(position - 1);
      Place to = nodes.get(position);
      double[] bends = to.meters() > from.meters()
          ? NetworkDraft.bends((LineString) along.extractLine(from.meters(), to.meters()))
          : new double[0];
      meters += links.addBoth(from.node(), to.node(), bends, profile, 0);
    }
    Place first = nodes.get(0);
    attachments.add(new Attachment(
        Kind.NEW_ROAD,
        Status.ATTACHED,
        profile.name(),
        run.corridor().id(),
        String.format(
            Locale.ROOT,
            "laid over %.1f km with %d junctions, from node %s to node %s",
            meters / 1000,
            nodes.size(),
            draft.nodeId(first.node()),
            draft.nodeId(nodes.get(nodes.size() - 1).node())),
        Double.NaN,
        2 * meters,
        draft.x(first.node()),
        draft.y(first.node())));
  }
}
