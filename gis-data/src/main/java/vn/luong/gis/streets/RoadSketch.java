package vn.luong.gis.streets;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import vn.luong.sim.network.LinkLines;

/**
 * Strategic roads as straight lines that can be cut where local streets join them, and the local streets
 * themselves; all run both ways. Mutable and short-lived: {@link SketchedNetwork} turns it into a network.
 *
 * <p>Layout: nodes and streets in lists by dense index; per road the list of its cuts, kept in the order along the
 * road.
 *
 * <p>Threads: one.
 */
public final class RoadSketch {
  public static final int NO_NODE = -1;

  private static final double SHORTEST_PIECE_METERS = 100;

  /** What a road is like, in each direction. */
  public record Profile(
      String name,
      StreetClass streetClass,
      double lanes,
      double freeSpeedMetersPerSecond,
      double lengthFactor) {}

  /** A place where roads and streets meet. */
  record Node(String id, double x, double y) {}

  /** A point on a road, as a share of its straight line. */
  record RoadPoint(int road, double share) {}

  /** A node on a road; its ends have the shares 0 and 1. */
  record Cut(double share, int node) {}

  record Road(Profile profile, double straightMeters, List<Cut> cuts) {
    int from() {
      return cuts.get(0).node();
    }

    int to() {
      return cuts.get(cuts.size() - 1).node();
    }
  }

  record Street(int from, int to, StreetClass streetClass, String name) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Road> roads = new ArrayList<>();
  private final List<Street> streets = new ArrayList<>();
  /** Pairs of nodes that have a street between them, the lower node in the upper half. */
  private final LongOpenHashSet joined = new LongOpenHashSet();

  private STRtree roadIndex;

  /** Adds a node; its index counts up from 0. */
  public int addNode(String id, double x, double y) {
    nodes.add(new Node(id, x, y));
    return nodes.size() - 1;
  }

  /** Adds a strategic road. Streets only meet the roads that are there before them. */
  public void addRoad(int from, int to, Profile profile) {
    List<Cut> cuts = new ArrayList<>(List.of(new Cut(0, from), new Cut(1, to)));
    Node start = nodes.get(from);
    Node end = nodes.get(to);
    roads.add(new Road(profile, Math.hypot(end.x - start.x, end.y - start.y), cuts));
    roadIndex = null;
  }

  /**
   * Adds a strategic road that meets every road it crosses at grade: it goes through a junction of each, and is one
   * road per piece in between. Where a road joins two such junctions already, it is a part of this one.
   */
  public void addRoadMeetingOthers(int from, int to, Profile profile) {
    Node start = nodes.get(from);
    Node end = nodes.get(to);
    List<RoadPoint> points = crossings(start.x, start.y, end.x, end.y);
    points.sort(Comparator.comparingDouble(point -> distance(point, start.x, start.y)));
    int last = from;
    for (RoadPoint point : points) {
      int junction = junctionAt(point);
      if (junction != last
          && distance(last, junction) >= SHORTEST_PIECE_METERS
          && distance(junction, to) >= SHORTEST_PIECE_METERS) {
        addRoadUnlessJoined(last, junction, profile);
        last = junction;
      }
    }
    if (last != to) {
      addRoadUnlessJoined(last, to, profile);
    }
  }

  private void addRoadUnlessJoined(int from, int to, Profile profile) {
    boolean isJoined = roads.stream()
        .anyMatch(road ->
            road.from() == from && road.to() == to || road.from() == to && road.to() == from);
    if (!isJoined) {
      addRoad(from, to, profile);
    }
  }

  /**
   * The junction on a road nearest to a place; a new one if there is none close by.
   *
   * @param name name of the road
   * @throws IllegalArgumentException if no road has this name
   */
  public int junctionOn(String name, double x, double y) {
    RoadPoint nearest = null;
    for (int road = 0; road < roads.size(); road++) {
      if (roads.get(road).profile().name().equals(name)) {
        RoadPoint point = nearestPoint(road, x, y);
        nearest =
            nearest == null || distance(point, x, y) < distance(nearest, x, y) ? point : nearest;
      }
    }
    if (nearest == null) {
      throw new IllegalArgumentException("no road \"" + name + "\"");
    }
    return junctionAt(nearest);
  }

  /** Easting of a node, metres. */
  public double x(int node) {
    return nodes.get(node).x;
  }

