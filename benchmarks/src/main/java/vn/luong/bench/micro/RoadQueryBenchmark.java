package vn.luong.bench.micro;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
import vn.luong.sim.road.Landmarks;
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
 * <b>Question.</b> What does knowing least costs in advance save when searching the congested network?
 *
 * <p><b>Method.</b> 1024 random pairs of links with departures between 6:00 and 20:00, one after the other, in a world
 * with a morning and an evening peak, worst at its centre. All guides give the same paths: the sum of costs that the
 * set-up prints must be the same for each, else the figures mean nothing. {@code -p world=FILE} takes a MATSim network
 * instead of the grid.
 *
 * <p><b>What to expect.</b> Dijkstra settles half of the nodes. Landmarks settle a few times fewer, but look at eight
 * numbers per node. The hierarchy knows what the roads cost at least in the hours of the trip, so it settles the fewest, and
 * each new node costs it a climb, which is short where cuts run along fast roads. What it does not know is how times change
 * within the hour.
 *
 * <p><b>Last measured.</b> Decisions 0007, 0032 and 0037, with this class's worlds and another harness.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RoadQueryBenchmark {
  private static final int QUERY_COUNT = 1024;
  private static final long SEED = 7;

  /** {@code grid}, or a MATSim network file. */
  @Param("grid")
  public String world;

  @Param({"dijkstra", "landmarks", "hierarchy"})
  public String guide;

  private final RoadQuery[] queries = new RoadQuery[QUERY_COUNT];
  private final RoadPath path = new RoadPath();
  private RoadRouter router;
  private int next;

  @Setup(Level.Trial)
  public void build() {
    ModeTable modes = new ModeTable();
    int car = modes.add("car");
    Network network = world.equals("grid")
        ? CongestedRoads.grid(100, SEED)
        : CongestedRoads.read(Path.of(world), modes);
    TravelTimeTable day = CongestedRoads.day(network, SEED);
    RoadGraph graph = RoadGraph.of(network, car);
    LeastCosts.Limits limits = LeastCosts.Limits.of(LinkCost.Weights.TIME);
    RoadTimes times = RoadTimes.of(graph, day);
    long start = System.nanoTime();
    RoadGuide made = switch (guide) {
      case "dijkstra" -> RoadGuide.NONE;
      case "hierarchy" -> prepared(HierarchyGuide.of(times, limits), graph.arcCount());
      case "landmarks" -> Landmarks.of(LeastCosts.of(times, limits), Landmarks.STANDARD_COUNT);
      default -> throw new IllegalArgumentException("guide " + guide + " is not known");
    };
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    router = new RoadRouter(times, LinkCost.ofTime(network, day), made);
    drawQueries(graph);
    double costs = 0;
    for (RoadQuery query : queries) {
      router.route(query, path);
      costs += path.isFound() ? path.cost() : 0;
    }
    System.out.printf(
        "%n%d links, guide made in %d ms, %d nodes settled per query, sum of costs %.3f s%n",
        graph.arcCount(), millis, router.settledCount() / QUERY_COUNT, costs);
  }

  private static HierarchyGuide prepared(HierarchyGuide hierarchy, int links) {
    int sets = hierarchy.prepareAll();
    long bytes = hierarchy.allCostBytes();
    System.out.printf(
        "%n%d sets of costs, %.1f MB, %.1f bytes per link and set",
        sets, bytes / 1e6, bytes / (double) sets / links);
    return hierarchy;
  }

  private void drawQueries(RoadGraph graph) {
    RandomStream random = RandomStream.of(SEED, 3);
    for (int query = 0; query < QUERY_COUNT; query++) {
      int start = graph.link(random.nextInt(graph.arcCount()));
      int end = graph.link(random.nextInt(graph.arcCount()));
      queries[query] = RoadQuery.of(start, end, 3600 * (6 + 14 * random.nextDouble()));
    }
  }

  /** One query after the other; the cost is returned so that nothing can be left out. */
  @Benchmark
  public double query() {
    router.route(queries[next++ % QUERY_COUNT], path);
    return path.isFound() ? path.cost() : 0;
  }
}
