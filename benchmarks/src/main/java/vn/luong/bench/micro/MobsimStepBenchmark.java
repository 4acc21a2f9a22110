package vn.luong.bench.micro;

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
import vn.luong.scenario.synthetic.GridCity;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;

/**
 * <b>Question</b>: what does a move of one vehicle over one node cost, and what bounds it?
 *
 * <p><b>Method</b>: the same density of traffic on a city that fits into the second-level cache (20 nodes per side) and on
 * one that does not (100 per side); events go nowhere. The baselines are loads over as many bytes as the rows of the city's
 * links take (64 each), each waiting for the one before, and known in advance. A move touches about seven cache lines:
 * the row of the link that is left, when its first vehicle is due and again a step later, that of the link that is entered,
 * each of which may lie in two lines, and the driver's. It should cost about as much as that many loads, less what reading
 * ahead lets overlap. {@link LinkQueueBenchmark} looks at the same without persons and plans.
 *
 * <p><b>What to expect</b>: the large city costs several times as much per event; compare with the loads of the same size.
 *
 * <p><b>Last measured.</b> 26 November 2026, AMD EPYC (family 25), 2 cores, nothing else of ours running, JDK 25, one fork: a
 * day of the small city 12 ms, of the large one 470 ms. Allocated per day: 1.4 and 18.7 MB, nearly all of it the state that is
 * made anew before the first step ({@code benchmarks/run city} tells set-up and steps apart).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 3)
@Fork(2)
public class MobsimStepBenchmark {
  private static final int LOADS = 1_000_000;

  @Param({"20", "100"})
  private int nodesPerSide;

  private Mobsim mobsim;
  private CacheLines lines;

  @Setup
  public void buildCity() {
    int trips = nodesPerSide * nodesPerSide * 5;
    GridCity city = GridCity.of(new GridCity.Size(nodesPerSide, 250, trips, 3), 4711);
    TrafficParameters traffic =
        TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(30));
    mobsim = new Mobsim(
        city.population(),
        city.fleet(),
        MobsimParameters.of(traffic, ModeTable.bit(city.carMode())));
    int linkCount = city.population().network().linkCount();
    lines = new CacheLines((long) linkCount * CacheLines.BYTES);
  }

  /** A million loads, each of which says where the next is. */
  @Benchmark
  public long baselineMillionDependentLoads() {
    return lines.dependentLoads(LOADS);
  }

  /** A million loads of which many are under way at once. */
  @Benchmark
  public long baselineMillionIndependentLoads() {
    return lines.independentLoads(LOADS);
  }

  /** A whole day; divide by its events. */
  @Benchmark
  public long day() {
    return mobsim.run(4711, 0, EventSink.NONE).eventCount();
  }
}
