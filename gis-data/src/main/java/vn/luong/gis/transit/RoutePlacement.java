package vn.luong.gis.transit;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.gis.transit.LineSketch.Way;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/** Gives routes their links. */
final class RoutePlacement {
  /** A straight line is shorter than the way that it stands for. */
  private static final double DETOUR = 1.3;

  private final MadeLinks made;
  private final RouteSearch search;
  /** Timetables have many routes that differ in their times only. */
  private final Map<Course, List<RouteSearch.Step>> known = new HashMap<>();

  private record Course(List<StopSketch> stops, List<MapPoint> shape) {}

  RoutePlacement(Network network, PlacementParameters parameters, MadeLinks made) {
    this.made = made;
    int mode = parameters.roadModeOn(network);
    long modes = mode == ModeTable.NO_MODE ? 0 : ModeTable.bit(mode);
    StopCandidates candidates = new StopCandidates(network, modes, parameters);
    search = new RouteSearch(network, modes, parameters, candidates);
  }

  PlacedRoute place(RouteSketch route, Way way) {
    ShapeLine shape = ShapeLine.of(route.shape());
    PlacedRoute placed = way == Way.ROADS ? onRoads(route, shape) : onOwnWay(route, shape);
    requireTimes(placed);
    return placed;
  }

  private PlacedRoute onRoads(RouteSketch route, ShapeLine shape) {
    PlacedRoute placed = empty(route, shape);
    int last = Network.NO_LINK;
    List<StopSketch> stops = route.calls().stream().map(StopCall::stop).toList();
    List<RouteSearch.Step> steps = known.get(new Course(stops, route.shape()));
    if (steps == null) {
      steps = search.find(route.calls(), shape);
      known.put(new Course(stops, route.shape()), steps);
    }
    for (int call = 0; call < steps.size(); call++) {
      RouteSearch.Step step = steps.get(call);
      StopSketch stop = route.calls().get(call).stop();
      int link = step.isOnRoad() ? step.beside().link() : made.halt(stop);
      if (call == 0) {
        placed.links().add(link);
      } else if (step.isReachedByRoad()) {
        placed.links().addElements(placed.links().size(), step.links());
      } else if (link != last) {
        connect(placed.links(), last, link);
      }
      addStop(placed, link, step.beside());
      last = link;
    }
    return placed;
  }

  /** From the end of a link by a link that is made to another link. */
  private void connect(IntArrayList links, int fromLink, int toLink) {
    int from = made.toNode(fromLink);
    int to = made.fromNode(toLink);
    if (from != to) {
      double meters = DETOUR * made.place(from).distanceTo(made.place(to));
      links.add(made.way(from, to, meters, new double[0]));
    }
    links.add(toLink);
  }

  private PlacedRoute onOwnWay(RouteSketch route, ShapeLine shape) {
    PlacedRoute placed = empty(route, shape);
    List<MapPoint> places =
        route.calls().stream().map(call -> call.stop().place()).toList();
    double[] positions = shape == null ? null : shape.positions(places);
    for (int call = 0; call < places.size(); call++) {
      StopSketch stop = route.calls().get(call).stop();
      if (call > 0) {
        int from = made.node(route.calls().get(call - 1).stop());
        int to = made.node(stop);
        if (from != to) {
          placed.links().add(ownWay(from, to, shape, positions, call));
        }
      }
      int halt = made.halt(stop);
      if (call == 0 || placed.links().getInt(placed.links().size() - 1) != halt) {
        placed.links().add(halt);
      }
      addStop(placed, halt, null);
    }
    return placed;
  }

  private int ownWay(int from, int to, ShapeLine shape, double[] positions, int call) {
    double straight = made.place(from).distanceTo(made.place(to));
    if (positions == null) {
      return made.way(from, to, straight, new double[0]);
    }
    double meters = Math.max(straight, positions[call] - positions[call - 1]);
    return made.way(from, to, meters, shape.between(positions[call - 1], positions[call]));
  }

  /** Made links must let vehicles keep the timetable. */
  private void requireTimes(PlacedRoute placed) {
    List<StopCall> calls = placed.sketch().calls();
    for (int call = 1; call < calls.size(); call++) {
      int first = placed.positions().get(call - 1) + 1;
      int end = placed.positions().get(call);
      boolean isOneMadeWay = end - first == 1 && made.isMade(placed.links().getInt(first));
      if (!isOneMadeWay) {
        continue;
      }
      int way = placed.links().getInt(first);
      double speed = placed.sketch().drive().speedMetersPerSecond();
      if (calls.get(call - 1).isTimed() && calls.get(call).isTimed()) {
        made.requireTime(
            way,
            calls.get(call).arrivalOffsetSeconds() - calls.get(call - 1).departureOffsetSeconds());
      } else if (Double.isFinite(speed)) {
        made.requireSpeed(way, speed);
      }
    }
  }

  private static PlacedRoute empty(RouteSketch route, ShapeLine shape) {
    return new PlacedRoute(
        route, shape, new IntArrayList(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static void addStop(PlacedRoute placed, int link, LinksNear.Found beside) {
    placed.stopLinks().add(link);
    placed.besides().add(beside);
    placed.positions().add(placed.links().size() - 1);
  }
}
