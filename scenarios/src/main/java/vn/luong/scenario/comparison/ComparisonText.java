package vn.luong.scenario.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.scenario.comparison.RunComparison.LinkMatch;
import vn.luong.scenario.comparison.RunComparison.Row;
import vn.luong.scenario.runfolder.CsvCell;
import vn.luong.scenario.runfolder.JsonFile;

/** A comparison as text: a table for the terminal, CSV for spreadsheets, JSON for programs. */
public final class ComparisonText {
  private static final String ENGINE_LABEL = "Engine";
  private static final String HOURLY = "mean_speed_hour.";

  private final RunComparison comparison;

  public ComparisonText(RunComparison comparison) {
    this.comparison = comparison;
  }

  /** An aligned table; the speeds of single hours are left to the files. */
  public String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header());
    for (Row row : comparison.rows()) {
      if (!row.indicator().id().startsWith(HOURLY)) {
        lines.add(line(row));
      }
    }
    lines.add(engines());
    StringBuilder text = new StringBuilder();
    int[] widths = widths(lines);
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String space = " ".repeat(widths[column] - length(cell));
        boolean isLabel = column < 2;
        padded.append(column == 0 ? "" : "  ").append(isLabel ? cell + space : space + cell);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    for (int run = 1; run < comparison.runs().size(); run++) {
      LinkMatch match = comparison.matches().get(run);
      if (!match.isComplete()) {
        text.append('\n')
            .append(String.format(
                Locale.ROOT,
                "The networks differ: %d links are in both, %d only in %s, %d only in %s.%n",
                match.common(),
                match.onlyInBase(),
                comparison.names().get(0),
                match.onlyInRun(),
                comparison.names().get(run)));
      }
    }
    return text.toString();
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("", "unit", comparison.names().get(0)));
    for (int run = 1; run < comparison.runs().size(); run++) {
      header.addAll(List.of(comparison.names().get(run), "change", "%"));
    }
    return header;
  }

  private List<String> engines() {
    List<String> line =
        new ArrayList<>(List.of(ENGINE_LABEL, "", comparison.engines().get(0)));
    for (int run = 1; run < comparison.runs().size(); run++) {
      line.addAll(List.of(comparison.engines().get(run), "", ""));
    }
    return line;
  }

  private List<String> line(Row row) {
    List<String> line = new ArrayList<>(List.of(
        row.indicator().label(), row.indicator().unit(), number(row.values().get(0), "")));
    for (int run = 1; run < comparison.runs().size(); run++) {
      line.add(number(row.values().get(run), ""));
      line.add(number(row.difference(run), "+"));
      double percent = row.percent(run);
      line.add(Double.isFinite(percent) ? String.format(Locale.ROOT, "%+.1f", percent) : "–");
    }
    return line;
  }

  /** Whole numbers from a thousand on, else two decimals. */
  private static String number(Double value, String sign) {
    if (value == null || !Double.isFinite(value)) {
      return "–";
    }
    String format = Math.abs(value) >= 1000 ? "%" + sign + ",.0f" : "%" + sign + ".2f";
    return String.format(Locale.ROOT, format, value);
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        widths[column] = Math.max(widths[column], length(line.get(column)));
      }
    }
    return widths;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** All indicators of all runs; one row per indicator, differences to the base after each run. The last row names the engines. */
  public String csv() {
    StringBuilder text = new StringBuilder("indicator,label,unit");
    for (int run = 0; run < comparison.runs().size(); run++) {
      String name = comparison.names().get(run);
      text.append(',').append(CsvCell.of(',', name));
      if (run > 0) {
        text.append(',').append(CsvCell.of(',', "change in " + name));
      }
    }
    text.append(",definition\n");
    for (Row row : comparison.rows()) {
      text.append(CsvCell.of(',', row.indicator().id()))
          .append(',')
          .append(CsvCell.of(',', row.indicator().label()))
          .append(',')
          .append(CsvCell.of(',', row.indicator().unit()));
      for (int run = 0; run < comparison.runs().size(); run++) {
        text.append(',').append(cell(row.values().get(run)));
        if (run > 0) {
          text.append(',').append(cell(row.difference(run)));
        }
      }
      text.append(',').append(CsvCell.of(',', row.indicator().definition())).append('\n');
    }
    text.append("run.engine,").append(ENGINE_LABEL).append(',');
    for (int run = 0; run < comparison.runs().size(); run++) {
      text.append(',').append(CsvCell.of(',', comparison.engines().get(run)));
      text.append(run > 0 ? "," : "");
    }
    text.append(",What simulated the run.\n");
    return text.toString();
  }

  private static String cell(Double value) {
    return value == null || !Double.isFinite(value) ? "" : Double.toString(value);
  }

  /** Everything, on one line. */
  public String json() {
    return JsonFile.text(tree());
  }

  Map<String, Object> tree() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Row row : comparison.rows()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", row.indicator().id());
      entry.put("label", row.indicator().label());
      entry.put("unit", row.indicator().unit());
      entry.put("definition", row.indicator().definition());
      entry.put("values", row.values());
      rows.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("runs", comparison.names());
    tree.put("engines", comparison.engines());
    tree.put("links", comparison.matches());
    tree.put("indicators", rows);
    return tree;
  }
}
