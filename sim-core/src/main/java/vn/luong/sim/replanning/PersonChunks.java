package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Hands out persons, or what else is numbered, in chunks to workers, each on a thread of its own. */
public final class PersonChunks {
  private static final int LARGEST_CHUNK = 256;

  /** Enough that no worker has long to wait for the last one. */
  private static final int CHUNKS_PER_WORKER = 16;

  private PersonChunks() {}

  /**
   * Lets each person be worked on by one of the workers; returns when all are done.
   *
   * @param purpose what they do, for the names of the threads and for the message of a failure
   * @throws IllegalStateException if a worker failed
   */
  public static void run(int personCount, String purpose, List<? extends IntConsumer> workers) {
    int perChunk =
        Math.max(1, Math.min(LARGEST_CHUNK, personCount / (CHUNKS_PER_WORKER * workers.size())));
    AtomicInteger nextChunk = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (IntConsumer worker : workers) {
      Thread thread = new Thread(
          () -> work(worker, personCount, perChunk, nextChunk), purpose + "-" + threads.size());
      thread.setUncaughtExceptionHandler((dead, thrown) -> failure.compareAndSet(null, thrown));
      thread.start();
      threads.add(thread);
    }
    threads.forEach(PersonChunks::joinUninterruptibly);
    if (failure.get() != null) {
      throw new IllegalStateException(purpose + " failed", failure.get());
    }
  }

  private static void work(
      IntConsumer worker, int personCount, int perChunk, AtomicInteger nextChunk) {
    int start = nextChunk.getAndIncrement() * perChunk;
    while (start < personCount) {
      int end = Math.min(personCount, start + perChunk);
      for (int person = start; person < end; person++) {
        worker.accept(person);
      }
      start = nextChunk.getAndIncrement() * perChunk;
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean isInterrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
