package vn.luong.scenario.runfolder;

import java.util.List;
import java.util.Map;

/**
 * How a run was made and how it went: {@code run.json}. Enough to repeat it, and to trust it or not.
 *
 * @param scenario what was run
 * @param command the command line that repeats the run
 * @param versions engine, Java and format versions by name
 * @param seed seed of all random numbers
 * @param options options that were in force, by name
 * @param inputs files that were read
 * @param machine where it ran
 * @param stages what took how long, in the order of the run
 * @param memory memory of the process, and what of it plans take
 * @param iterations convergence, one row per iteration
 * @param mobsim what the last iteration's mobsim counted
 * @param attributions who must be named when the data are shown
 */
public record RunManifest(
    Scenario scenario,
    String command,
    Map<String, String> versions,
    long seed,
    Map<String, String> options,
    List<Input> inputs,
    Machine machine,
    List<Stage> stages,
    Memory memory,
    List<IterationRow> iterations,
    MobsimCounts mobsim,
    List<String> attributions) {

  /**
   * What was run.
   *
   * @param name name for people
   * @param description one or two sentences; may be empty
   * @param crs coordinate reference system, e.g. {@code EPSG:32648}; empty if unknown
   * @param sample share of the people that was simulated, 0 … 1
   * @param persons persons simulated
   */
  public record Scenario(String name, String description, String crs, double sample, int persons) {}

  /**
   * A file that was read.
   *
   * @param path as the user or the scenario named it
   * @param bytes size
   * @param sha256 digest in hexadecimal
   */
  public record Input(String path, long bytes, String sha256) {}

  /**
   * Where it ran.
   *
   * @param java name and version of the Java machine
   * @param processors processors it had
   * @param threads threads it used
   * @param startedAt ISO 8601 time; differs between equal runs as {@code stages}, {@code memory.peakBytes} and the
   *     {@code seconds} of iterations do
   */
  public record Machine(String java, int processors, int threads, String startedAt) {}

  /**
   * Memory.
   *
   * @param peakBytes largest resident or heap memory of the process; 0 if unknown
   * @param plans plans that people remember at the end
   * @param bytesPerPlan mean memory of a plan with its routes
   */
  public record Memory(long peakBytes, int plans, double bytesPerPlan) {}

  /** A stage of the run and its seconds. */
  public record Stage(String name, double seconds) {}

  /**
   * One iteration.
   *
   * @param iteration number from 0
   * @param averageExecuted mean score of the executed plans
   * @param averageWorst mean of the persons' worst plans
   * @param averageAverage mean of the persons' mean scores
   * @param averageBest mean of the persons' best plans
   * @param relativeGap cost of driving that the best routes at the day's travel times would save, by the cost as driven;
   *     null if it was not measured
   * @param relativeGapError standard error of the relative gap, which is measured on a sample of persons; 0 if the sample
   *     is everybody
   * @param relativeGapPersons drivers on whom it was measured
   * @param scoreDrift mean executed score less that of the iteration before, in utils; null in the first
   * @param modeShareDrift largest change of a mode's share since the iteration before; null in the first
   * @param modeShares share of trips by main mode
   * @param seconds seconds by stage of the iteration, e.g. {@code mobsim}
   */
  public record IterationRow(
      int iteration,
      double averageExecuted,
      double averageWorst,
      double averageAverage,
      double averageBest,
      Double relativeGap,
      Double relativeGapError,
      Integer relativeGapPersons,
      Double scoreDrift,
      Double modeShareDrift,
      Map<String, Double> modeShares,
      Map<String, Double> seconds) {}

  /**
   * Nobody may get lost: departures = arrivals + aborted + on the way.
   *
   * @param events events of the last iteration
   * @param departures legs begun
   * @param arrivals legs ended
   * @param aborted legs given up
   * @param onTheWay legs not ended at the end of the day
   * @param eventChecksum checksum of the events; empty if it was not taken
   */
  public record MobsimCounts(
      long events,
      long departures,
      long arrivals,
      long aborted,
      long onTheWay,
      String eventChecksum) {}

  public RunManifest {
    versions = Map.copyOf(versions);
    options = Map.copyOf(options);
    inputs = List.copyOf(inputs);
    stages = List.copyOf(stages);
    iterations = List.copyOf(iterations);
    attributions = List.copyOf(attributions);
  }

  public void write(RunFolder folder) {
    JsonFile.write(folder.file(RunFolder.MANIFEST), this);
  }

  /** Reads it back. */
  public static RunManifest read(RunFolder folder) {
    return JsonFile.read(folder.file(RunFolder.MANIFEST), RunManifest.class);
  }
}
