package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;

/** Maps with mistakes that OpenStreetMap files and programs that write them are known for. */
class BadMapsTest {
  private static final String SQUARE = """
      <osm version="0.6">
        <node id="1" lat="10.90" lon="106.70"/>
        <node id="2" lat="10.90" lon="106.71"/>
        <node id="3" lat="10.91" lon="106.71"/>
        <node id="4" lat="10.91" lon="106.70"/>
        <node id="5" lat="10.905" lon="106.72"/>
        <way id="100"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="primary"/></way>
        <way id="101"><nd ref="2"/><nd ref="5"/><nd ref="3"/><tag k="highway" v="residential"/></way>
      </osm>
      """;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 0, Correct the node in the map",
    "-10.905, 106.72, Correct the node in the map",
    "10.905, -106.72, Correct the node in the map",
    // In Basel.
    "47.5, 7.6, Correct the node in the map",
  })
  void nodeThatCannotBeThereIsToldAndItsWayIsCut(String latitude, String longitude, String remedy)
      throws IOException {
    String text = SQUARE.replace(
        "lat=\"10.905\" lon=\"106.72\"", "lat=\"" + latitude + "\" lon=\"" + longitude + "\"");

    RoadNetworkBuilder.Result result = build(text);

    assertThat(result.problems().problems()).extracting(Problem::kind).contains("stray-node");
    assertThat(result.problems().problems())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message)
            .contains("map.osm node 5", "longitude " + Double.parseDouble(longitude), remedy));
    assertThat(result.projection().code()).isEqualTo("EPSG:32648");
    assertThat(longestLinkMeters(result.network())).isLessThan(5000);
  }

  @Test
  void exchangedLongitudeAndLatitudeAreNamed() throws IOException {
    // At 10 E, 50 N both orders are coordinates.
    String text = SQUARE
        .replace("lat=\"10.9", "lat=\"50.9")
        .replace("lon=\"106.7", "lon=\"10.7")
        .replace("lat=\"50.905\" lon=\"10.72\"", "lat=\"10.72\" lon=\"50.905\"");

    assertThat(build(text).problems().problems())
        .extracting(Problem::message)
        .anySatisfy(message ->
            assertThat(message).contains("node 5", "Longitude and latitude seem to be exchanged"));
  }

  @Test
  void longitudeThatIsNoneIsAnErrorWithItsLine() {
    String text = SQUARE.replace("lat=\"10.905\" lon=\"106.72\"", "lat=\"106.72\" lon=\"10.905\"");

    assertThatThrownBy(() -> build(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("map.osm:6 node \"5\"");
  }

  @Test
  void aWholeMapInOnePlaceHasNoStrayNodes() throws IOException {
    assertThat(build(SQUARE).problems().problems()).isEmpty();
  }

  @Test
  void relationsInACircleAreReadOnce() throws IOException {
    String text = SQUARE.replace("</osm>", """
          <relation id="7"><member type="relation" ref="8" role=""/><tag k="type" v="multipolygon"/></relation>
          <relation id="8"><member type="relation" ref="7" role=""/><member type="relation" ref="8" role=""/></relation>
          <relation id="9"><member type="relation" ref="9" role="from"/><member type="relation" ref="9" role="via"/>
            <member type="way" ref="101" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="no_u_turn"/></relation>
        </osm>
        """);

    RoadNetworkBuilder.Result result = build(text);

    assertThat(result.network().linkCount()).isEqualTo(build(SQUARE).network().linkCount());
    assertThat(result.report().counts().get(ImportReport.RELATIONS_READ)).isEqualTo(3);
  }

  @Test
  void ofTwoWaysWithOneIdTheFirstCounts() throws IOException {
    String text = SQUARE.replace("</osm>", """
          <way id="101"><nd ref="1"/><nd ref="3"/><tag k="highway" v="residential"/></way>
        </osm>
        """);

    RoadNetworkBuilder.Result result = build(text);

    assertThat(result.network().linkCount()).isEqualTo(build(SQUARE).network().linkCount());
    assertThat(result.report().repaired()).containsEntry("ways that the file holds twice", 1);
  }

  @Test
  void waysWhoseNodesAreAllMissingMakeNoLinks() throws IOException {
    String text = SQUARE.replace("</osm>", """
          <way id="102"><nd ref="71"/><nd ref="72"/><tag k="highway" v="primary"/></way>
          <way id="103"><nd ref="1"/><tag k="highway" v="primary"/></way>
          <way id="104"><tag k="highway" v="primary"/></way>
        </osm>
        """);

    assertThat(build(text).network().linkCount())
        .isEqualTo(build(SQUARE).network().linkCount());
    assertThat(List.copyOf(build(text).report().droppedWays().keySet())).isNotEmpty();
  }

  private RoadNetworkBuilder.Result build(String text) throws IOException {
    return new RoadNetworkBuilder(Files.writeString(folder.resolve("map.osm"), text)).build();
  }

  private static double longestLinkMeters(Network network) {
    double longest = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      longest = Math.max(longest, network.lengthMeters(link));
    }
    return longest;
  }
}
