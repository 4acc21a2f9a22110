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
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunEstimate;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.ProblemFiles;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong check}: reads everything, runs nothing. */
@Command(
    name = "check",
    description = "Reads a scenario, tells everything that is wrong, and what a run would take.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private ScenarioOptions options;

  @Option(
      names = "--geojson",
      paramLabel = "FILE",
      description = "Also write the problems that have a place as GeoJSON.")
  private Path geojson;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final ProblemLog problems = new ProblemLog();
  private RunnableScenario scenario;

  @Override
  public Integer call() {
    RunStages stages = new RunStages(TerminalProgress.onErrorStream());
    ScenarioOptions.collect(problems, () -> options.readConfig(problems));
    stages.start("reading the scenario", 0);
    ScenarioOptions.collect(problems, () -> scenario = options.load(problems));
    if (scenario != null && !problems.hasErrors()) {
      stages.start("routing plans", 0);
      Preparation.run(scenario, problems);
    }
    stages.done();
    if (geojson != null) {
      ProblemFiles.writeMap(geojson, problems);
    }
    print();
    return problems.hasErrors() ? ExitCode.BAD_INPUT : ExitCode.DONE;
  }

  private void print() {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("usable", !problems.hasErrors());
      answer.putAll(ProblemFiles.content(problems));
      if (!problems.hasErrors()) {
        answer.put("estimate", RunEstimate.of(scenario));
      }
      print.println(JsonFile.text(answer));
    } else {
      ProblemPrinter.print(problems.problems(), problems.countByKind(), print);
      if (problems.hasErrors()) {
        print.printf(
            Locale.ROOT, "%s cannot run: %d errors.%n", options.scenario(), problems.errorCount());
      } else {
        printEstimate(RunEstimate.of(scenario), print);
      }
    }
    print.flush();
  }

  private void printEstimate(RunEstimate estimate, PrintWriter print) {
    print.printf(
        Locale.ROOT,
        "%s can run: %,d people, %,d links, %d iterations.%n",
        scenario.name(),
        scenario.population().personCount(),
        scenario.network().linkCount(),
        scenario.settings().iterationCount());
    print.printf(
        Locale.ROOT,
        "A run takes about %s, %.1f GiB of memory for Java, and %.2f GiB of disk.%n",
        TerminalProgress.words(Duration.ofSeconds(Math.round(estimate.seconds()))),
        estimate.memoryBytes() / RunEstimate.BYTES_PER_GIBIBYTE,
        estimate.diskBytes() / RunEstimate.BYTES_PER_GIBIBYTE);
  }
}
