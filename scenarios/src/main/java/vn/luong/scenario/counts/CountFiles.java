package vn.luong.scenario.counts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.scenario.counts.CountComparison.Row;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.network.Network;

/** Writes comparisons: as the table {@code counts.parquet}, and as MATSim's text files. */
final class CountFiles {
  private final Network network;

  CountFiles(Network network) {
    this.network = network;
  }

  /** Writes {@code counts.parquet}, one row per station and counted hour. */
  void writeTable(CountComparison comparison, RunFolder folder) {
    List<ParquetColumn> columns = List.of(
        ParquetColumn.text("station", "name of the station, if it has one"),
        ParquetColumn.text("link", "link id"),
        ParquetColumn.text("mode", "network mode that was counted, none for all"),
        ParquetColumn.integer("hour", "hour of the day, 7 = 07:00-08:00"),
        ParquetColumn.measure("counted", "vehicles counted"),
        ParquetColumn.measure("simulated", "vehicles at the link's end, expanded"),
        ParquetColumn.measure("geh", "GEH of the two, below 5 is good"),
        ParquetColumn.measure("relative_error_pct", "simulated less counted, % of the counted"));
    CountStations stations = comparison.stations();
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.COUNTS), columns)) {
      for (Row row : comparison.rows()) {
        int mode = stations.mode(row.station());
        String label = stations.label(row.station());
        table
            .beginRow()
            .add(label.isEmpty() ? null : label)
            .add(network.linkId(stations.link(row.station())))
            .add(mode == CountStations.ANY_MODE ? null : network.modeTable().name(mode))
            .add(row.hour())
            .add((float) row.counted())
            .add((float) row.simulated())
            .add((float) row.geh())
            .add((float) row.relativeErrorPercent());
        table.endRow();
      }
    }
  }

  /**
   * Writes MATSim's {@code countscompare.txt}, hour by hour, and {@code countscompareAWTV.txt} beside it, over the counted
   * hours of the day ({@code CountSimComparisonTableWriter}).
   */
  void writeText(CountComparison comparison, Path file, Path dayFile) {
    DecimalFormat numbers =
        new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    StringBuilder hours =
        new StringBuilder("Link Id\tHour\tMATSIM volumes\tCount volumes\tRelative Error\t\n");
    Map<String, double[]> days = new LinkedHashMap<>();
    for (Row row : comparison.rows()) {
      String link = network.linkId(comparison.stations().link(row.station()));
      hours
          .append(link)
          .append('\t')
          .append(row.hour() + 1)
          .append('\t')
          .append(numbers.format(row.simulated()))
          .append('\t')
          .append(numbers.format(row.counted()))
          .append('\t')
          .append(numbers.format(row.relativeErrorPercent()))
          .append('\n');
      double[] day = days.computeIfAbsent(link, key -> new double[2]);
      day[0] += row.simulated();
      day[1] += row.counted();
    }
    StringBuilder dayText = new StringBuilder("Link Id\tMATSIM volumes\tCount volumes\n");
    days.forEach((link, day) -> dayText
        .append(link)
        .append('\t')
        .append(numbers.format(day[0]))
        .append('\t')
        .append(numbers.format(day[1]))
        .append('\n'));
    try {
      Files.writeString(file, hours);
      Files.writeString(dayFile, dayText);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
