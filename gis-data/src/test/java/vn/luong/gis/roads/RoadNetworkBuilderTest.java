package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import vn.luong.gis.osm.TinyPbf;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.network.TurnRestrictions;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.units.ClosedHours;

/**
 * Imports small maps. Nodes are a line of text each, {@code id east north} in steps of a thousandth of a degree
 * (about 110 m) from 106.7° E, 10.9° N; ways are {@code id: nodes | tags}.
 */
class RoadNetworkBuilderTest {
  /**
   * <pre>
   *        5
   *        |        way 20: 5-2-6, crossing way 10 at node 2
   *  1 --- 2 --- 3 --- 4    way 10, node 3 is a bend
   *        |
   *        6
   * </pre>
   */
  private static final String CROSSING = """
      1 0 0
      2 1 0
      3 2 1
      4 3 0
      5 1 1
      6 1 -1
      10: 1 2 3 4 | highway=primary name=QL.13 lanes=6
      20: 5 2 6 | highway=residential
      """;

  @TempDir
  Path folder;

  @Test
  void linksCarryTheHoursInWhichTheyAreClosedToModesOfTheNetwork() throws IOException {
    Network network = build("""
        1 0 0
        2 1 0
        3 2 0
        10: 1 2 | highway=primary motorcycle:conditional=no@(06:00-22:00) hgv:conditional=no@(06:00-09:00)
        11: 2 3 | highway=primary hgv:conditional=no@(06:00-09:00)
        """).network();

    int link = network.linkIds().index("10_0_f");
    assertThat(network.linkAttributes().findText(link, ClosedHours.ATTRIBUTE))
        .isEqualTo("motorbike 06:00-22:00");
    int next = network.linkIds().index("11_0_b");
    assertThat(network.linkAttributes().findText(next, ClosedHours.ATTRIBUTE)).isNull();
  }

  @Test
  void waysAreCutAtTheCrossingAndKeepTheirBends() throws IOException {
    Network network = build(CROSSING).network();

    assertThat(linkIds(network))
        .containsExactly(
            "10_0_f", "10_0_b", "10_1_f", "10_1_b", "20_0_f", "20_0_b", "20_1_f", "20_1_b");
    int east = network.linkIds().index("10_1_f");
    assertThat(network.nodeId(network.fromNode(east))).isEqualTo("2");
    assertThat(network.nodeId(network.toNode(east))).isEqualTo("4");
    assertThat(network.bendCount(east)).isEqualTo(1);
    assertThat(network.laneCount(east)).isEqualTo(3);
    assertThat(network.capacityPcePerPeriod(east)).isEqualTo(3 * 1650);
    assertThat(network.freeSpeedMetersPerSecond(east)).isCloseTo(60 / 3.6, within(1e-9));
    assertThat(network.linkAttributes().findText(east, "name")).isEqualTo("QL.13");
    assertThat(network.linkAttributes().findText(east, "type")).isEqualTo("primary");
    assertThat(network.linkAttributes().findText(east, "origid")).isEqualTo("10");
    assertThat(network.networkAttributes().findText(0, "coordinateReferenceSystem"))
        .isEqualTo("EPSG:32648");
  }

  @Test
  void lengthsAreMeasuredOnTheEllipsoid() throws IOException {
    Network network = build(CROSSING).network();

    // A thousandth of a degree at 10.9° N, by Vincenty's inverse formula (1975).
    assertThat(network.lengthMeters(network.linkIds().index("10_0_f")))
        .isCloseTo(109.32423, within(0.001));
    assertThat(network.lengthMeters(network.linkIds().index("20_0_f")))
        .isCloseTo(110.61399, within(0.001));
  }

  @Test
  void pbfAndXmlOfAMapGiveTheSameNetwork() throws IOException {
    Path xml = write(CROSSING);
    Path pbf = TinyPbf.fromXml(xml, folder.resolve("map.osm.pbf"));

    assertSame(
        new RoadNetworkBuilder(xml).build().network(),
        new RoadNetworkBuilder(pbf).build().network());
  }

