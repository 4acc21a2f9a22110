package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.runfolder.JsonFile;

/** {@code luong list}: what ships with the program. */
@Command(
    name = "list",
    description = "Lists the bundled scenarios.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ListCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      List<Map<String, String>> rows = new ArrayList<>();
      for (BundledScenarios.Bundled bundled : BundledScenarios.all()) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", bundled.name());
        row.put("alias", bundled.alias());
        row.put("summary", bundled.summary());
        rows.add(row);
      }
      print.println(JsonFile.text(rows));
    } else {
      for (BundledScenarios.Bundled bundled : BundledScenarios.all()) {
        String alias = bundled.alias().isEmpty() ? "" : " (" + bundled.alias() + ")";
        print.println(bundled.name() + alias + "  " + bundled.summary());
      }
    }
    print.flush();
    return ExitCode.DONE;
  }
}
