package vn.luong.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;

/** Public transport of the page, with a bus for everybody and buses of two parks. */
class TransitPackTest {
  private static final List<String> FIGURES = List.of(
      "runs",
      "vehicles",
      "vehicle_km",
      "vehicle_h",
      "speed_kmh",
      "boardings",
      "passenger_km",
      "passenger_h",
      "mean_ride_km",
      "mean_wait_s",
      "load_factor",
      "highest_load_factor",
      "fullest_s",
      "crowded_share",
      "denied",
      "punctual_share",
      "mean_delay_s",
      "empty_km",
      "revenue",
      "cost",
      "cost_recovery");

  @TempDir
  private Path place;

  @Test
  @SuppressWarnings("unchecked")
  void linesOfAParkAreOneAndComeAfterThoseForEverybody() {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    writeLines(folder);
    writeStops(folder);

    Map<String, Object> header;
    try (RunTables tables = new RunTables(folder)) {
      header = TransitPack.of(tables).header();
    }
    folder.close();

    List<Map<String, Object>> lines = (List<Map<String, Object>>) header.get("lines");
    assertThat(lines)
        .extracting(line -> line.get("line"))
        .containsExactly("bus-1", "worker-bus.a", "worker-bus.b");
    assertThat(lines).extracting(line -> line.get("lines")).containsExactly(1, 2, 1);
    Map<String, Object> park = lines.get(1);
    assertThat(park)
        .containsEntry("name", "Xe đưa rước công nhân A")
        .containsEntry("boardings", 40.0)
        .containsEntry("vehicleKm", 40.0)
        .containsEntry("speed", 20.0)
        .containsEntry("runs", 8.0)
        .containsEntry("fullestTime", 6.5 * 3600)
        .containsEntry("fullestStop", "Chợ")
        .containsEntry("revenue", null);
    assertThat((double) park.get("meanWait")).isCloseTo((30 * 60 + 10 * 300) / 40.0, within(1e-9));
    assertThat((double) park.get("loadFactor")).isCloseTo((10 * 0.2 + 30 * 0.6) / 40, within(1e-6));
    assertThat((double) park.get("highest")).isCloseTo(0.9, within(1e-6));
    assertThat(lines.get(2)).containsEntry("meanWait", null).containsEntry("boardings", 0.0);
    assertThat((List<Map<String, Object>>) header.get("routes"))
        .extracting(route -> route.get("family"), route -> route.get("line"))
        .extracting(Object::toString)
        .containsExactly(
            "(\"bus-1\", \"bus-1\")",
            "(\"worker-bus.a\", \"worker-bus.a.0600\")",
            "(\"worker-bus.a\", \"worker-bus.a.0700\")");
  }

  private static void writeLines(RunFolder folder) {
    List<ParquetColumn> columns = Stream.concat(
            Stream.of("line", "name", "mode", "fullest_stop")
                .map(name -> ParquetColumn.text(name, "")),
            FIGURES.stream().map(name -> ParquetColumn.measure(name, "")))
        .toList();
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.TRANSIT_LINES), columns)) {
      write(table, "bus-1", null, "bus", "s1", figures(20, 5, 60, 0.1f, 0.3f, 7 * 3600));
      write(
          table,
          "worker-bus.a.0600",
          "Xe đưa rước công nhân A, ca 06:00",
          "worker-bus",
          "s1",
          figures(30, 10, 60, 0.2f, 0.4f, 5 * 3600));
      write(
          table,
          "worker-bus.a.0700",
          "Xe đưa rước công nhân A, ca 07:00",
          "worker-bus",
          "s2",
          figures(10, 30, 300, 0.6f, 0.9f, 6.5f * 3600));
      write(
          table,
          "worker-bus.b.0700",
          "Xe đưa rước công nhân B, ca 07:00",
          "worker-bus",
          null,
          figures(0, 30, Float.NaN, 0, Float.NaN, Float.NaN));
    }
  }

  private static void write(
      ParquetWriter table, String line, String name, String mode, String stop, float[] figures) {
    table.beginRow().add(line).add(name).add(mode).add(stop);
    for (float figure : figures) {
      table.add(figure);
    }
    table.endRow();
  }

  /** In the order of the columns; at 20 km/h, 4 runs, and nobody pays by line. */
  private static float[] figures(
      float boardings, float vehicleKm, float wait, float load, float highest, float fullest) {
    return new float[] {
      4,
      2,
      vehicleKm,
      vehicleKm / 20,
      20,
      boardings,
      5 * boardings,
      boardings / 4,
      5,
      wait,
      load,
      highest,
      fullest,
      0,
      0,
      1,
      0,
      0,
      Float.NaN,
      Float.NaN,
      Float.NaN
    };
  }

  private static void writeStops(RunFolder folder) {
    List<String> texts = List.of("line", "route", "departure", "stop", "stop_name");
    List<String> numbers = List.of(
        "planned_arrival_s",
        "planned_departure_s",
        "arrival_s",
        "departure_s",
        "distance_m",
        "boardings",
        "alightings",
        "load",
        "seats",
        "places");
    List<ParquetColumn> columns = Stream.of(
            texts.stream().map(name -> ParquetColumn.text(name, "")),
            Stream.of(ParquetColumn.integer("sequence", "")),
            numbers.stream().map(name -> ParquetColumn.measure(name, "")))
        .flatMap(column -> column)
        .toList();
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.STOPS), columns)) {
      float riders = 1;
      for (String line : List.of("bus-1", "worker-bus.a.0700", "worker-bus.a.0600")) {
        for (int stop = 1; stop <= 2; stop++) {
          table.beginRow().add(line).add("there").add("1").add("s" + stop);
          table.add(stop == 2 ? "Chợ" : "Ga").add(stop - 1);
          float time = 6 * 3600 + 300 * stop;
          for (float number : new float[] {time, time, time, time, 900 * stop}) {
            table.add(number);
          }
          for (float number : new float[] {stop == 1 ? riders : 0, 0, riders, 40, 50}) {
            table.add(number);
          }
          table.endRow();
        }
        riders++;
      }
    }
  }
}
