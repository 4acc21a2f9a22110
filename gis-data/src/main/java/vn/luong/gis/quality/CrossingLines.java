package vn.luong.gis.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import vn.luong.sim.network.Network;

/**
 * Roads whose lines cross, touch or overlap without a node that joins them: a junction is missing, or a bridge is not
 * marked as one. Roads on different layers, roads without a common mode, and links whose line is only a sketch of the
 * road ({@link DrawnLinks#isTrusted}) are passed over.
 */
final class CrossingLines implements NetworkCheck {
  static final String CROSSING = "crossing-without-node";
  static final String OVERLAP = "overlapping-lines";

  /** Where two links share a node, their lines may touch around it. */
  private static final double AROUND_NODE_METERS = 2;

  private static final double SHORTEST_OVERLAP_METERS = 3;

  /** One straight piece of a link's line. */
  private record Piece(int link, Coordinate start, Coordinate end) {
    Envelope box() {
      return new Envelope(start, end);
    }
  }

  /** Where two links touch: at a bend, both pieces of it do. */
  private record Touch(int link, int other, Coordinate place) {}

  @Override
  public void run(Findings findings) {
    List<Piece> pieces = pieces(findings);
    STRtree tree = new STRtree();
    for (int piece = 0; piece < pieces.size(); piece++) {
      tree.insert(pieces.get(piece).box(), piece);
    }
    LineIntersector intersector = new RobustLineIntersector();
    Set<Touch> touches = new HashSet<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      List<Integer> later = new ArrayList<>();
      for (Object found : tree.query(pieces.get(piece).box())) {
        if ((Integer) found > piece) {
          later.add((Integer) found);
        }
      }
      later.sort(null);
      for (int other : later) {
        compare(pieces.get(piece), pieces.get(other), intersector, touches, findings);
      }
    }
  }

  /** The pieces of all lines, those of roads in both directions once. */
  private static List<Piece> pieces(Findings findings) {
    DrawnLinks lines = findings.lines();
    Network network = findings.network();
    List<Piece> pieces = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      int reverse = lines.reverse(link);
      if ((reverse == Network.NO_LINK || reverse > link) && lines.isTrusted(link)) {
        Coordinate[] points = lines.points(link);
        for (int point = 1; point < points.length; point++) {
          if (!points[point - 1].equals2D(points[point])) {
            pieces.add(new Piece(link, points[point - 1], points[point]));
          }
        }
      }
    }
    return pieces;
  }

  private static void compare(
      Piece one, Piece other, LineIntersector intersector, Set<Touch> touches, Findings findings) {
    Network network = findings.network();
    if (one.link() == other.link()
        || (network.modes(one.link()) & network.modes(other.link())) == 0
        || !findings.lines().layers(one.link()).equals(findings.lines().layers(other.link()))) {
      return;
    }
    intersector.computeIntersection(one.start(), one.end(), other.start(), other.end());
    if (!intersector.hasIntersection()) {
      return;
    }
    Coordinate place = intersector.getIntersection(0);
    if (intersector.getIntersectionNum() == 2) {
      Coordinate end = intersector.getIntersection(1);
      double meters = place.distance(end);
      if (meters >= SHORTEST_OVERLAP_METERS && !isSameRoad(one.link(), other.link(), network)) {
        report(
            OVERLAP,
            one,
            other,
            String.format(Locale.ROOT, "runs %.1f m on top of ", meters),
            DrawnLinks.along(new Coordinate[] {place, end}, 0.5),
            findings);
      }
    } else if (!isAtCommonNode(one.link(), other.link(), place, network)
        && (intersector.isProper() || touches.add(new Touch(one.link(), other.link(), place)))) {
      report(
          CROSSING,
          one,
          other,
          intersector.isProper() ? "crosses " : "touches ",
          new double[] {place.x, place.y},
          findings);
    }
  }

  private static void report(
      String kind, Piece one, Piece other, String found, double[] place, Findings findings) {
    findings.add(
        kind,
        findings.linkName(one.link()),
        found + findings.linkName(other.link()) + " without a node",
        "roads meet at a node, or lie on different layers",
        "Join them at a node, or mark the bridge (attribute \"layer\", OSM bridge and layer).",
        place[0],
        place[1]);
  }

  /** Links between the same two nodes: duplicates are told by {@link DuplicateLinks}. */
  private static boolean isSameRoad(int link, int other, Network network) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    int otherFrom = network.fromNode(other);
    int otherTo = network.toNode(other);
    return (from == otherFrom && to == otherTo) || (from == otherTo && to == otherFrom);
  }

  private static boolean isAtCommonNode(int link, int other, Coordinate place, Network network) {
    int[] ends = {network.fromNode(link), network.toNode(link)};
    for (int node : ends) {
      boolean isCommon = node == network.fromNode(other) || node == network.toNode(other);
      double meters = Math.hypot(place.x - network.nodeX(node), place.y - network.nodeY(node));
      if (isCommon && meters <= AROUND_NODE_METERS) {
        return true;
      }
    }
    return false;
  }
}
