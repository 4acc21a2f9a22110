package vn.luong.sim.events;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands events on to another sink on a thread of its own, so that whoever makes them only pays for a copy. The other
 * sink gets all of them in their order, in batches of about {@value #BATCH_ROWS}; it may be used again after {@link
 * #close}, and whatever it did is then visible to the caller.
 *
 * <p>If the other sink is too slow, {@link #accept} waits; at most {@value #BUFFERS} batches are kept. If it fails,
 * the next {@link #accept} throws, or {@link #close}.
 *
 * <p>Threads: one calls; its own ends with {@link #close}.
 *
 * <p>Not done, and not measured: exchanging columns with the caller's buffer instead of copying rows. No other sink
 * could follow this one, and the caller would go on in columns that are not in its caches.
 */
public final class BackgroundSink implements EventSink, Closeable {
  private static final int BATCH_ROWS = 1 << 13;
  private static final int BUFFERS = 8;

  /** Comes after the last batch. */
  private static final EventBuffer END = new EventBuffer(0);

  private final EventSink target;
  private final BlockingQueue<EventBuffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final BlockingQueue<EventBuffer> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final Thread thread;
  private EventBuffer filling = new EventBuffer(BATCH_ROWS);
  private volatile Throwable failure;
  private boolean isFailureKnown;
  private boolean isClosed;

  /**
   * Begins.
   *
   * @param threadName what the thread is called in a profile or a dump
   */
  public BackgroundSink(String threadName, EventSink target) {
    this.target = target;
    for (int buffer = 1; buffer < BUFFERS; buffer++) {
      empty.add(new EventBuffer(BATCH_ROWS));
    }
    thread = new Thread(this::forward, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes the next batch.
   *
   * @throws UncheckedIOException if the other sink met one
   * @throws IllegalStateException if the other sink failed otherwise
   */
  @Override
  public void accept(EventBuffer events) {
    if (isClosed) {
      throw new IllegalStateException("events come after the end");
    }
    throwFailure();
    int row = 0;
    while (row < events.size()) {
      if (!filling.hasRoom(1)) {
        exchange();
      }
      int end = Math.min(events.size(), row + filling.capacity() - filling.size());
      filling.appendRows(events, row, end);
      row = end;
    }
  }

  /** Sends the full buffer off and takes an empty one; an interrupt is kept for whoever cares, not obeyed. */
  private void exchange() {
    full.add(filling);
    boolean isInterrupted = false;
    filling = null;
    while (filling == null) {
      try {
        filling = empty.take();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until the other sink has taken everything, and ends the thread.
   *
   * @throws UncheckedIOException if the other sink met one that {@link #accept} did not throw yet
   * @throws IllegalStateException if it failed otherwise
   */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    full.add(filling);
    full.add(END);
    joinThread();
    if (!isFailureKnown) {
      throwFailure();
    }
  }

  private void joinThread() {
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailure() {
    Throwable cause = failure;
    if (cause == null) {
      return;
    }
    isFailureKnown = true;
    if (cause instanceof UncheckedIOException disk) {
      throw new UncheckedIOException(disk.getMessage(), disk.getCause());
    }
    throw new IllegalStateException("the thread \"" + thread.getName() + "\" failed", cause);
  }

  /** The thread's work. After a failure batches go round unused, so that the caller never waits for ever. */
  private void forward() {
    try {
      EventBuffer events = full.take();
      while (events != END) {
        if (failure == null) {
          forward(events);
        }
        events.clear();
        empty.offer(events);
        events = full.take();
      }
    } catch (InterruptedException e) {
      failure = e;
    }
  }

  private void forward(EventBuffer events) {
    try {
      target.accept(events);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }
}
