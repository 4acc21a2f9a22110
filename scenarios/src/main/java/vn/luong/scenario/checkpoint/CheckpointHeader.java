package vn.luong.scenario.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a checkpoint says of itself.
 *
 * @param iteration the last iteration that is behind it
 * @param fingerprint of the run
 * @param files what the run had written by then, in the order of their paths
 */
public record CheckpointHeader(int iteration, Fingerprint fingerprint, List<KeptFile> files) {

  /**
   * A file that was whole when the checkpoint was written.
   *
   * @param path below the folder of results, with {@code /}
   * @param bytes its size
   */
  public record KeptFile(String path, long bytes) {}

  public CheckpointHeader {
    files = List.copyOf(files);
  }

  /** The same, told what the folder of results holds now. */
  static List<KeptFile> filesIn(Path results, Set<String> leftOut) {
    List<KeptFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(results)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = pathOf(results, file);
        if (!leftOut.contains(path)) {
          files.add(new KeptFile(path, Files.size(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Forces these files to the disk, so that a checkpoint never outlives them when the power fails. */
  static void force(Path results, List<KeptFile> files) throws IOException {
    for (KeptFile file : files) {
      CheckpointFile.force(results.resolve(file.path()));
    }
  }

  /** True if everything that the checkpoint builds on is still there. */
  public boolean hasItsFiles(Path results) {
    return files.stream().allMatch(file -> isWhole(results, file));
  }

  private static boolean isWhole(Path results, KeptFile file) {
    Path path = results.resolve(file.path());
    try {
      return Files.isRegularFile(path) && Files.size(path) == file.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what came after the checkpoint: it will be written again. */
  public void deleteOthers(Path results, Set<String> leftOut) {
    Set<String> kept = new HashSet<>(leftOut);
    files.forEach(file -> kept.add(file.path()));
    deleteAllBut(results, kept);
  }

  /** Deletes all files but these. */
  public static void deleteAllBut(Path results, Set<String> kept) {
    try (Stream<Path> all = Files.walk(results)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!kept.contains(pathOf(results, file))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pathOf(Path results, Path file) {
    return results.relativize(file).toString().replace('\\', '/');
  }
}
