package vn.luong.gis.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadTree;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Finds out how far one gets from a point: by a distance on foot along the links, both ways ({@link #walking}), or by a
 * time in a vehicle ({@link #driving}), with the travel times of the hour in which each link is entered, one-way streets
 * and forbidden turns. What lies beyond a road with the way to it and away from it is a straight line.
 *
 * <p>Threads: one search per thread.
 */
public final class ReachSearch {
  private static final int MODE = 0;

  /** How costs grow along the links of the network. */
  private interface LinkCosts {
    double cost(int link, double costSoFar, double startTime);
  }

  private final Network network;
  private final RoadGraph graph;
  private final RoadTree tree;
  private final NearestLink.Query nearest;
  private final LinkCosts costs;
  private final double costPerMeterBeside;
  private final boolean isBothWays;
  /** Null if links are always open. */
  private final RoadClosures.OfMode closures;

  private ReachSearch(
      NearestLink index,
      RoadGraph graph,
      LinkCosts costs,
      double costPerMeterBeside,
      boolean isBothWays,
      RoadClosures.OfMode closures) {
    this.network = index.network();
    this.graph = graph;
    this.costs = costs;
    this.costPerMeterBeside = costPerMeterBeside;
    this.isBothWays = isBothWays;
    this.closures = closures;
    tree = new RoadTree(graph, node -> true);
    nearest = index.query();
  }

  /**
   * On foot: costs are metres, links lead both ways.
   *
   * @param isWalkable of a link of the network, whether people walk along it
   */
  public static ReachSearch walking(Network network, IntPredicate isWalkable) {
    int linkCount = network.linkCount();
    // Link n of the paths is link n of the network, link linkCount + n the same one backwards.
    Network paths = bothWays(network, isWalkable);
    return new ReachSearch(
        NearestLink.of(network, isWalkable),
        RoadGraph.of(paths, MODE),
        (link, soFar, startTime) -> network.lengthMeters(link % linkCount),
        1,
        true,
        null);
  }

  /**
   * In a vehicle: costs are seconds. Links that are closed when one gets there are not passed; one may start and end on them.
   *
   * @param mode mode of the links
   * @param maxSpeedMetersPerSecond greatest speed of the vehicle; infinite if roads alone limit it
   * @param walkSpeedMetersPerSecond speed between a place and the road beside it
   */
  public static ReachSearch driving(
      Network network,
      int mode,
      TravelTimeTable times,
      double maxSpeedMetersPerSecond,
      double walkSpeedMetersPerSecond) {
    return new ReachSearch(
        NearestLink.of(network, mode),
        RoadGraph.of(network, mode),
        (link, soFar, startTime) -> Math.max(
            times.travelTimeSeconds(link, startTime + soFar),
            network.lengthMeters(link) / maxSpeedMetersPerSecond),
        1 / walkSpeedMetersPerSecond,
        false,
        RoadClosures.of(network).ofMode(mode));
  }

  /**
   * Where one gets to from a point.
   *
   * @param x easting in the network's system
   * @param y northing
   * @param startTime seconds after midnight; of no matter on foot
   * @param limit metres on foot, seconds in a vehicle
   */
  public NetworkReach from(double x, double y, double startTime, double limit) {
    return fromAny(new double[] {x}, new double[] {y}, new double[1], startTime, limit);
  }

  /**
   * Where one gets to from whichever of several points is best for it.
   *
   * @param xs eastings in the network's system
   * @param ys northings
   * @param startCosts what it costs to be at each point, ≥ 0
   * @param startTime seconds after midnight when nothing is spent yet; of no matter on foot
   * @param limit metres on foot, seconds in a vehicle
   */
  public NetworkReach fromAny(
      double[] xs, double[] ys, double[] startCosts, double startTime, double limit) {
    RoadTree.RisingCost rising = (any, soFar) -> costs.cost(any, soFar, startTime);
    List<Start> starts = new ArrayList<>();
    for (int point = 0; point < xs.length; point++) {
      int link = nearest.find(xs[point], ys[point]);
      if (startCosts[point] <= limit && link != Network.NO_LINK) {
        starts.add(start(link, startCosts[point], rising));
      }
    }
    if (starts.isEmpty()) {
      return NetworkReach.nothing(network, limit);
    }
    int[] sources = new int[2 * starts.size()];
    double[] sourceCosts = new double[sources.length];
    for (int index = 0; index < starts.size(); index++) {
      Start start = starts.get(index);
      sources[2 * index] = network.toNode(start.link());
      sourceCosts[2 * index] = start.toEnd();
      sources[2 * index + 1] = network.fromNode(start.link());
      sourceCosts[2 * index + 1] = start.toStart();
    }
    tree.grow(
        sources,
        sourceCosts,
        limit,
        (any, soFar) -> closures != null && closures.isClosed(any, startTime + soFar)
            ? Double.POSITIVE_INFINITY
            : rising.cost(any, soFar));
    NetworkReach reach = new NetworkReach(network, limit, costPerMeterBeside);
    for (int any = 0; any < network.linkCount(); any++) {
      addLink(reach, any, rising);
    }
    for (Start start : starts) {
      addStart(reach, start);
    }
    return reach;
  }

  /**
   * Where one comes onto the road.
   *
   * @param twin the other direction of the link, or none
   * @param share where on the link
   * @param cost what it costs to be there
   * @param toEnd what it costs to be at the link's end
   * @param toStart what it costs to be at its start; infinite if there is no way back
   */
  private record Start(
      int link, int twin, double share, double cost, double toEnd, double toStart) {}

  /** The start at the link that was found last. */
  private Start start(int link, double costBefore, RoadTree.RisingCost rising) {
    double cost = costBefore + nearest.distanceMeters() * costPerMeterBeside;
    double share = nearest.share();
    int twin = twin(link);
    int back = isBothWays ? link : twin;
    double toStart =
        back == Network.NO_LINK ? Double.POSITIVE_INFINITY : cost + share * rising.cost(back, cost);
    return new Start(
        link, twin, share, cost, cost + (1 - share) * rising.cost(link, cost), toStart);
  }

  private void addStart(NetworkReach reach, Start start) {
    reach.add(start.link(), start.share(), 1, start.cost(), start.toEnd());
    if (isBothWays) {
      reach.add(start.link(), start.share(), 0, start.cost(), start.toStart());
    }
    if (start.twin() != Network.NO_LINK) {
      reach.add(start.twin(), 1 - start.share(), 1, start.cost(), start.toStart());
      if (isBothWays) {
        reach.add(start.twin(), 1 - start.share(), 0, start.cost(), start.toEnd());
      }
    }
  }

  private void addLink(NetworkReach reach, int link, RoadTree.RisingCost rising) {
    if (!isUsable(link)) {
      return;
    }
    double atStart = tree.cost(network.fromNode(link));
    if (atStart <= reach.limit()) {
      reach.add(link, 0, 1, atStart, atStart + rising.cost(link, atStart));
    }
    double atEnd = isBothWays ? tree.cost(network.toNode(link)) : Double.POSITIVE_INFINITY;
    if (atEnd <= reach.limit()) {
      reach.add(link, 1, 0, atEnd, atEnd + rising.cost(link, atEnd));
    }
  }

  private boolean isUsable(int link) {
    // The graph's network is that of the paths, whose first links are those of the network itself.
    return graph.network().allows(link, graph.mode());
  }

  /** The link the other way between the same nodes, i.e. the other direction of the same road; of several that most like it in length. */
  private int twin(int link) {
    int best = Network.NO_LINK;
    double leastDifference = Double.POSITIVE_INFINITY;
    int node = network.toNode(link);
    for (int place = network.outLinks().start(node);
        place < network.outLinks().end(node);
        place++) {
      int other = network.outLinks().value(place);
      double difference = Math.abs(network.lengthMeters(other) - network.lengthMeters(link));
      if (network.toNode(other) == network.fromNode(link)
          && isUsable(other)
          && difference < leastDifference) {
        best = other;
        leastDifference = difference;
      }
    }
    return best;
  }

  private static Network bothWays(Network network, IntPredicate isWalkable) {
    ModeTable modes = new ModeTable();
    long walk = ModeTable.bit(modes.add("walk"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < network.nodeCount(); node++) {
      builder.addNode(network.nodeId(node), network.nodeX(node), network.nodeY(node));
    }
    for (int way = 0; way < 2; way++) {
      for (int link = 0; link < network.linkCount(); link++) {
        builder.addLink(
            (way == 0 ? "" : "back ") + network.linkId(link),
            way == 0 ? network.fromNode(link) : network.toNode(link),
            way == 0 ? network.toNode(link) : network.fromNode(link),
            new LinkProperties(
                network.lengthMeters(link), 1, 1, 1, isWalkable.test(link) ? walk : 0));
      }
    }
    return builder.build();
  }
}
