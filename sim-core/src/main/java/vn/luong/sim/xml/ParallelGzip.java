package vn.luong.sim.xml;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes gzip, compressing on all processors: blocks of {@value #BLOCK_BYTES} bytes are deflated on their own, each
 * ended at a byte's border, and joined to one stream as pigz does (M. Adler). The file is one ordinary gzip member, and
 * its bytes do not depend on the number of threads.
 *
 * <p>Threads: one calls; others compress, from the first whole block on until {@link #close}.
 */
final class ParallelGzip extends OutputStream {
  private static final int BLOCK_BYTES = 252 << 10;
  /** Of a gzip member. */
  static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
  /** A last block with nothing in it. */
  static final byte[] LAST_BLOCK = {3, 0};

  private static final int TRAILER_BYTES = 8;
  /** An eighth smaller than the fastest level of zlib, and half as fast. */
  private static final int LEVEL = 4;

  private final OutputStream target;
  private final int mostBlocks = 4 * Runtime.getRuntime().availableProcessors();
  private final CRC32 checksum = new CRC32();
  private final ArrayDeque<Future<Block>> blocks = new ArrayDeque<>();
  private final ArrayDeque<Block> unused = new ArrayDeque<>();
  private ExecutorService threads;
  private Block filling = new Block();
  private long size;
  private boolean isClosed;

  /** Bytes on their way: taken in, then deflated. */
  private static final class Block {
    private final byte[] plain = new byte[BLOCK_BYTES];
    private int plainSize;
    private final byte[] deflated = new byte[2 * BLOCK_BYTES];
    private int deflatedSize;

    private Block deflate() {
      Deflater deflater = new Deflater(LEVEL, true);
      try {
        deflater.setInput(plain, 0, plainSize);
        deflatedSize = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH);
        return this;
      } finally {
        deflater.end();
      }
    }
  }

  /**
   * Begins the file.
   *
   * @param target takes the compressed bytes; closed by {@link #close}
   */
  ParallelGzip(OutputStream target) throws IOException {
    this.target = target;
    target.write(HEADER);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int position = offset;
    int end = offset + length;
    while (position < end) {
      if (filling.plainSize == BLOCK_BYTES) {
        startDeflating();
      }
      int part = Math.min(end - position, BLOCK_BYTES - filling.plainSize);
      System.arraycopy(bytes, position, filling.plain, filling.plainSize, part);
      filling.plainSize += part;
      position += part;
    }
    checksum.update(bytes, offset, length);
    size += length;
  }

  private void startDeflating() throws IOException {
    if (threads == null) {
      threads = Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), ParallelGzip::newThread);
    }
    Block full = filling;
    blocks.add(threads.submit(full::deflate));
    while (blocks.size() >= mostBlocks || !blocks.isEmpty() && blocks.peek().isDone()) {
      writeFirst();
    }
    filling = unused.isEmpty() ? new Block() : unused.pop();
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "gzip");
    thread.setDaemon(true);
    return thread;
  }

  private void writeFirst() throws IOException {
    try {
      Block block = blocks.remove().get();
      target.write(block.deflated, 0, block.deflatedSize);
      block.plainSize = 0;
      unused.push(block);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread that compresses failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while compressing");
    }
  }

  /** True if no thread works here any more. */
  boolean isTerminated() {
    return threads == null || threads.isShutdown();
  }

  /** Writes what is left and ends the file. */
  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try (target) {
      while (!blocks.isEmpty()) {
        writeFirst();
      }
      filling.deflate();
      target.write(filling.deflated, 0, filling.deflatedSize);
      target.write(LAST_BLOCK);
      target.write(trailer(checksum, size));
    } finally {
      if (threads != null) {
        threads.shutdownNow();
      }
    }
  }

  /** What ends a gzip member. */
  static byte[] trailer(CRC32 checksum, long size) {
    return ByteBuffer.allocate(TRAILER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) checksum.getValue())
        .putInt((int) size)
        .array();
  }
}
