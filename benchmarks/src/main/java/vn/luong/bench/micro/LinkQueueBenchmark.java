package vn.luong.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/**
 * <b>Question.</b> What does it cost to take a vehicle from the queue of a link over a node to the next, and what bounds it?
 *
 * <p><b>Method.</b> Vehicles circulate on a ring of links: alone on their links, or in a queue in which one may go every
 * four seconds. A ring of 64 links fits the first-level cache; one of 40,000 lies in memory in an order of space that has
 * nothing to do with that of the ring, as on a real network. An operation is a move. Baselines: loads of cache lines over as
 * many bytes as the rows of links and drivers take, each waiting for the one before, and known in advance. The wrong way is
 * {@link ObjectTraffic}; the set-up compares who went where in each second.
 *
 * <p><b>What to expect.</b> In the first-level cache the objects win: they know less (neither turns nor types of vehicles,
 * no stuck time), and calendars, flags and reading ahead save nothing there. On the large ring in free flow the rows win: a
 * move takes two or three dependent loads though it touches some seven cache lines, for the lane reads ahead. In a queue
 * of which a quarter may move in each second the two are about even: little is left to sleep, and the end of a link is
 * looked at when flow is there, when somebody is blocked and when there is room again, while looking at all links in order
 * of memory is what processors do best. Sleeping pays when few can move: see {@link FlowAccumulationBenchmark}.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro LinkQueue -prof gc}
 *
 * <p><b>Last measured.</b> 26 November 2026, AMD EPYC (family 25), 2 cores, nothing else of ours running, JDK 25, one fork, two
 * iterations to warm up and three measured; on a noisy host, errors of half of the figure are usual. 64 links: dependent load
 * 2.2 ns, independent 1.2 ns; free flow: objects 120 ns, rows 110 ns a move; queue: objects 80 ns, rows 240 ns. 40,000 links:
 * dependent load 170 to 180 ns, independent 2.3 to 3.5 ns; free flow: objects 690 ns, rows 137 ns; queue: objects 490 ns,
 * rows 450 ns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class LinkQueueBenchmark {
  private static final int MOVES = 1 << 16;
  private static final int TRIP_TURNS = 30;
  private static final int LONGEST_PAUSE_SECONDS = 10_000;
  private static final int COMPARED_SECONDS = 200;
  /** Longer than anybody waits while ways are compared; the blocked stand in a calendar for so long. */
  private static final int STUCK_SECONDS = 100;

  private static final int BYTES_PER_VEHICLE = 32;
  private static final long SEED = 4711;

  /** What the traffic on the ring is like. */
  public enum Flow {
    /** A vehicle per link, none in the way of another. */
    FREE(1, 7200),
    /** Five vehicles per link, of which eight fit; one may leave every four seconds. */
    STANDING(5, 900);

    private final int vehiclesPerLink;
    private final double capacityPcePerHour;

    Flow(int vehiclesPerLink, double capacityPcePerHour) {
      this.vehiclesPerLink = vehiclesPerLink;
      this.capacityPcePerHour = capacityPcePerHour;
    }
  }

  @Param({"64", "40000"})
  public int links;

  @Param({"FREE", "STANDING"})
  public Flow flow;

  private CacheLines lines;
  private ObjectTraffic objects;
  private MovingTraffic rows;
  private long objectsTarget;
  private long rowsTarget;

  @Setup
  public void fillRing() {
    int vehicles = links * flow.vehiclesPerLink;
    Network ring = ring();
    TrafficParameters parameters =
        TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(STUCK_SECONDS));
    objects = new ObjectTraffic(ring, TRIP_TURNS);
    rows = new MovingTraffic(ring, parameters, vehicles, TRIP_TURNS);
    RandomStream random = RandomStream.of(SEED, 2);
    for (int vehicle = 0; vehicle < vehicles; vehicle++) {
      int turns = 1 + random.nextInt(TRIP_TURNS);
      objects.add(vehicle % links, ObjectTraffic.WHERE_IT_IS, turns);
      rows.add(vehicle % links, ObjectTraffic.WHERE_IT_IS, turns);
    }
    objects.verify(rows, COMPARED_SECONDS);
    objectsTarget = objects.moveCount();
    rowsTarget = rows.moveCount();
    lines = new CacheLines((long) links * CacheLines.BYTES + (long) vehicles * BYTES_PER_VEHICLE);
  }

  /** Nodes anywhere in the plane, so that the next link of the ring is anywhere in memory. */
  private Network ring() {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    RandomStream random = RandomStream.of(SEED, 1);
    for (int node = 0; node < links; node++) {
      builder.addNode("n" + node, 20_000 * random.nextDouble(), 20_000 * random.nextDouble());
    }
    LinkProperties properties = new LinkProperties(60, 15, flow.capacityPcePerHour, 1, car);
    for (int node = 0; node < links; node++) {
      builder.addLink("l" + node, node, (node + 1) % links, properties);
    }
    return builder.build();
  }

  @Benchmark
  @OperationsPerInvocation(MOVES)
  public long baselineDependentLoads() {
    return lines.dependentLoads(MOVES);
  }

  @Benchmark
  @OperationsPerInvocation(MOVES)
  public long baselineIndependentLoads() {
    return lines.independentLoads(MOVES);
  }

  @Benchmark
  @OperationsPerInvocation(MOVES)
  public long wrongObjectPerVehicle() {
    objectsTarget += MOVES;
    for (int pause = 0; objects.moveCount() < objectsTarget; pause++) {
      requireMoves(pause);
      objects.step();
    }
    return objects.moveCount();
  }

  @Benchmark
  @OperationsPerInvocation(MOVES)
  public long rightRows() {
    rowsTarget += MOVES;
    for (int pause = 0; rows.moveCount() < rowsTarget; pause++) {
      requireMoves(pause);
      rows.step();
    }
    return rows.moveCount();
  }

  private static void requireMoves(int seconds) {
    if (seconds > LONGEST_PAUSE_SECONDS) {
      throw new IllegalStateException("the ring stands still");
    }
  }

  @TearDown
  public void countVehicles() {
    int count = rows.countOnRoads();
    if (count != rows.vehicleCount()) {
      throw new IllegalStateException(count + " vehicles are left of " + rows.vehicleCount());
    }
  }
}
