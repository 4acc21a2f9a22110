package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.ProblemLog;

/** Where an import goes, and how its end is told. */
final class ImportOutput {
  /** The report for programs, in the folder of every import. */
  static final String REPORT = "import-report.json";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "where to write; a new or empty folder")
  private Path out;

  @Option(names = "--json", description = "print the report as JSON")
  private boolean isJson;

  Path folder() {
    return out;
  }

  /** Makes the folder; null after a problem. */
  RunFolder create(ProblemLog problems) {
    return problems.collect(() -> RunFolder.create(out));
  }

  /**
   * Writes the report into the folder, which is whole then, and prints it.
   *
   * @param words prints the report for people
   */
  void finish(
      RunFolder folder,
      ProblemLog problems,
      Map<String, Object> report,
      Consumer<PrintWriter> words)
      throws IOException {
    JsonFile.write(folder.file(REPORT), report);
    folder.finish();
    print(problems, report, words);
  }

  /**
   * Prints the problems, and the report for programs or in words.
   *
   * @param words prints the report for people
   */
  private void print(ProblemLog problems, Map<String, Object> report, Consumer<PrintWriter> words) {
    ProblemPrinter.print(
        problems.problems(), problems.countByKind(), spec.commandLine().getErr());
    PrintWriter text = spec.commandLine().getOut();
    if (isJson) {
      text.println(JsonFile.text(report));
    } else {
      words.accept(text);
    }
    text.flush();
  }
}
