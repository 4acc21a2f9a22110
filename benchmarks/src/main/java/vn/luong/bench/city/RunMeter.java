package vn.luong.bench.city;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;

/**
 * Takes the measures of one run of the mobsim while it hands events over: time on the clock, CPU time and allocated bytes
 * of the mobsim's threads, before and after the first events.
 *
 * <p>The mobsim's threads are the caller's and those that are there at the first events and were not before the run. Those
 * end with the run, so they are asked every few milliseconds; what they do after the last time is missing.
 *
 * <p>Threads: that of the mobsim's main loop.
 */
final class RunMeter implements EventSink {
  private static final long NANOS_BETWEEN_SAMPLES = 5_000_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final EventSink sink;
  private final boolean measuresState;
  private final long[] threadsBefore;
  private final long heapBefore;

  private final long startNanos;
  private final long startCpuNanos;
  private final long startBytes;
  private long[] workers;
  private long[] workerStartBytes;
  private long setUpNanos;
  private long setUpBytes;
  private long loopStartBytes;
  private long nextSample;
  private long workerCpuNanos;
  private long workerBytes;
  private long stateBytes;
  private long pauseNanos;

  /**
   * Starts the clock.
   *
   * @param sink takes the events too
   * @param measuresState true: collects garbage at the first events, to know what the state of the mobsim takes; the
   *     time that takes does not count
   */
  RunMeter(EventSink sink, boolean measuresState) {
    this.sink = sink;
    this.measuresState = measuresState;
    heapBefore = measuresState ? usedHeapAfterCollection() : 0;
    threadsBefore = sorted(threads.getAllThreadIds());
    startBytes = threads.getCurrentThreadAllocatedBytes();
    startCpuNanos = threads.getCurrentThreadCpuTime();
    startNanos = System.nanoTime();
  }

  @Override
  public void accept(EventBuffer events) {
    long now = System.nanoTime();
    if (workers == null) {
      startLoop(now);
    } else if (now >= nextSample) {
      sampleWorkers();
      nextSample = now + NANOS_BETWEEN_SAMPLES;
    }
    sink.accept(events);
  }

  private void startLoop(long now) {
    setUpNanos = now - startNanos;
    setUpBytes = threads.getCurrentThreadAllocatedBytes() - startBytes;
    if (measuresState) {
      stateBytes = usedHeapAfterCollection() - heapBefore;
      pauseNanos = System.nanoTime() - now;
    }
    workers = Arrays.stream(threads.getAllThreadIds())
        .filter(thread -> Arrays.binarySearch(threadsBefore, thread) < 0)
        .toArray();
    workerStartBytes =
        Arrays.stream(workers).map(threads::getThreadAllocatedBytes).toArray();
    loopStartBytes = threads.getCurrentThreadAllocatedBytes();
  }

  private void sampleWorkers() {
    long cpu = 0;
    long bytes = 0;
    for (int worker = 0; worker < workers.length; worker++) {
      cpu += threads.getThreadCpuTime(workers[worker]);
      bytes += threads.getThreadAllocatedBytes(workers[worker]) - workerStartBytes[worker];
    }
    workerCpuNanos = Math.max(workerCpuNanos, cpu);
    workerBytes = Math.max(workerBytes, bytes);
  }

  private static long usedHeapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long[] sorted(long[] ids) {
    Arrays.sort(ids);
    return ids;
  }

  /** The measures of the run that has just ended; on the thread that called it. */
  RunMeasures measures() {
    long loopBytes = threads.getCurrentThreadAllocatedBytes() - loopStartBytes + workerBytes;
    double seconds = (System.nanoTime() - startNanos - pauseNanos) / 1e9;
    double cpuSeconds = (threads.getCurrentThreadCpuTime() - startCpuNanos + workerCpuNanos) / 1e9;
    return new RunMeasures(
        seconds, cpuSeconds, setUpNanos / 1e9, setUpBytes, loopBytes, stateBytes);
  }
}
