package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luong.scenario.external.MatsimProcess;
import vn.luong.scenario.external.MatsimResults;
import vn.luong.scenario.external.MatsimRun;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.maps.ResultMap;
import vn.luong.scenario.report.ReportPage;
import vn.luong.scenario.ridership.TransitDay;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** The part of {@code luong run} in which MATSim is the engine. */
final class MatsimEngine {
  private final ProblemLog problems;
  private final RunStages stages;
  private final String command;
  private int printedProblems;

  MatsimEngine(ProblemLog problems, RunStages stages, String command) {
    this.problems = problems;
    this.stages = stages;
    this.command = command;
  }

  /** Runs a scenario and writes everything into the folder, up to the report. */
  MatsimRun run(
      MatsimProcess.Start start,
      RunnableScenario scenario,
      ScenarioOptions options,
      RunFolder folder,
      PrintWriter err) {
    MatsimRun run = MatsimRun.run(
        start,
        new MatsimRun.Source(scenario, options.config(), options.givenThreads()),
        folder,
        problems,
        stages,
        () -> printNewProblems(err));
    finish(run, scenario, folder);
    return run;
  }

  /** Writes what follows from the results of a run. */
  void finish(MatsimRun run, RunnableScenario scenario, RunFolder folder) {
    stages.start("drawing map and report", 0);
    TransitDay transitDay = run.results().transitDay();
    ResultMap.write(
        folder,
        run.results().linkDay(),
        transitDay.hasLines() ? transitDay.stopDay() : null,
        scenario.zones(),
        scenario.crs(),
        problems.problems());
    ProblemFiles.write(folder, problems);
    stages.done();
    run.writeManifest(command, ProgramVersion.text());
    ReportPage.write(folder);
  }

  /** Prints the problems that were not printed yet. */
  void printNewProblems(PrintWriter err) {
    List<Problem> all = problems.problems();
    ProblemPrinter.print(all.subList(printedProblems, all.size()), problems.countByKind(), err);
    printedProblems = all.size();
  }

  /** One object for programs, with the same entries as that of our own engine. */
  String json(MatsimRun run, RunnableScenario scenario, String shownFolder) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("engine", MatsimRun.MATSIM);
    answer.put("runFolder", shownFolder);
    answer.put("persons", scenario.population().personCount());
    answer.put("iterations", run.results().iterations().size());
    answer.put("seconds", stages.totalSeconds());
    for (Indicator indicator : run.results().indicators().indicators()) {
      answer.put(indicator.id(), indicator.value());
    }
    return JsonFile.text(answer);
  }

  /** What came of it, in a few lines. */
  void print(MatsimRun run, PrintWriter print) {
    MatsimResults results = run.results();
    RunManifest.MobsimCounts day = results.counts();
    print.printf(
        Locale.ROOT, "  Engine: MATSim %s on Java %s%n", run.matsimVersion(), run.javaVersion());
    if (!results.iterations().isEmpty()) {
      RunManifest.IterationRow last =
          results.iterations().get(results.iterations().size() - 1);
      print.printf(Locale.ROOT, "  Trips:  by %s%n", shares(last));
      print.printf(
          Locale.ROOT,
          "  Score:  %.2f → %.2f%n",
          results.iterations().get(0).averageExecuted(),
          last.averageExecuted());
      double mobsim = last.seconds().getOrDefault("mobsim", 0.0);
      if (mobsim > 0) {
        print.printf(Locale.ROOT, "  Speed:  %,d events in %.1f s%n", day.events(), mobsim);
      }
    }
    print.printf(
        Locale.ROOT,
        "  Day:    %,d departures = %,d arrivals + %,d aborted + %,d still on the way%n",
        day.departures(),
        day.arrivals(),
        day.aborted(),
        day.onTheWay());
    if (run.peakMemoryBytes() > 0) {
      print.printf(Locale.ROOT, "  Memory: %,d MB at most%n", run.peakMemoryBytes() >> 20);
    }
  }

  private static String shares(RunManifest.IterationRow row) {
    return row.modeShares().entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .map(entry ->
            String.format(Locale.ROOT, "%s %.1f%%", entry.getKey(), 100 * entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
