package vn.luong.sim.xml;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Writes XML of gigabytes in pieces that are made and compressed on all processors and stand in the file in the order
 * they came. A file whose name ends in {@code .gz} is one ordinary gzip member, compressed by {@link LineDeflater}, a
 * piece at a time; its bytes do not depend on the number of threads. It is to be seen after {@link #finish} only.
 *
 * <p>Threads: one calls, and writes to the disk when a piece is ready; others make pieces, from the first one on. Who
 * reads what the pieces are made of may be the one who calls: it waits while enough is under way.
 */
public final class ParallelXml implements Closeable {
  private static final ThreadLocal<LineDeflater> DEFLATER =
      ThreadLocal.withInitial(LineDeflater::new);
  private static final int PIECES_PER_THREAD = 4;

  private final XmlOutput file;
  private final boolean isGzip;
  private final int mostPieces;
  private final ExecutorService threads;
  private final CRC32 checksum = new CRC32();
  private final ArrayDeque<Future<Piece>> pieces = new ArrayDeque<>();
  private final ArrayDeque<Piece> unused = new ArrayDeque<>();
  private long size;

  /** Text, then deflated. */
  private static final class Piece {
    private final XmlOutput text = XmlOutput.inMemory();
    private byte[] deflated = {};
    private int deflatedSize;

    private void deflate() {
      int room = LineDeflater.roomFor(text.size());
      if (deflated.length < room) {
        deflated = new byte[room];
      }
      deflatedSize = DEFLATER.get().deflate(text.bytes(), text.size(), deflated);
    }
  }

  private ParallelXml(XmlOutput file, boolean isGzip, int threadCount) {
    this.file = file;
    this.isGzip = isGzip;
    mostPieces = PIECES_PER_THREAD * threadCount;
    threads = Executors.newFixedThreadPool(threadCount, ParallelXml::newThread);
    if (isGzip) {
      file.raw(ParallelGzip.HEADER);
    }
  }

  /**
   * Begins a file; its folder is made if needed.
   *
   * @param threadCount threads that make pieces, from 1
   * @throws UncheckedIOException if it cannot be written
   */
  public static ParallelXml create(Path file, int threadCount) {
    return new ParallelXml(XmlOutput.createPlain(file), XmlOutput.isGzip(file), threadCount);
  }

  /** Writes to a stream, not compressed; it is closed in the end. */
  public static ParallelXml to(OutputStream target, int threadCount) {
    return new ParallelXml(XmlOutput.to(target), false, threadCount);
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "xml");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Adds a piece, of some 100 kB for speed; waits while too many are under way.
   *
   * @param content writes it, on another thread, at the same time as others
   * @throws IllegalStateException if an earlier piece could not be made
   * @throws UncheckedIOException if the disk does not take an earlier one
   */
  public void add(Consumer<XmlOutput> content) {
    while (pieces.size() >= mostPieces || !pieces.isEmpty() && pieces.peek().isDone()) {
      writeFirst();
    }
    Piece piece = unused.isEmpty() ? new Piece() : unused.pop();
    pieces.add(threads.submit(() -> make(piece, content)));
  }

  private Piece make(Piece piece, Consumer<XmlOutput> content) {
    piece.text.clear();
    content.accept(piece.text);
    if (isGzip) {
      piece.deflate();
    }
    return piece;
  }

  private void writeFirst() {
    Piece piece = await(pieces.remove());
    XmlOutput text = piece.text;
    if (isGzip) {
      checksum.update(text.bytes(), 0, text.size());
      size += text.size();
      file.raw(piece.deflated, 0, piece.deflatedSize);
    } else {
      file.raw(text.bytes(), 0, text.size());
    }
    unused.push(piece);
  }

  private static Piece await(Future<Piece> piece) {
    try {
      return piece.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread that makes XML failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while making XML"));
    }
  }

  /** True if no thread works here any more, or will. */
  boolean isShutdown() {
    return threads.isShutdown();
  }

  /** Writes what is left and puts the file in its place. */
  public void finish() {
    while (!pieces.isEmpty()) {
      writeFirst();
    }
    threads.shutdown();
    if (isGzip) {
      file.raw(ParallelGzip.LAST_BLOCK);
      file.raw(ParallelGzip.trailer(checksum, size));
    }
    file.finish();
  }

  /** Gives up a file that was not finished; nothing of it remains. */
  @Override
  public void close() {
    threads.shutdownNow();
    file.close();
  }
}
