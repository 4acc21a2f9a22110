package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/**
 * Puts transit lines on a network.
 *
 * <pre>{@code
 * PlacedTransit placed = new TransitPlacement(network, PlacementParameters.STANDARD).place(sketch, problems);
 * }</pre>
 *
 * <p>Road lines are led over the roads between links near their stops, all together so that the whole route is best; a stop
 * that has no road near, or that no road leads to, gets a link of its own and is reported. Lines with a way of their own get
 * links from stop to stop. A stop that routes serve on different links becomes several stop facilities: the first one keeps
 * the stop's id, the others are called {@code <stop>.link:<link>} and belong to the same area.
 *
 * <p>The same lines in the same order on the same network give the same result.
 */
public final class TransitPlacement {
  private final Network network;
  private final PlacementParameters parameters;

  public TransitPlacement(Network network, PlacementParameters parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  /**
   * Finds links for everything.
   *
   * @param problems takes warnings: stops without a road, timetables faster than the road
   * @throws IllegalArgumentException if ids of lines, of routes of a line, or of departures of a route are not unique
   */
  public PlacedTransit place(TransitSketch sketch, ProblemLog problems) {
    MadeLinks made = new MadeLinks(network, parameters.ownWaySpeedMetersPerSecond());
    RoutePlacement placement = new RoutePlacement(network, parameters, made);
    List<List<PlacedRoute>> routesByLine = new ArrayList<>();
    for (LineSketch line : sketch.lines()) {
      List<PlacedRoute> routes = new ArrayList<>();
      for (RouteSketch route : line.routes()) {
        routes.add(placement.place(route, line.way()));
      }
      routesByLine.add(routes);
    }
    return new ScheduleAssembly(sketch, routesByLine, made).build(problems);
  }
}
