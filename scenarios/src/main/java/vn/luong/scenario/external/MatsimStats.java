package vn.luong.scenario.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.units.SimTime;

/**
 * The statistics MATSim keeps of its iterations: {@code scorestats}, {@code modestats} and {@code stopwatch}, in the
 * form of today (csv, semicolons) or of before 2023 (txt, tabs).
 */
final class MatsimStats {
  private static final double NOT_STATED = Double.NaN;

  private final Map<Integer, Map<String, String>> scores;
  private final Map<Integer, Map<String, String>> modes;
  private final Map<Integer, Map<String, String>> watch;

  private MatsimStats(MatsimOutput output) {
    scores = table(output.find("scorestats.csv", "scorestats.txt"));
    modes = table(output.find("modestats.csv", "modestats.txt"));
    watch = table(output.find("stopwatch.csv", "stopwatch.txt"));
  }

  static MatsimStats of(MatsimOutput output) {
    return new MatsimStats(output);
  }

  /**
   * One row for each iteration that any of the files knows.
   *
   * @param times what was measured from outside; empty if MATSim ran elsewhere
   */
  List<RunManifest.IterationRow> rows(Map<Integer, MatsimLog.Times> times) {
    TreeSet<Integer> iterations = new TreeSet<>(scores.keySet());
    iterations.addAll(modes.keySet());
    List<RunManifest.IterationRow> rows = new ArrayList<>();
    for (int iteration : iterations) {
      Map<String, String> score = scores.getOrDefault(iteration, Map.of());
      Map<String, Double> shares = shares(modes.getOrDefault(iteration, Map.of()));
      RunManifest.IterationRow before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      double executed = number(score, "avg_executed", "avg. EXECUTED");
      rows.add(new RunManifest.IterationRow(
          iteration,
          executed,
          number(score, "avg_worst", "avg. WORST"),
          number(score, "avg_average", "avg. AVG"),
          number(score, "avg_best", "avg. BEST"),
          null,
          null,
          null,
          before == null ? null : executed - before.averageExecuted(),
          before == null ? null : largestDifference(shares, before.modeShares()),
          shares,
          seconds(watch.getOrDefault(iteration, Map.of()), times.get(iteration))));
    }
    return rows;
  }

  private static double largestDifference(Map<String, Double> shares, Map<String, Double> others) {
    TreeSet<String> names = new TreeSet<>(shares.keySet());
    names.addAll(others.keySet());
    return names.stream()
        .mapToDouble(
            mode -> Math.abs(shares.getOrDefault(mode, 0.0) - others.getOrDefault(mode, 0.0)))
        .max()
        .orElse(0);
  }

  private static Map<String, Double> shares(Map<String, String> row) {
    Map<String, Double> shares = new TreeMap<>();
    for (Map.Entry<String, String> cell : row.entrySet()) {
      double share = parse(cell.getValue());
      if (share > 0) {
        shares.put(cell.getKey(), share);
      }
    }
    return shares;
  }

  /**
   * Seconds by stage. MATSim's stopwatch counts whole seconds; where the process was watched, its own log tells them
   * finer, but for replanning, which it does not part from the mobsim.
   */
  private static Map<String, Double> seconds(Map<String, String> row, MatsimLog.Times times) {
    double replanning = zeroIfMissing(duration(row, "replanning"));
    double mobsim = zeroIfMissing(duration(row, "mobsim"));
    double scoring = zeroIfMissing(duration(row, "scoring"));
    double all = zeroIfMissing(duration(row, "iteration"));
    if (times != null && !Double.isNaN(times.end())) {
      all = times.end();
      if (!Double.isNaN(times.mobsim())) {
        replanning = Math.min(replanning, times.mobsim());
        mobsim = times.mobsim() - replanning;
      }
      if (!Double.isNaN(times.scoring()) && !Double.isNaN(times.scoringStart())) {
        scoring = times.scoring() - times.scoringStart();
      }
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("replanning", replanning);
    seconds.put("mobsim", mobsim);
    seconds.put("scoring", scoring);
    seconds.put("analysis", Math.max(0, all - replanning - mobsim - scoring));
    return seconds;
  }

  private static double zeroIfMissing(double seconds) {
    return Double.isNaN(seconds) ? 0 : seconds;
  }

  private static double duration(Map<String, String> row, String stage) {
    String text = row.get(stage);
    if (text == null || text.isBlank()) {
      return NOT_STATED;
    }
    try {
      double seconds = SimTime.parse(text);
      return SimTime.isDefined(seconds) ? seconds : NOT_STATED;
    } catch (NumberFormatException e) {
      return NOT_STATED;
    }
  }

  private static double number(Map<String, String> row, String... names) {
    for (String name : names) {
      if (row.containsKey(name)) {
        return parse(row.get(name));
      }
    }
    return NOT_STATED;
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return NOT_STATED;
    }
  }

  /** Cells by iteration, the first column, and by the name of their column; empty without a file. */
  private static Map<Integer, Map<String, String>> table(Path file) {
    Map<Integer, Map<String, String>> rows = new TreeMap<>();
    if (file == null) {
      return rows;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty()) {
        return rows;
      }
      String header = lines.get(0);
      String separator = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
      String[] names = header.split(Pattern.quote(separator));
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(Pattern.quote(separator), -1);
        double iteration = parse(cells[0]);
        if (!Double.isNaN(iteration)) {
          Map<String, String> row = new LinkedHashMap<>();
          for (int column = 1; column < Math.min(names.length, cells.length); column++) {
            row.put(names[column].strip(), cells[column]);
          }
          rows.put((int) iteration, row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
