package vn.luong.bench.micro;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.random.RandomStream;

/**
 * <b>Question.</b> A node draws one number per second, and the number may depend on nothing but seed, iteration, node and
 * second. What does that cost?
 *
 * <p><b>Method.</b> One number per operation, each for another node. The baseline draws from a stream that is never set anew,
 * which is fast but makes the numbers depend on who draws first. Wrong ways: a new generator per key ({@link
 * java.util.Random}, whose first numbers of neighbouring seeds resemble each other besides), and a new stream.
 *
 * <p><b>What to expect.</b> Mixing a key of four parts costs five times one number and still only a few nanoseconds. The
 * compiler may do without the objects of the wrong ways; {@code -prof gc} shows whether it did here, and nobody knows
 * whether it will elsewhere.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro RandomStream -prof gc}
 *
 * <p><b>Last measured.</b> November 2026, AMD EPYC (family 25), JDK 17, 2 cores with a load of 7 to 18, one fork, two
 * iterations: shared stream 17 ns, one number 17 ns, set anew 19 ns, all 0 bytes; a new {@code Random} 24 bytes. The
 * equal times say that the machine was busy, not that the key is free: to be repeated on a quiet one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class RandomStreamBenchmark {
  private static final long SEED = 4711;
  private static final long ITERATION = 3;
  private static final long SECOND = 27_000;

  private final RandomStream shared = RandomStream.of(SEED);
  private final RandomStream reused = RandomStream.of(SEED);
  private long node;

  @Benchmark
  public double baselineSharedStream() {
    return shared.nextDouble();
  }

  @Benchmark
  public double wrongNewRandomPerKey() {
    return new Random(SEED ^ ITERATION << 48 ^ node++ << 20 ^ SECOND).nextDouble();
  }

  @Benchmark
  public double wrongNewStreamPerKey() {
    return RandomStream.of(SEED, ITERATION, node++, SECOND).nextDouble();
  }

  /** For several numbers per key. */
  @Benchmark
  public double rightStreamSetAnew() {
    reused.reset(SEED, ITERATION, node++, SECOND);
    return reused.nextDouble();
  }

  /** For one number per key. */
  @Benchmark
  public double rightOneNumber() {
    return RandomStream.doubleAt(SEED, ITERATION, node++, SECOND);
  }
}