  @Test
  void roundaboutWithoutOtherRoadsBecomesARingOfTwoLinks() throws IOException {
    Network network = build("""
        1 0 0
        2 1 0
        3 1 1
        4 0 1
        10: 1 2 3 4 1 | highway=tertiary junction=roundabout
        """).network();

    assertThat(linkIds(network)).containsExactly("10_0_f", "10_1_f");
    assertThat(network.fromNode(0)).isEqualTo(network.toNode(1));
    assertThat(network.toNode(0)).isEqualTo(network.fromNode(1));
    assertThat(network.bendCount(0) + network.bendCount(1)).isEqualTo(2);
  }

  @Test
  void wayThatTouchesItselfIsCutThere() throws IOException {
    // A road from 1 to 2, a loop 2-3-4-2, as one way.
    Network network = build("""
        1 0 0
        2 1 0
        3 2 0
        4 2 1
        10: 1 2 3 4 2 | highway=residential
        """).network();

    assertThat(linkIds(network))
        .contains("10_0_f", "10_0_b", "10_1_f", "10_2_f")
        .hasSize(6);
    for (int link = 0; link < network.linkCount(); link++) {
      assertThat(network.fromNode(link)).isNotEqualTo(network.toNode(link));
    }
  }

  @Test
  void wayIsCutWhereTheFileLacksItsNodes() throws IOException {
    RoadNetworkBuilder.Result result = build("""
        1 0 0
        2 1 0
        3 2 0
        4 3 0
        10: 1 2 99 3 4 | highway=residential
        20: 2 3 | highway=residential
        30: 98 99 | highway=residential
        """);

    assertThat(linkIds(result.network())).containsExactly("10_0_f", "10_1_b");
    assertThat(result.report().repaired()).containsKey("ways cut where the file lacks their nodes");
    assertThat(result.report().droppedWays()).containsEntry("too few nodes in the file", 1);
  }

  @Test
  void nodesAtOnePlaceDoNotMakeLinksWithoutLength() throws IOException {
    RoadNetworkBuilder.Result result = build("""
        1 0 0
        2 1 0
        3 1 0
        4 2 0
        5 2 1
        10: 1 2 2 | highway=residential
        20: 2 3 | highway=tertiary layer=1
        30: 3 4 5 | highway=residential
        """);

    Network network = result.network();
    assertThat(network.lengthMeters(network.linkIds().index("20_0_f"))).isEqualTo(1.0);
    assertThat(result.report().repaired()).containsValue(1);
  }

  @Test
  void expresswayIsClosedToMotorbikesAndTheirNetworkStaysConnected() throws IOException {
    // Motorbikes can reach 4 only over the expressway ring 2-3-4-2.
    RoadNetworkBuilder.Result result = build("""
        1 0 0
        2 1 0
        3 2 0
        4 2 1
        5 3 1
        10: 1 2 | highway=trunk
        20: 2 3 4 2 | highway=motorway
        30: 4 5 | highway=residential
        """);

    Network network = result.network();
    int motorbike = network.modeTable().find("motorbike");
    for (String link : List.of("20_0_f", "30_0_f", "30_0_b")) {
      assertThat(network.allows(network.linkIds().index(link), motorbike))
          .as(link)
          .isFalse();
    }
    assertThat(network.allows(network.linkIds().index("10_0_f"), motorbike)).isTrue();
    assertThat(result.report().droppedLinksByMode()).containsEntry("motorbike", 2);
  }

  @Test
  void onlyWantedModesAndWaysThatTouchTheAreaAreTaken() throws IOException {
    RoadNetworkBuilder.Result result = new RoadNetworkBuilder(write(CROSSING))
        .withModes(Set.of(RoadMode.MOTORBIKE))
        .withArea(new Envelope(106.7005, 106.7014, 10.9005, 10.9015))
        .withCrs("EPSG:9210")
        .build();

    assertThat(linkIds(result.network())).containsExactly("20_0_f", "20_0_b");
    assertThat(result.network().modeTable().names()).containsExactly("motorbike");
    assertThat(result.projection().code()).isEqualTo("EPSG:9210");
    assertThat(result.report().droppedWays()).containsEntry("outside the area", 1);
  }

