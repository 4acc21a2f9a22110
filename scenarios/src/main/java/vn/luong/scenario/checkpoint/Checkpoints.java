package vn.luong.scenario.checkpoint;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkpoints of a run. Each is written beside those before and takes its name when it is whole; the two before it
 * stay until then, one of them for good, should the newest be damaged on the disk.
 *
 * <p>Threads: one.
 */
public final class Checkpoints {
  /** Writes the state. */
  @FunctionalInterface
  public interface StateWriter {
    void write(DataOutput out) throws IOException;
  }

  /** Reads the state. */
  @FunctionalInterface
  public interface StateReader {
    void read(DataInput in) throws IOException;
  }

  private static final String PREFIX = "iteration-";
  private static final String SUFFIX = ".checkpoint";
  private static final String UNFINISHED = ".tmp";
  private static final int KEPT = 2;

  private final Path folder;
  private final Path results;
  private final Set<String> notResults;
  private final int threads;

  /**
   * Opens the checkpoints of a run.
   *
   * @param folder where they are or will be
   * @param results what the run has written so far
   * @param notResults paths in there that go on in a resumed run, e.g. its log
   * @param threads threads that may compress
   */
  public Checkpoints(Path folder, Path results, Set<String> notResults, int threads) {
    this.folder = folder;
    this.results = results;
    this.notResults = Set.copyOf(notResults);
    this.threads = threads;
  }

  /** Iteration of the newest checkpoint in a folder, whole or not; empty if there is none. */
  public static OptionalInt newestIteration(Path folder) {
    List<Path> files = newestFirst(folder);
    return files.isEmpty() ? OptionalInt.empty() : OptionalInt.of(iterationOf(files.get(0)));
  }

  /**
   * Writes a checkpoint after an iteration. If that fails, those before it stand.
   *
   * @return its size in bytes
   * @throws IOException if the disk is full or broken
   */
  public long write(int iteration, Fingerprint fingerprint, StateWriter state) throws IOException {
    Files.createDirectories(folder);
    List<CheckpointHeader.KeptFile> files = CheckpointHeader.filesIn(results, notResults);
    CheckpointHeader.force(results, files);
    Path file = folder.resolve(PREFIX + iteration + SUFFIX);
    Path unfinished = folder.resolve(PREFIX + iteration + SUFFIX + UNFINISHED);
    try {
      CheckpointFile.write(
          unfinished, new CheckpointHeader(iteration, fingerprint, files), state, threads);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    List<Path> all = newestFirst(folder);
    for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
      Files.delete(old);
    }
    return Files.size(file);
  }

  /** Makes the new name last; systems that cannot do it keep names in order by themselves. */
  private void forceFolder() throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * The newest checkpoint that is whole and whose files are there.
   *
   * @param damaged told of each newer one that is not, with the reason
   */
  public Optional<CheckpointHeader> newestWhole(Consumer<String> damaged) {
    for (Path file : newestFirst(folder)) {
      try {
        CheckpointHeader header = CheckpointFile.verify(file);
        if (header.hasItsFiles(results)) {
          return Optional.of(header);
        }
        damaged.accept(file.getFileName() + " lacks files that the run had written");
      } catch (IOException e) {
        damaged.accept(file.getFileName() + " is damaged: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /**
   * Takes the state back and deletes what the run wrote after it.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public void restore(CheckpointHeader header, StateReader state) {
    header.deleteOthers(results, notResults);
    deleteAfter(header.iteration());
    try {
      CheckpointFile.readState(folder.resolve(PREFIX + header.iteration() + SUFFIX), state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what a run wrote that has no whole checkpoint. */
  public void beginAnew() {
    CheckpointHeader.deleteAllBut(results, notResults);
    deleteAfter(-1);
  }

  /** Deletes checkpoints that are damaged, so that they do not stand for newer ones than those to come. */
  private void deleteAfter(int iteration) {
    try {
      for (Path file : newestFirst(folder)) {
        if (iterationOf(file) > iteration) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> newestFirst(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(PREFIX + "\\d+" + SUFFIX))
          .sorted(Comparator.comparingInt(Checkpoints::iterationOf).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int iterationOf(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
  }
}
