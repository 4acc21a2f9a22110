package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.TurnRestrictions;

/**
 * A network to which roads are added, and whose links are cut where these join. Links that stay keep index and id; of a link that
 * is cut the longest piece does, the others are called {@code <id>.<number>} and come after all links.
 *
 * <p>Threads: one.
 */
final class NetworkDraft {
  /** A link's twin in the other direction is drawn as exactly as this. */
  private static final double SAME_LINE_METERS = 1;

  private record NewNode(String id, double x, double y) {}

  private record NewLink(
      String id, int from, int to, LinkProperties properties, Map<String, String> texts) {}

  /** A forbidden sequence of added links, by their numbers. */
  private record NewTurn(long modes, int[] links) {}

  private final Network base;
  private final GeometryFactory geometries = new GeometryFactory();
  private final List<NewNode> nodes = new ArrayList<>();
  private final List<NewLink> links = new ArrayList<>();
  private final Map<Integer, double[]> bends = new HashMap<>();
  private final List<NewTurn> turns = new ArrayList<>();

  /** Nodes on links by metres along their lines. */
  private final TreeMap<Integer, TreeMap<Double, Integer>> cuts = new TreeMap<>();

  NetworkDraft(Network base) {
    this.base = base;
  }

  Network base() {
    return base;
  }

  double x(int node) {
    return node < base.nodeCount()
        ? base.nodeX(node)
        : nodes.get(node - base.nodeCount()).x();
  }

  double y(int node) {
    return node < base.nodeCount()
        ? base.nodeY(node)
        : nodes.get(node - base.nodeCount()).y();
  }

  String nodeId(int node) {
    return node < base.nodeCount()
        ? base.nodeId(node)
        : nodes.get(node - base.nodeCount()).id();
  }

  boolean isNew(int node) {
    return node >= base.nodeCount();
  }

  /** Adds a node; its id gets a number if it is taken. */
  int addNode(String id, double x, double y) {
    String free = id;
    for (int number = 2; isTaken(free); number++) {
      free = id + "." + number;
    }
    nodes.add(new NewNode(free, x, y));
    return base.nodeCount() + nodes.size() - 1;
  }

  private boolean isTaken(String id) {
    return base.nodeIds().find(id) != IdTable.NO_ID
        || nodes.stream().anyMatch(node -> node.id().equals(id));
  }

  /**
   * Adds a link; its id gets a number if it is taken.
   *
   * @return its number among the added links
   */
  int addLink(
      String id,
      int from,
      int to,
      LinkProperties properties,
      double[] bendCoordinates,
      Map<String, String> texts) {
    bends.put(links.size(), bendCoordinates);
    links.add(new NewLink(id, from, to, properties, texts));
    return links.size() - 1;
  }

  /** Forbids a sequence of added links, by the numbers that {@link #addLink} gave. */
  void forbidTurn(long modes, int... addedLinks) {
    turns.add(new NewTurn(modes, addedLinks));
  }

  /** The link as a line. */
  LineString line(int link) {
    Coordinate[] points = new Coordinate[base.bendCount(link) + 2];
    points[0] = new Coordinate(base.nodeX(base.fromNode(link)), base.nodeY(base.fromNode(link)));
    for (int bend = 0; bend < base.bendCount(link); bend++) {
      points[bend + 1] = new Coordinate(base.bendX(link, bend), base.bendY(link, bend));
    }
    points[points.length - 1] =
        new Coordinate(base.nodeX(base.toNode(link)), base.nodeY(base.toNode(link)));
    return geometries.createLineString(points);
  }

  /** The node on a link nearest to a place: an end or a cut if one is within so many metres along the link, else a new cut. */
  int nodeOn(int link, double x, double y, double snapMeters) {
    LineString line = line(link);
    LengthIndexedLine along = new LengthIndexedLine(line);
    double at = along.project(new Coordinate(x, y));
    TreeMap<Double, Integer> known = new TreeMap<>(cuts.getOrDefault(link, new TreeMap<>()));
    known.put(0.0, base.fromNode(link));
    known.put(line.getLength(), base.toNode(link));
    Map.Entry<Double, Integer> before = known.floorEntry(at);
    Map.Entry<Double, Integer> after = known.ceilingEntry(at);
    double back = before == null ? Double.POSITIVE_INFINITY : at - before.getKey();
    double ahead = after == null ? Double.POSITIVE_INFINITY : after.getKey() - at;
    if (Math.min(back, ahead) <= Math.max(snapMeters, SAME_LINE_METERS)) {
      return back <= ahead ? before.getValue() : after.getValue();
    }
    Coordinate place = along.extractPoint(at);
    int node = addNode(base.linkId(link) + ".cut", place.x, place.y);
    cut(link, at, node);
    int twin = twin(link);
    if (twin != Network.NO_LINK) {
      cut(twin, new LengthIndexedLine(line(twin)).project(place), node);
    }
    return node;
  }

  private void cut(int link, double at, int node) {
    cuts.computeIfAbsent(link, none -> new TreeMap<>()).put(at, node);
  }

  /** The link of the same road in the other direction, or {@link Network#NO_LINK}. */
  int twin(int link) {
    int end = base.toNode(link);
    LineString line = line(link);
    for (int at = base.outLinks().start(end); at < base.outLinks().end(end); at++) {
      int other = base.outLinks().value(at);
      if (base.toNode(other) == base.fromNode(link)
          && line.reverse().equalsExact(line(other), SAME_LINE_METERS)) {
        return other;
      }
    }
    return Network.NO_LINK;
  }

