package vn.luong.bench.micro;

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

/**
 * <b>Question.</b> How long does a query for the journey of least generalised cost take in a province, and what do columns
 * and a bound on what remains save against RAPTOR written with objects?
 *
 * <p><b>Method.</b> 500 generated bus lines with 100 departures in each direction and three metro lines ({@link
 * ProvinceTransit}); 512 random trips between places near stops, between 5:30 and 20:00, one after the other. Both routers
 * find the same costs: their sums, which the set-up prints, must be equal.
 *
 * <p><b>What to expect.</b> Most of the time goes into getting out at stops and looking whether that is any good. Where
 * seconds are minded differently, more ways are worth keeping at each stop: without bounds a hundred times more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RaptorQueryBenchmark {
  @Param({"columns", "objects"})
  public String router;

  /** How seconds on board, at stops and on foot are minded; see {@link TransitQueries}. */
  @Param({"equal", "unequal"})
  public String rates;

  /** Whether people walk to stops, or also ride motorbikes to some; see {@link TransitQueries}. */
  @Param({"walk", "motorbike"})
  public String access;

  /**
   * Whether departures of a route cost the same, or some of the peaks are crowded and full, so that travellers may let some
   * pass; the objects know nothing of that.
   */
  @Param({"alike", "crowded"})
  public String departures;

  private TransitQueries queries;
  private int next;

  @Setup(Level.Trial)
  public void build() {
    TransitQueries.Kind kind = new TransitQueries.Kind(
        rates.equals("equal"), departures.equals("crowded"), access.equals("motorbike"));
    queries = new TransitQueries(500, 100, 512, kind, 7);
    double sum = 0;
    for (int query = 0; query < queries.count(); query++) {
      sum += cost(query);
    }
    System.out.printf("%n%s, sum of costs %.6f%n", queries.describe(), sum);
  }

  private double cost(int query) {
    return router.equals("columns") ? queries.byColumns(query) : queries.byObjects(query);
  }

  /** One query after the other; the cost is returned so that nothing can be left out. */
  @Benchmark
  public double query() {
    return cost(next++ % queries.count());
  }
}
