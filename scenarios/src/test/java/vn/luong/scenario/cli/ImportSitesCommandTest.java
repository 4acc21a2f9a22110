package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.CountsXmlReader;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong import counts} and {@code luong import facilities}, as typed. */
class ImportSitesCommandTest {
  /** An avenue east and west, a frontage road 30 m north of it, a one-way street to the north at its end. */
  private static final String NETWORK = """
      <network>
        <attributes><attribute name="coordinateReferenceSystem" class="java.lang.String">EPSG:32648</attribute></attributes>
        <nodes>
          <node id="1" x="683000" y="1205000"/><node id="2" x="684000" y="1205000"/><node id="3" x="684000" y="1206000"/>
          <node id="4" x="683000" y="1205030"/><node id="5" x="684000" y="1205030"/>
        </nodes>
        <links>
          <link id="east" from="1" to="2" length="1000" freespeed="14" capacity="1800" permlanes="2" modes="car"><attributes>
            <attribute name="name" class="java.lang.String">Đại lộ Bình Dương</attribute>
            <attribute name="ref" class="java.lang.String">QL.13</attribute></attributes></link>
          <link id="west" from="2" to="1" length="1000" freespeed="14" capacity="1800" permlanes="2" modes="car"/>
          <link id="north" from="2" to="3" length="1000" freespeed="14" capacity="1800" permlanes="2" modes="car"><attributes>
            <attribute name="name" class="java.lang.String">Yersin</attribute></attributes></link>
          <link id="side" from="4" to="5" length="1000" freespeed="14" capacity="1800" permlanes="2" modes="car"><attributes>
            <attribute name="name" class="java.lang.String">Đường gom</attribute></attributes></link>
          <link id="path" from="1" to="3" length="1000" freespeed="1" capacity="1800" permlanes="1" modes="walk"/>
        </links>
      </network>
      """;

  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path networkFile;
  private Network network;
  private Path out;

  @BeforeEach
  void writeNetwork() throws IOException {
    networkFile = Files.writeString(folder.resolve("network.xml"), NETWORK);
    network = NetworkXmlReader.read(networkFile, new ModeTable(), new ProblemLog());
    out = folder.resolve("out");
  }

  private static String point(double x, double y, String properties) {
    return "{\"type\": \"Feature\", \"properties\": {" + properties
        + "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [" + x + ", " + y + "]}}";
  }

  private Path layer(String... features) throws IOException {
    return Files.writeString(
        folder.resolve("layer.geojson"),
        "{\"type\": \"FeatureCollection\", \"features\": [\n" + String.join(",\n", features)
            + "\n]}");
  }

