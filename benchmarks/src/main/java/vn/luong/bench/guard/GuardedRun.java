package vn.luong.bench.guard;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import vn.luong.bench.city.EventChecksum;
import vn.luong.bench.city.YardstickWorld;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.Mobsim;

/**
 * One day of the mobsim with slices of the reference kernel in between: whenever the mobsim, which hands over its events
 * on its own thread, has made a certain number of them, it is made to wait for a slice. So both see the same machine, and
 * the stretches between slices hold the same work in each run.
 *
 * <p>Times are CPU times of the thread: others who take the processor away do not count.
 *
 * <p>Threads: that of the mobsim's main loop.
 */
final class GuardedRun implements EventSink {
  /** About ten milliseconds of the mobsim. */
  private static final int EVENTS_PER_STRETCH = 32_768;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final EventChecksum checksum = new EventChecksum();
  private final LongArrayList stretchNanos = new LongArrayList();
  private final LongArrayList sliceNanos = new LongArrayList();
  private final ReferenceKernel kernel;
  private final ReferenceKernel ballast;
  private final int extraLoadsPerEvent;

  private long resumedAt;
  private long nanos;
  private int events;

  /**
   * A run to come.
   *
   * @param ballast memory for the extra loads
   * @param extraLoadsPerEvent work to slow the mobsim down with, 0 for none
   */
  GuardedRun(ReferenceKernel kernel, ReferenceKernel ballast, int extraLoadsPerEvent) {
    this.kernel = kernel;
    this.ballast = ballast;
    this.extraLoadsPerEvent = extraLoadsPerEvent;
  }

  void execute(Mobsim mobsim) {
    resumedAt = threads.getCurrentThreadCpuTime();
    mobsim.run(YardstickWorld.SEED, 0, this);
    nanos += threads.getCurrentThreadCpuTime() - resumedAt;
    endStretch();
  }

  @Override
  public void accept(EventBuffer batch) {
    if (extraLoadsPerEvent > 0) {
      ballast.loadFar(extraLoadsPerEvent * batch.size());
    }
    nanos += threads.getCurrentThreadCpuTime() - resumedAt;
    checksum.accept(batch);
    events += batch.size();
    if (events >= EVENTS_PER_STRETCH) {
      endStretch();
    }
    resumedAt = threads.getCurrentThreadCpuTime();
  }

  private void endStretch() {
    stretchNanos.add(nanos);
    nanos = 0;
    events = 0;
    long start = threads.getCurrentThreadCpuTime();
    kernel.loadFar();
    long far = threads.getCurrentThreadCpuTime() - start;
    kernel.readInOrder();
    start = threads.getCurrentThreadCpuTime();
    kernel.chase();
    kernel.loadNear();
    sliceNanos.add(far + threads.getCurrentThreadCpuTime() - start);
  }

  long checksum() {
    return checksum.value();
  }

  long moveCount() {
    return checksum.moveCount();
  }

  int stretchCount() {
    return stretchNanos.size();
  }

  /** CPU nanoseconds of the mobsim between two slices. */
  long stretchNanos(int stretch) {
    return stretchNanos.getLong(stretch);
  }

  /** CPU nanoseconds of the slice after a stretch. */
  long sliceNanos(int stretch) {
    return sliceNanos.getLong(stretch);
  }
}
