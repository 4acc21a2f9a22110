package vn.luong.scenario.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Builds {@code report.html}: one file with its styles, scripts and figures inside, which asks nothing of any
 * network. Everything comes from the files of the run folder.
 */
public final class ReportPage {
  private static final int LISTED_ROADS = 12;

  private ReportPage() {}

  /**
   * Writes the page into the run folder.
   *
   * @return the file
   */
  public static Path write(RunFolder folder) {
    RunManifest manifest = RunManifest.read(folder);
    Map<String, Object> report = new LinkedHashMap<>();
    String pack;
    String transitPack;
    try (RunTables tables = new RunTables(folder)) {
      MapPack map = MapPack.of(tables);
      pack = map.base64();
      report.put("map", map.header());
      TransitPack transit = TransitPack.of(tables);
      transitPack = transit.base64();
      report.put("transit", transit.header());
      report.put("trips", TripSeries.of(tables, 1 / manifest.scenario().sample()));
      report.put("busiest", roads(tables, "volume"));
      report.put("delayed", roads(tables, "delay_veh_h"));
      report.put("places", places(tables));
      report.put("counts", counts(tables));
    }
    report.put("run", manifest);
    report.put(
        "indicators", JsonFile.readTree(folder.file(RunFolder.INDICATORS)).get("indicators"));
    if (folder.has(RunFolder.PROBLEMS)) {
      report.put("problems", JsonFile.readTree(folder.file(RunFolder.PROBLEMS)));
    }
    String page = PageTemplate.fill(
        ReportPage.class,
        "report",
        Map.of(
            "title",
            PageTemplate.escape(manifest.scenario().name()),
            "pack",
            pack,
            "transit-pack",
            transitPack,
            "report",
            PageTemplate.json(report)));
    Path file = folder.file(RunFolder.REPORT);
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** The roads with the most of something; of each named road only the link that has most. */
  private static List<Map<String, Object>> roads(RunTables tables, String column) {
    List<Map<String, Object>> roads = new ArrayList<>();
    tables.query(
        "SELECT link, coalesce(name, ''), volume, peak_hour, peak_volume, peak_v_c,"
            + " mean_speed_kmh, free_speed_kmh, delay_veh_h FROM network WHERE " + column + " > 0"
            + " QUALIFY row_number() OVER (PARTITION BY coalesce(name, link) ORDER BY " + column
            + " DESC, link) = 1 ORDER BY " + column + " DESC, link LIMIT " + LISTED_ROADS,
        row -> {
          Map<String, Object> road = new LinkedHashMap<>();
          road.put("link", row.text(0));
          road.put("name", row.text(1));
          road.put("volume", finite(row.number(2)));
          road.put("peakHour", row.integer(3));
          road.put("peakVolume", finite(row.number(4)));
          road.put("peakRatio", finite(row.number(5)));
          road.put("speed", finite(row.number(6)));
          road.put("freeSpeed", finite(row.number(7)));
          road.put("delay", finite(row.number(8)));
          roads.add(road);
        });
    return roads;
  }

  private static List<Map<String, Object>> places(RunTables tables) {
    List<Map<String, Object>> places = new ArrayList<>();
    if (tables.has("zones")) {
      tables.query(
          "SELECT name, x, y, trips_from + trips_to FROM zones ORDER BY 4 DESC, 1",
          row -> places.add(Map.of(
              "name", row.text(0),
              "x", row.number(1),
              "y", row.number(2),
              "trips", row.number(3))));
    }
    return places;
  }

  /** Counted and simulated volumes, station by station; empty without counts. */
  private static List<Map<String, Object>> counts(RunTables tables) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (tables.has("counts")) {
      tables.query(
          "SELECT coalesce(station, ''), link, mode, hour, counted, simulated, geh FROM counts",
          row -> {
            Map<String, Object> hour = new LinkedHashMap<>();
            hour.put("station", row.text(0));
            hour.put("link", row.text(1));
            hour.put("mode", row.text(2));
            hour.put("hour", row.integer(3));
            hour.put("counted", finite(row.number(4)));
            hour.put("simulated", finite(row.number(5)));
            hour.put("geh", finite(row.number(6)));
            rows.add(hour);
          });
    }
    return rows;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
