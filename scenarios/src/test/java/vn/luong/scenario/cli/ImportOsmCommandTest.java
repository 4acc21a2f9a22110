package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import vn.luong.gis.rasters.TinyGeoTiff;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

class ImportOsmCommandTest {
  private static final String CROSSING = """
      <osm version="0.6">
        <node id="1" lat="10.900" lon="106.700"/><node id="2" lat="10.900" lon="106.701"/>
        <node id="3" lat="10.900" lon="106.702"/><node id="4" lat="10.901" lon="106.701"/>
        <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="trunk"/>
          <tag k="name" v="Đại lộ Bình Dương"/></way>
        <way id="20"><nd ref="2"/><nd ref="4"/><tag k="highway" v="residential"/></way>
      </osm>
      """;

  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void mapBecomesAFolderWithNetworkMapAndReport() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);
    Path out = folder.resolve("out");

    int code = execute("osm", map.toString(), "--out", out.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains("6 links and 4 nodes")
        .contains("EPSG:32648")
        .contains("Next:");
    ProblemLog problems = new ProblemLog();
    Network network =
        NetworkXmlReader.read(out.resolve("network.xml.gz"), new ModeTable(), problems);
    assertThat(problems.problems()).isEmpty();
    assertThat(network.linkCount()).isEqualTo(6);
    assertThat(network.linkAttributes().findText(network.linkIds().index("10_0_f"), "name"))
        .isEqualTo("Đại lộ Bình Dương");
    assertThat(Files.size(out.resolve("network.gpkg"))).isPositive();
    JsonNode report = JsonFile.readTree(out.resolve("import-report.json"));
    assertThat(report.at("/network/counts/links in the network").asInt()).isEqualTo(6);
  }

  @Test
  void nodesGetHeightsOfARasterAndLinksASlope() throws IOException, SQLException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);
    Path out = folder.resolve("out");
    // Two columns: 10 m up from the western nodes to the eastern ones.
    Path heights = new TinyGeoTiff(2, 1, 20, 30)
        .at(106.699, 10.902, 0.002)
        .epsg(4326)
        .write(folder.resolve("heights.tif"));

    int code =
        execute("osm", map.toString(), "--elevation", heights.toString(), "--out", out.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    Network network =
        NetworkXmlReader.read(out.resolve("network.xml.gz"), new ModeTable(), new ProblemLog());
    assertThat(network.nodeAttributes().findNumber(network.nodeIds().index("1"), "z"))
        .isEqualTo(20);
    assertThat(network.nodeAttributes().findNumber(network.nodeIds().index("2"), "z"))
        .isEqualTo(25);
    try (Connection layers =
            DriverManager.getConnection("jdbc:sqlite:" + out.resolve("network.gpkg"));
        ResultSet row = layers
            .createStatement()
            .executeQuery("SELECT slope_percent, length_m FROM links WHERE id = '10_0_f'")) {
      assertThat(row.getDouble(1)).isCloseTo(500 / row.getDouble(2), within(0.06));
    }
  }

  @Test
  void rasterWithoutHeightsForTheMapIsAnError() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);
    Path heights = new TinyGeoTiff(2, 1, 20, 30)
        .at(105, 21, 0.002)
        .epsg(4326)
        .write(folder.resolve("heights.tif"));

    int code = execute(
        "osm",
        map.toString(),
        "--elevation",
        heights.toString(),
        "--out",
        folder.resolve("out").toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("no height for any node").contains("105.0000");
  }

  @Test
  void scenarioThatRunsOnTheNetworkIsWrittenToo() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);
    Path out = folder.resolve("out");

    execute("osm", map.toString(), "--out", out.toString());

    Path file = out.resolve("scenario.yaml");
    assertThat(output.toString()).contains("luong run " + file);
    ScenarioFile scenario = ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);
    assertThat(scenario.network().orElseThrow().file()).isEqualTo(out.resolve("network.xml.gz"));
  }

  @Test
  void networkInOtherCoordinatesThanTheRegionsGetsNoScenario() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);
    Path out = folder.resolve("out");

    execute("osm", map.toString(), "--out", out.toString(), "--crs", "EPSG:32649");

    assertThat(out.resolve("scenario.yaml")).doesNotExist();
    assertThat(output.toString()).contains("--crs EPSG:32648");
  }

  @Test
  void reportIsPrintedAsJsonOnDemand() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);

    execute("osm", map.toString(), "--json", "--out", folder.resolve("out").toString());

    assertThat(output.toString()).startsWith("{").contains("\"crs\":\"EPSG:32648\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--modes motorbik   | Did you mean \"motorbike\"?",
        "--bbox 106,10,105  | is not four numbers",
        "--bbox 107,10,106,11 | is no area",
        "--crs EPSG:4326    | metres",
        "--cluster-junctions 500 | at most 100 m",
        "--clip none.geojson | is not there"
      })
  void wrongOptionIsExplainedAndNothingIsWritten(String options, String explanation)
      throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);
    String[] words = options.split(" ");

    int code = execute(
        "osm", map.toString(), "--out", folder.resolve("out").toString(), words[0], words[1]);

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains(explanation);
    assertThat(folder.toFile().list()).containsExactly("map.osm");
  }

  @Test
  void tracksFerriesSignalsAndClippingAreOptions() throws IOException {
    Path map = Files.writeString(
        folder.resolve("map.osm"),
        CROSSING.replace(
            "</osm>",
            "<way id='30'><nd ref='1'/><nd ref='4'/><tag k='railway' v='subway'/></way>"
                + "<way id='40'><nd ref='1'/><nd ref='4'/><tag k='route' v='ferry'/></way></osm>"));
    Path clip = Files.writeString(
        folder.resolve("clip.geojson"),
        "{\"type\":\"Polygon\",\"coordinates\":[[[106.6,10.8],[106.8,10.8],[106.8,11],[106.6,10.8]]]}");

    int code = execute(
        "osm",
        map.toString(),
        "--out",
        folder.resolve("out").toString(),
        "--rail",
        "--ferries",
        "--signals",
        "--clip",
        clip.toString(),
        "--cluster-junctions",
        "15 m");

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    Network network = NetworkXmlReader.read(
        folder.resolve("out/network.xml.gz"), new ModeTable(), new ProblemLog());
    assertThat(network.linkIds().find("30_0_f")).isNotNegative();
    assertThat(network.linkIds().find("40_0_f")).isNotNegative();
    assertThat(network.modeTable().names()).contains("car", "motorbike", "bus", "rail");
  }

  @Test
  void folderThatHoldsSomethingIsLeftAlone() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING);

    int code = execute("osm", map.toString(), "--out", folder.toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(folder.toFile().list()).containsExactly("map.osm");
  }

  @Test
  void brokenMapLeavesNothingBehind() throws IOException {
    Path map = Files.writeString(folder.resolve("map.osm"), CROSSING.substring(0, 300));

    int code = execute("osm", map.toString(), "--out", folder.resolve("out").toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("map.osm:");
    assertThat(folder.toFile().list()).containsExactly("map.osm");
  }

  private int execute(String... arguments) {
    CommandLine commandLine = new CommandLine(new ImportCommand());
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    commandLine.setExecutionExceptionHandler((error, command, parsed) -> {
      if (error instanceof InvalidInputException invalid) {
        errors.write(invalid.getMessage());
        return ExitCode.BAD_INPUT;
      }
      throw error;
    });
    return commandLine.execute(arguments);
  }
}
