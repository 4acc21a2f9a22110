package vn.luong.scenario.external;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.problems.ProblemLog;

/** A scenario run by MATSim into an ordinary run folder. */
public final class MatsimRun {
  /** All that MATSim printed, in the run folder. */
  public static final String LOG = "matsim.log";

  /** Keys of the versions in {@code run.json} that tell a run of MATSim's from one of ours. */
  public static final String ENGINE = "engine";

  public static final String MATSIM = "matsim";

  /**
   * What MATSim shall run.
   *
   * @param scenario as it was read; its plans are not routed yet
   * @param config the scenario's own config if it is MATSim's; null for one of another format
   * @param threads threads a config shall use instead of those it states; 0 for those
   */
  public record Source(RunnableScenario scenario, MatsimConfig config, int threads) {}

  private static final String OWN_LOG = "logfile.log";
  private static final int HEAD_LINES = 500;

  private final RunnableScenario scenario;
  private final RunFolder folder;
  private final ProblemLog problems;
  private final RunStages stages;
  private final Map<String, String> versions = new LinkedHashMap<>();
  private String javaName = "";
  private long peakMemoryBytes;
  private MatsimResults results;

  private MatsimRun(
      RunnableScenario scenario, RunFolder folder, ProblemLog problems, RunStages stages) {
    this.scenario = scenario;
    this.folder = folder;
    this.problems = problems;
    this.stages = stages;
    versions.put(ENGINE, MATSIM);
  }

  /**
   * Runs MATSim.
   *
   * @param source what to run
   * @param problems takes warnings
   * @param beforeStart is told when the inputs are written and all warnings about them are known
   * @throws MatsimFailedException if MATSim fails; its log is kept beside the run folder then
   */
  public static MatsimRun run(
      MatsimProcess.Start start,
      Source source,
      RunFolder folder,
      ProblemLog problems,
      RunStages stages,
      Runnable beforeStart) {
    MatsimRun run = new MatsimRun(source.scenario(), folder, problems, stages);
    Path output = folder.path().resolve("matsim-output");
    stages.start("writing MATSim's inputs", 0);
    Path input = MatsimInput.folderIn(folder.path());
    boolean hasOldNames = start.classPath().usesOldModuleNames();
    Path file = source.config() == null
        ? MatsimInput.writeScenario(source.scenario(), input, output, hasOldNames, problems)
        : MatsimInput.writeConfig(
            source.config(), input, output, source.threads(), hasOldNames, problems);
    beforeStart.run();
    MatsimProcess.Outcome outcome = run.watch(start, file);
    run.versions.put(MATSIM, versionOf(start, outcome));
    run.versions.put("java", start.java().version());
    run.javaName = "Java " + start.java().version();
    run.peakMemoryBytes = outcome.peakMemoryBytes();
    stages.start("reading MATSim's results", 0);
    if (!MatsimOutput.isOne(output)) {
      throw new MatsimFailedException("MATSim ended well but left no events in its output folder."
          + "\nWhat to do: look into its log, whether it ran this config: " + run.keepLog());
    }
    run.read(MatsimOutput.open(output), outcome.times());
    MatsimOutput.open(output).moveInto(folder.path());
    return run;
  }

  /**
   * Makes a run folder of a MATSim run that was made elsewhere.
   *
   * @param output the folder it wrote to, which stays as it is
   */
  public static MatsimRun of(
      MatsimOutput output,
      RunnableScenario scenario,
      RunFolder folder,
      ProblemLog problems,
      RunStages stages) {
    MatsimRun run = new MatsimRun(scenario, folder, problems, stages);
    MatsimLog log = run.readHead(output);
    run.versions.put(MATSIM, log.build().isEmpty() ? "unknown" : log.build());
    run.versions.put("java", log.java().isEmpty() ? "unknown" : log.java());
    run.javaName = "Java " + run.versions.get("java");
    stages.start("reading MATSim's results", 0);
    run.read(output, Map.of());
    run.copyPlans(output);
    return run;
  }

  private MatsimProcess.Outcome watch(MatsimProcess.Start start, Path file) {
    Path log = folder.file(LOG);
    try {
      return MatsimProcess.run(start, file, log, scenario.settings().iterationCount(), stages);
    } catch (MatsimFailedException e) {
      // The folder of a failed run goes, what MATSim said stays.
      throw new MatsimFailedException(e.getMessage().replace(log.toString(), keepLog()));
    }
  }

  private String keepLog() {
    Path kept = folder.finalPath().resolveSibling(folder.name() + "." + LOG);
    try {
      Files.copy(folder.file(LOG), kept, StandardCopyOption.REPLACE_EXISTING);
      return kept.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String versionOf(MatsimProcess.Start start, MatsimProcess.Outcome outcome) {
    String version = start.classPath().version();
    return version.equals("unknown") && !outcome.build().isEmpty() ? outcome.build() : version;
  }

  private void read(MatsimOutput output, Map<Integer, MatsimLog.Times> times) {
    results = MatsimResults.read(output, scenario, times, folder, problems);
  }

  private MatsimLog readHead(MatsimOutput output) {
    MatsimLog log = new MatsimLog();
    Path file = output.find(OWN_LOG);
    if (file != null) {
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        for (int count = 0; line != null && count < HEAD_LINES; count++) {
          log.accept(line, 0);
          line = lines.readLine();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return log;
  }

  /** What later commands look for in a run folder beside the tables. */
  private void copyPlans(MatsimOutput output) {
    for (String name : List.of("output_plans.xml.gz", "scorestats.csv", "modestats.csv")) {
      Path file = output.find(name);
      if (file != null) {
        try {
          Files.copy(file, folder.file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  public MatsimResults results() {
    return results;
  }

  /** MATSim's version, or the revision of its build. */
  public String matsimVersion() {
    return versions.get(MATSIM);
  }

  /** Version of the Java it ran on. */
  public String javaVersion() {
    return versions.get("java");
  }

  /** Largest resident size of MATSim's process; 0 if unknown. */
  public long peakMemoryBytes() {
    return peakMemoryBytes;
  }

  /**
   * Writes {@code run.json}.
   *
   * @param command the command line that repeats the run
   * @param luongVersion version of this program
   */
  public void writeManifest(String command, String luongVersion) {
    RunSettings settings = scenario.settings();
    versions.put("luong", luongVersion);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("sample", Double.toString(settings.sample()));
    options.put("firstIteration", Integer.toString(settings.firstIteration()));
    options.put("lastIteration", Integer.toString(settings.lastIteration()));
    options.put("threads", Integer.toString(settings.threads()));
    new RunManifest(
            new RunManifest.Scenario(
                scenario.name(),
                scenario.description(),
                scenario.crs(),
                settings.sample(),
                scenario.population().personCount()),
            command,
            versions,
            settings.seed(),
            options,
            scenario.inputs(),
            new RunManifest.Machine(
                javaName,
                Runtime.getRuntime().availableProcessors(),
                settings.threads(),
                stages.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
            stages.stages(),
            new RunManifest.Memory(
                peakMemoryBytes,
                scenario.population().plans().planCount(),
                scenario.population().plans().bytesPerPlan()),
            results.iterations(),
            results.counts(),
            scenario.attributions())
        .write(folder);
  }
}
