package vn.luong.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;

/**
 * <b>Question.</b> What does it cost to say that a vehicle left a link and entered the next, and to read that again?
 *
 * <p><b>Method.</b> A batch of events is written and then read by a sink that looks at time and link. The baseline does
 * the sums without writing anything down. The wrong way makes an object per event and keeps it in a list. The second best
 * way writes the two events of a move one by one; the right way both at once. A batch far larger than a cache holds is
 * written before anybody reads. The set-up verifies that all read the same.
 *
 * <p><b>What to expect.</b> What counts is the time beyond the baseline: a nanosecond for columns, five and more for objects.
 * The compiler does not remove the objects, for they stand in a list; each takes 32 bytes, which {@code -prof gc} shows. They
 * are short-lived, which is the collector's best case, and still the allocation decides: how much depends on what else
 * the collector has to do. The large batch is no slower as long as processors read ahead what is read in order; that
 * batches are small leaves the cache to others.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro EventBuffer -prof gc}
 *
 * <p><b>Last measured.</b> 26 November 2026, AMD EPYC (family 25), 2 cores, nothing else of ours running, JDK 25, one fork, two
 * iterations to warm up and three measured; on a noisy host, errors of half of the figure are usual. An event: baseline 1.6 ns,
 * objects 13 ns, event by event 4.4 ns, moves 3.1 ns, large batch 3.2 ns. Allocated: objects 32 bytes per event, all others
 * nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class EventBufferBenchmark {
  private static final int BATCH = EventBuffer.STANDARD_CAPACITY;
  private static final int BATCHES = 256;
  private static final int LINKS = 39_600;

  private record LinkEvent(EventKind kind, int time, int vehicle, int link) {}

  private final EventBuffer buffer = new EventBuffer(BATCH);
  private final EventBuffer large = new EventBuffer(BATCH * BATCHES);
  private final List<LinkEvent> objects = new ArrayList<>(BATCH);
  private int now;

  /** All ways must read the same. */
  @Setup
  public void verify() {
    long expected = baselineSumsOnly();
    now--;
    long ofObjects = wrongObjectPerEvent();
    now--;
    long ofSingleEvents = secondBestEventByEvent();
    now--;
    long ofMoves = rightColumns();
    if (ofObjects != expected || ofSingleEvents != expected || ofMoves != expected) {
      throw new IllegalStateException("sums are " + expected + ", " + ofObjects + ", "
          + ofSingleEvents + ", " + ofMoves + ", must be the same");
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long baselineSumsOnly() {
    now++;
    long sum = 0;
    for (int event = 0; event < BATCH; event += 2) {
      int link = event * now % LINKS;
      sum = sum * 31 + now + link;
      sum = sum * 31 + now + link + 1;
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long wrongObjectPerEvent() {
    now++;
    objects.clear();
    for (int event = 0; event < BATCH; event += 2) {
      int link = event * now % LINKS;
      objects.add(new LinkEvent(EventKind.LINK_LEAVE, now, event, link));
      objects.add(new LinkEvent(EventKind.LINK_ENTER, now, event, link + 1));
    }
    long sum = 0;
    for (LinkEvent event : objects) {
      sum = sum * 31 + event.time + event.link;
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(BATCH * BATCHES)
  public long secondBestBatchBeyondTheCache() {
    now++;
    large.clear();
    for (int batch = 0; batch < BATCHES; batch++) {
      write(large);
    }
    return read(large);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long secondBestEventByEvent() {
    now++;
    buffer.clear();
    for (int event = 0; event < BATCH; event += 2) {
      int link = event * now % LINKS;
      buffer.ensureRoom(2);
      buffer.appendVehicleOnLink(EventKind.LINK_LEAVE, now, event, link);
      buffer.appendVehicleOnLink(EventKind.LINK_ENTER, now, event, link + 1);
    }
    return read(buffer);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long rightColumns() {
    now++;
    buffer.clear();
    write(buffer);
    return read(buffer);
  }

  private void write(EventBuffer target) {
    for (int event = 0; event < BATCH; event += 2) {
      int link = event * now % LINKS;
      target.ensureRoom(2);
      target.appendMove(now, event, link, link + 1, 0, 30);
    }
  }

  private static long read(EventBuffer source) {
    long sum = 0;
    for (int row = 0; row < source.size(); row++) {
      sum = sum * 31 + source.time(row) + source.link(row);
    }
    return sum;
  }
}
