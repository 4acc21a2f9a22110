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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;

/**
 * <b>Question.</b> What does it cost to say that a vehicle left a link and entered the next, and to read that again?
 *
 * <p><b>Method.</b> A batch of 4096 events is written and then read by a sink that looks at time and link. The baseline does
 * the sums without writing anything down. The wrong way makes an object per event and keeps it in a list; writing far more
 * than a cache holds before anybody reads is wrong too, with the right columns.
 *
 * <p><b>What to expect.</b> The objects cost several times as much and some 40 bytes each, which {@code -prof gc} shows. Large
 * batches go through main memory; they must be compared per event.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro EventBuffer -prof gc}
 *
 * <p><b>Last measured.</b> November 2026, AMD EPYC (family 25), JDK 17, 2 cores with a load of 7 to 18, one fork, two
 * iterations: objects 12 ns and 32 bytes per event, large batch 10 ns, columns 22 ns (in a run of its own, with the
 * baseline at 7 ns), 0 bytes both. The times contradict the expectation and each other's conditions: to be repeated on a
 * quiet machine. The bytes hold.
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
  public long wrongBatchBeyondTheCache() {
    now++;
    large.clear();
    for (int batch = 0; batch < BATCHES; batch++) {
      write(large);
    }
    return read(large);
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
      target.appendVehicleOnLink(EventKind.LINK_LEAVE, now, event, link);
      target.appendVehicleOnLink(EventKind.LINK_ENTER, now, event, link + 1);
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
