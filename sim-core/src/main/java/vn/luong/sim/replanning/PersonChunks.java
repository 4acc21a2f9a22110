package vn.luong.sim.replanning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Hands out persons in chunks to workers, each on a thread of its own. */
final class PersonChunks {
  private static final int PERSONS_PER_CHUNK = 256;

  private PersonChunks() {}

  /**
   * Lets each person be worked on by one of the workers; returns when all are done.
   *
   * @throws IllegalStateException if a worker failed
   */
  static void run(int personCount, List<? extends IntConsumer> workers) {
    AtomicInteger nextChunk = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (IntConsumer worker : workers) {
      Thread thread =
          new Thread(() -> work(worker, personCount, nextChunk), "replanning-" + threads.size());
      thread.setUncaughtExceptionHandler((dead, thrown) -> failure.compareAndSet(null, thrown));
      thread.start();
      threads.add(thread);
    }
    threads.forEach(PersonChunks::joinUninterruptibly);
    if (failure.get() != null) {
      throw new IllegalStateException("replanning failed", failure.get());
    }
  }

  private static void work(IntConsumer worker, int personCount, AtomicInteger nextChunk) {
    int start = nextChunk.getAndIncrement() * PERSONS_PER_CHUNK;
    while (start < personCount) {
      int end = Math.min(personCount, start + PERSONS_PER_CHUNK);
      for (int person = start; person < end; person++) {
        worker.accept(person);
      }
      start = nextChunk.getAndIncrement() * PERSONS_PER_CHUNK;
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
