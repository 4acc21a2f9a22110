package vn.luong.sim.trips;

import vn.luong.sim.network.Network;
import vn.luong.sim.road.HierarchyGuide;
import vn.luong.sim.road.LeastCosts;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.RoadGraph;
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
  private final LeastCosts.Limits limits;
  private final LinkCost cost;
  private final LeastCosts least;
  private final HierarchyGuide guide;

  private ModeRoads(
      RoadGraph graph,
      NearestLinks nearestLinks,
      LeastCosts.Limits limits,
      LinkCost cost,
      LeastCosts least,
      HierarchyGuide guide) {
    this.graph = graph;
    this.nearestLinks = nearestLinks;
    this.limits = limits;
    this.cost = cost;
    this.least = least;
    this.guide = guide;
  }

  /** The roads of a mode when they are empty. */
  static ModeRoads free(Network network, int mode, LeastCosts.Limits limits) {
    RoadGraph graph = RoadGraph.of(network, mode);
    TravelTimeTable free = TravelTimeTable.free(network);
    LeastCosts least = LeastCosts.of(graph, free, limits);
    return new ModeRoads(
        graph,
        new NearestLinks(graph),
        limits,
        LinkCost.of(network, free, limits.weights()),
        least,
        HierarchyGuide.of(least));
  }

  /** The same roads at other travel times; the guide is made anew only if one is shorter than it assumes. */
  ModeRoads at(TravelTimeTable table) {
    LinkCost newCost = LinkCost.of(graph.network(), table, limits.weights());
    if (least.holdFor(table)) {
      return new ModeRoads(graph, nearestLinks, limits, newCost, least, guide);
    }
    LeastCosts newLeast = LeastCosts.of(graph, table, limits);
    return new ModeRoads(graph, nearestLinks, limits, newCost, newLeast, guide.with(newLeast));
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
