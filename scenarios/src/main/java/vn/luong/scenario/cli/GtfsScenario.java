package vn.luong.scenario.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.luong.gis.gtfs.FeedFares;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.runfolder.RunFolder;

/** Writes {@code scenario.yaml} beside an imported timetable, with the fares of the feed, and their tables. */
final class GtfsScenario {
  static final String SCENARIO = "scenario.yaml";
  static final String FARES = "fares.csv";
  static final String FARE_ZONES = "fare-zones.csv";
  private static final int SECONDS_PER_MINUTE = 60;

  private GtfsScenario() {}

  /**
   * Writes the files.
   *
   * @param feed name of the feed
   * @param fares its fares; null if it has none that can be used
   * @param shown folder as the user named it
   */
  static void write(RunFolder folder, String feed, FeedFares fares, Path shown) throws IOException {
    List<String> lines = new ArrayList<>(List.of(
        "# A working day of the people of Bình Dương with the timetable of " + feed + ".",
        "# Of use where the network covers places of the province; see `luong check`.",
        "extends: " + BundledScenarios.STANDARD,
        "name: " + quoted("Timetable of " + shown.getFileName()),
        "network: " + ImportGtfsCommand.NETWORK,
        "transit:",
        "  schedule: " + ImportGtfsCommand.SCHEDULE,
        "  vehicles: " + ImportGtfsCommand.VEHICLES));
    if (fares != null) {
      addFares(folder, fares, lines);
    }
    Files.write(folder.file(SCENARIO), lines);
  }

  private static void addFares(RunFolder folder, FeedFares fares, List<String> lines) {
    lines.add("  fares:");
    lines.add("    base: " + amount(fares.everywhere().orElse(0)));
    if (fares.transferSeconds() > 0) {
      lines.add("    transfer: "
          + FeedFares.plain((double) fares.transferSeconds() / SECONDS_PER_MINUTE) + " min");
    }
    if (!fares.ofLine().isEmpty()) {
      lines.add("    lines:");
      fares
          .ofLine()
          .forEach((line, fare) ->
              lines.add("      " + quoted(line) + ": {base: " + amount(fare) + "}"));
    }
    if (!fares.zoneModes().isEmpty()) {
      fares.writeTable(folder.file(FARES));
      fares.writeStops(folder.file(FARE_ZONES));
      lines.add("    zones: {table: " + FARES + ", stops: " + FARE_ZONES + ", modes: ["
          + String.join(", ", fares.zoneModes()) + "]}");
    }
  }

  private static String amount(double fare) {
    return FeedFares.plain(fare) + " VND";
  }

  /** A text in YAML's double quotes. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
