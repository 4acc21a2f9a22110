package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.scenario.checkpoint.Checkpoints;
import vn.luong.scenario.external.MatsimProcess;
import vn.luong.scenario.external.MatsimRun;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.maps.ResultMap;
import vn.luong.scenario.report.ReportPage;
import vn.luong.scenario.ridership.StopDay;
import vn.luong.scenario.run.FirstRoutes;
import vn.luong.scenario.run.ManifestWriter;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RestorePoint;
import vn.luong.scenario.run.RoomCheck;
import vn.luong.scenario.run.RunResult;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.ScenarioRunner;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.config.ConfigXmlWriter;
import vn.luong.sim.problems.InvalidInputException;
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

  @Mixin
  private ResumeOptions resumption;

  @Option(
      names = "--no-memory-check",
      description = "Start although the memory looks too small for the run.")
  private boolean noMemoryCheck;

  @Option(
      names = "--warm-start",
      paramLabel = "METHOD",
      converter = WarmStart.Reader.class,
      description =
          "How people find their first routes: none, on empty roads; static, spread over the"
              + " roads by a static assignment (default: none).")
  private WarmStart warmStart;

  @Mixin
  private WarmStartOptions warmStartOptions;

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
  private StartRecord start;
  private MatsimProcess.Start matsim;
  private MatsimEngine matsimEngine;
  private MatsimRun matsimRun;

  /** Null until there is a folder, and after the run. */
  private volatile Path unfinished;

  @Override
  public Integer call() {
    stages = new RunStages(TerminalProgress.onErrorStream());
    warmStartOptions.checkValue(problems);
    if (!resumption.isResume()) {
      problems.collect(() -> warmStartOptions.requireMethod(warmStart));
    }
    problems.collect(() -> resumption.adoptInto(options));
    problems.throwIfErrors();
    if (engine == Engine.matsim) {
      problems.collect(resumption::requireNone);
      problems.collect(this::requireNoWarmStart);
      matsim = engineOptions.find(problems);
      matsimEngine = new MatsimEngine(problems, stages, commandLine());
      problems.collect(() -> options.readConfigForMatsim(problems));
    } else {
      engineOptions.requireNone(spec);
      problems.collect(() -> options.readConfig(problems));
    }
    Path target = resumption.target(options);
    if (resumption.isFinished(target)) {
      RunFolder.tidy(target);
      printFinished(target);
      return ExitCode.DONE;
    }
    RunFolder folder = problems.collect(() -> resumption.open(target, options));
    Thread lastWords = new Thread(this::printInterrupted);
    Runtime.getRuntime().addShutdownHook(lastWords);
    try (folder) {
      begin(target, folder);
      RunnableScenario scenario = runLogged(folder);
      folder.finish();
      unfinished = null;
      printSummary(scenario, folder);
    } catch (OutOfMemoryError e) {
      // The engine's own memory is free by now; as an exception it is explained like any failure.
      throw new IllegalStateException("the memory is not enough", e);
    } finally {
      removeHook(lastWords);
    }
    return ExitCode.DONE;
  }

  /** Keeps how the run was started, or learns it if it goes on. */
  private void begin(Path target, RunFolder folder) {
    start = StartRecord.of(
        commandLine(), warmStart == null ? WarmStart.NONE : warmStart, warmStartOptions, options);
    if (folder == null || matsim != null) {
      return;
    }
    StartRecord first = folder.isResumed() ? StartRecord.of(target) : null;
    if (first == null) {
      warmStartOptions.requireMethod(warmStart);
      start.write(folder);
    } else {
      if (!first.java().equals(start.java())) {
        stages.tell("warning: the run began with " + first.java() + ", this is " + start.java()
            + "; last digits may differ");
      }
      requireSameWarmStart(first.warmStart(), target);
      warmStartOptions.requireMethod(first.warmStart());
      warmStartOptions.requireSame(first.warmStartGap(), target);
      start = first;
      warmStartOptions.adopt(first.warmStartGap());
    }
    unfinished = target;
  }

  /** MATSim finds its first routes itself. */
  private void requireNoWarmStart() {
    if (warmStart == WarmStart.STATIC) {
      throw new InvalidInputException(BadOption.of(
          "--warm-start",
          "is static beside --engine matsim",
          "only Luồng's own engine spreads first routes",
          "Leave it out; MATSim routes plans without routes on empty roads."));
    }
  }

  private void requireSameWarmStart(WarmStart first, Path target) {
    if (warmStart != null && warmStart != first) {
      throw new InvalidInputException(BadOption.of(
          "--warm-start",
          "is now " + warmStart,
          "the run in " + target + ", which is to go on, began with " + first,
          "Leave it out, or start anew with another --out."));
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is going down already, and the hook does its work.
      return;
    }
  }

  /** Words for somebody who stops the program or whose machine goes down. */
  private void printInterrupted() {
    String words = wayOn();
    if (words != null) {
      System.err.println();
      System.err.println("luong: interrupted. " + words);
    }
  }

  /** How a run that failed can go on; null if there is nothing to go on with. */
  String wayOn() {
    if (unfinished == null || !RunFolder.isUnfinished(unfinished)) {
      return null;
    }
    OptionalInt iteration =
        Checkpoints.newestIteration(RunFolder.unfinishedFile(unfinished, RunFolder.CHECKPOINTS));
    return (iteration.isPresent()
            ? "The checkpoint after iteration " + iteration.getAsInt() + " stands."
            : "No checkpoint was written yet; the run will begin at the start.")
        + " Go on with: luong run --resume " + unfinished;
  }

  /** Reads and runs the scenario; without a folder only to tell what is wrong with it, too. */
  private RunnableScenario runLogged(RunFolder folder) {
    RunLog log = RunLog.into(folder);
    try {
      stages.start("reading the scenario", 0);
      RunnableScenario scenario = problems.collect(() -> options.load(problems));
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
    checkRoom(scenario, folder);
    RestorePoint from = RestorePoint.find(folder, stages);
    // The plans of a checkpoint have their routes, whatever their first ones were.
    if (start.warmStart() == WarmStart.STATIC && from.isStart()) {
      stages.start("spreading first routes", 0);
      FirstRoutes.spread(scenario, routing, warmStartOptions.targetGap(), stages);
    }
    result = ScenarioRunner.run(
        scenario, routing, from, problems, stages, resumption.rule(), ProgramVersion.text());
    writeResults(scenario, folder);
  }

  private void checkRoom(RunnableScenario scenario, RunFolder folder) {
    RoomCheck room = new RoomCheck(scenario);
    if (!noMemoryCheck) {
      room.requireMemory(problems, stages);
      problems.throwIfErrors();
    }
    room.warnOfDisk(folder.path(), stages);
  }

  private void writeResults(RunnableScenario scenario, RunFolder folder) {
    stages.start("drawing map and report", 0);
    StopDay stops = result.transitDay().hasLines() ? result.transitDay().stopDay() : null;
    ResultMap.write(
        folder, result.linkDay(), stops, scenario.zones(), scenario.crs(), problems.problems());
    ProblemFiles.write(folder, problems);
    if (!scenario.zones().landUseChanges().isEmpty()) {
      JsonFile.write(
          folder.file(RunFolder.LAND_USE),
          Map.of("changes", LandUseWords.content(scenario.zones().landUseChanges())));
    }
    if (options.isMatsim()) {
      ConfigXmlWriter.write(options.config(), folder.file("output_config.xml"));
    }
    stages.done();
    ManifestWriter.write(folder, scenario, result, stages, start.command(), ProgramVersion.text());
    ReportPage.write(folder);
  }

  private String commandLine() {
    return "luong "
        + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
  }

  private void printFinished(Path target) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        json
            ? JsonFile.text(Map.of("runFolder", target.toString(), "finished", true))
            : target + " is finished already. Report: " + target.resolve(RunFolder.REPORT));
    print.flush();
  }

  private void printSummary(RunnableScenario scenario, RunFolder folder) {
    PrintWriter print = spec.commandLine().getOut();
    Path shown = resumption.named() != null
        ? resumption.named()
        : Path.of("").toAbsolutePath().relativize(folder.finalPath());
    if (json && matsimRun != null) {
      print.println(matsimEngine.json(matsimRun, scenario, shown.toString()));
      print.flush();
      return;
    }
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("runFolder", shown.toString());
      answer.put("persons", scenario.travellerCount());
      answer.put("trucks", scenario.truckCount());
      answer.put("iterations", result.iterations().size());
      answer.put("seconds", stages.totalSeconds());
      answer.put("plans", scenario.population().plans().planCount());
      answer.put("bytesPerPlan", scenario.population().plans().bytesPerPlan());
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
        scenario.travellerCount(),
        matsimRun == null
            ? result.iterations().size()
            : matsimRun.results().iterations().size(),
        TerminalProgress.words(Duration.ofSeconds(Math.round(stages.totalSeconds()))));
    if (matsimRun == null) {
      RunWords.print(result, scenario, print);
    } else {
      matsimEngine.print(matsimRun, print);
    }
    LandUseWords.print(scenario.zones().landUseChanges(), print);
    print.println("Report: " + shown.resolve(RunFolder.REPORT));
    print.println("Tables: " + shown.resolve(RunFolder.LINKS) + ", trips, legs; map for QGIS: "
        + shown.resolve(RunFolder.NETWORK_MAP));
    print.println("Next:   luong compare " + shown + " OTHER_RUN");
    print.flush();
  }
}
