package vn.luong.bench.micro;

import java.util.Arrays;
import java.util.PriorityQueue;
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
import vn.luong.sim.arrays.WakeCalendar;
import vn.luong.sim.random.RandomStream;

/**
 * <b>Question.</b> What does it cost to say when an item is due, and to find those that are?
 *
 * <p><b>Method.</b> Items are due again and again, each some seconds after the last time, as links and agents are. An
 * operation is one second of the clock: take what is due, put it back. The baseline only draws the new times. The wrong
 * way is a heap of objects, sorted more than anybody asked for; the second best way a ring of lists; the right way a ring of
 * chunks.
 *
 * <p><b>What to expect.</b> The heap pays the logarithm of the number of items in cache misses, and an object per entry.
 * The ring of lists through a column per item pays a miss for each item it takes, one after the other; the ring of chunks
 * reads them in order, and {@code -prof gc} shows nothing. All items have the same work, so the sums that are returned agree.
 *
 * <p><b>Run.</b> {@code benchmarks/run micro WakeCalendar -prof gc}
 *
 * <p><b>Last measured.</b> 26 November 2026, AMD EPYC (family 25), 2 cores, nothing else of ours running, JDK 25, one fork, two
 * iterations to warm up and three measured; on a noisy host, errors of half of the figure are usual. A second with 10,000 / 1,000,000
 * items: draws alone 12 / 940 ns, chunks 97 / 8,300 ns, lists 30 / 22,000 ns, heap 970 / 570,000 ns. So lists win while they
 * fit in the cache (two or three items a second), and lose by a factor of two and a half beyond it. Allocated: chunks and lists
 * nothing, the heap 47 bytes an item.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class WakeCalendarBenchmark {
  private static final int SECONDS = 1000;
  private static final int LONGEST_WAIT = 4096;
  private static final int RING_SECONDS = 1 << 13;
  private static final long SEED = 4711;
  private static final int NONE = -1;

  /** Items that fit into the second-level cache, and those that do not. */
  @Param({"10000", "1000000"})
  public int items;

  private record Due(int time, int item) {}

  private final RandomStream random = RandomStream.of(SEED);
  private final PriorityQueue<Due> heap =
      new PriorityQueue<>((left, right) -> Integer.compare(left.time, right.time));
  private WakeCalendar calendar;
  private final int[] listHead = new int[RING_SECONDS];
  private int[] listNext;
  private int listNow;
  private int heapNow;
  private int calendarNow;

  @Setup
  public void fill() {
    calendar = new WakeCalendar(RING_SECONDS, 1);
    listNext = new int[items];
    Arrays.fill(listHead, NONE);
    for (int item = 0; item < items; item++) {
      int time = 1 + random.nextInt(LONGEST_WAIT);
      calendar.add(item, time, 0);
      link(item, time);
      heap.add(new Due(time, item));
    }
  }

  private int drawWait() {
    return 1 + (int) (random.nextLong() >>> Long.SIZE - 12);
  }

  /** As many draws as items are due in a thousand seconds. */
  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public long baselineDraws() {
    long sum = 0;
    long count = (long) items * SECONDS * 2 / LONGEST_WAIT;
    for (long draw = 0; draw < count; draw++) {
      sum += drawWait();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public long wrongHeapOfObjects() {
    long sum = 0;
    for (int end = heapNow + SECONDS; heapNow < end; ) {
      heapNow++;
      while (heap.peek().time <= heapNow) {
        int item = heap.poll().item;
        sum += item;
        heap.add(new Due(heapNow + drawWait(), item));
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public long secondBestRingOfLists() {
    long sum = 0;
    for (int end = listNow + SECONDS; listNow < end; ) {
      listNow++;
      int bucket = listNow & RING_SECONDS - 1;
      int item = listHead[bucket];
      listHead[bucket] = NONE;
      while (item != NONE) {
        int following = listNext[item];
        sum += item;
        link(item, listNow + drawWait());
        item = following;
      }
    }
    return sum;
  }

  private void link(int item, int time) {
    int bucket = time & RING_SECONDS - 1;
    listNext[item] = listHead[bucket];
    listHead[bucket] = item;
  }

  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public long rightRingOfChunks() {
    long sum = 0;
    for (int end = calendarNow + SECONDS; calendarNow < end; ) {
      calendarNow++;
      int count = calendar.take(calendarNow);
      int[] taken = calendar.taken();
      for (int ordinal = 0; ordinal < count; ordinal++) {
        sum += taken[ordinal];
        calendar.add(taken[ordinal], calendarNow + drawWait(), calendarNow);
      }
    }
    return sum;
  }
}
