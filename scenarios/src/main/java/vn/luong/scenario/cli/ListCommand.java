package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.config.MeasureKinds;
import vn.luong.scenario.preparation.LineList;
import vn.luong.scenario.runfolder.JsonFile;

/** {@code luong list}: what ships with the program. */
@Command(
    name = "list",
    description =
        "Lists the bundled scenarios, the measures they may hold, the lines of public transport, or the parameters of"
            + " MATSim configs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ListCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--lines",
      description = "List the lines that scenarios can open, change and close.")
  private boolean lines;

  @Option(names = "--measures", description = "List the kinds of measures.")
  private boolean measures;

  @Option(
      names = "--matsim",
      description =
          "List modules and parameters of MATSim's config. Values other than the standard are honoured as in MATSim"
              + " (but for what a note says), ignored where they cannot change results, or refused.")
  private boolean matsim;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Map<String, Object>> rows =
        matsim ? MatsimParameters.rows() : lines ? lines() : measures ? measures() : scenarios();
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.println(JsonFile.text(rows));
    } else {
      if (matsim) {
        print.println(MatsimParameters.heading());
      }
      rows.forEach(row ->
          print.println(matsim ? MatsimParameters.text(row) : lines ? lineText(row) : text(row)));
    }
    print.flush();
    return ExitCode.DONE;
  }

  private static List<Map<String, Object>> scenarios() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (BundledScenarios.Bundled bundled : BundledScenarios.all()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", bundled.name());
      row.put("alias", bundled.alias());
      row.put("summary", bundled.summary());
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> measures() {
    List<Map<String, Object>> rows = new ArrayList<>();
    MeasureKinds.summaries().forEach((name, summary) -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", name);
      row.put("alias", "");
      row.put("summary", summary);
      rows.add(row);
    });
    return rows;
  }

  private static List<Map<String, Object>> lines() {
    return LineList.read().stream().map(LineList.Row::columns).toList();
  }

  private static String text(Map<String, Object> row) {
    String alias = row.get("alias").equals("") ? "" : " (" + row.get("alias") + ")";
    return row.get("name") + alias + "  " + row.get("summary");
  }

  private static String lineText(Map<String, Object> row) {
    if (row.get("stops") == null) {
      return String.format(
          Locale.ROOT,
          "%-30s %-12s by shift, from where the workers live  %s (%s)",
          row.get("id"),
          row.get("opens"),
          row.get("name"),
          row.get("status"));
    }
    return String.format(
        Locale.ROOT,
        "%-18s %-12s %2d stops %5.1f km %4d departures  %s (%s)",
        row.get("id"),
        row.get("opens"),
        row.get("stops"),
        row.get("kilometers"),
        row.get("departures"),
        row.get("name"),
        row.get("status"));
  }
}
