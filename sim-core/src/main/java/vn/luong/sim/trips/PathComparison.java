package vn.luong.sim.trips;

import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.road.RoadPath;
import vn.luong.sim.road.RoadQuery;
import vn.luong.sim.road.RoadRouter;

/**
 * Compares the paths people took with the best ones at the travel times of a routing, by
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
   * Compares a path with the best one between its ends.
   *
   * @return false if the mode is not routed on the network or the ends are not joined; then there
   *     are no costs
   */
  public boolean compare(int person, int mode, LinkPath path, double departureTime) {
    if (!isOnRoad(mode)) {
      return false;
    }
    RoadQuery query = query(person, mode, path, departureTime);
    // Who drives on a closed road does not lose hours by it.
    takenCost = routerOfMode[mode].costRegardlessOfHours(query, path.toArray());
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
    return isOnRoad(mode)
        ? routerOfMode[mode].secondsOf(query(person, mode, path, departureTime), path.toArray())
        : Double.NaN;
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

  private RoadQuery query(int person, int mode, LinkPath path, double departureTime) {
    return RoadQuery.of(path.startLink(), path.endLink(), departureTime)
        .withMaximumSpeed(routing.maximumSpeedMetersPerSecond(person, mode));
  }

  /** Cost of the path compared last. */
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
