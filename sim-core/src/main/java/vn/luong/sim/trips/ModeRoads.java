package vn.luong.sim.trips;

import vn.luong.sim.network.Network;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.road.HierarchyGuide;
import vn.luong.sim.road.LeastCosts;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.LinkToll;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadHub;
import vn.luong.sim.road.RoadRouter;
import vn.luong.sim.road.RoadTimes;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * The roads of one mode, ready to be searched by several threads.
 *
 * <p>Threads: immutable, safe to share.
 */
final class ModeRoads {
  private final RoadGraph graph;
  private final NearestLinks nearestLinks;
  private final RoadTimes times;
  private final LinkCost cost;
  private final HierarchyGuide guide;

  private ModeRoads(
      RoadTimes times, NearestLinks nearestLinks, LinkCost cost, HierarchyGuide guide) {
    this.graph = times.graph();
    this.times = times;
    this.nearestLinks = nearestLinks;
    this.cost = cost;
    this.guide = guide;
  }

  /** The roads of a mode when they are empty. */
  static ModeRoads free(Network network, int mode, LeastCosts.Limits limits) {
    return free(network, mode, limits, null, null);
  }

  /**
   * The roads of a mode that pays toll, or is shut out for some of the day.
   *
   * @param toll null if nothing costs anything
   * @param closures null if links are always open
   */
  static ModeRoads free(
      Network network,
      int mode,
      LeastCosts.Limits limits,
      LinkToll toll,
      RoadClosures.OfMode closures) {
    RoadGraph graph = RoadGraph.of(network, mode);
    TravelTimeTable free = TravelTimeTable.free(network);
    RoadTimes times = RoadTimes.of(graph, free);
    return new ModeRoads(
        times,
        new NearestLinks(graph),
        LinkCost.of(network, free, limits.weights()).withToll(toll).withClosures(closures),
        HierarchyGuide.of(times, limits));
  }

  /** The same roads when they are empty and cost nothing, for those of other limits. */
  ModeRoads freeFor(LeastCosts.Limits limits) {
    Network network = graph.network();
    TravelTimeTable free = TravelTimeTable.free(network);
    RoadTimes freeTimes = RoadTimes.of(graph, free);
    return new ModeRoads(
        freeTimes,
        nearestLinks,
        LinkCost.of(network, free, limits.weights()),
        HierarchyGuide.of(freeTimes, limits));
  }

  /** The same roads at other travel times. */
  ModeRoads at(TravelTimeTable table) {
    RoadTimes newTimes = RoadTimes.of(graph, table);
    return new ModeRoads(newTimes, nearestLinks, cost.at(table), guide.with(newTimes));
  }

  RoadRouter newRouter() {
    return new RoadRouter(times, cost, guide);
  }

  /** What most of these roads can reach, and from where. */
  RoadHub newHub() {
    return RoadHub.of(graph);
  }

  /** True if some link is closed to the mode for some of the day. */
  boolean isShutOut() {
    return cost.closures() != null;
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
