package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.TurnRestrictions;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Paths mind forbidden turns and are still the cheapest ones: compared with a search over the last links driven, on small
 * random networks whose turns are forbidden at random.
 */
class TurnRestrictionsOracleTest {
  private static final int WORLDS = 60;
  private static final int QUESTIONS = 40;
  private static final int SIDE = 5;
  private static final int TURNS = 25;

  @Test
  void pathsAreTheCheapestAllowedOnes() {
    int detours = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      Network network = network(seed, TURNS, 100);
      // At times that do not change, for else a label of a finer search could arrive later and yet
      // sooner at the end.
      TravelTimeTable table = TravelTimeTable.free(network);
      LinkCost cost = LinkCost.ofTime(network, table);
      RoadGraph graph = RoadGraph.of(network, 0);
      RoadTimes times = RoadTimes.of(graph, table);
      LeastCosts.Limits limits = LeastCosts.Limits.of(LinkCost.Weights.TIME);
      List<RoadRouter> routers = List.of(
          new RoadRouter(times, cost, RoadGuide.NONE),
          new RoadRouter(times, cost, Landmarks.of(LeastCosts.of(times, limits), 4)),
          new RoadRouter(times, cost, HierarchyGuide.of(times, limits)));
      Network free = network(seed, 0, 100);
      PlainDijkstra unrestricted =
          new PlainDijkstra(0, LinkCost.ofTime(free, TravelTimeTable.free(free)));
      RandomStream random = RandomStream.of(seed, 5);
      RoadPath path = new RoadPath();
      for (int question = 0; question < QUESTIONS; question++) {
        RoadQuery query = RoadQuery.of(
            random.nextInt(network.linkCount()),
            random.nextInt(network.linkCount()),
            6 * 3600 + random.nextInt(12 * 3600));
        double expected = cheapest(network, table, query);
        detours += expected > unrestricted.cost(query) ? 1 : 0;
        for (RoadRouter router : routers) {
          String place = "seed " + seed + ", " + query;
          boolean isFound = router.route(query, path);
          assertThat(isFound).as(place).isEqualTo(expected < Double.POSITIVE_INFINITY);
          if (isFound) {
            assertThat(path.cost()).as(place).isEqualTo(expected);
            assertThat(isAllowed(network, path.toArray())).as(place).isTrue();
          }
        }
      }
    }
    assertThat(detours).isGreaterThan(WORLDS);
  }

  @Test
  void ofPathsThatTieEveryGuideGivesTheSame() {
    for (int seed = 0; seed < WORLDS; seed++) {
      Network network = network(seed, TURNS, 1);
      TravelTimeTable table = TravelTimeTable.free(network);
      RoadTimes times = RoadTimes.of(RoadGraph.of(network, 0), table);
      LinkCost cost = LinkCost.ofTime(network, table);
      HierarchyGuide guide = HierarchyGuide.of(times, LeastCosts.Limits.of(LinkCost.Weights.TIME));
      RoadRouter dijkstra = new RoadRouter(times, cost, RoadGuide.NONE);
      RoadRouter guided = new RoadRouter(times, cost, guide);
      RoadPath path = new RoadPath();
      for (int start = 0; start < network.linkCount(); start++) {
        for (int end = 0; end < network.linkCount(); end += 3) {
          RoadQuery query = RoadQuery.of(start, end, 7 * 3600);
          dijkstra.route(query, path);
          int[] links = path.toArray();
          guided.route(query, path);
          assertThat(path.toArray()).as("seed " + seed + ", " + query).isEqualTo(links);
        }
      }
    }
  }

  @Test
  void treesMindForbiddenTurns() {
    for (int seed = 0; seed < 20; seed++) {
      Network network = network(seed, TURNS, 100);
      RoadGraph graph = RoadGraph.of(network, 0);
      RoadTree tree = new RoadTree(graph, node -> true);
      tree.grow(0, network::freeTravelTimeSeconds);
      for (int node = 1; node < network.nodeCount(); node++) {
        if (tree.cost(node) < Double.POSITIVE_INFINITY) {
          int[] links = tree.pathTo(node);
          double sum = 0;
          for (int link : links) {
            sum += network.freeTravelTimeSeconds(link);
          }
          assertThat(isAllowed(network, links)).isTrue();
          assertThat(sum).isEqualTo(tree.cost(node));
          assertThat(network.toNode(links[links.length - 1])).isEqualTo(node);
        }
      }
    }
  }

  private record Label(List<Integer> way, double cost) {}

  /** Dijkstra over what was driven last, as long as a forbidden sequence may be. */
  private static double cheapest(Network network, TravelTimeTable table, RoadQuery query) {
    if (query.startLink() == query.endLink()) {
      return 0;
    }
    PriorityQueue<Label> queue =
        new PriorityQueue<>((one, other) -> Double.compare(one.cost, other.cost));
    Map<List<Integer>, Double> best = new HashMap<>();
    Set<List<Integer>> settled = new HashSet<>();
    queue.add(new Label(List.of(query.startLink()), 0));
    while (!queue.isEmpty()) {
      Label label = queue.poll();
      if (!settled.add(label.way)) {
        continue;
      }
      int last = label.way.get(label.way.size() - 1);
      int node = network.toNode(last);
      for (int place = network.outLinks().start(node);
          place < network.outLinks().end(node);
          place++) {
        int link = network.outLinks().value(place);
        List<Integer> way = new ArrayList<>(label.way);
        way.add(link);
        if (!isAllowed(network, way.stream().mapToInt(Integer::intValue).toArray())) {
          continue;
        }
        if (link == query.endLink()) {
          way.clear();
          way.add(-1);
          add(queue, best, way, label.cost);
          continue;
        }
        if (network.allows(link, 0)) {
          double seconds = table.travelTimeSeconds(link, query.departureTime() + label.cost);
          add(
              queue,
              best,
              new ArrayList<>(way.subList(Math.max(0, way.size() - 3), way.size())),
              label.cost + seconds);
        }
      }
      if (best.containsKey(List.of(-1)) && best.get(List.of(-1)) <= label.cost) {
        return best.get(List.of(-1));
      }
    }
    return best.getOrDefault(List.of(-1), Double.POSITIVE_INFINITY);
  }

  private static void add(
      PriorityQueue<Label> queue, Map<List<Integer>, Double> best, List<Integer> way, double cost) {
    if (cost < best.getOrDefault(way, Double.POSITIVE_INFINITY)) {
      best.put(way, cost);
      if (way.get(0) != -1) {
        queue.add(new Label(way, cost));
      }
    }
  }

  private static boolean isAllowed(Network network, int[] links) {
    TurnRestrictions turns = network.turnRestrictions();
    for (int turn = 0; turn < turns.count(); turn++) {
      for (int from = 0; from + turns.linkCount(turn) <= links.length; from++) {
        boolean isSame = ModeTable.contains(turns.modes(turn), 0);
        for (int position = 0; isSame && position < turns.linkCount(turn); position++) {
          isSame = links[from + position] == turns.link(turn, position);
        }
        if (isSame) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A grid of two-way streets, some missing; turns of two to four links are forbidden at random.
   *
   * @param lengths how many different lengths streets have
   */
  static Network network(int seed, int turns, int lengths) {
    RandomStream random = RandomStream.of(seed, 4);
    ModeTable modes = new ModeTable();
    modes.add("car");
    modes.add("bus");
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < SIDE * SIDE; node++) {
      builder.addNode("n" + node, 100 * (node % SIDE), 100 * (node / SIDE));
    }
    for (int node = 0; node < SIDE * SIDE; node++) {
      for (int other : new int[] {node % SIDE < SIDE - 1 ? node + 1 : -1, node + SIDE}) {
        if (other >= 0 && other < SIDE * SIDE && random.nextInt(8) > 0) {
          LinkProperties street = new LinkProperties(
              50 + random.nextInt(lengths), 10, 1000, 1, 1 + 2 * random.nextInt(2));
          builder.addLink("l" + builder.linkCount(), node, other, street);
          builder.addLink("l" + builder.linkCount(), other, node, street);
        }
      }
    }
    for (int turn = 0; turn < turns; turn++) {
      int[] links = new int[2 + random.nextInt(3)];
      links[0] = random.nextInt(builder.linkCount());
      for (int position = 1; position < links.length; position++) {
        do {
          links[position] = random.nextInt(builder.linkCount());
        } while (builder.fromNode(links[position]) != builder.toNode(links[position - 1]));
      }
      builder.forbidTurn(1 + random.nextInt(3), links);
    }
    return builder.build();
  }
}
