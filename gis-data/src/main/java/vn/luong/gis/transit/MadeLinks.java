package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/**
 * Links that are made for transit: for each stop a node with a link from it to itself, at whose end vehicles halt, and ways
 * between these nodes. Lines that call at the same stops share them. Nothing jams there: capacities are beyond any need, as
 * in MATSim's {@code CreatePseudoNetwork}.
 *
 * <p>Threads: one at a time.
 */
final class MadeLinks {
  /** Mode of the links, which no person drives. */
  static final String MODE = "pt";

  private static final String PREFIX = "pt_";
  private static final double CAPACITY_PER_HOUR = 9999;
  private static final double LANES = 10;
  private static final double HALT_METERS = 1;
  private static final double SHORTEST_METERS = 1;
  /** What the last second of a link and the halt's own link take of the time between two stops. */
  private static final double LOST_SECONDS = 3;

  private static final double SLOWEST_METERS_PER_SECOND = 1;
  private static final double FASTEST_METERS_PER_SECOND = 150;

  private final Network network;
  private final double standardSpeed;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> nodeOfStop = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Map<Long, Integer> linkOfNodes = new HashMap<>();
  private final Set<String> nodeIds = new HashSet<>();
  private final Set<String> linkIds = new HashSet<>();

  private record Node(String id, String name, MapPoint place) {}

  private static final class Link {
    final String id;
    final int from;
    final int to;
    final double lengthMeters;
    final double[] bends;
    double speed = Double.NaN;

    Link(String id, int from, int to, double lengthMeters, double[] bends) {
      this.id = id;
      this.from = from;
      this.to = to;
      this.lengthMeters = lengthMeters;
      this.bends = bends;
    }
  }

  MadeLinks(Network network, double standardSpeed) {
    this.network = network;
    this.standardSpeed = standardSpeed;
  }

  /** The stop's node; made when asked for first. */
  int node(StopSketch stop) {
    return nodeOfStop.computeIfAbsent(stop.id(), id -> {
      nodes.add(new Node(newId(network.nodeIds(), nodeIds, plain(id)), plain(id), stop.place()));
      return network.nodeCount() + nodes.size() - 1;
    });
  }

  /** The link of a stop's own; made when asked for first. */
  int halt(StopSketch stop) {
    int node = node(stop);
    return link(node, node, HALT_METERS, new double[0]);
  }

  /** The way from a node to another one; made when asked for first. */
  int way(int from, int to, double lengthMeters, double[] bends) {
    return link(from, to, Math.max(SHORTEST_METERS, lengthMeters), bends);
  }

  /** A timetable asks vehicles to be over the way in so many seconds. */
  void requireTime(int link, double seconds) {
    Link made = links.get(link - network.linkCount());
    requireSpeed(link, made.lengthMeters / Math.max(1, seconds - LOST_SECONDS));
  }

  /** Vehicles must be able to go so fast on the way. */
  void requireSpeed(int link, double metersPerSecond) {
    Link made = links.get(link - network.linkCount());
    made.speed = Double.isNaN(made.speed) ? metersPerSecond : Math.max(made.speed, metersPerSecond);
  }

  /** Makes a way from the end of a link to the start of another one, if they do not touch. */
  void join(int fromLink, int toLink) {
    int from = toNode(fromLink);
    int to = fromNode(toLink);
    if (from != to) {
      way(from, to, place(from).distanceTo(place(to)), new double[0]);
    }
  }

  /** The network before anything was made. */
  Network roads() {
    return network;
  }

  String linkId(int link) {
    return isMade(link) ? links.get(link - network.linkCount()).id : network.linkId(link);
  }

  boolean isMade(int link) {
    return link >= network.linkCount();
  }

  int fromNode(int link) {
    return isMade(link) ? links.get(link - network.linkCount()).from : network.fromNode(link);
  }

  int toNode(int link) {
    return isMade(link) ? links.get(link - network.linkCount()).to : network.toNode(link);
  }

  double lengthMeters(int link) {
    return isMade(link)
        ? links.get(link - network.linkCount()).lengthMeters
        : network.lengthMeters(link);
  }

  double freeSpeedMetersPerSecond(int link) {
    return isMade(link)
        ? speed(links.get(link - network.linkCount()))
        : network.freeSpeedMetersPerSecond(link);
  }

  MapPoint place(int node) {
    return node < network.nodeCount()
        ? new MapPoint(network.nodeX(node), network.nodeY(node))
        : nodes.get(node - network.nodeCount()).place();
  }

  /** The network with all that was made. */
  Network build() {
    NetworkBuilder builder = NetworkBuilder.copyOf(network);
    for (Node node : nodes) {
      builder.addNode(node.id(), node.place().x(), node.place().y());
    }
    long modes = ModeTable.bit(builder.modeTable().add(MODE));
    double capacity = CAPACITY_PER_HOUR * network.capacityPeriodSeconds() / 3600;
    for (Link link : links) {
      int added = builder.addLink(
          link.id,
          link.from,
          link.to,
          new LinkProperties(link.lengthMeters, speed(link), capacity, LANES, modes));
      builder.setShape(added, link.bends);
    }
    return builder.build();
  }

  private double speed(Link link) {
    double speed = Double.isNaN(link.speed) ? standardSpeed : link.speed;
    return Math.min(FASTEST_METERS_PER_SECOND, Math.max(SLOWEST_METERS_PER_SECOND, speed));
  }

  private int link(int from, int to, double lengthMeters, double[] bends) {
    long key = (long) from << Integer.SIZE | to;
    return linkOfNodes.computeIfAbsent(key, nodePair -> {
      String text = from == to ? name(from) : name(from) + "_" + name(to);
      String id = newId(network.linkIds(), linkIds, text);
      links.add(new Link(id, from, to, lengthMeters, bends));
      return network.linkCount() + links.size() - 1;
    });
  }

  private String name(int node) {
    return node < network.nodeCount()
        ? network.nodeId(node)
        : nodes.get(node - network.nodeCount()).name();
  }

  /** Ids of links must not hold white space, which parts the links of a route. */
  private static String plain(String id) {
    return id.strip().replaceAll("\\s+", "_");
  }

  private static String newId(IdTable taken, Set<String> made, String name) {
    String id = PREFIX + name;
    for (int number = 2; taken.contains(id) || !made.add(id); number++) {
      id = PREFIX + name + "_" + number;
    }
    return id;
  }
}
