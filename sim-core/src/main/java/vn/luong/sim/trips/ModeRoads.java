package vn.luong.sim.trips;

import vn.luong.sim.network.Network;
import vn.luong.sim.road.Landmarks;
import vn.luong.sim.road.LeastCosts;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadGuide;
import vn.luong.sim.road.RoadRouter;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * The roads of one mode, ready to be searched by several threads.
 *
 * <p>Threads: immutable, safe to share.
 */
final class ModeRoads {
  private final RoadGraph graph;
  private final NearestLinks nearestLinks;
  private final Limits limits;
  private final LinkCost cost;
  private final LeastCosts leastCosts;
  private final RoadGuide guide;

  /**
   * What holds for everybody who uses the mode.
   *
   * @param weights what counts
   * @param maximumSpeedMetersPerSecond speed of the fastest vehicle
   * @param leastDistanceFactor that of the person who minds distance least
   */
  record Limits(
      LinkCost.Weights weights, double maximumSpeedMetersPerSecond, double leastDistanceFactor) {}

  private ModeRoads(
      RoadGraph graph,
      NearestLinks nearestLinks,
      Limits limits,
      LinkCost cost,
      LeastCosts leastCosts,
      RoadGuide guide) {
    this.graph = graph;
    this.nearestLinks = nearestLinks;
    this.limits = limits;
    this.cost = cost;
    this.leastCosts = leastCosts;
    this.guide = guide;
  }

  /** The roads of a mode when they are empty. */
  static ModeRoads free(Network network, int mode, Limits limits) {
    RoadGraph graph = RoadGraph.of(network, mode);
    TravelTimeTable free = TravelTimeTable.free(network);
    LeastCosts leastCosts = leastCosts(graph, free, limits);
    return new ModeRoads(
        graph,
        new NearestLinks(graph),
        limits,
        LinkCost.of(network, free, limits.weights()),
        leastCosts,
        Landmarks.of(leastCosts, Landmarks.STANDARD_COUNT));
  }

  /** The same roads at other travel times; the guide is made anew only if a time is shorter than it assumes. */
  ModeRoads at(TravelTimeTable table) {
    LinkCost newCost = LinkCost.of(graph.network(), table, limits.weights());
    if (leastCosts.holdFor(table)) {
      return new ModeRoads(graph, nearestLinks, limits, newCost, leastCosts, guide);
    }
    LeastCosts newLeast = leastCosts(graph, table, limits);
    RoadGuide newGuide = Landmarks.of(newLeast, Landmarks.STANDARD_COUNT);
    return new ModeRoads(graph, nearestLinks, limits, newCost, newLeast, newGuide);
  }

  private static LeastCosts leastCosts(RoadGraph graph, TravelTimeTable table, Limits limits) {
    return LeastCosts.of(
        graph,
        table,
        limits.weights(),
        limits.maximumSpeedMetersPerSecond(),
        limits.leastDistanceFactor());
  }

  RoadRouter newRouter() {
    return new RoadRouter(graph, cost, guide);
  }

  LinkCost cost() {
    return cost;
  }

  /**
   * The link where somebody at this place gets on the road: the place's own if the mode may use it, else one near its
   * coordinates (MATSim {@code MultimodalLinkChooser}).
   *
   * @return a link, or {@link Network#NO_LINK} if there is none
   */
  int linkAt(Place place) {
    Network network = graph.network();
    if (place.link() != Network.NO_LINK && network.allows(place.link(), graph.mode())) {
      return place.link();
    }
    Place located = place.withCoordinates(network);
    return nearestLinks.find(located.x(), located.y());
  }

  NearestLinks nearestLinks() {
    return nearestLinks;
  }
}
