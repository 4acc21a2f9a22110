package vn.luong.scenario.runfolder;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * The folder of one run and the names of the files in it. A new one is written beside its final place, as {@code
 * <name>.partial}, and renamed when the run has ended: a folder that has the final name is whole.
 */
public final class RunFolder implements Closeable {
  public static final String MANIFEST = "run.json";
  public static final String PROBLEMS = "problems.json";
  public static final String PROBLEMS_MAP = "problems.geojson";
  public static final String INDICATORS = "indicators.json";
  public static final String NETWORK = "network.parquet";
  public static final String LINKS = "links.parquet";
  public static final String TRIPS = "trips.parquet";
  public static final String LEGS = "legs.parquet";
  public static final String ZONES = "zones.parquet";
  public static final String COUNTS = "counts.parquet";
  public static final String NETWORK_MAP = "network.gpkg";
  public static final String EVENT_LOG = "events/output.luo";
  public static final String REPORT = "report.html";
  public static final String SCORE_STATS = "scorestats.csv";
  public static final String MODE_STATS = "modestats.csv";
  public static final String STOPWATCH = "stopwatch.csv";

  private static final String PARTIAL = ".partial";

  private final Path finalPath;

  /** Folders that had to be made to hold this one, the inner ones first. */
  private final List<Path> madeParents;

  private Path path;

  private RunFolder(Path path, Path finalPath, List<Path> madeParents) {
    this.path = path;
    this.finalPath = finalPath;
    this.madeParents = madeParents;
  }

  /**
   * Begins the folder of a new run. What an earlier, unfinished run left in the partial folder is deleted.
   *
   * @param target where the finished folder shall be; nothing, or an empty folder
   * @throws InvalidInputException if something is there already, or nothing can be written there
   */
  public static RunFolder create(Path target) {
    return create(target, false);
  }

  /**
   * Begins the folder of a new run, which may take the place of an older one.
   *
   * @param mayReplace true if a folder that holds a finished run is deleted when the new one is whole
   * @throws InvalidInputException if something else is there already, or nothing can be written there
   */
  public static RunFolder create(Path target, boolean mayReplace) {
    Path finalPath = target.toAbsolutePath().normalize();
    if (!mayReplace || !Files.isRegularFile(finalPath.resolve(MANIFEST))) {
      requireFree(finalPath, target);
    }
    Path partial = finalPath.resolveSibling(finalPath.getFileName() + PARTIAL);
    List<Path> missing = missingParents(finalPath);
    try {
      deleteTree(partial);
      Files.createDirectories(partial);
    } catch (IOException e) {
      throw new InvalidInputException(Problem.error(
          "output-not-writable",
          SourcePosition.of(target.toString()),
          "output folder",
          "it cannot be written (" + e.getClass().getSimpleName() + " " + e.getMessage() + ")",
          "a folder this user may write is needed",
          "Choose another place with --out."));
    }
    return new RunFolder(partial, finalPath, missing);
  }

  /**
   * Opens the folder of a finished run.
   *
   * @throws InvalidInputException if it is not one
   */
  public static RunFolder open(Path path) {
    if (!Files.isRegularFile(path.resolve(MANIFEST))) {
      throw new InvalidInputException(Problem.error(
          "not-a-run-folder",
          SourcePosition.of(path.toString()),
          "",
          Files.exists(path) ? "it holds no " + MANIFEST : "there is no such folder",
          "the folder of a finished run is expected",
          "Give the folder that \"luong run --out\" wrote."));
    }
    Path real = path.toAbsolutePath().normalize();
    return new RunFolder(real, real, List.of());
  }

  /** Where the files are now: the partial folder until {@link #finish}. */
  public Path path() {
    return path;
  }

  /** The place of a file in the folder; folders on the way to it are made. */
  public Path file(String name) {
    Path file = path.resolve(name);
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  public boolean has(String name) {
    return Files.isRegularFile(path.resolve(name));
  }

  /** The folder's name, which people use for the run. */
  public String name() {
    return finalPath.getFileName().toString();
  }

  /** Where the finished folder is or will be. */
  public Path finalPath() {
    return finalPath;
  }

  /** Gives the whole folder its final name. */
  public void finish() {
    if (path.equals(finalPath)) {
      return;
    }
    try {
      deleteTree(finalPath); // empty, or a run that may be replaced
      Files.move(path, finalPath, StandardCopyOption.ATOMIC_MOVE);
      path = finalPath;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what was written, unless {@link #finish} was reached. */
  @Override
  public void close() {
    if (!path.equals(finalPath)) {
      try {
        deleteTree(path);
        for (Path parent : madeParents) {
          if (isEmpty(parent)) {
            Files.delete(parent);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Path> missingParents(Path folder) {
    List<Path> missing = new ArrayList<>();
    Path parent = folder.getParent();
    while (parent != null && !Files.exists(parent)) {
      missing.add(parent);
      parent = parent.getParent();
    }
    return missing;
  }

  private static void requireFree(Path path, Path asGiven) {
    if (!Files.exists(path)) {
      return;
    }
    String found;
    if (!Files.isDirectory(path)) {
      found = "a file has this name";
    } else if (Files.exists(path.resolve(MANIFEST))) {
      found = "it holds another run";
    } else if (isEmpty(path)) {
      return;
    } else {
      found = "it is not empty";
    }
    throw new InvalidInputException(Problem.error(
        "output-not-empty",
        SourcePosition.of(asGiven.toString()),
        "output folder",
        found,
        "a new or empty folder is needed",
        "Choose another one with --out, or delete it."));
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failure)
          throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
