package vn.luong.scenario.runfolder;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * The folder of one run and the names of the files in it. A new one is written beside its final place, in {@code
 * <name>.partial/results}, and renamed when the run has ended: a folder that has the final name is whole.
 *
 * <p>{@code <name>.partial} also holds what a run that was killed needs to go on: how it was started, its checkpoints,
 * and the lock of the process that writes it. It is gone when the run has ended.
 */
public final class RunFolder implements Closeable {
  public static final String MANIFEST = "run.json";
  public static final String PROBLEMS = "problems.json";
  public static final String PROBLEMS_MAP = "problems.geojson";
  public static final String INDICATORS = "indicators.json";
  public static final String NETWORK = "network.parquet";
  public static final String LINKS = "links.parquet";
  public static final String TRIPS = "trips.parquet";
  /** Trips of trucks, if there are any. */
  public static final String FREIGHT_TRIPS = "freight_trips.parquet";

  public static final String LEGS = "legs.parquet";
  public static final String ZONES = "zones.parquet";
  public static final String COUNTS = "counts.parquet";
  public static final String STOPS = "stops.parquet";
  public static final String STOP_HOURS = "stop_hours.parquet";
  public static final String TRANSIT_LINES = "transit_lines.parquet";
  public static final String TRANSIT_SECTIONS = "transit_sections.parquet";
  public static final String TRANSIT_ACCESS = "transit_access.parquet";
  public static final String RIDES = "rides.parquet";
  public static final String TRANSFERS = "transfers.parquet";
  public static final String PARKING = "parking.parquet";
  public static final String PLACES = "places.parquet";
  public static final String FACILITIES = "facilities.parquet";
  /** What measures made of areas and zones. */
  public static final String LAND_USE = "land-use.json";

  /** The Parquet tables; those of what a scenario has not are missing. */
  public static final List<String> TABLES = List.of(
      NETWORK,
      LINKS,
      TRIPS,
      LEGS,
      FREIGHT_TRIPS,
      ZONES,
      COUNTS,
      STOPS,
      STOP_HOURS,
      TRANSIT_LINES,
      TRANSIT_SECTIONS,
      TRANSIT_ACCESS,
      RIDES,
      TRANSFERS,
      PARKING,
      PLACES,
      FACILITIES);

  public static final String NETWORK_MAP = "network.gpkg";
  public static final String EVENT_LOG = "events/output.luo";
  public static final String REPORT = "report.html";
  public static final String SCORE_STATS = "scorestats.csv";
  public static final String MODE_STATS = "modestats.csv";
  public static final String STOPWATCH = "stopwatch.csv";
  /** What was logged; a resumed run goes on in it. */
  public static final String LOG = "run.log";

  /** In the partial folder: checkpoints of the run. */
  public static final String CHECKPOINTS = "checkpoints";

  private static final String PARTIAL = ".partial";
  private static final String RESULTS = "results";

  private final Path finalPath;

  /** Folders that had to be made to hold this one, the inner ones first. */
  private final List<Path> madeParents;

  private final boolean isResumed;

  /** Null if the folder is only read. */
  private final RunLock lock;

  private Path path;

  private RunFolder(
      Path path, Path finalPath, List<Path> madeParents, RunLock lock, boolean isResumed) {
    this.path = path;
    this.finalPath = finalPath;
    this.madeParents = madeParents;
    this.lock = lock;
    this.isResumed = isResumed;
  }

  /**
   * Begins the folder of a new run. What an earlier run left in the partial folder that had no checkpoint yet is
   * deleted.
   *
   * @param target where the finished folder shall be; nothing, or an empty folder
   * @throws InvalidInputException if something is there already, a run that can be resumed among it, or nothing can be
   *     written there
   */
  public static RunFolder create(Path target) {
    return create(target, false);
  }

  /**
   * Begins the folder of a new run, which may take the place of an older one.
   *
   * @param mayReplace true if a folder that holds a finished run is deleted when the new one is whole, and an unfinished
   *     run at once
   * @throws InvalidInputException if something else is there already, or nothing can be written there
   */
  public static RunFolder create(Path target, boolean mayReplace) {
    Path finalPath = target.toAbsolutePath().normalize();
    if (!mayReplace || !Files.isRegularFile(finalPath.resolve(MANIFEST))) {
      requireFree(finalPath, target);
    }
    Path partial = partialOf(finalPath);
    List<Path> missing = FileTree.missingParents(finalPath);
    try {
      Files.createDirectories(partial);
      RunLock lock = lock(partial, target);
      if (!mayReplace && hasCheckpoints(partial)) {
        lock.close();
        throw unfinished(target);
      }
      FileTree.deleteContent(partial, RunLock.FILE);
      return new RunFolder(
          Files.createDirectories(partial.resolve(RESULTS)), finalPath, missing, lock, false);
    } catch (IOException e) {
      throw notWritable(target, e);
    }
  }

