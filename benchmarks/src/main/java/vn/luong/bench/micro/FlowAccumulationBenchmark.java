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
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.traffic.TrafficParameters;

/**
 * <b>Question.</b> A link lets a vehicle go every six seconds. What does it cost to know when, and what do all the links
 * cost at which nobody waits?
 *
 * <p><b>Method.</b> A bottleneck of 600 PCE per hour with a queue of some 700 vehicles, who start again when they have
 * passed, alone or beside 10,000 links that nobody uses. An operation is a simulated second. The baseline is a second in
 * which nobody drives. The wrong way adds to the accumulator of each link in each second, as {@link ObjectTraffic} does. The
 * set-up compares who went where in each of 7200 seconds; each hour must see 1200 moves, into the bottleneck and out of it.
 *
 * <p><b>What to expect.</b> For three links the wrong way is the faster one: a calendar costs more than three additions. Its
 * price rises with the links, that of sleeping does not.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro FlowAccumulation -prof gc}
 *
 * <p><b>Last measured.</b> 26 November 2026, AMD EPYC (family 25), 2 cores, nothing else of ours running, JDK 25, one fork, two
 * iterations to warm up and three measured; on a noisy host, errors of half of the figure are usual. Alone: nobody 36 ns,
 * each link 71 ns, sleeping 135 ns. With 10,000 idle links: nobody 45 ns, each link 190,000 ns, sleeping 190 ns. Allocated per
 * operation: engine nothing (0.001 bytes), objects 37 to 94 bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class FlowAccumulationBenchmark {
  private static final int HOUR = 3600;
  private static final int CAPACITY_PCE_PER_HOUR = 600;
  /** Each vehicle enters the bottleneck and leaves it. */
  private static final int MOVES_PER_HOUR = 2 * CAPACITY_PCE_PER_HOUR;
  /** What rounding and the ends of the hour may make of it. */
  private static final int TOLERATED_MOVES = 4;

  private static final int VEHICLES = 700;
  private static final int COMPARED_SECONDS = 2 * HOUR;
  private static final int SOURCE_LINK = 0;

  @Param({"0", "10000"})
  public int idleLinks;

  private MovingTraffic nobody;
  private ObjectTraffic objects;
  private MovingTraffic rows;

  @Setup
  public void fill() {
    Network network = network();
    TrafficParameters parameters = TrafficParameters.matsimDefaults();
    nobody = new MovingTraffic(network, parameters, 0, 0);
    objects = new ObjectTraffic(network, 2);
    rows = new MovingTraffic(network, parameters, VEHICLES, 2);
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      objects.add(SOURCE_LINK, SOURCE_LINK, 2);
      rows.add(SOURCE_LINK, SOURCE_LINK, 2);
    }
    objects.verify(rows, COMPARED_SECONDS);
  }

  /** A source, a bottleneck on which everybody has room to stand, an end; and a road that nobody uses. */
  private Network network() {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    LinkProperties wide = new LinkProperties(15, 15, 3600, 1, car);
    LinkProperties narrow = new LinkProperties(6000, 15, CAPACITY_PCE_PER_HOUR, 1, car);
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < 4; node++) {
      builder.addNode("n" + node, 3000 * node, 0);
    }
    builder.addLink("source", 0, 1, wide);
    builder.addLink("bottleneck", 1, 2, narrow);
    builder.addLink("end", 2, 3, wide);
    for (int link = 0; link < idleLinks; link++) {
      int node = builder.addNode("i" + link, 15 * link, 100);
      builder.addLink("idle" + link, link == 0 ? 3 : node - 1, node, wide);
    }
    return builder.build();
  }

  @Benchmark
  @OperationsPerInvocation(HOUR)
  public long baselineNobodyDrives() {
    for (int second = 0; second < HOUR; second++) {
      nobody.step();
    }
    requireMoves(nobody.moveCount(), 0, 0);
    return nobody.moveCount();
  }

  @Benchmark
  @OperationsPerInvocation(HOUR)
  public long wrongEachLinkEachSecond() {
    long before = objects.moveCount();
    for (int second = 0; second < HOUR; second++) {
      objects.step();
    }
    requireMoves(objects.moveCount() - before, MOVES_PER_HOUR, TOLERATED_MOVES);
    return before;
  }

  @Benchmark
  @OperationsPerInvocation(HOUR)
  public long rightSleepingUntilOpen() {
    long before = rows.moveCount();
    for (int second = 0; second < HOUR; second++) {
      rows.step();
    }
    requireMoves(rows.moveCount() - before, MOVES_PER_HOUR, TOLERATED_MOVES);
    return before;
  }

  private static void requireMoves(long moves, int expected, int tolerated) {
    if (Math.abs(moves - expected) > tolerated) {
      throw new IllegalStateException(moves + " moves in an hour, expected " + expected);
    }
  }
}
