package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong import zones} and {@code luong import roads}, as typed. */
class MapLayerCommandsTest {
  private static final String ZONES = """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"ma": "01", "ten": "Phú Cường", "dan_so": 25000}, "geometry":
        {"type": "Polygon", "coordinates": [[[106.64, 10.97], [106.66, 10.97], [106.66, 10.99], [106.64, 10.99], [106.64, 10.97]]]}},
      {"type": "Feature", "properties": {"ma": "02", "ten": "Hiệp Thành", "dan_so": 41000}, "geometry":
        {"type": "Polygon", "coordinates": [[[106.66, 10.97], [106.68, 10.97], [106.68, 10.99], [106.66, 10.99], [106.66, 10.97]]]}}
      ]}
      """;
  private static final String ROADS = """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"ma": "a", "loai": "QL"}, "geometry":
        {"type": "LineString", "coordinates": [[106.64, 10.97], [106.66, 10.97]]}},
      {"type": "Feature", "properties": {"ma": "b", "loai": "ĐT"}, "geometry":
        {"type": "LineString", "coordinates": [[106.65, 10.97], [106.65, 10.99]]}}
      ]}
      """;

  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void zonesBecomeAFileForScenarios() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("zones.geojson"), ZONES);
    Path out = folder.resolve("out");

    int code = execute("import", "zones", file.toString(), "--out", out.toString(), "--id", "ma");

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("Made 2 zones", "66,000 residents", "Next:");
    JsonNode report = JsonFile.readTree(out.resolve("import-report.json"));
    assertThat(report.get("zones").asInt()).isEqualTo(2);
    assertThat(report.get("areaSquareKilometers").asDouble()).isBetween(9.0, 10.0);
    ScenarioFile scenario =
        ScenarioFileReader.read(out.resolve("scenario.yaml").toString(), ScenarioOverrides.NONE);
    assertThat(scenario.zones().orElseThrow().file()).isEqualTo(out.resolve("zones.gpkg"));
    assertThat(ogrinfo(out.resolve("zones.gpkg"), "-where", "id = '02'", "zones"))
        .contains(
            "name (String) = Hiệp Thành", "residents (Real) = 41000", "Geometry: Multi Polygon");
  }

  @Test
  void roadsBecomeANetwork() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("roads.geojson"), ROADS);
    Path mapping = Files.writeString(
        folder.resolve("map.yaml"),
        "columns: {id: ma, class: loai}\nclasses: {QL: trunk, ĐT: secondary}\n");
    Path out = folder.resolve("out");

    int code = execute(
        "import",
        "roads",
        file.toString(),
        "--out",
        out.toString(),
        "--mapping",
        mapping.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("6 links and 4 nodes", "cut at 1 places");
    Network network =
        NetworkXmlReader.read(out.resolve("network.xml.gz"), new ModeTable(), new ProblemLog());
    int link = network.linkIds().index("a_1_b");
    assertThat(network.laneCount(link)).isEqualTo(2);
    assertThat(network.linkAttributes().findText(link, "type")).isEqualTo("trunk");
    assertThat(ogrinfo(out.resolve("network.gpkg"), "-so", "links"))
        .contains("Feature Count: 6", "Geometry: Line String", "ID[\"EPSG\",32648]");
  }

  @Test
  void everythingWrongIsToldAtOnceAndNothingIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("zones.geojson"), ZONES);
    Path mapping = Files.writeString(
        folder.resolve("map.yaml"), "columns: {klass: loai}\nclasses: {QL: trunc}\n");

    assertThat(execute(
            "import",
            "zones",
            file.toString(),
            "--out",
            folder.resolve("z").toString(),
            "--id",
            "mã",
            "--residents",
            "dan_sô"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .contains("column \"mã\"", "column \"dan_sô\"", "Did you mean \"dan_so\"?");
    assertThat(execute(
            "import",
            "roads",
            file.toString(),
            "--out",
            folder.resolve("r").toString(),
            "--mapping",
            mapping.toString(),
            "--tolerance",
            "-1"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .contains("map.yaml:1 key \"columns.klass\"", "Did you mean \"class\"?")
        .contains("--tolerance: it is -1.0");
    assertThat(folder.resolve("z")).doesNotExist();
    assertThat(folder.resolve("r")).doesNotExist();
  }

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
  }

  /** What GDAL says of a file; skips the rest of the test where it is not installed, but not under CI. */
  private static String ogrinfo(Path file, String... options)
      throws IOException, InterruptedException {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    boolean isThere =
        Stream.of(path.split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "ogrinfo")));
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("ogrinfo (gdal-bin) must be installed where CI=true");
    }
    Assumptions.assumeTrue(isThere, "ogrinfo (gdal-bin) is not installed");
    List<String> command = new ArrayList<>(List.of("ogrinfo", "-ro", file.toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
