package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.luong.scenario.comparison.ComparisonPage;
import vn.luong.scenario.comparison.ComparisonText;
import vn.luong.scenario.comparison.RunComparison;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong compare RUN RUN …}: the differences of finished runs, printed and as files. */
@Command(
    name = "compare",
    description = "Shows what changed between finished runs; the first one is the base.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CompareCommand implements Callable<Integer> {
  private static final String CSV = "compare.csv";
  private static final String PAGE = "compare.html";

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "2..*", paramLabel = "RUN", description = "Folders of finished runs.")
  private List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write compare.html and compare.csv. Without it, beside the base run.")
  private Path out;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    RunComparison comparison = RunComparison.of(openAll());
    ComparisonText text = new ComparisonText(comparison);
    Path folder = out != null ? out : besideBase(comparison);
    write(folder, CSV, text.csv());
    write(folder, PAGE, ComparisonPage.html(comparison));
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.println(text.json());
    } else {
      print.print(text.table());
      print.println();
      print.println("Map and charts: " + folder.resolve(PAGE));
      print.println("All figures:    " + folder.resolve(CSV));
    }
    print.flush();
    return ExitCode.DONE;
  }

  /** Opens all runs, so that every wrong folder is named at once. */
  private List<RunFolder> openAll() {
    ProblemLog problems = new ProblemLog();
    List<RunFolder> folders =
        runs.stream().map(path -> problems.collect(() -> RunFolder.open(path))).toList();
    if (out != null
        && (Files.isRegularFile(out) || Files.exists(out.resolve(RunFolder.MANIFEST)))) {
      problems.add(Problem.error(
          "output-not-empty",
          SourcePosition.of(out.toString()),
          "output folder",
          Files.isRegularFile(out) ? "a file has this name" : "it holds a run",
          "a folder for the comparison is needed",
          "Choose another one with --out."));
    }
    problems.throwIfErrors();
    return folders;
  }

  private static Path besideBase(RunComparison comparison) {
    StringBuilder name = new StringBuilder("compare");
    comparison.names().forEach(run -> name.append('-').append(run.replace('/', '_')));
    return comparison.runs().get(0).path().resolveSibling(name.toString());
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
