package vn.luong.gis.attachment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.RoadName;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadTree;

/**
 * Gives roads more lanes on a network that knows them only by name and course: piece by piece and direction by direction along the way
 * that rather follows links of the right name, so that bridges and stretches with another name belong to it.
 */
public final class RoadWidenings {
  /** Ends of pieces lie that far from the road at most. */
  private static final double REACH_METERS = 1000;

  private static final double SAME_WAY_DEGREES = 60;
  /** The way rather follows links of the name, then main roads. */
  private static final double OTHER_MAIN_FACTOR = 2;

  private static final double SIDE_ROAD_FACTOR = 6;

  /** A way so many times as long as the piece is another road; both ends may lie a little beside. */
  private static final double LONGEST_DETOUR = 1.5;

  private static final double END_SLACK_METERS = 500;

  /** Below these shares of the length, what was found is worth a look. */
  private static final double SURE_LENGTH_SHARE = 0.75;

  private static final double SURE_NAME_SHARE = 0.7;
  private static final String CAR = "car";

  /**
   * A piece of a road that gets more lanes.
   *
   * @param road name of the road
   * @param lanes lanes of each direction afterwards; roads that have more keep them
   * @param meters length of one direction
   */
  public record Piece(
      String road,
      double fromX,
      double fromY,
      double toX,
      double toY,
      double meters,
      double lanes) {
    Piece reversed() {
      return new Piece(road, toX, toY, fromX, fromY, meters, lanes);
    }

    double bearingDegrees() {
      return LinksNear.bearingDegrees(toX - fromX, toY - fromY);
    }
  }

  /** The network with wider roads, and where they were found. */
  public record Result(Network network, List<Attachment> attachments) {}

  private final Network network;
  /** Kept, because ways ask for each link they pass. */
  private final BitSet mainRoads = new BitSet();

  private final LinksNear roads;
  private final RoadTree tree;
  private final Map<Integer, Double> lanesOfLink = new LinkedHashMap<>();
  private final List<Attachment> attachments = new ArrayList<>();

  private RoadWidenings(Network network, int car) {
    this.network = network;
    for (int link = 0; link < network.linkCount(); link++) {
      mainRoads.set(link, isMain(network.linkAttributes().findText(link, LinkTexts.TYPE)));
    }
    roads = new LinksNear(network, link -> network.allows(link, car) && mainRoads.get(link));
    tree = new RoadTree(RoadGraph.of(network, car), node -> true);
  }

  /** Widens what is found of the pieces. */
  public static Result apply(Network network, List<Piece> pieces) {
    int car = network.modeTable().find(CAR);
    if (pieces.isEmpty() || car == ModeTable.NO_MODE) {
      return new Result(network, List.of());
    }
    RoadWidenings widenings = new RoadWidenings(network, car);
    Map<String, List<Piece>> byRoad = new LinkedHashMap<>();
    pieces.forEach(
        piece -> byRoad.computeIfAbsent(piece.road(), none -> new ArrayList<>()).add(piece));
    byRoad.forEach(widenings::widen);
    return new Result(widenings.build(), List.copyOf(widenings.attachments));
  }

  private void widen(String road, List<Piece> pieces) {
    BitSet named = linksNamed(road);
    TreeSet<Integer> links = new TreeSet<>();
    double reachedMeters = 0;
    double outsideMeters = 0;
    Piece outside = null;
    for (Piece piece : pieces) {
      for (Piece direction : List.of(piece, piece.reversed())) {
        if (isReached(direction.fromX(), direction.fromY())
            && isReached(direction.toX(), direction.toY())) {
          reachedMeters += piece.meters();
          for (int link : way(direction, named)) {
            links.add(link);
            lanesOfLink.merge(link, piece.lanes(), Math::max);
          }
        } else {
          outsideMeters += piece.meters();
          outside = piece;
        }
      }
    }
    if (reachedMeters > 0) {
      report(road, links, named, reachedMeters, pieces.get(0));
    }
    if (outside != null) {
      attachments.add(new Attachment(
          Kind.WIDER_ROAD,
          Status.OUTSIDE,
          road,
          "",
          String.format(
              Locale.ROOT, "%.1f km of both directions lie outside", outsideMeters / 1000),
          Double.NaN,
          outsideMeters,
          outside.fromX(),
          outside.fromY()));
    }
  }

  private boolean isReached(double x, double y) {
    return !roads.find(x, y, REACH_METERS).isEmpty();
  }

