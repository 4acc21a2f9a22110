package vn.luong.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/**
 * <b>Question.</b> What does it cost to serve the in-links of a node in a random order in which capacity counts, and what
 * does a node cost at which nobody can go?
 *
 * <p><b>Method.</b> The order alone: one keyed number per link, smallest {@code -log(u) / capacity} first, against draws
 * without replacement from a list by a shared generator; the set-up verifies that both serve the largest link first as
 * often as its capacity says. Whole merges: 256 nodes where 1, 2 or 4 in-links send a vehicle each in each second,
 * against {@link ObjectTraffic}; a vehicle enters traffic, moves once and arrives. Blocked nodes: 256 nodes whose first
 * vehicle finds its link full, asleep or looked at in each second, which a rule of the engine asks for. Baseline: one
 * offering in-link, where there is nothing to order. Each operation verifies how many moved.
 *
 * <p><b>What to expect.</b> The race is not the faster one: some fifty nanoseconds per link, thirty of them for the
 * logarithm, against a list and a number per draw. What it buys is that a link's number depends neither on threads nor on
 * who else offers; so the blocked need not be looked at, and a node at which nobody can go costs a tenth or less. In whole
 * merges in the caches the objects win, for they know less (see {@link LinkQueueBenchmark}), at the price of garbage.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro NodeStep -prof gc}
 *
 * <p><b>Last measured.</b> 26 November 2026, AMD EPYC (family 25), 2 cores beside other work, JDK 25, one fork, two iterations
 * of half a second; on a noisy host. Order of 1, 2, 4 links: race 2, 126, 243 ns, draws 141, 119, 146 ns. Node and second with
 * 1, 2, 4 vehicles: rows 680, 1020, 2150 ns (with nothing else running 290 and 560 ns), objects with 2 and 4 450 and 830 ns.
 * Blocked node and second: asleep 3.2 ns, looked at 108 ns (44 ns alone). Allocated per operation: engine and race nothing
 * (0.03 bytes at most), draws 56 bytes, objects 32, 120, 184 bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class NodeStepBenchmark {
  private static final int NODES = 256;
  private static final int SECONDS = 16;
  private static final long SEED = 4711;

  private static TrafficParameters parameters(NodeTransition transition) {
    return TrafficParameters.matsimDefaults()
        .withNodeTransition(transition)
        .withStuckRule(StuckRule.pushAfter(Integer.MAX_VALUE));
  }

  /** Nodes with links into them and one out of them, on which everybody's trip ends. */
  @State(Scope.Thread)
  public static class Merges {
    private static final int VEHICLES_PER_LINK = 5;
    private static final int COMPARED_SECONDS = 200;

    @Param({"1", "2", "4"})
    public int offering;

    private ObjectTraffic objects;
    private MovingTraffic rows;

    @Setup
    public void build() {
      ModeTable modes = new ModeTable();
      long car = ModeTable.bit(modes.add("car"));
      LinkProperties in = new LinkProperties(15, 15, 3600, 1, car);
      LinkProperties out = new LinkProperties(15, 15, 36_000, 10, car);
      NetworkBuilder builder = new NetworkBuilder(modes);
      List<Integer> inLinks = new ArrayList<>();
      for (int merge = 0; merge < NODES; merge++) {
        int node = builder.addNode("m" + merge, 100 * merge, 0);
        int end = builder.addNode("e" + merge, 100 * merge, 15);
        builder.addLink("out" + merge, node, end, out);
        for (int link = 0; link < offering; link++) {
          int source = builder.addNode("s" + merge + "_" + link, 100 * merge + 4 * link, -15);
          inLinks.add(builder.addLink("in" + merge + "_" + link, source, node, in));
        }
      }
      Network network = builder.build();
      objects = new ObjectTraffic(network, 1);
      rows = new MovingTraffic(
          network,
          parameters(NodeTransition.EMPTY_BUFFER_RANDOM),
          inLinks.size() * VEHICLES_PER_LINK,
          1);
      for (int vehicle = 0; vehicle < inLinks.size() * VEHICLES_PER_LINK; vehicle++) {
        int link = inLinks.get(vehicle % inLinks.size());
        objects.add(link, link, 1);
        rows.add(link, link, 1);
      }
      objects.verify(rows, COMPARED_SECONDS);
      requireMoves(COMPARED_SECONDS - 1L, rows.moveCount());
    }

    private void requireMoves(long seconds, long moves) {
      if (moves != seconds * NODES * offering) {
        throw new IllegalStateException(moves + " moves in " + seconds + " s");
      }
    }
  }

  /** The order in which the in-links of a node are served, alone; capacities as 1 : 2 : 3 : 4. */
  @State(Scope.Thread)
  public static class Order {
    private static final int ROUNDS = 100_000;
    private static final double TOLERATED = 0.01;

    @Param({"1", "2", "4"})
    public int offering;

    private final Random shared = new Random(SEED);
    private int[] candidates;
    private double[] places;
    private int now;

    /** Both ways must serve links first as often as their capacities say. */
    @Setup
    public void verify() {
      candidates = new int[offering];
      places = new double[offering];
      int drawnFirst = 0;
      int racedFirst = 0;
      for (int round = 0; round < ROUNDS; round++) {
        drawnFirst += draw() == offering - 1 ? 1 : 0;
        racedFirst += race() == offering - 1 ? 1 : 0;
      }
      double expected = 2.0 / (offering + 1);
      requireShare((double) drawnFirst / ROUNDS, expected);
      requireShare((double) racedFirst / ROUNDS, expected);
    }

    private static void requireShare(double share, double expected) {
      if (Math.abs(share - expected) > TOLERATED) {
        throw new IllegalStateException(
            "the largest link comes first in a share of " + share + ", must be " + expected);
      }
    }

    private static double weight(int link) {
      return 600.0 * (link + 1);
    }

    private int draw() {
      List<Integer> left = new ArrayList<>();
      double sum = 0;
      for (int link = 0; link < offering; link++) {
        left.add(link);
        sum += weight(link);
      }
      int served = 0;
      while (!left.isEmpty()) {
        int position = position(left, shared.nextDouble() * sum);
        int link = left.remove(position);
        sum -= weight(link);
        candidates[served++] = link;
      }
      return candidates[0];
    }

    private static int position(List<Integer> left, double drawn) {
      double rest = drawn;
      for (int position = 0; position < left.size(); position++) {
        rest -= weight(left.get(position));
        if (rest <= 0) {
          return position;
        }
      }
      return left.size() - 1;
    }

    /** As the engine's node step does it, which does not race who is alone. */
    private int race() {
      now++;
      if (offering == 1) {
        candidates[0] = 0;
        return 0;
      }
      for (int link = 0; link < offering; link++) {
        double drawn = RandomStream.doubleAt(SEED, 0, link, now);
        double place = -StrictMath.log1p(-drawn) / weight(link);
        int position = link;
        while (position > 0 && places[position - 1] > place) {
          places[position] = places[position - 1];
          candidates[position] = candidates[position - 1];
          position--;
        }
        places[position] = place;
        candidates[position] = link;
      }
      return candidates[0];
    }
  }

  /** Nodes at each of which a vehicle waits for a full link. */
  @State(Scope.Thread)
  public static class BlockedNodes {
    private static final int VEHICLES_PER_NODE = 5;
    private static final int SECONDS_TO_FILL = 100;
    /** The first vehicle passes the full link, the second one stands on it. */
    private static final int MOVES_PER_NODE = 3;

    private MovingTraffic sleeping;
    private MovingTraffic polling;

    @Setup
    public void build() {
      ModeTable modes = new ModeTable();
      long car = ModeTable.bit(modes.add("car"));
      LinkProperties open = new LinkProperties(15, 15, 3600, 1, car);
      // So little that nobody passes however many seconds a run lasts.
      LinkProperties full = new LinkProperties(7.5, 15, 1e-7, 1, car);
      NetworkBuilder builder = new NetworkBuilder(modes);
      List<Integer> inLinks = new ArrayList<>();
      for (int place = 0; place < NODES; place++) {
        int source = builder.addNode("s" + place, 100 * place, 0);
        int node = builder.addNode("n" + place, 100 * place, 15);
        int exit = builder.addNode("x" + place, 100 * place, 22);
        int end = builder.addNode("e" + place, 100 * place, 37);
        inLinks.add(builder.addLink("in" + place, source, node, open));
        builder.addLink("full" + place, node, exit, full);
        builder.addLink("out" + place, exit, end, open);
      }
      Network network = builder.build();
      sleeping = fill(network, inLinks, NodeTransition.EMPTY_BUFFER_RANDOM);
      // With one in-link per node the rules are the same, but this one looks in each second.
      polling = fill(network, inLinks, NodeTransition.EMPTY_BUFFER_RANDOM_NODE_BLOCKED);
    }

    private static MovingTraffic fill(
        Network network, List<Integer> inLinks, NodeTransition transition) {
      int vehicles = inLinks.size() * VEHICLES_PER_NODE;
      MovingTraffic traffic = new MovingTraffic(network, parameters(transition), vehicles, 2);
      for (int vehicle = 0; vehicle < vehicles; vehicle++) {
        int link = inLinks.get(vehicle % inLinks.size());
        traffic.add(link, link, 2);
      }
      for (int second = 0; second < SECONDS_TO_FILL; second++) {
        traffic.step();
      }
      return traffic;
    }

    @TearDown
    public void requireBlocked() {
      requireBlocked(sleeping);
      requireBlocked(polling);
    }

    private static void requireBlocked(MovingTraffic traffic) {
      if (traffic.moveCount() != NODES * MOVES_PER_NODE
          || traffic.countOnRoads() != traffic.vehicleCount()) {
        throw new IllegalStateException(traffic.moveCount() + " moves of " + traffic.countOnRoads()
            + " vehicles: they should be blocked");
      }
    }
  }

  /** One order of in-links by a shared generator. */
  @Benchmark
  public int orderWrongDrawsFromList(Order order) {
    return order.draw();
  }

  /** One order of in-links by keyed numbers. */
  @Benchmark
  public int orderRightRace(Order order) {
    return order.race();
  }

  /** A node and second in which each in-link sends a vehicle. */
  @Benchmark
  @OperationsPerInvocation(NODES * SECONDS)
  public long mergeWrongObjects(Merges merges) {
    long before = merges.objects.moveCount();
    for (int second = 0; second < SECONDS; second++) {
      merges.objects.step();
    }
    merges.requireMoves(SECONDS, merges.objects.moveCount() - before);
    return before;
  }

  /** A node and second in which each in-link sends a vehicle. */
  @Benchmark
  @OperationsPerInvocation(NODES * SECONDS)
  public long mergeRightRows(Merges merges) {
    long before = merges.rows.moveCount();
    for (int second = 0; second < SECONDS; second++) {
      merges.rows.step();
    }
    merges.requireMoves(SECONDS, merges.rows.moveCount() - before);
    return before;
  }

  /** A node and second in which nothing can move. */
  @Benchmark
  @OperationsPerInvocation(NODES * SECONDS)
  public long blockedWrongPolling(BlockedNodes nodes) {
    for (int second = 0; second < SECONDS; second++) {
      nodes.polling.step();
    }
    return nodes.polling.moveCount();
  }

  /** A node and second in which nothing can move. */
  @Benchmark
  @OperationsPerInvocation(NODES * SECONDS)
  public long blockedRightSleeping(BlockedNodes nodes) {
    for (int second = 0; second < SECONDS; second++) {
      nodes.sleeping.step();
    }
    return nodes.sleeping.moveCount();
  }
}
