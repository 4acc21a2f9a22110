package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.sim.network.Network;

/**
 * Finds the links of a road route: of all choices of a link for each stop and a way between them the one of least cost.
 * Dynamic programming from stop to stop, where one A* search on links (so that turning round can cost and turns can be
 * forbidden) leads from all links of a stop to all of the next one at once; of equal ways it takes the one that Dijkstra's
 * algorithm would. Similar in spirit to pt2matsim (F. Poletti and
 * others, "Public transit mapping on multi-modal networks in MATSim", 2017), which routes each pair by itself.
 *
 * <p>A forbidden sequence of more than two links is never driven, but the way around it may not be the very cheapest one.
 *
 * <p>Threads: one at a time.
 */
final class RouteSearch {
  /** Way found from a stop to the next one. */
  record Step(LinksNear.Found beside, int[] links) {
    /** Whether the stop has a road link; else it needs one of its own. */
    boolean isOnRoad() {
      return beside != null;
    }

    /** Whether a way over roads leads here from the stop before. */
    boolean isReachedByRoad() {
      return links != null;
    }
  }

  private static final double SLOWEST_METERS_PER_SECOND = 5;
  private static final double DETOUR = 3;
  private static final double LONGEST_EXTRA_SECONDS = 900;
  /** Candidates that much dearer to reach than the cheapest one are not waited for. */
  private static final double SLACK_SECONDS = 300;

  private static final double MADE_WAY_DETOUR = 3;
  private static final double BACKWARD_FACTOR = 4;
  private static final double ON_SHAPE_METERS = 20;
  private static final double OFF_SHAPE_METERS = 100;

  private final Network network;
  private final long modes;
  private final PlacementParameters parameters;
  private final StopCandidates candidates;
  private final ForbiddenTurns turns;
  private final BeelineBound bound;

  private final double[] cost;
  private final double[] rest;
  private final int[] parent;
  private final int[] root;
  private final int[] searchOf;
  private final int[] candidateOf;
  private final double[] shapeFactor;
  private final int[] shapeOf;
  private final LinkHeap heap = new LinkHeap();
  private int search;
  private int shapeNumber;
  private ShapeLine shape;

  /** What is known of the links of one stop: the last one is a link of its own. */
  private static final class Layer {
    final Layer previous;
    final StopSketch stop;
    final List<LinksNear.Found> links;
    final double[] value;
    final int[] source;
    final int[][] path;

    Layer(Layer previous, StopSketch stop, List<LinksNear.Found> links) {
      this.previous = previous;
      this.stop = stop;
      this.links = links;
      value = new double[links.size() + 1];
      source = new int[links.size() + 1];
      path = new int[links.size() + 1][];
      Arrays.fill(value, Double.POSITIVE_INFINITY);
    }

    /** The link so many before a candidate on the best way to it; no link before a way that is made. */
    int linkBefore(int candidate, int back) {
      int[] way = path[candidate];
      if (back == 0 && candidate != own()) {
        return links.get(candidate).link();
      }
      if (way == null) {
        return Network.NO_LINK;
      }
      return back < way.length
          ? way[way.length - 1 - back]
          : previous.linkBefore(source[candidate], back - way.length);
    }

    int own() {
      return links.size();
    }

    void improve(int candidate, double newValue, int newSource, int[] newPath) {
      if (newValue < value[candidate]) {
        value[candidate] = newValue;
        source[candidate] = newSource;
        path[candidate] = newPath;
      }
    }
  }

  RouteSearch(
      Network network, long modes, PlacementParameters parameters, StopCandidates candidates) {
    this.network = network;
    this.modes = modes;
    this.parameters = parameters;
    this.candidates = candidates;
    turns = new ForbiddenTurns(network, modes);
    bound = new BeelineBound(network, modes);
    cost = new double[network.linkCount()];
    rest = new double[network.linkCount()];
    parent = new int[network.linkCount()];
    root = new int[network.linkCount()];
    searchOf = new int[network.linkCount()];
    candidateOf = new int[network.linkCount()];
    Arrays.fill(candidateOf, -1);
    shapeFactor = new double[network.linkCount()];
    shapeOf = new int[network.linkCount()];
  }

  /**
   * The links of a route.
   *
   * @param line the way it is drawn, null if it is not
   * @return stop by stop the way to it and its link
   */
  List<Step> find(List<StopCall> calls, ShapeLine line) {
    shape = line;
    shapeNumber++;
    List<Layer> layers = new ArrayList<>();
    for (StopCall call : calls) {
      Layer before = layers.isEmpty() ? null : layers.get(layers.size() - 1);
      Layer layer = new Layer(before, call.stop(), candidates.of(call.stop()));
      if (before == null) {
        Arrays.fill(layer.value, 0);
      } else {
        searchRoads(before, layer);
        stayOnLink(before, layer);
        leaveRoads(before, layer);
      }
      for (int candidate = 0; candidate < layer.links.size(); candidate++) {
        layer.value[candidate] += candidates.costSeconds(layer.stop, layer.links.get(candidate));
      }
      layer.value[layer.own()] += parameters.ownStopSeconds();
      layers.add(layer);
    }
    return trace(layers);
  }

