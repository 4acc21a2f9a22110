package vn.luong.sim.trips;

import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.road.RoadPath;
import vn.luong.sim.road.RoadQuery;
import vn.luong.sim.road.RoadRouter;

/**
 * Compares the legs people drove, or plan to drive, with the best paths at the travel times of a routing, by
 * generalised cost in seconds between the end of the start link and the start of the end link.
 *
 * <p>Threads: one per thread.
 */
public final class PathComparison {
  private final TripRouting routing;
  private final RoadRouter[] routerOfMode = new RoadRouter[ModeTable.MAX_MODES];
  private final RoadPath best = new RoadPath();
  private double takenCost;
  private double leastCost;

  public PathComparison(TripRouting routing) {
    this.routing = routing;
  }

  /**
   * Compares a planned path with the best one between its ends, both at the times of the routing.
   *
   * @return false if the mode is not routed on the network or the ends are not joined; then there
   *     are no costs
   */
  public boolean comparePlanned(int person, int mode, LinkPath path, double departureTime) {
    if (!isOnRoad(mode)) {
      return false;
    }
    RoadQuery query = query(person, mode, path.startLink(), path.endLink(), departureTime);
    takenCost = routerOfMode[mode].costRegardlessOfHours(query, path.toArray());
    return findBest(mode, query);
  }

  /**
   * Compares a leg as it was driven with the best path for who leaves its start link at the same time.
   *
   * @param mode mode on the network
   * @param path links, start link … end link, at least two
   * @param leaveTimes seconds after midnight at which they were left, that of the end link excepted
   * @return false if the mode is not routed on the network or the ends are not joined; then there
   *     are no costs
   */
  public boolean compareDriven(int person, int mode, int[] path, int[] leaveTimes) {
    if (!isOnRoad(mode)) {
      return false;
    }
    RoadQuery query = query(person, mode, path[0], path[path.length - 1], leaveTimes[0]);
    takenCost = routerOfMode[mode].costAsDriven(query, path, leaveTimes);
    return findBest(mode, query);
  }

  /** Who drives on a closed road does not lose hours by it. */
  private boolean findBest(int mode, RoadQuery query) {
    boolean isJoined = routerOfMode[mode].route(query, best);
    leastCost = routing.isShutOut(mode) && isJoined
        ? routerOfMode[mode].costRegardlessOfHours(query, best.toArray())
        : best.cost();
    return isJoined;
  }

  /**
   * Seconds that a path takes between the end of its start link and the start of its end link; NaN
   * if the mode is not routed on the network.
   */
  public double secondsOf(int person, int mode, LinkPath path, double departureTime) {
    if (!isOnRoad(mode)) {
      return Double.NaN;
    }
    RoadQuery query = query(person, mode, path.startLink(), path.endLink(), departureTime);
    return routerOfMode[mode].secondsOf(query, path.toArray());
  }

  private boolean isOnRoad(int mode) {
    if (routing.roads(mode) == null) {
      return false;
    }
    if (routerOfMode[mode] == null) {
      routerOfMode[mode] = routing.roads(mode).newRouter();
    }
    return true;
  }

  private RoadQuery query(int person, int mode, int startLink, int endLink, double departureTime) {
    return RoadQuery.of(startLink, endLink, departureTime)
        .withMaximumSpeed(routing.maximumSpeedMetersPerSecond(person, mode));
  }

  /** Cost of the leg compared last. */
  public double takenCost() {
    return takenCost;
  }

  /**
   * Cost of the best path instead of the one compared last; more than that if it avoids roads that are closed at the time and
   * the other does not.
   */
  public double leastCost() {
    return leastCost;
  }
}