  /**
   * Opens the folder of a run that did not end, so that it can go on.
   *
   * @param target the folder that the run was to have in the end
   * @throws InvalidInputException if there is no unfinished run, or another process is at it
   */
  public static RunFolder resume(Path target) {
    Path finalPath = target.toAbsolutePath().normalize();
    Path partial = partialOf(finalPath);
    if (!isUnfinished(target)) {
      throw new InvalidInputException(Problem.error(
          "nothing-to-resume",
          SourcePosition.of(target.toString()),
          "run folder",
          Files.exists(finalPath) ? "it is no unfinished run" : "there is no unfinished run",
          "the folder given to --out when the run was started is expected",
          "Name that folder; without it, \"luong run SCENARIO --resume\" finds the newest one."));
    }
    try {
      RunLock lock = lock(partial, target);
      return new RunFolder(
          Files.createDirectories(partial.resolve(RESULTS)), finalPath, List.of(), lock, true);
    } catch (IOException e) {
      throw notWritable(target, e);
    }
  }

  /** Deletes what is left of the work on a finished run, if its process died just after it. */
  public static void tidy(Path target) {
    Path partial = partialOf(target.toAbsolutePath().normalize());
    if (!Files.isDirectory(partial) || isUnfinished(target)) {
      return;
    }
    try {
      lock(partial, target).close();
      FileTree.delete(partial);
    } catch (IOException e) {
      throw notWritable(target, e);
    }
  }

  /** True if a run that was to have this folder was begun and did not end, or is under way. */
  public static boolean isUnfinished(Path target) {
    return Files.isDirectory(partialOf(target.toAbsolutePath().normalize()).resolve(RESULTS));
  }

  /** The partial folder's file of this name, of a run that may be unfinished. */
  public static Path unfinishedFile(Path target, String name) {
    return partialOf(target.toAbsolutePath().normalize()).resolve(name);
  }

  /** The folder that a run is to have in the end, from that or from its partial folder. */
  public static Path targetOf(Path given) {
    String name = given.toAbsolutePath().normalize().getFileName().toString();
    return name.endsWith(PARTIAL)
        ? given.resolveSibling(name.substring(0, name.length() - PARTIAL.length()))
        : given;
  }

  private static Path partialOf(Path finalPath) {
    return finalPath.resolveSibling(finalPath.getFileName() + PARTIAL);
  }

  private static RunLock lock(Path partial, Path target) throws IOException {
    RunLock lock = RunLock.tryIn(partial);
    if (lock == null) {
      throw new InvalidInputException(Problem.error(
          "run-in-progress",
          SourcePosition.of(target.toString()),
          "run folder",
          "another process is writing this run",
          "one process at a time",
          "Wait until it has ended, end it, or choose another folder with --out."));
    }
    return lock;
  }

  private static InvalidInputException unfinished(Path target) {
    return new InvalidInputException(Problem.error(
        "unfinished-run",
        SourcePosition.of(target.toString()),
        "output folder",
        "an unfinished run is kept in " + target + PARTIAL,
        "a new folder is needed for a new run",
        "Go on with \"luong run --resume " + target + "\", or delete " + target + PARTIAL + "."));
  }

  private static InvalidInputException notWritable(Path target, IOException cause) {
    return new InvalidInputException(Problem.error(
        "output-not-writable",
        SourcePosition.of(target.toString()),
        "output folder",
        "it cannot be written (" + cause.getClass().getSimpleName() + " " + cause.getMessage()
            + ")",
        "a folder this user may write is needed",
        "Choose another place with --out."));
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
    return new RunFolder(real, real, List.of(), null, false);
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

  /** True if the run goes on where another process ended. */
  public boolean isResumed() {
    return isResumed;
  }

  /** A file or folder that is no result and goes when the run has ended, such as its checkpoints. */
  public Path workFile(String name) {
    return partialOf(finalPath).resolve(name);
  }

  /** Gives the whole folder its final name. */
  public void finish() {
    if (path.equals(finalPath)) {
      return;
    }
    try {
      FileTree.delete(finalPath); // empty, or a run that may be replaced
      Files.move(path, finalPath, StandardCopyOption.ATOMIC_MOVE);
      path = finalPath;
      // From here on the run is finished, even if this process dies: nothing below is needed any
      // more.
      lock.close();
      FileTree.delete(partialOf(finalPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what was written, unless {@link #finish} was reached or a checkpoint lets the run go on. */
  @Override
  public void close() {
    if (path.equals(finalPath)) {
      return;
    }
    lock.close();
    Path partial = partialOf(finalPath);
    if (hasCheckpoints(partial)) {
      return;
    }
    try {
      FileTree.delete(partial);
      for (Path parent : madeParents) {
        if (FileTree.isEmpty(parent)) {
          Files.delete(parent);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasCheckpoints(Path partial) {
    Path checkpoints = partial.resolve(CHECKPOINTS);
    return Files.isDirectory(checkpoints) && !FileTree.isEmpty(checkpoints);
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
    } else if (FileTree.isEmpty(path)) {
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
}