  private List<Step> trace(List<Layer> layers) {
    Step[] steps = new Step[layers.size()];
    double[] last = layers.get(layers.size() - 1).value;
    int candidate = 0;
    for (int other = 1; other < last.length; other++) {
      candidate = last[other] < last[candidate] ? other : candidate;
    }
    for (int position = steps.length - 1; position >= 0; position--) {
      Layer layer = layers.get(position);
      LinksNear.Found beside = candidate == layer.own() ? null : layer.links.get(candidate);
      steps[position] = new Step(beside, layer.path[candidate]);
      if (beside != null) {
        candidates.use(layer.stop, beside.link());
      }
      candidate = layer.source[candidate];
    }
    return List.of(steps);
  }

  /** Both stops on one link: there is no way between them; backwards only if the stops are drawn so. */
  private void stayOnLink(Layer before, Layer layer) {
    for (int from = 0; from < before.links.size(); from++) {
      for (int to = 0; to < layer.links.size(); to++) {
        int link = layer.links.get(to).link();
        if (before.links.get(from).link() == link) {
          double share = layer.links.get(to).share() - before.links.get(from).share();
          double seconds = Math.abs(share) * seconds(link) * (share < 0 ? BACKWARD_FACTOR : 1);
          layer.improve(to, before.value[from] + seconds, from, new int[0]);
        }
      }
    }
  }

  /** Ways that are not there: to or from a stop with a link of its own. */
  private void leaveRoads(Layer before, Layer layer) {
    MapPoint start = before.stop.place();
    for (int to = 0; to < layer.links.size(); to++) {
      MapPoint entry = node(network.fromNode(layer.links.get(to).link()));
      double value = before.value[before.own()] + madeSeconds(start, entry);
      layer.improve(to, value, before.own(), null);
    }
    for (int from = 0; from < before.links.size(); from++) {
      MapPoint exit = node(network.toNode(before.links.get(from).link()));
      double value = before.value[from] + madeSeconds(exit, layer.stop.place());
      layer.improve(layer.own(), value, from, null);
    }
    double value = before.value[before.own()] + madeSeconds(start, layer.stop.place());
    layer.improve(layer.own(), value, before.own(), null);
  }

  private double madeSeconds(MapPoint from, MapPoint to) {
    return from.distanceTo(to) * MADE_WAY_DETOUR / parameters.ownWaySpeedMetersPerSecond();
  }

  private MapPoint node(int node) {
    return new MapPoint(network.nodeX(node), network.nodeY(node));
  }

  /** Free travel time, with what speaks against a link that is not on the shape. */
  private double seconds(int link) {
    double free = network.freeTravelTimeSeconds(link);
    if (shape == null) {
      return free;
    }
    if (shapeOf[link] != shapeNumber) {
      shapeOf[link] = shapeNumber;
      double off = offShapeMeters(network, link, shape) - ON_SHAPE_METERS;
      double share = Math.min(1, Math.max(0, off / (OFF_SHAPE_METERS - ON_SHAPE_METERS)));
      shapeFactor[link] = 1 + parameters.shapeWeight() * share;
    }
    return free * shapeFactor[link];
  }

