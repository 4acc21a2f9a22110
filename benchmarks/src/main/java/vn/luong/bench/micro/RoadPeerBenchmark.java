package vn.luong.bench.micro;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.road.HierarchyGuide;
import vn.luong.sim.road.LeastCosts;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadGuide;
import vn.luong.sim.road.RoadPath;
import vn.luong.sim.road.RoadQuery;
import vn.luong.sim.road.RoadRouter;
import vn.luong.sim.road.RoadTimes;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * <b>Question.</b> How far is our road search from GraphHopper's core where that is at home: travel times that never
 * change?
 *
 * <p><b>Method.</b> The same 1024 random pairs of links for all, at free travel times, from the end of the first link to
 * the start of the second, with the path unpacked. The set-up compares the cost of each pair with our own Dijkstra's and
 * fails if they differ by more than rounding. {@code -p world=FILE} takes a MATSim network instead of the grid.
 * Every turn is allowed: for forbidden ones GraphHopper needs its hierarchy of edges, which is another search.
 *
 * <p><b>What to expect.</b> GraphHopper's contraction hierarchy is a search of few hundred nodes in a graph made for these
 * very weights. Ours answers for any time of day with an A* over the roads themselves; with constant times its bounds are
 * as good as exact, so it settles little more than the path's own nodes. Dijkstra on both sides tells the cost of the
 * graph's layout alone.
 *
 * <p><b>Last measured.</b> Decision 0007.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RoadPeerBenchmark {
  private static final int QUERY_COUNT = 1024;
  private static final long SEED = 7;

  /** Of a path's cost: GraphHopper keeps thousandths, and its shortest link takes one of them. */
  private static final double TOLERANCE_SECONDS = 0.01;

  /** {@code grid}, or a MATSim network file. */
  @Param("grid")
  public String world;

  @Param({"graphhopper-ch", "graphhopper-dijkstra", "luong-hierarchy", "luong-dijkstra"})
  public String engine;

  private final RoadQuery[] queries = new RoadQuery[QUERY_COUNT];
  private ToDoubleFunction<RoadQuery> search;
  private int next;

  @Setup(Level.Trial)
  public void build() {
    ModeTable modes = new ModeTable();
    int car = modes.add("car");
    Network network = world.equals("grid")
        ? CongestedRoads.grid(100, SEED)
        : CongestedRoads.withoutForbiddenTurns(CongestedRoads.read(Path.of(world), modes));
    long graphStart = System.nanoTime();
    RoadGraph graph = RoadGraph.of(network, car);
    long graphMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - graphStart);
    TravelTimeTable free = TravelTimeTable.free(network);
    RoadTimes times = RoadTimes.of(graph, free);
    long start = System.nanoTime();
    search = switch (engine) {
      case "graphhopper-ch" -> peer(graph, GraphHopperPeer.contractionHierarchy(graph, free));
      case "graphhopper-dijkstra" -> peer(graph, GraphHopperPeer.dijkstra(graph, free));
      case "luong-hierarchy" -> ours(network, times, free, hierarchy(times));
      case "luong-dijkstra" -> ours(network, times, free, RoadGuide.NONE);
      default -> throw new IllegalArgumentException("engine " + engine + " is not known");
    };
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    drawQueries(graph);
    double costs = checkedCosts(ours(network, times, free, RoadGuide.NONE));
    System.out.printf(
        "%n%d links, graph with our order of contraction in %d ms, engine made in %d ms, sum of costs %.3f s%n",
        graph.arcCount(), graphMillis, millis, costs);
  }

  /** With its costs; the order of contraction belongs to the graph, which is the same for all. */
  private static HierarchyGuide hierarchy(RoadTimes times) {
    HierarchyGuide hierarchy =
        HierarchyGuide.of(times, LeastCosts.Limits.of(LinkCost.Weights.TIME));
    hierarchy.prepareAll();
    return hierarchy;
  }

  private static ToDoubleFunction<RoadQuery> ours(
      Network network, RoadTimes times, TravelTimeTable free, RoadGuide guide) {
    RoadRouter router = new RoadRouter(times, LinkCost.ofTime(network, free), guide);
    RoadPath path = new RoadPath();
    return query -> router.route(query, path) ? path.cost() : Double.POSITIVE_INFINITY;
  }

  private static ToDoubleFunction<RoadQuery> peer(RoadGraph graph, GraphHopperPeer peer) {
    Network network = graph.network();
    return query -> peer.seconds(
        graph.nodeOf(network.toNode(query.startLink())),
        graph.nodeOf(network.fromNode(query.endLink())));
  }

  private void drawQueries(RoadGraph graph) {
    RandomStream random = RandomStream.of(SEED, 3);
    for (int query = 0; query < QUERY_COUNT; query++) {
      int start = random.nextInt(graph.arcCount());
      // Never the same link, which is no search.
      int end = (start + 1 + random.nextInt(graph.arcCount() - 1)) % graph.arcCount();
      queries[query] = RoadQuery.of(graph.link(start), graph.link(end), 0);
    }
  }

  /** Sum of the costs of all paths there are; fails if one differs from the reference's. */
  private double checkedCosts(ToDoubleFunction<RoadQuery> reference) {
    double sum = 0;
    for (RoadQuery query : queries) {
      double expected = reference.applyAsDouble(query);
      double cost = search.applyAsDouble(query);
      boolean isEqual = Double.isInfinite(expected)
          ? cost == expected
          : Math.abs(cost - expected) <= TOLERANCE_SECONDS;
      if (!isEqual) {
        throw new IllegalStateException(
            engine + " found " + cost + " s instead of " + expected + " s for " + query);
      }
      sum += Double.isInfinite(cost) ? 0 : cost;
    }
    return sum;
  }

  /** One query after the other; the cost is returned so that nothing can be left out. */
  @Benchmark
  public double query() {
    return search.applyAsDouble(queries[next++ % QUERY_COUNT]);
  }
}
