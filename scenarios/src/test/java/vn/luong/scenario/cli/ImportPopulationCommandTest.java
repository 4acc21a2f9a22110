package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.rasters.TinyGeoTiff;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.problems.InvalidInputException;

class ImportPopulationCommandTest {
  private static final String TWO_ZONES = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"west","name":"Phường Tây","residents":40},
      "geometry":{"type":"Polygon","coordinates":
      [[[106.60,11.00],[106.61,11.00],[106.61,11.01],[106.60,11.01],[106.60,11.00]]]}},
      {"type":"Feature","properties":{"id":"east","name":"Phường Đông"},
      "geometry":{"type":"Polygon","coordinates":
      [[[106.61,11.00],[106.625,11.00],[106.625,11.01],[106.61,11.01],[106.61,11.00]]]}}]}
      """;

  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void peopleOfTheCellsStandBesideTheResidentsOfTheZones() throws IOException, SQLException {
    Path zones = Files.writeString(folder.resolve("zones.geojson"), TWO_ZONES);
    Path raster = raster(106.60);
    Path out = folder.resolve("out");

    int code = execute(raster, "--zones", zones.toString(), "--out", out.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains("Counted 125 people")
        .containsPattern("Phường Tây +50 by the raster +40 before +\\+25 %");
    JsonNode report = JsonFile.readTree(out.resolve("import-report.json"));
    assertThat(report.get("residents").asDouble()).isBetween(124.99, 125.01);
    assertThat(report.get("zonesCompared").asInt()).isEqualTo(1);
    try (Connection layers =
            DriverManager.getConnection("jdbc:sqlite:" + out.resolve("zones.gpkg"));
        ResultSet row = layers
            .createStatement()
            .executeQuery("SELECT residents, residents_before, covered_percent FROM zones"
                + " WHERE id = 'east'")) {
      // A whole cell and half of the next one.
      assertThat(row.getDouble(1)).isBetween(74.99, 75.01);
      assertThat(row.getObject(2)).isNull();
      assertThat(row.getDouble(3)).isBetween(99.9, 100.0);
    }
    ScenarioFile scenario =
        ScenarioFileReader.read(out.resolve("scenario.yaml").toString(), ScenarioOverrides.NONE);
    assertThat(scenario.people().raster().orElseThrow().file().toRealPath())
        .isEqualTo(raster.toRealPath());
    assertThat(scenario.people().raster().orElseThrow().givesResidents()).isTrue();
    assertThat(scenario.zones()).isPresent();
  }

  @Test
  void rasterElsewhereIsToldBeforeAnythingIsWritten() throws IOException {
    Path zones = Files.writeString(folder.resolve("zones.geojson"), TWO_ZONES);

    int code = execute(
        raster(105), "--zones", zones.toString(), "--out", folder.resolve("out").toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("it lies beside the zones").contains("--raster-crs");
    assertThat(folder.resolve("out/zones.gpkg")).doesNotExist();
  }

  @Test
  void keysOfARasterNeedOne() throws IOException {
    Path file = Files.writeString(
        folder.resolve("scenario.yaml"),
        "extends: binh-duong\npopulation: {residents: raster, raster: none.tif, raster-crs: 4326}\n");
    Path other = Files.writeString(
        folder.resolve("other.yaml"), "extends: binh-duong\npopulation: {residents: raster}\n");

    assertThatThrownBy(() -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("scenario.yaml:2")
        .hasMessageContaining("none.tif");
    assertThatThrownBy(() -> ScenarioFileReader.read(other.toString(), ScenarioOverrides.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is no raster");
  }

  /** Three cells of 0.01° with 50 people each. */
  private Path raster(double west) {
    return new TinyGeoTiff(3, 1, 50, 50, 50)
        .at(west, 11.01, 0.01)
        .epsg(4326)
        .write(folder.resolve("people.tif"));
  }

  private int execute(Path raster, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "import";
    arguments[1] = "population";
    arguments[2] = raster.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Main.execute(new PrintWriter(output), new PrintWriter(errors), arguments);
  }
}