  /** Links along a piece in its direction; none if there is no way of about its length. */
  private int[] way(Piece piece, BitSet named) {
    int from = nodeNear(piece.fromX(), piece.fromY(), named, piece.bearingDegrees());
    int to = nodeNear(piece.toX(), piece.toY(), named, piece.bearingDegrees());
    if (from == Network.NO_NODE || to == Network.NO_NODE || from == to) {
      return new int[0];
    }
    tree.grow(from, link -> network.lengthMeters(link) * factor(link, named));
    if (!Double.isFinite(tree.cost(to))) {
      return new int[0];
    }
    int[] way = tree.pathTo(to);
    double meters = 0;
    for (int link : way) {
      meters += network.lengthMeters(link);
    }
    return meters <= LONGEST_DETOUR * piece.meters() + END_SLACK_METERS ? way : new int[0];
  }

  /** The end, next to a place, of a link that leads the right way; rather of the right name. */
  private int nodeNear(double x, double y, BitSet named, double bearingDegrees) {
    int best = Network.NO_LINK;
    double least = Double.POSITIVE_INFINITY;
    for (LinksNear.Found road : roads.find(x, y, REACH_METERS)) {
      double cost = road.distanceMeters() + (named.get(road.link()) ? 0 : REACH_METERS);
      if (cost < least
          && LinksNear.angleDegrees(road.bearingDegrees(), bearingDegrees) <= SAME_WAY_DEGREES) {
        best = road.link();
        least = cost;
      }
    }
    if (best == Network.NO_LINK) {
      return Network.NO_NODE;
    }
    int start = network.fromNode(best);
    int end = network.toNode(best);
    return meters(start, x, y) <= meters(end, x, y) ? start : end;
  }

  private double meters(int node, double x, double y) {
    return Math.hypot(network.nodeX(node) - x, network.nodeY(node) - y);
  }

  private double factor(int link, BitSet named) {
    if (named.get(link)) {
      return 1;
    }
    return mainRoads.get(link) ? OTHER_MAIN_FACTOR : SIDE_ROAD_FACTOR;
  }

  /** Links of the name; looked up once, because ways ask for each link they pass. */
  private BitSet linksNamed(String road) {
    RoadName name = RoadName.of(road);
    BitSet links = new BitSet(network.linkCount());
    for (int link = 0; link < network.linkCount(); link++) {
      if (mainRoads.get(link) && isNamed(link, name)) {
        links.set(link);
      }
    }
    return links;
  }

  private boolean isNamed(int link, RoadName name) {
    return name.isAmong(network.linkAttributes().findText(link, LinkTexts.NAME))
        || name.isAmong(network.linkAttributes().findText(link, LinkTexts.REF));
  }

  private static boolean isMain(String type) {
    return type == null
        || type.startsWith("trunk")
        || type.startsWith("primary")
        || type.startsWith("secondary")
        || type.startsWith("tertiary");
  }

  private void report(
      String road, TreeSet<Integer> links, BitSet named, double plannedMeters, Piece first) {
    double meters = 0;
    double namedMeters = 0;
    double wide = 0;
    for (int link : links) {
      meters += network.lengthMeters(link);
      namedMeters += named.get(link) ? network.lengthMeters(link) : 0;
      wide += network.laneCount(link) >= lanesOfLink.get(link) ? network.lengthMeters(link) : 0;
    }
    boolean isSure = meters >= SURE_LENGTH_SHARE * plannedMeters
        && meters <= plannedMeters / SURE_LENGTH_SHARE
        && namedMeters >= SURE_NAME_SHARE * meters;
    Status status = isSure ? Status.ATTACHED : links.isEmpty() ? Status.FAILED : Status.DOUBTFUL;
    double x = first.fromX();
    double y = first.fromY();
    if (!links.isEmpty()) {
      x = network.nodeX(network.fromNode(links.first()));
      y = network.nodeY(network.fromNode(links.first()));
    }
    attachments.add(new Attachment(
        Kind.WIDER_ROAD,
        status,
        road,
        "",
        String.format(
            Locale.ROOT,
            "found %d links of %.1f km in both directions where %.1f km are expected;"
                + " %.0f%% bear the name, %.0f%% have as many lanes already",
            links.size(),
            meters / 1000,
            plannedMeters / 1000,
            100 * namedMeters / Math.max(1, meters),
            100 * wide / Math.max(1, meters)),
        Double.NaN,
        plannedMeters,
        x,
        y));
  }

  /** More lanes carry more, as with measures that change a road. */
  private Network build() {
    if (lanesOfLink.isEmpty()) {
      return network;
    }
    return NetworkBuilder.copyOf(network, link -> {
          LinkProperties old = network.properties(link);
          double lanes = Math.max(old.laneCount(), lanesOfLink.getOrDefault(link, 0.0));
          return new LinkProperties(
              old.lengthMeters(),
              old.freeSpeedMetersPerSecond(),
              old.capacityPcePerPeriod() * lanes / old.laneCount(),
              lanes,
              old.modes());
        })
        .build();
  }
}
