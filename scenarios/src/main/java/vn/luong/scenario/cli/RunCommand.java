package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.scenario.external.MatsimProcess;
import vn.luong.scenario.external.MatsimRun;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.maps.ResultMap;
import vn.luong.scenario.report.ReportPage;
import vn.luong.scenario.run.ManifestWriter;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunResult;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.ScenarioRunner;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.config.ConfigXmlWriter;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.trips.TripRouting;

/** {@code luong run}: a scenario in, a run folder out. */
@Command(
    name = "run",
    description = "Simulates a scenario and writes a run folder with tables, map and report.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  /** What simulates. */
  enum Engine {
    luong,
    matsim
  }

  @Spec
  private CommandSpec spec;

  @Mixin
  private ScenarioOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder; new or empty (default: runs/NAME-NUMBER, or the config's).")
  private Path out;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "luong, or matsim for your own MATSim (default: ${DEFAULT-VALUE}).")
  private Engine engine = Engine.luong;

  @Mixin
  private EngineOptions engineOptions;

  private final ProblemLog problems = new ProblemLog();
  private RunStages stages;
  private RunResult result;
  private MatsimProcess.Start matsim;
  private MatsimEngine matsimEngine;
  private MatsimRun matsimRun;

  @Override
  public Integer call() {
    stages = new RunStages(TerminalProgress.onErrorStream());
    if (engine == Engine.matsim) {
      matsim = engineOptions.find(problems);
      matsimEngine = new MatsimEngine(problems, stages, commandLine());
      ScenarioOptions.collect(problems, () -> options.readConfigForMatsim(problems));
    } else {
      engineOptions.requireNone(spec);
      ScenarioOptions.collect(problems, () -> options.readConfig(problems));
    }
    Path target = out != null ? out : options.standardFolder();
    RunFolder folder = ScenarioOptions.collect(
        problems, () -> RunFolder.create(target, options.mayReplaceFolder()));
    try (folder) {
      RunnableScenario scenario = runLogged(folder);
      folder.finish();
      printSummary(scenario, folder);
    }
    return ExitCode.DONE;
  }

  /** Reads and runs the scenario; without a folder only to tell what is wrong with it, too. */
  private RunnableScenario runLogged(RunFolder folder) {
    RunLog log = RunLog.into(folder);
    try {
      stages.start("reading the scenario", 0);
      RunnableScenario scenario = ScenarioOptions.collect(problems, () -> options.load(problems));
      problems.throwIfErrors();
      if (matsim != null) {
        matsimRun = matsimEngine.run(
            matsim, scenario, options, folder, spec.commandLine().getErr());
      } else {
        run(scenario, folder);
      }
      return scenario;
    } finally {
      log.close();
    }
  }

  private void run(RunnableScenario scenario, RunFolder folder) {
    stages.start("routing plans", 0);
    TripRouting routing = Preparation.run(scenario, problems);
    problems.throwIfErrors();
    result = ScenarioRunner.run(scenario, routing, folder, problems, stages);
    writeResults(scenario, folder);
  }

  private void writeResults(RunnableScenario scenario, RunFolder folder) {
    stages.start("drawing map and report", 0);
    ResultMap.write(folder, result.linkDay(), scenario.crs(), problems.problems());
    ProblemFiles.write(folder, problems);
    if (options.isMatsim()) {
      ConfigXmlWriter.write(options.config(), folder.file("output_config.xml"));
    }
    stages.done();
    ManifestWriter.write(folder, scenario, result, stages, commandLine(), ProgramVersion.text());
    ReportPage.write(folder);
  }

  private String commandLine() {
    return "luong "
        + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
  }

  private void printSummary(RunnableScenario scenario, RunFolder folder) {
    PrintWriter print = spec.commandLine().getOut();
    Path shown = out != null ? out : Path.of("").toAbsolutePath().relativize(folder.finalPath());
    if (json && matsimRun != null) {
      print.println(matsimEngine.json(matsimRun, scenario, shown.toString()));
      print.flush();
      return;
    }
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("runFolder", shown.toString());
      answer.put("persons", scenario.population().personCount());
      answer.put("iterations", result.iterations().size());
      answer.put("seconds", stages.totalSeconds());
      for (Indicator indicator : result.indicators().indicators()) {
        answer.put(indicator.id(), indicator.value());
      }
      print.println(JsonFile.text(answer));
      print.flush();
      return;
    }
    if (matsimRun == null) {
      ProblemPrinter.print(
          problems.problems(), problems.countByKind(), spec.commandLine().getErr());
    } else {
      matsimEngine.printNewProblems(spec.commandLine().getErr());
    }
    print.printf(
        Locale.ROOT,
        "%n%s: %,d people, %d iterations, %s.%n",
        scenario.name(),
        scenario.population().personCount(),
        matsimRun == null
            ? result.iterations().size()
            : matsimRun.results().iterations().size(),
        TerminalProgress.words(Duration.ofSeconds(Math.round(stages.totalSeconds()))));
    if (matsimRun == null) {
      RunWords.print(result, scenario.settings(), print);
    } else {
      matsimEngine.print(matsimRun, print);
    }
    print.println("Report: " + shown.resolve(RunFolder.REPORT));
    print.println("Tables: " + shown.resolve(RunFolder.LINKS) + ", trips, legs; map for QGIS: "
        + shown.resolve(RunFolder.NETWORK_MAP));
    print.println("Next:   luong compare " + shown + " OTHER_RUN");
    print.flush();
  }
}
