package vn.luong.bench.micro;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.arrays.ActiveSet;
import vn.luong.sim.random.RandomStream;

/**
 * <b>Question.</b> A few of many nodes have something to do in this second. How are they found, in ascending order?
 *
 * <p><b>Method.</b> An operation adds all members and takes them out again, out of 100,000 possible ones. The baseline walks a
 * sorted array, which somebody else has sorted. Wrong ways: a flag per node, all of which are looked at, and a tree of
 * boxed numbers.
 *
 * <p><b>What to expect.</b> The flags cost the same whether ten or ten thousand are set. The tree allocates per member. The
 * two levels of bits cost a few nanoseconds per member and skip 4096 absent ones at a time.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro ActiveSet -prof gc}
 *
 * <p><b>Last measured.</b> November 2026, AMD EPYC (family 25), JDK 17, 2 cores with a load of 7 to 18, one fork, two
 * iterations: ten members: bits 0.5 µs, tree 4.8 µs, flags 381 µs; ten thousand: bits 660 µs, flags 1138 µs, tree
 * 11140 µs. Allocated per operation: bits nothing beyond the noise (3 bytes at 10,000), tree 56 bytes per member. Times are
 * of a machine far too busy: only the order of size counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class ActiveSetBenchmark {
  private static final int LIMIT = 100_000;
  private static final long SEED = 4711;

  @Param({"10", "10000"})
  public int members;

  private final ActiveSet set = new ActiveSet(LIMIT);
  private final boolean[] flags = new boolean[LIMIT];
  private final TreeSet<Integer> tree = new TreeSet<>();
  private int[] drawn;
  private int[] sorted;
  private int[] listed;

  @Setup
  public void draw() {
    RandomStream random = RandomStream.of(SEED);
    drawn = random.ints(LIMIT * 10L, 0, LIMIT).distinct().limit(members).toArray();
    sorted = drawn.clone();
    listed = new int[drawn.length + ActiveSet.SPARE_LENGTH];
    Arrays.sort(sorted);
  }

  @Benchmark
  public long baselineSortedBeforehand() {
    long sum = 0;
    for (int member : sorted) {
      sum = 31 * sum + member;
    }
    return sum;
  }

  @Benchmark
  public long wrongFlagPerNode() {
    for (int member : drawn) {
      flags[member] = true;
    }
    long sum = 0;
    for (int node = 0; node < LIMIT; node++) {
      if (flags[node]) {
        flags[node] = false;
        sum = 31 * sum + node;
      }
    }
    return sum;
  }

  @Benchmark
  public long wrongTreeOfBoxes() {
    for (int member : drawn) {
      tree.add(member);
    }
    long sum = 0;
    while (!tree.isEmpty()) {
      sum = 31 * sum + tree.pollFirst();
    }
    return sum;
  }

  @Benchmark
  public long rightTwoLevelsOfBits() {
    for (int member : drawn) {
      set.add(member);
    }
    long sum = 0;
    int count = set.copyTo(listed);
    set.clear();
    for (int position = 0; position < count; position++) {
      sum = 31 * sum + listed[position];
    }
    return sum;
  }
}
