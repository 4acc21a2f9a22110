package vn.luong.scenario.runfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;

class ParquetTablesTest {
  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text("link", "it's an id"),
      ParquetColumn.integer("hour", "hour of day"),
      ParquetColumn.measure("volume_car", "vehicles"),
      ParquetColumn.precise("x", "easting"));

  @TempDir
  Path place;

  private RunFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = RunFolder.create(place.resolve("run"));
  }

  @Test
  void rowsComeBackInOrderWithNamesAndGaps() {
    write(folder.file(RunFolder.LINKS));

    List<String> rows = new ArrayList<>();
    try (RunTables tables = new RunTables(folder)) {
      assertThat(tables.columnsBeginning("links", "volume_")).containsExactly("car");
      tables.query(
          "SELECT link, hour, volume_car, x FROM links",
          row -> rows.add(
              row.text(0) + " " + row.integer(1) + " " + row.number(2) + " " + row.number(3)));
    }

    assertThat(rows).containsExactly("Đại lộ 7 1.5 588761.587", "null 8 NaN NaN");
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    Path other = place.resolve("other.parquet");

    write(folder.file(RunFolder.LINKS));
    write(other);

    assertThat(other).hasSameBinaryContentAs(folder.file(RunFolder.LINKS));
  }

  @Test
  void meaningOfColumnsIsKeptInTheFile() {
    write(folder.file(RunFolder.LINKS));

    List<String> texts = new ArrayList<>();
    try (RunTables tables = new RunTables(folder)) {
      tables.query(
          "SELECT decode(value) FROM parquet_kv_metadata('"
              + folder.file(RunFolder.LINKS)
              + "') WHERE decode(key) = 'columns'",
          row -> texts.add(row.text(0)));
    }

    assertThat(texts).hasSize(1);
    assertThat(texts.get(0)).contains("link: it's an id", "hour: hour of day");
  }

  @Test
  void damagedTableIsAProblem() throws IOException {
    Files.writeString(folder.file(RunFolder.LINKS), "no table");

    assertThatThrownBy(() -> new RunTables(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("links.parquet");
  }

  private static void write(Path file) {
    try (ParquetWriter table = new ParquetWriter(file, COLUMNS)) {
      table.beginRow().add("Đại lộ").add(7).add(1.5f).add(588761.587).endRow();
      table.beginRow().add((String) null).add(8).add(Float.NaN).add(Double.NaN).endRow();
    }
  }
}
