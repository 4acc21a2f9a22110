package vn.luong.scenario.run;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.StatsFiles;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.evolution.RouteGap;
import vn.luong.sim.mobsim.MobsimSummary;
import vn.luong.sim.population.PlanStore;

/** Writes how a run was made and how it went: {@code run.json} and the statistics of its iterations. */
public final class ManifestWriter {
  private ManifestWriter() {}

  /**
   * Writes the files.
   *
   * @param command the command line that repeats the run
   * @param version version of the program
   */
  public static void write(
      RunFolder folder,
      RunnableScenario scenario,
      RunResult result,
      RunStages stages,
      String command,
      String version) {
    List<RunManifest.IterationRow> rows =
        result.iterations().stream().map(ManifestWriter::row).toList();
    StatsFiles.write(folder, rows);
    RunSettings settings = scenario.settings();
    MobsimSummary last = result.last().execution();
    new RunManifest(
            new RunManifest.Scenario(
                scenario.name(),
                scenario.description(),
                scenario.crs(),
                settings.sample(),
                scenario.population().personCount()),
            command,
            Map.of("luong", version, "java", System.getProperty("java.version")),
            settings.seed(),
            options(scenario),
            scenario.inputs(),
            new RunManifest.Machine(
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                settings.threads(),
                stages.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
            stages.stages(),
            memory(scenario.population().plans()),
            rows,
            new RunManifest.MobsimCounts(
                last.eventCount(),
                last.departureCount(),
                last.arrivalCount(),
                last.abortedCount(),
                last.onTheWayCount(),
                result.eventChecksum()),
            scenario.attributions())
        .write(folder);
  }

  private static RunManifest.Memory memory(PlanStore plans) {
    return new RunManifest.Memory(PeakMemory.bytes(), plans.planCount(), plans.bytesPerPlan());
  }

  private static RunManifest.IterationRow row(IterationReport report) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("replanning", report.seconds().replanning());
    seconds.put("mobsim", report.seconds().execution());
    seconds.put("scoring", report.seconds().scoring());
    seconds.put("analysis", report.seconds().analysis());
    RouteGap gap = report.routeGap();
    return new RunManifest.IterationRow(
        report.iteration(),
        report.scores().executed(),
        report.scores().worst(),
        report.scores().average(),
        report.scores().best(),
        measured(gap.share()),
        measured(gap.standardError()),
        Double.isNaN(gap.share()) ? null : gap.persons(),
        measured(report.scoreDrift()),
        measured(report.modeShareDrift()),
        report.modeShares().shares(),
        seconds);
  }

  private static Double measured(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static Map<String, String> options(RunnableScenario scenario) {
    RunSettings settings = scenario.settings();
    Map<String, String> options = new LinkedHashMap<>();
    options.put("sample", Double.toString(settings.sample()));
    options.put("firstIteration", Integer.toString(settings.firstIteration()));
    options.put("lastIteration", Integer.toString(settings.lastIteration()));
    options.put("stopGap", Double.toString(settings.stop().gap()));
    options.put("stopScoreDrift", Double.toString(settings.stop().scoreDrift()));
    options.put("stopModeDrift", Double.toString(settings.stop().modeDrift()));
    options.put("threads", Integer.toString(settings.threads()));
    scenario.engine().walk().ifPresent(walk -> options.putAll(WalkOptions.of(walk)));
    options.put("traffic", scenario.engine().mobsim().traffic().toString());
    return options;
  }
}