  @Test
  void turnRestrictionsBecomeForbiddenSequencesOfLinks() throws IOException {
    assertThat(turns("no_left_turn", 11, ""))
        .containsExactly("20_0_f 11_0_f of [car, motorbike, bus]");
    // A motorbike may turn; the others are forbidden all else at the crossing, turning round too.
    assertThat(turns("only_straight_on", 21, "<tag k='except' v='motorcycle'/>"))
        .containsExactlyInAnyOrder(
            "20_0_f 10_0_b of [car, bus]",
            "20_0_f 11_0_f of [car, bus]",
            "20_0_f 20_0_b of [car, bus]");
  }

  /** Of four ways that meet at node 2: from way 20, via the node, to another one. */
  private List<String> turns(String restriction, int toWay, String moreTags) throws IOException {
    String xml = Files.readString(write("""
        1 0 0
        2 1 0
        3 2 1
        4 3 0
        5 1 1
        6 1 -1
        10: 1 2 | highway=primary
        11: 2 3 4 | highway=primary
        20: 5 2 | highway=residential
        21: 2 6 | highway=residential
        """))
        .replace(
            "</osm>",
            "<relation id='1'><member type='way' ref='20' role='from'/>"
                + "<member type='node' ref='2' role='via'/><member type='way' ref='" + toWay
                + "' role='to'/>"
                + "<tag k='type' v='restriction'/><tag k='restriction' v='" + restriction + "'/>"
                + moreTags + "</relation></osm>");
    Network network = new RoadNetworkBuilder(
            Files.writeString(folder.resolve(restriction + ".osm"), xml))
        .build()
        .network();
    TurnRestrictions turns = network.turnRestrictions();
    return IntStream.range(0, turns.count())
        .mapToObj(turn -> Arrays.stream(turns.links(turn))
                .mapToObj(network::linkId)
                .collect(Collectors.joining(" "))
            + " of " + network.modeTable().namesOf(turns.modes(turn)))
        .toList();
  }

  @Test
  void unfinishedTurnRestrictionsAndSignalsAreCountedAsNotApplied() throws IOException {
    String xml = Files.readString(write(CROSSING))
        .replace("</osm>", "<relation id='1'><tag k='type' v='restriction'/></relation></osm>")
        .replace(
            "<node id='2' lon='106.701' lat='10.9'/>",
            "<node id='2' lon='106.701' lat='10.9'><tag k='highway' v='traffic_signals'/></node>");
    Path file = Files.writeString(folder.resolve("rules.osm"), xml);

    assertThat(new RoadNetworkBuilder(file).build().report().notApplied())
        .isEqualTo(
            Map.of("turn restrictions for some hours, or not understood", 1, "traffic signals", 1));
  }

