package vn.luong.scenario.runfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.luong.scenario.runfolder.RunManifest.IterationRow;
import vn.luong.sim.units.SimTime;

/**
 * The convergence of a run in MATSim's file formats: {@code scorestats.csv}, {@code modestats.csv} and {@code
 * stopwatch.csv}, separated by semicolons, one row per iteration.
 */
public final class StatsFiles {
  private static final String SEPARATOR = ";";

  private StatsFiles() {}

  public static void write(RunFolder folder, List<IterationRow> iterations) {
    try {
      Files.writeString(folder.file(RunFolder.SCORE_STATS), scoreStats(iterations));
      Files.writeString(
          folder.file(RunFolder.MODE_STATS),
          table("iteration", iterations, IterationRow::modeShares, value -> value));
      // MATSim's stopwatch counts hh:mm:ss; whole seconds are enough to see where time goes.
      Files.writeString(
          folder.file(RunFolder.STOPWATCH),
          table(
              "Iteration",
              iterations,
              IterationRow::seconds,
              value -> SimTime.format(Math.rint(Double.parseDouble(value)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String scoreStats(List<IterationRow> iterations) {
    StringBuilder text =
        new StringBuilder("iteration;avg_executed;avg_worst;avg_average;avg_best\n");
    for (IterationRow row : iterations) {
      text.append(row.iteration());
      for (double score : new double[] {
        row.averageExecuted(), row.averageWorst(), row.averageAverage(), row.averageBest()
      }) {
        text.append(SEPARATOR).append(score);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String table(
      String firstColumn,
      List<IterationRow> iterations,
      Function<IterationRow, Map<String, Double>> cells,
      Function<String, String> format) {
    Set<String> names = new TreeSet<>();
    iterations.forEach(row -> names.addAll(cells.apply(row).keySet()));
    StringBuilder text = new StringBuilder(firstColumn);
    names.forEach(name -> text.append(SEPARATOR).append(name));
    text.append('\n');
    for (IterationRow row : iterations) {
      text.append(row.iteration());
      for (String name : names) {
        double value = cells.apply(row).getOrDefault(name, 0.0);
        text.append(SEPARATOR).append(format.apply(Double.toString(value)));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