  Network build() {
    NetworkBuilder builder = new NetworkBuilder(base.modeTable());
    builder.setName(base.name());
    builder.setCapacityPeriodSeconds(base.capacityPeriodSeconds());
    builder.setEffectiveCellSizeMeters(base.effectiveCellSizeMeters());
    builder.setEffectiveLaneWidthMeters(base.effectiveLaneWidthMeters());
    builder.networkAttributes().copyRow(base.networkAttributes(), 0, 0);
    for (int node = 0; node < base.nodeCount(); node++) {
      builder.addNode(base.nodeId(node), base.nodeX(node), base.nodeY(node));
      builder.nodeAttributes().copyRow(base.nodeAttributes(), node, node);
    }
    nodes.forEach(node -> builder.addNode(node.id(), node.x(), node.y()));
    int[][] pieces = addPieces(builder);
    forbidTurns(builder, pieces);
    int[] added = new int[links.size()];
    for (int number = 0; number < added.length; number++) {
      NewLink link = links.get(number);
      int row = builder.addLink(
          freeLinkId(builder, link.id()), link.from(), link.to(), link.properties());
      added[number] = row;
      builder.setShape(row, bends.get(number));
      link.texts().forEach((name, text) -> builder.linkAttributes().putText(row, name, text));
    }
    for (NewTurn turn : turns) {
      builder.forbidTurn(
          turn.modes(), Arrays.stream(turn.links()).map(number -> added[number]).toArray());
    }
    return builder.build();
  }

  /** Adds all links of the network; returns the pieces of each in driving direction. */
  private int[][] addPieces(NetworkBuilder builder) {
    int[][] pieces = new int[base.linkCount()][];
    for (int link = 0; link < pieces.length; link++) {
      Cut[] parts = parts(link);
      int longest = 0;
      for (int part = 1; part < parts.length; part++) {
        longest = parts[part].meters() > parts[longest].meters() ? part : longest;
      }
      pieces[link] = new int[parts.length];
      Arrays.fill(pieces[link], Network.NO_LINK);
      pieces[link][longest] = addPiece(builder, base.linkId(link), link, parts[longest]);
    }
    for (int link : cuts.keySet()) {
      Cut[] parts = parts(link);
      for (int part = 0; part < parts.length; part++) {
        if (pieces[link][part] == Network.NO_LINK) {
          String id = freeLinkId(builder, base.linkId(link) + "." + (part + 1));
          pieces[link][part] = addPiece(builder, id, link, parts[part]);
        }
      }
    }
    return pieces;
  }

  /** A part of a link: from one node to the next, and where these lie on its line. */
  private record Cut(int from, int to, double fromMeters, double toMeters) {
    double meters() {
      return toMeters - fromMeters;
    }
  }

  private Cut[] parts(int link) {
    TreeMap<Double, Integer> places = new TreeMap<>(cuts.getOrDefault(link, new TreeMap<>()));
    double whole = places.isEmpty() ? 1 : line(link).getLength();
    List<Cut> parts = new ArrayList<>();
    int from = base.fromNode(link);
    double start = 0;
    for (Map.Entry<Double, Integer> place : places.entrySet()) {
      parts.add(new Cut(from, place.getValue(), start, place.getKey()));
      from = place.getValue();
      start = place.getKey();
    }
    parts.add(new Cut(from, base.toNode(link), start, whole));
    return parts.toArray(new Cut[0]);
  }

  private int addPiece(NetworkBuilder builder, String id, int link, Cut part) {
    LinkProperties whole = base.properties(link);
    boolean isCut = cuts.containsKey(link);
    LineString line = line(link);
    double share = isCut ? part.meters() / line.getLength() : 1;
    int added = builder.addLink(
        id,
        part.from(),
        part.to(),
        new LinkProperties(
            whole.lengthMeters() * share,
            whole.freeSpeedMetersPerSecond(),
            whole.capacityPcePerPeriod(),
            whole.laneCount(),
            whole.modes()));
    LineString piece = isCut
        ? (LineString) new LengthIndexedLine(line).extractLine(part.fromMeters(), part.toMeters())
        : line;
    builder.setShape(added, bends(piece));
    builder.linkAttributes().copyRow(base.linkAttributes(), link, added);
    return added;
  }

  /** Points between the ends of a line. */
  static double[] bends(LineString line) {
    Coordinate[] points = line.getCoordinates();
    double[] between = new double[2 * Math.max(0, points.length - 2)];
    for (int at = 0; at < between.length; at++) {
      between[at] = at % 2 == 0 ? points[at / 2 + 1].x : points[at / 2 + 1].y;
    }
    return between;
  }

  private void forbidTurns(NetworkBuilder builder, int[][] pieces) {
    TurnRestrictions turns = base.turnRestrictions();
    for (int turn = 0; turn < turns.count(); turn++) {
      List<Integer> sequence = new ArrayList<>();
      int[] whole = turns.links(turn);
      for (int position = 0; position < whole.length; position++) {
        int[] parts = pieces[whole[position]];
        int first = position == 0 ? parts.length - 1 : 0;
        int last = position == whole.length - 1 ? 0 : parts.length - 1;
        for (int part = first; part <= last; part++) {
          sequence.add(parts[part]);
        }
      }
      builder.forbidTurn(
          turns.modes(turn), sequence.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static String freeLinkId(NetworkBuilder builder, String id) {
    String free = id;
    for (int number = 2; builder.findLink(free) != IdTable.NO_ID; number++) {
      free = id + "." + number;
    }
    return free;
  }
}