  private int execute(String kind, Path layer, String... more) {
    List<String> arguments = new ArrayList<>(List.of("import", kind, layer.toString()));
    arguments.addAll(List.of("--network", networkFile.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--crs", "EPSG:32648"));
    arguments.addAll(List.of(more));
    return Main.execute(
        new PrintWriter(output, true),
        new PrintWriter(errors, true),
        arguments.toArray(String[]::new));
  }

  private CountStations counts() {
    ProblemLog problems = new ProblemLog();
    CountStations stations = CountsXmlReader.read(out.resolve("counts.xml"), network, problems);
    assertThat(problems.problems()).isEmpty();
    return stations;
  }

  private String link(CountStations stations, int station) {
    return network.linkId(stations.link(station));
  }

  @Test
  void stationsGoToTheLinkOfTheirDirectionAndRoad() throws IOException {
    Path layer = layer(
        point(
            683500,
            1205018,
            "\"id\": \"K1\", \"road\": \"Quốc lộ 13\", \"bearing\": 80, \"h07\": 1200, \"h08\": 900.5"),
        point(683500, 1205018, "\"id\": \"K2\", \"bearing\": \"Tây\", \"h07\": 700, \"h08\": null"),
        point(684005, 1205500, "\"id\": \"K3\", \"h07\": 0, \"h08\": 3"),
        point(683500, 1205020, "\"id\": \"K4\", \"bearing\": 90, \"h07\": 40, \"h08\": 50"));

    int code = execute("counts", layer, "--year", "2024");

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(errors.toString()).isEmpty();
    CountStations stations = counts();
    assertThat(stations.size()).isEqualTo(4);
    assertThat(link(stations, 0)).isEqualTo("east");
    assertThat(link(stations, 1)).isEqualTo("west");
    assertThat(link(stations, 2)).isEqualTo("north");
    assertThat(link(stations, 3)).isEqualTo("side");
    assertThat(stations.label(0)).isEqualTo("K1");
    assertThat(stations.volume(0, 7)).isEqualTo(1200);
    assertThat(stations.volume(0, 8)).isEqualTo(900.5);
    assertThat(stations.isCounted(0, 9)).isFalse();
    assertThat(stations.isCounted(1, 8)).isFalse();
    assertThat(stations.volume(2, 7)).isZero();
    JsonNode first =
        JsonFile.readTree(out.resolve("import-report.json")).get("matches").get(0);
    assertThat(first.get("distanceMeters").asDouble()).isEqualTo(18);
    assertThat(first.get("linkRoad").asText()).isEqualTo("Đại lộ Bình Dương (QL.13)");
    assertThat(output.toString()).contains("4 stations of 4 features", "Next:");
    assertThat(out.resolve("stations.gpkg")).isNotEmptyFile();
  }

  @Test
  void linesCountInTheDirectionInWhichTheyAreDrawn() throws IOException {
    Path layer =
        layer("{\"type\": \"Feature\", \"properties\": {\"H7\": 5}, \"geometry\": {\"type\": "
            + "\"LineString\", \"coordinates\": [[683600, 1204998], [683400, 1204998]]}}");

    assertThat(execute("counts", layer, "--year", "2024", "--lines"))
        .as(errors.toString())
        .isEqualTo(ExitCode.DONE);

    assertThat(link(counts(), 0)).isEqualTo("west");
  }

  @Test
  void countsOfBothDirectionsAreHalvedIfTheUserSaysSo() throws IOException {
    Path layer = layer(point(683500, 1204999, "\"gio7\": 300"));
    Path mapping = Files.writeString(folder.resolve("map.yaml"), "columns: {h07: gio7}\n");

    assertThat(execute("counts", layer, "--year", "2024", "--mapping", mapping.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .contains("its direction is not known", "\"east\" and \"west\"", "--halve");
    assertThat(out).doesNotExist();
    assertThat(
            execute("counts", layer, "--year", "2024", "--mapping", mapping.toString(), "--halve"))
        .as(errors.toString())
        .isEqualTo(ExitCode.DONE);
    CountStations stations = counts();
    assertThat(stations.size()).isEqualTo(2);
    assertThat(stations.volume(0, 7)).isEqualTo(150);
    assertThat(stations.volume(1, 7)).isEqualTo(150);
  }

  @Test
  void stationsThatFitNoLinkAreToldAllAtOnce() throws IOException {
    Path layer = layer(
        point(683500, 1205500, "\"id\": \"far\", \"bearing\": 90, \"h07\": 1"),
        point(684001, 1205500, "\"id\": \"wrong way\", \"bearing\": \"S\", \"h07\": 1"),
        point(683500, 1205001, "\"id\": \"first\", \"bearing\": 90, \"h07\": 1"),
        point(683600, 1205001, "\"id\": \"second\", \"bearing\": 90, \"h07\": 1"));

    assertThat(execute("counts", layer, "--year", "2024")).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(errors.toString())
        .contains("station \"far\": the nearest link \"side\" is 470 m away, 50 m at most")
        .contains(
            "station \"wrong way\": it counts towards 180°; the nearest link \"north\" leads to 0°")
        .contains("station \"second\": it lies on link \"east\" like station \"first\"");
    assertThat(out).doesNotExist();
  }

  @Test
  void valuesThatNoStationCanHaveAreToldWithTheirLine() throws IOException {
    Path layer = layer(
        point(683500, 1205001, "\"id\": \"A\", \"bearing\": \"upwards\", \"h07\": -3"),
        point(683500, 1205001, "\"id\": \"B\", \"bearing\": 90, \"h07\": \"many\""));

    assertThat(execute("counts", layer, "--year", "2024", "--max-distance", "0"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("--max-distance: it is 0.0");
    assertThat(execute("counts", layer, "--year", "2024")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .contains("layer.geojson:2 station \"A\": its direction is \"upwards\"")
        .contains("layer.geojson:2 station \"A\": h07 is -3")
        .contains("layer.geojson:3 station \"B\": h07 is many");
    assertThat(execute("counts", layer(point(683500, 1205001, "\"id\": 1")), "--year", "2024"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("none of its columns holds the counts");
  }

  @Test
  void roadOfAnotherNameIsAWarning() throws IOException {
    Path layer =
        layer(point(684001, 1205500, "\"road\": \"Hùng Vương\", \"bearing\": 0, \"h07\": 1"));

    assertThat(execute("counts", layer, "--year", "2024")).isEqualTo(ExitCode.DONE);

    assertThat(errors.toString()).contains("\"Hùng Vương\"", "is of \"Yersin\"");
  }

  @Test
  void facilitiesAreLinkedToTheNearestRoad() throws IOException {
    Path layer = layer(
        point(
            683500,
            1204990,
            "\"id\": \"m\", \"name\": \"Chợ\", \"type\": \"market\", \"capacity\": 300, "
                + "\"open\": \"05:00\", \"close\": \"18:30\""),
        point(683490, 1206000, "\"id\": \"s\", \"type\": \"education\", \"capacity\": null"));
    Path mapping =
        Files.writeString(folder.resolve("map.yaml"), "classes: {market: \"shop, work\"}\n");

    int code = execute("facilities", layer, "--mapping", mapping.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(errors.toString()).contains("facility \"s\": its nearest link");
    ProblemLog problems = new ProblemLog();
    Facilities facilities =
        FacilitiesXmlReader.read(out.resolve("facilities.xml.gz"), network, problems);
    assertThat(problems.problems()).isEmpty();
    assertThat(network.linkId(facilities.link(0))).isEqualTo("east");
    assertThat(network.linkId(facilities.link(1))).isEqualTo("north");
    assertThat(facilities.attributes().findText(0, "desc")).isEqualTo("Chợ");
    Facilities.OpeningTime open = new Facilities.OpeningTime("wk", 5 * 3600, 18.5 * 3600);
    assertThat(facilities.options(0))
        .containsExactly(
            new Facilities.ActivityOption("shop", 300, List.of(open)),
            new Facilities.ActivityOption("work", 300, List.of(open)));
    assertThat(facilities.options(1))
        .containsExactly(
            new Facilities.ActivityOption("education", Double.POSITIVE_INFINITY, List.of()));
    assertThat(output.toString()).contains("{education=1, shop=1, work=1}");
  }

  @Test
  void polygonsBecomeFacilitiesInsideOfThem() throws IOException {
    // An angle whose centroid lies outside.
    Path layer = layer("{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": "
        + "\"Polygon\", \"coordinates\": [[[683000, 1204000], [683900, 1204000], [683900, 1204900], "
        + "[683890, 1204900], [683890, 1204010], [683000, 1204010], [683000, 1204000]]]}}");

    assertThat(execute("facilities", layer, "--polygons", "--type", "work"))
        .as(errors.toString())
        .isEqualTo(ExitCode.DONE);

    Facilities facilities =
        FacilitiesXmlReader.read(out.resolve("facilities.xml.gz"), network, new ProblemLog());
    assertThat(facilities.x(0)).isBetween(683_890.0, 683_900.0);
    assertThat(facilities.options(0).get(0).activityType()).isEqualTo("work");
  }

  @Test
  void valuesThatNoFacilityCanHaveAreTold() throws IOException {
    Path layer = layer(
        point(683500, 1204990, "\"id\": \"m\", \"type\": \"work\", \"capacity\": -1"),
        point(683500, 1204990, "\"id\": \"m\", \"type\": \"work\""),
        point(
            683500,
            1204990,
            "\"id\": \"n\", \"type\": \"\", \"open\": \"five\", \"close\": \"9:00\""),
        point(
            683500,
            1204990,
            "\"id\": \"o\", \"type\": \"work\", \"open\": \"10:00\", \"close\": \"9:00\""));

    assertThat(execute("facilities", layer)).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(errors.toString())
        .contains("layer.geojson:2 facility \"m\": capacity is \"-1\"")
        .contains("layer.geojson:3 facility \"m\": the id occurs twice")
        .contains("facility \"n\": open is \"five\"")
        .contains("facility \"n\": it does not say what can be done there")
        .contains("facility \"o\": open is \"10:00\"");
    assertThat(out).doesNotExist();
  }

  @Test
  void modeAndColumnsThatAreNotThereAreTold() throws IOException {
    Path layer = layer(point(683500, 1204990, "\"id\": \"m\""));

    assertThat(execute("facilities", layer, "--mode", "cat")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("mode \"cat\"", "Did you mean \"car\"?");
    assertThat(execute("facilities", layer)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("no column says what can be done");
  }
}
