package vn.luong.scenario.crosscheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.scenario.runfolder.CsvCell;
import vn.luong.scenario.runfolder.JsonFile;

/** A crosscheck as text: a table for the terminal, CSV for spreadsheets, JSON for programs. */
public final class CrosscheckText {
  private static final int LABEL_COLUMNS = 1;

  private final Crosscheck crosscheck;

  public CrosscheckText(Crosscheck crosscheck) {
    this.crosscheck = crosscheck;
  }

  /** An aligned table with the verdicts, and the links that are furthest apart. */
  public String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "Luồng", "MATSim", "unit", "difference", "tolerance", "verdict"));
    String topic = "";
    for (Agreement row : crosscheck.rows()) {
      if (!row.topic().equals(topic)) {
        topic = row.topic();
        lines.add(List.of(topic, "", "", "", "", "", ""));
      }
      lines.add(List.of(
          "  " + row.label(),
          number(row.luong()),
          number(row.matsim()),
          row.unit(),
          difference(row),
          tolerance(row),
          row.verdict()));
    }
    StringBuilder text = new StringBuilder(aligned(lines, LABEL_COLUMNS));
    if (!crosscheck.volumes().worst().isEmpty()) {
      text.append("\nLinks that are furthest apart, each in its worst hour:\n");
      List<List<String>> worst = new ArrayList<>();
      worst.add(List.of("  link", "name", "hour", "Luồng", "MATSim", "GEH"));
      for (HourlyVolumes.Worst link : crosscheck.volumes().worst()) {
        worst.add(List.of(
            "  " + link.link(),
            link.name(),
            String.format(Locale.ROOT, "%02d:00", link.hour()),
            number(link.luong()),
            number(link.matsim()),
            String.format(Locale.ROOT, "%.1f", link.geh())));
      }
      text.append(aligned(worst, 2));
    }
    text.append(String.format(
        Locale.ROOT,
        "%n%d of %d rows agree.%n",
        crosscheck.agreedCount(),
        crosscheck.agreedCount() + crosscheck.differentCount()));
    return text.toString();
  }

  private static String difference(Agreement row) {
    if (Double.isNaN(row.difference()) || Double.isNaN(row.tolerance())) {
      return "";
    }
    boolean isFit = Double.isNaN(row.luong());
    String text = String.format(Locale.ROOT, isFit ? "%.3f" : "%+.2f", row.difference());
    return isFit ? text : text + " " + row.toleranceUnit();
  }

  private static String tolerance(Agreement row) {
    if (Double.isNaN(row.tolerance())) {
      return "";
    }
    String number = plain(row.tolerance());
    boolean isFit = Double.isNaN(row.luong()) && row.toleranceUnit().equals("at least");
    return isFit ? "≥ " + number : "± " + number + " " + row.toleranceUnit();
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  /** Whole numbers from a thousand on, else two decimals. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.2f", value);
  }

  /** The first columns and the last lean left, the others right. */
  private static String aligned(List<List<String>> lines, int labels) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], length(line.get(column)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = line.get(column);
        String space = " ".repeat(widths[column] - length(cell));
        boolean isLeft = column < labels || column == columns - 1 || isUnit(lines, column);
        padded.append(column == 0 ? "" : "  ").append(isLeft ? cell + space : space + cell);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static boolean isUnit(List<List<String>> lines, int column) {
    return lines.get(0).get(column).equals("unit");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** All rows. */
  public String csv() {
    StringBuilder text = new StringBuilder(
        "topic,quantity,unit,luong,matsim,difference,tolerance,tolerance_unit,verdict\n");
    for (Agreement row : crosscheck.rows()) {
      text.append(CsvCell.of(',', row.topic())).append(',').append(CsvCell.of(',', row.label()));
      text.append(',').append(CsvCell.of(',', row.unit()));
      for (double value :
          new double[] {row.luong(), row.matsim(), row.difference(), row.tolerance()}) {
        text.append(',').append(Double.isFinite(value) ? Double.toString(value) : "");
      }
      text.append(',').append(CsvCell.of(',', row.toleranceUnit()));
      text.append(',').append(CsvCell.of(',', row.verdict())).append('\n');
    }
    return text.toString();
  }

  /** Both volumes of every link and hour. */
  public String volumesCsv() {
    StringBuilder text = new StringBuilder("link,hour,luong,matsim,geh\n");
    for (List<Object> row : HourlyVolumes.rows(crosscheck.luongRun(), crosscheck.matsimRun())) {
      text.append(CsvCell.of(',', row.get(0).toString()));
      for (Object cell : row.subList(1, row.size())) {
        text.append(',').append(cell);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Everything, on one line. */
  public String json() {
    return JsonFile.text(tree());
  }

  Map<String, Object> tree() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Agreement row : crosscheck.rows()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("topic", row.topic());
      entry.put("quantity", row.label());
      entry.put("unit", row.unit());
      entry.put("luong", finite(row.luong()));
      entry.put("matsim", finite(row.matsim()));
      entry.put("difference", finite(row.difference()));
      entry.put("tolerance", finite(row.tolerance()));
      entry.put("toleranceUnit", row.toleranceUnit());
      entry.put("verdict", row.verdict());
      rows.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("scenario", crosscheck.luong().scenario().name());
    tree.put("luongRun", crosscheck.luongRun().path().toString());
    tree.put("matsimRun", crosscheck.matsimRun().path().toString());
    tree.put("matsim", crosscheck.matsim().versions());
    tree.put("agree", crosscheck.agreedCount());
    tree.put("differ", crosscheck.differentCount());
    tree.put("rows", rows);
    tree.put("worstLinks", crosscheck.volumes().worst());
    return tree;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