  /** Northing of a node, metres. */
  public double y(int node) {
    return nodes.get(node).y;
  }

  /** Adds a street, unless its nodes are joined already. */
  void addStreet(int from, int to, StreetClass streetClass, String name) {
    if (joined.add((long) Math.min(from, to) << 32 | Math.max(from, to))) {
      streets.add(new Street(from, to, streetClass, name));
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Road> roads() {
    return roads;
  }

  List<Street> streets() {
    return streets;
  }

  /** Straight distance of two nodes, metres. */
  public double distance(int left, int right) {
    Node from = nodes.get(left);
    Node to = nodes.get(right);
    return Math.hypot(to.x - from.x, to.y - from.y);
  }

  /** The node at a point of a road: the nearest one if a new one would stand too close to it, else a new one. */
  int junctionAt(RoadPoint point) {
    Road road = roads.get(point.road());
    Cut nearest = road.cuts().stream()
        .min(Comparator.comparingDouble(cut -> Math.abs(cut.share() - point.share())))
        .orElseThrow();
    double gap = Math.abs(nearest.share() - point.share()) * road.straightMeters();
    boolean isApart = gap >= road.profile().streetClass().junctionSpacingMeters();
    return isApart ? cut(point) : nearest.node();
  }

  private int cut(RoadPoint point) {
    Road road = roads.get(point.road());
    Node from = nodes.get(road.from());
    Node to = nodes.get(road.to());
    int number = road.cuts().size() - 1;
    int node = addNode(
        from.id + "-" + to.id + "." + number,
        from.x + point.share() * (to.x - from.x),
        from.y + point.share() * (to.y - from.y));
    road.cuts().add(new Cut(point.share(), node));
    road.cuts().sort(Comparator.comparingDouble(Cut::share));
    return node;
  }

  /** Points where the straight line between two places crosses roads, except at its very ends. */
  List<RoadPoint> crossings(double fromX, double fromY, double toX, double toY) {
    List<RoadPoint> crossings = new ArrayList<>();
    for (int road : roadsNear(new Envelope(fromX, toX, fromY, toY))) {
      Node start = nodes.get(roads.get(road).from());
      Node end = nodes.get(roads.get(road).to());
      double roadX = end.x - start.x;
      double roadY = end.y - start.y;
      double lineX = toX - fromX;
      double lineY = toY - fromY;
      double determinant = roadX * lineY - roadY * lineX;
      if (determinant == 0) {
        continue;
      }
      double share = ((fromX - start.x) * lineY - (fromY - start.y) * lineX) / determinant;
      double along = ((fromX - start.x) * roadY - (fromY - start.y) * roadX) / determinant;
      if (share >= 0 && share <= 1 && along > 0.02 && along < 0.98) {
        crossings.add(new RoadPoint(road, share));
      }
    }
    return crossings;
  }

  /** The point of a road nearest to a place. */
  RoadPoint nearestPoint(int road, double x, double y) {
    Node start = nodes.get(roads.get(road).from());
    Node end = nodes.get(roads.get(road).to());
    return new RoadPoint(road, LinkLines.shareOfSegment(x, y, start.x, start.y, end.x, end.y));
  }

  double distance(RoadPoint point, double x, double y) {
    Node start = nodes.get(roads.get(point.road()).from());
    Node end = nodes.get(roads.get(point.road()).to());
    return Math.hypot(
        start.x + point.share() * (end.x - start.x) - x,
        start.y + point.share() * (end.y - start.y) - y);
  }

  /** Makes {@link #roadsNear} ready for several threads at once, as long as no road is added. */
  void indexRoads() {
    if (roadIndex != null) {
      return;
    }
    roadIndex = new STRtree();
    for (int road = 0; road < roads.size(); road++) {
      Node start = nodes.get(roads.get(road).from());
      Node end = nodes.get(roads.get(road).to());
      roadIndex.insert(new Envelope(start.x, end.x, start.y, end.y), road);
    }
    roadIndex.build();
  }

  /** Roads whose bounding box meets this one, ascending. */
  List<Integer> roadsNear(Envelope envelope) {
    indexRoads();
    List<Integer> near = new ArrayList<>();
    for (Object road : roadIndex.query(envelope)) {
      near.add((Integer) road);
    }
    near.sort(null);
    return near;
  }
}
