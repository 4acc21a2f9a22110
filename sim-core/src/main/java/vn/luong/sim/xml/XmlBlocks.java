package vn.luong.sim.xml;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Formats long lists of elements on several threads: blocks of elements become text side by side and are appended in their
 * order, so the bytes do not depend on the number of threads.
 *
 * <p>Threads: one calls; it appends what the others format, and at most two blocks per thread are on their way.
 */
public final class XmlBlocks {
  private static final int BLOCKS_PER_THREAD = 2;

  /** Writes elements of a list. Each thread uses its own, one block at a time. */
  public interface Formatter {
    /** Writes the elements from {@code first} to before {@code end}. */
    void format(XmlOutput output, int first, int end);
  }

  private XmlBlocks() {}

  /**
   * Writes a list.
   *
   * @param target takes the text
   * @param count number of elements
   * @param blockSize elements that are formatted together
   * @param threads threads that format, at least 1
   * @param formatters makes one for each block in work; called by the formatting threads
   */
  public static void write(
      XmlOutput target, int count, int blockSize, int threads, Supplier<Formatter> formatters) {
    if (count <= blockSize || threads == 1) {
      formatters.get().format(target, 0, count);
      return;
    }
    ThreadLocal<Formatter> ofThread = ThreadLocal.withInitial(formatters);
    ArrayDeque<Future<byte[]>> blocks = new ArrayDeque<>();
    ExecutorService formatting = Executors.newFixedThreadPool(threads, XmlBlocks::daemon);
    try {
      for (int first = 0; first < count; first += blockSize) {
        if (blocks.size() == BLOCKS_PER_THREAD * threads) {
          target.raw(formatted(blocks.remove()));
        }
        int start = first;
        int end = Math.min(count, first + blockSize);
        blocks.add(formatting.submit(() -> text(ofThread.get(), start, end)));
      }
      while (!blocks.isEmpty()) {
        target.raw(formatted(blocks.remove()));
      }
    } finally {
      formatting.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "xml-blocks");
    thread.setDaemon(true);
    return thread;
  }

  private static byte[] text(Formatter formatter, int first, int end) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XmlOutput output = XmlOutput.to(bytes)) {
      formatter.format(output, first, end);
      output.finish();
    }
    return bytes.toByteArray();
  }

  private static byte[] formatted(Future<byte[]> block) {
    try {
      return block.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing XML", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