  @Test
  void mapWithoutRoadsIsAProblem() {
    assertThatThrownBy(() -> build("1 0 0\n2 1 0\n10: 1 2 | waterway=river\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("map.osm")
        .hasMessageContaining("no road");
    assertThatThrownBy(() -> build("1 0 0\n2 1 0\n10: 1 2 | highway=primary oneway=yes\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no connected roads");
  }

  @Test
  void realDistrictIsTheSameNetworkFromXmlAndPbf() throws IOException {
    Path maps = SharedFolder.require("data/osm-hcmc-south-binh-duong-2018");

    Network fromXml =
        new RoadNetworkBuilder(maps.resolve("di-an-centre-2018.osm")).build().network();
    Network fromPbf = new RoadNetworkBuilder(maps.resolve("di-an-centre-2018.osm.pbf"))
        .build()
        .network();

    assertThat(fromXml.linkCount()).isGreaterThan(500);
    assertSame(fromXml, fromPbf);
  }

  @Test
  void realCityIsConnectedAndHasTheKilometersItsSourceStates() throws IOException {
    Path maps = SharedFolder.require("data/osm-hcmc-south-binh-duong-2018");

    RoadNetworkBuilder.Result result =
        new RoadNetworkBuilder(maps.resolve("hcmc-2018.osm.pbf")).build();

    Network network = result.network();
    ProblemLog problems = new ProblemLog();
    NetworkChecks.run(network, "hcmc", problems);
    assertThat(problems.problems()).isEmpty();
    assertThat(NetworkCleaner.clean(network).droppedLinksByMode())
        .isEqualTo(Map.of("car", 0, "motorbike", 0, "bus", 0));
    Map<String, Double> kilometers = result.report().wayKilometersByClass();
    assertThat(kilometers.get("trunk")).isCloseTo(279, within(1.0));
    assertThat(kilometers.get("primary")).isCloseTo(501, within(1.0));
    assertThat(kilometers.get("secondary")).isCloseTo(573, within(1.0));
    assertThat(kilometers.get("tertiary")).isCloseTo(1025, within(1.0));
    assertThat(kilometers.get("motorway")).isCloseTo(40, within(1.0));
    // Some ways of these classes are closed to all traffic or mapped as areas.
    assertThat(kilometers.get("residential")).isBetween(3900.0, 3912.5);
    assertThat(kilometers.get("unclassified")).isBetween(500.0, 508.5);
    assertThat(network.linkCount()).isBetween(130_000, 142_000);
  }

  private static void assertSame(Network one, Network other) {
    assertThat(linkIds(one)).isEqualTo(linkIds(other));
    for (int link = 0; link < one.linkCount(); link++) {
      assertThat(one.lengthMeters(link)).isEqualTo(other.lengthMeters(link));
      assertThat(one.modes(link)).isEqualTo(other.modes(link));
      assertThat(one.laneCount(link)).isEqualTo(other.laneCount(link));
      assertThat(one.nodeX(one.fromNode(link))).isEqualTo(other.nodeX(other.fromNode(link)));
      assertThat(one.nodeY(one.toNode(link))).isEqualTo(other.nodeY(other.toNode(link)));
      assertThat(one.linkAttributes().findText(link, "name"))
          .isEqualTo(other.linkAttributes().findText(link, "name"));
    }
  }

  private RoadNetworkBuilder.Result build(String map) throws IOException {
    return new RoadNetworkBuilder(write(map)).build();
  }

  private Path write(String map) throws IOException {
    StringBuilder xml = new StringBuilder("<osm version='0.6'>\n");
    for (String line : map.strip().split("\n")) {
      if (line.contains(":")) {
        xml.append(way(line));
      } else {
        String[] words = line.split(" ");
        xml.append("<node id='%s' lon='%s' lat='%s'/>\n"
            .formatted(words[0], degrees(106_700, words[1]), degrees(10_900, words[2])));
      }
    }
    return Files.writeString(folder.resolve("map.osm"), xml.append("</osm>\n"));
  }

  private static double degrees(int origin, String steps) {
    return (origin + Integer.parseInt(steps)) / 1000.0;
  }

  private static String way(String line) {
    String[] parts = line.split(" *[:|] *", 3);
    StringBuilder xml = new StringBuilder("<way id='" + parts[0] + "'>");
    for (String node : parts[1].split(" ")) {
      xml.append("<nd ref='").append(node).append("'/>");
    }
    for (String tag : parts[2].split(" ")) {
      String[] keyAndValue = tag.split("=");
      xml.append("<tag k='%s' v='%s'/>".formatted(keyAndValue[0], keyAndValue[1]));
    }
    return xml.append("</way>\n").toString();
  }

  private static List<String> linkIds(Network network) {
    List<String> ids = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      ids.add(network.linkId(link));
    }
    return ids;
  }
}
