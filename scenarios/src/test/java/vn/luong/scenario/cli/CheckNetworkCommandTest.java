package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong check} on a network file. */
class CheckNetworkCommandTest {
  /** A road, a copy of it without capacity, and a one-way road that leads nowhere. */
  private static final String NETWORK = """
      <network>
        <attributes>
          <attribute name="coordinateReferenceSystem" class="java.lang.String">EPSG:32648</attribute>
        </attributes>
        <nodes>
          <node id="a" x="690000" y="1200000"/>
          <node id="b" x="690500" y="1200000"/>
          <node id="c" x="690500" y="1200400"/>
        </nodes>
        <links>
          <link id="ab" from="a" to="b" length="500" freespeed="10" capacity="600" permlanes="1"/>
          <link id="ba" from="b" to="a" length="500" freespeed="10" capacity="600" permlanes="1"/>
          <link id="copy" from="a" to="b" length="500" freespeed="10" capacity="0" permlanes="1"/>
          <link id="bc" from="b" to="c" length="400" freespeed="10" capacity="600" permlanes="1"/>
        </links>
      </network>
      """;

  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path network;

  @BeforeEach
  void writeNetwork() throws IOException {
    network = Files.writeString(folder.resolve("network.xml"), NETWORK);
  }

  @Test
  void findingsAreCountedByKindWithTheirFirstPlaces() {
    int code = luong("check", network.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains("network quality: 1 × dead-end-sink (a way out is needed)")
        .contains("link \"bc\": no link leads on from its end for car, at 690500, 1200200")
        .contains("network quality: 1 × duplicate-link")
        .contains("network.xml can be used.");
  }

  @Test
  void findingsAreALayerForQgisAndGeoJson() throws IOException, SQLException {
    Path map = folder.resolve("network-problems.gpkg");
    Path geojson = folder.resolve("problems.geojson");

    luong("check", network.toString(), "--gpkg", map.toString(), "--geojson", geojson.toString());

    JsonNode features = JsonFile.readTree(geojson).get("features");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + map);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(
            "SELECT count(*), max(srs_id) FROM problems, gpkg_geometry_columns")) {
      assertThat(rows.getInt(1)).isEqualTo(features.size()).isEqualTo(4);
      assertThat(rows.getInt(2)).isEqualTo(32648);
    }
  }

  @Test
  void repairTellsWhatItDidAndLeavesNothingToRepair() throws IOException {
    Path fixed = folder.resolve("fixed.xml.gz");

    int code = luong("check", network.toString(), "--repair", "--out", fixed.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains("repaired: 1 duplicate links merged")
        .contains("repaired: 1 links removed because no mode is left")
        .contains("Network quality: nothing found.")
        .contains("fixed.xml.gz can be used.");
    Network mended = NetworkXmlReader.read(fixed, new ModeTable(), new ProblemLog());
    assertThat(mended.linkCount()).isEqualTo(2);
    Path again = folder.resolve("again.xml.gz");
    luong("check", fixed.toString(), "--repair", "--out", again.toString());
    assertThat(output.toString()).contains("Nothing to repair");
    assertThat(again).hasSameBinaryContentAs(fixed);
  }

  @Test
  void answerForProgramsIsJson() {
    luong("check", network.toString(), "--json");

    assertThat(output.toString())
        .startsWith("{")
        .contains("\"usable\":true")
        .contains("\"duplicate-link\":1");
  }

  @Test
  void networkThatCannotBeReadIsAnErrorAndNotRepaired() throws IOException {
    Files.writeString(network, NETWORK.replace("length=\"400\"", "length=\"-4\""));
    Path fixed = folder.resolve("fixed.xml");

    assertThat(luong("check", network.toString(), "--repair", "--out", fixed.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);

    assertThat(output.toString())
        .contains("network.xml:14 link \"bc\": length is -4, must be > 0")
        .doesNotContain("quality");
    assertThat(fixed).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "binh-duong-2019 --repair --out x.xml.gz, needs a network file",
    "NETWORK --repair, go together",
    "NETWORK --out x.xml.gz, go together",
    "NETWORK --repair --out x.txt, must end in .xml.gz",
    "NETWORK --repair --out NETWORK, is there already",
    "NETWORK --gpkg x.shp, must end in .gpkg",
  })
  void optionsThatDoNotFitAreExplained(String options, String explanation) {
    String[] arguments =
        ("check " + options).replace("NETWORK", network.toString()).split(" ");

    assertThat(luong(arguments)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains(explanation);
    assertThat(folder.toFile().list()).containsExactly("network.xml");
  }

  private int luong(String... arguments) {
    return Main.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
  }
}