  /** How far the link gets from the shape: the farthest of its ends and its middle. */
  static double offShapeMeters(Network network, int link, ShapeLine shape) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    int bends = network.bendCount(link);
    double middleX =
        bends > 0 ? network.bendX(link, bends / 2) : (network.nodeX(from) + network.nodeX(to)) / 2;
    double middleY =
        bends > 0 ? network.bendY(link, bends / 2) : (network.nodeY(from) + network.nodeY(to)) / 2;
    return Math.max(
        shape.distanceMeters(middleX, middleY),
        Math.max(
            shape.distanceMeters(network.nodeX(from), network.nodeY(from)),
            shape.distanceMeters(network.nodeX(to), network.nodeY(to))));
  }

  private void searchRoads(Layer before, Layer layer) {
    search++;
    heap.clear();
    bound.aimAt(layer.stop.place(), layer.links);
    double least = Double.POSITIVE_INFINITY;
    for (int from = 0; from < before.links.size(); from++) {
      LinksNear.Found beside = before.links.get(from);
      double start = before.value[from] + seconds(beside.link()) * (1 - beside.share());
      least = Math.min(least, start);
      reach(beside.link(), start, Network.NO_LINK, from);
    }
    for (int to = 0; to < layer.links.size(); to++) {
      candidateOf[layer.links.get(to).link()] = to;
    }
    Arrivals arrivals = new Arrivals(before, layer);
    arrivals.limit = least
        + DETOUR * before.stop.place().distanceTo(layer.stop.place()) / SLOWEST_METERS_PER_SECOND
        + Math.max(LONGEST_EXTRA_SECONDS, parameters.ownStopSeconds());
    if (!layer.links.isEmpty()) {
      settle(arrivals);
    }
    for (int to = 0; to < layer.links.size(); to++) {
      candidateOf[layer.links.get(to).link()] = -1;
      if (arrivals.isReached(to)) {
        int[] path = path(arrivals.from[to], layer.links.get(to).link());
        layer.improve(to, arrivals.value[to], root[arrivals.from[to]], path);
      }
    }
  }

  /** Best known ways to the links of a stop. */
  private final class Arrivals {
    final Layer before;
    final Layer layer;
    final double[] value;
    final int[] from;
    int missing;
    double limit;

    Arrivals(Layer before, Layer layer) {
      this.before = before;
      this.layer = layer;
      value = new double[layer.links.size()];
      from = new int[layer.links.size()];
      missing = layer.links.size();
      Arrays.fill(value, Double.POSITIVE_INFINITY);
      Arrays.fill(from, Network.NO_LINK);
    }

    void improve(int to, double newValue, int newFrom) {
      if (newValue < value[to] || newValue == value[to] && isBefore(newFrom, from[to])) {
        missing -= from[to] == Network.NO_LINK ? 1 : 0;
        value[to] = newValue;
        from[to] = newFrom;
        limit = Math.min(limit, newValue + SLACK_SECONDS);
      }
    }

    /** Whether a way leads there that does not lag too far behind the best one. */
    boolean isReached(int to) {
      return from[to] != Network.NO_LINK && cost[from[to]] <= limit;
    }

    boolean isCompleteBelow(double settled) {
      if (missing > 0) {
        return false;
      }
      for (double arrival : value) {
        if (arrival > settled) {
          return false;
        }
      }
      return true;
    }
  }

  private void settle(Arrivals arrivals) {
    while (!heap.isEmpty()) {
      int link = heap.pop();
      double settled = cost[link];
      double least = heap.poppedCost();
      if (least > settled + rest[link]) {
        continue;
      }
      if (least > arrivals.limit || arrivals.isCompleteBelow(least)) {
        return;
      }
      int node = network.toNode(link);
      for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
        int next = network.outLinks().value(at);
        if ((network.modes(next) & modes) != 0
            && !(turns.isEverForbidden(next)
                && turns.forbid(next, back -> linkBefore(link, back, arrivals.before)))) {
          follow(link, settled, next, arrivals);
        }
      }
    }
  }

  private void follow(int link, double settled, int next, Arrivals arrivals) {
    boolean turnsRound = network.toNode(next) == network.fromNode(link);
    double entry = settled + (turnsRound ? parameters.uTurnSeconds() : 0);
    double seconds = seconds(next);
    int to = candidateOf[next];
    // Once round the block to the link it came from is no way between two stops on it.
    if (to >= 0 && arrivals.before.links.get(root[link]).link() != next) {
      arrivals.improve(to, entry + seconds * arrivals.layer.links.get(to).share(), link);
    }
    reach(next, entry + seconds, link, root[link]);
  }

  private void reach(int link, double newCost, int from, int newRoot) {
    boolean isFirst = searchOf[link] != search;
    if (isFirst) {
      searchOf[link] = search;
      rest[link] = bound.seconds(link);
    }
    if (isFirst || newCost < cost[link]) {
      cost[link] = newCost;
      parent[link] = from;
      root[link] = newRoot;
      heap.push(link, newCost + rest[link]);
    } else if (newCost == cost[link] && isBefore(from, parent[link])) {
      parent[link] = from;
      root[link] = newRoot;
    }
  }

  /** Of equal ways the one counts that comes over the link which is reached first. */
  private boolean isBefore(int link, int other) {
    return link != Network.NO_LINK
        && other != Network.NO_LINK
        && (cost[link] < cost[other] || cost[link] == cost[other] && link < other);
  }

  /** The link so many before this one, also before the stop. */
  private int linkBefore(int link, int back, Layer before) {
    int at = link;
    int left = back;
    while (left > 0 && parent[at] != Network.NO_LINK) {
      at = parent[at];
      left--;
    }
    return left == 0 ? at : before.linkBefore(root[link], left);
  }

  /** The links after the start's up to the end link. */
  private int[] path(int last, int endLink) {
    int length = 1;
    for (int link = last; parent[link] != Network.NO_LINK; link = parent[link]) {
      length++;
    }
    int[] links = new int[length];
    links[length - 1] = endLink;
    int link = last;
    for (int at = length - 2; at >= 0; at--) {
      links[at] = link;
      link = parent[link];
    }
    return links;
  }
}
