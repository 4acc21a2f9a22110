package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.luong.scenario.crosscheck.Crosscheck;
import vn.luong.scenario.crosscheck.CrosscheckPage;
import vn.luong.scenario.crosscheck.CrosscheckText;
import vn.luong.scenario.external.MatsimOutput;
import vn.luong.scenario.external.MatsimRun;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong crosscheck}: a scenario by both engines, and where they agree. */
@Command(
    name = "crosscheck",
    description = "Runs a scenario with Luồng and with your MATSim and shows where they agree.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CrosscheckCommand implements Callable<Integer> {
  private static final String LUONG = "luong";
  private static final String MATSIM = "matsim";
  private static final String PAGE = "crosscheck.html";

  @Spec
  private CommandSpec spec;

  @Mixin
  private ScenarioOptions options;

  @Mixin
  private EngineOptions engine;

  @Option(
      names = "--matsim-run",
      paramLabel = "DIR",
      description = "A finished MATSim run instead: its output folder, or a run folder of ours.")
  private Path matsimRun;

  @Option(
      names = "--luong-run",
      paramLabel = "DIR",
      description = "A finished run of Luồng instead of a new one.")
  private Path luongRun;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write the runs and crosscheck.html, .json, .csv; new or empty.")
  private Path out;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (engine.hasMatsim() == (matsimRun != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "Give either --matsim with your MATSim, or --matsim-run with a finished run of it.");
    }
    checkFirst();
    Path folder = out != null ? out : standardFolder();
    int exitCode = ExitCode.DONE;
    if (luongRun == null) {
      exitCode = run(folder.resolve(LUONG), List.of());
    }
    if (exitCode == ExitCode.DONE && matsimRun == null) {
      List<String> more = new ArrayList<>(List.of("--engine", MATSIM));
      more.addAll(engine.arguments());
      exitCode = run(folder.resolve(MATSIM), more);
    }
    if (exitCode != ExitCode.DONE) {
      return exitCode;
    }
    RunFolder luong = RunFolder.open(luongRun != null ? luongRun : folder.resolve(LUONG));
    RunFolder matsim = openMatsim(folder);
    write(folder, Crosscheck.of(luong, matsim));
    return ExitCode.DONE;
  }

  /** Everything that can be wrong is told before the first of two long runs. */
  private void checkFirst() {
    ProblemLog problems = new ProblemLog();
    if (matsimRun == null) {
      engine.find(problems);
    } else if (!isRunFolder(matsimRun)) {
      problems.collect(() -> MatsimOutput.open(matsimRun));
    }
    if (luongRun != null) {
      problems.collect(() -> RunFolder.open(luongRun));
    }
    if (out != null && Files.exists(out) && !isEmptyFolder(out)) {
      problems.add(Problem.error(
          "output-not-empty",
          SourcePosition.of(out.toString()),
          "output folder",
          "there is something in it",
          "a new or empty folder is needed",
          "Choose another one with --out, or delete it."));
    }
    problems.throwIfErrors();
  }

  private static boolean isRunFolder(Path folder) {
    return Files.isRegularFile(folder.resolve(RunFolder.MANIFEST));
  }

  private static boolean isEmptyFolder(Path folder) {
    String[] names = folder.toFile().list();
    return names != null && names.length == 0;
  }

  private Path standardFolder() {
    String name = options.scenarioName() + "-crosscheck-";
    int number = 1;
    while (Files.exists(Path.of("runs", name + number))) {
      number++;
    }
    return Path.of("runs", name + number);
  }

  /** The same as {@code luong run} with these options; what it prints goes to the error stream. */
  private int run(Path target, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(options.arguments());
    arguments.addAll(more);
    arguments.add("--out");
    arguments.add(target.toString());
    PrintWriter err = spec.commandLine().getErr();
    return Main.execute(err, err, arguments.toArray(new String[0]));
  }

  /** The run folder of MATSim's run; one is made of a plain output folder. */
  private RunFolder openMatsim(Path folder) {
    if (matsimRun == null) {
      return RunFolder.open(folder.resolve(MATSIM));
    }
    if (isRunFolder(matsimRun)) {
      return RunFolder.open(matsimRun);
    }
    ProblemLog problems = new ProblemLog();
    RunStages stages = new RunStages(TerminalProgress.onErrorStream());
    stages.start("reading the scenario", 0);
    options.readConfigForMatsim(problems);
    RunnableScenario scenario = options.load(problems);
    try (RunFolder made = RunFolder.create(folder.resolve(MATSIM))) {
      MatsimRun run = MatsimRun.of(MatsimOutput.open(matsimRun), scenario, made, problems, stages);
      MatsimEngine reader =
          new MatsimEngine(problems, stages, "MATSim's own run " + matsimRun.toAbsolutePath());
      reader.finish(run, scenario, made);
      reader.printNewProblems(spec.commandLine().getErr());
      made.finish();
      return made;
    }
  }

  private void write(Path folder, Crosscheck crosscheck) {
    CrosscheckText text = new CrosscheckText(crosscheck);
    write(folder, "crosscheck.csv", text.csv());
    write(folder, "crosscheck.json", text.json() + "\n");
    write(folder, "volumes.csv", text.volumesCsv());
    write(folder, PAGE, CrosscheckPage.html(crosscheck));
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.println(text.json());
    } else {
      print.print(text.table());
      print.println("Page: " + folder.resolve(PAGE));
    }
    print.flush();
  }

  /** Writes a file whole or not at all. */
  private static void write(Path folder, String name, String content) {
    try {
      Files.createDirectories(folder);
      Path partial = folder.resolve(name + ".partial");
      Files.writeString(partial, content);
      Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
