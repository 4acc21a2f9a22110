package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.luong.gis.osm.OsmTags;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/** Ferries, tracks, trucks, signals, layers, nodes twice at a place, clipping. */
class MapDetailsTest {
  private static final String RIVER = """
      1 0 0
      2 1 0
      3 3 0
      4 4 0
      10: 1 2 | highway=tertiary
      20: 2 3 | route=ferry duration=00:10 motor_vehicle=yes foot=yes
      30: 3 4 | highway=tertiary
      """;

  @TempDir
  Path folder;

  @Test
  void ferryJoinsTheBanksOnlyIfAskedFor() throws IOException {
    assertThat(builder(RIVER).build().network().linkIds().find("20_0_f")).isNegative();

    Network network = builder(RIVER).withFerries().build().network();

    int ferry = network.linkIds().index("20_0_f");
    assertThat(network.freeTravelTimeSeconds(ferry)).isCloseTo(600, within(0.1));
    assertThat(network.linkAttributes().findText(ferry, "type")).isEqualTo("ferry");
    assertThat(network.capacityPcePerPeriod(ferry)).isEqualTo(300);
    assertThat(network.linkIds().find("30_0_b")).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "route=ferry, car motorbike bus truck",
    "route=ferry foot=yes bicycle=yes, ''",
    "route=ferry foot=yes motorcycle=yes, motorbike",
    "route=ferry motor_vehicle=yes hgv=no, car motorbike bus",
  })
  void ferriesTakeWhomTheirTagsLet(String tags, String modes) {
    ImportReport.Builder report = new ImportReport.Builder();

    RoadWay ferry = new WayTags(report).readFerry(1, OsmTags.of(tags.split("[ =]")));

    assertThat(ferry == null ? "" : modeNames(ferry.forward().modes())).isEqualTo(modes);
    assertThat(report.build().droppedWays())
        .isEqualTo(modes.isEmpty() ? Map.of("ferry without vehicles", 1) : Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "00:10, 600",
    "1:30, 5400",
    "00:05:30, 330",
    "PT20M, 1200",
    "PT1H5M, 3900",
    "15, 900",
    "soon, NaN",
    "0, NaN"
  })
  void durationsAreReadInTheirSpellings(String text, double seconds) {
    assertThat(WayTags.durationSeconds(text)).isEqualTo(Double.valueOf(seconds));
  }

  @Test
  void tracksMakeLinesOfTheirOwnAndLevelCrossingsAreNoJunctions() throws IOException {
    RoadNetworkBuilder.Result result =
        builder("""
            1 0 0
            2 1 0
            3 2 0
            4 1 1
            5 1 -1
            6 0 3
            7 2 3
            10: 1 2 3 | highway=tertiary
            50: 4 2 5 | railway=rail
            60: 6 7 | railway=subway maxspeed=100 layer=2
            70: 4 6 | railway=rail service=yard
            80: 5 7 | railway=construction
            """).withModes(EnumSet.of(RoadMode.CAR, RoadMode.RAIL)).build();

    Network network = result.network();
    assertThat(TextMap.links(network))
        .containsExactly(
            "10_0_f 1>3", "10_0_b 3>1", "50_0_f 4>5", "50_0_b 5>4", "60_0_f 6>7", "60_0_b 7>6");
    int metro = network.linkIds().index("60_0_f");
    assertThat(network.modeTable().namesOf(network.modes(metro))).containsExactly("rail");
    assertThat(Units.kilometersPerHour(network.freeSpeedMetersPerSecond(metro)))
        .isCloseTo(100, within(1e-9));
    assertThat(network.linkAttributes().findText(metro, "type")).isEqualTo("subway");
    assertThat(network.linkAttributes().findText(metro, "layer")).isEqualTo("2");
    assertThat(result.report().droppedWays()).isEqualTo(Map.of("siding or yard", 1));
  }

  @Test
  void trucksKeepOffRoadsTheyAreBannedFrom() throws IOException {
    Network network =
        builder("""
            1 0 0
            2 1 0
            3 1 1
            4 0 1
            10: 1 2 3 | highway=primary
            20: 3 4 1 | highway=primary hgv=no
            """).withModes(EnumSet.of(RoadMode.CAR, RoadMode.TRUCK)).build().network();

    int truck = network.modeTable().find("truck");
    assertThat(network.allows(network.linkIds().index("10_0_f"), truck)).isTrue();
    assertThat(network.allows(network.linkIds().index("20_0_f"), truck)).isFalse();
  }

  @Test
  void signalsTakeCapacityAndTimeOfTheLinksTheyStop() throws IOException {
    String map = """
        1 0 0
        2 2 0 highway=traffic_signals
        3 4 0
        4 2 2
        10: 1 2 3 | highway=primary lanes=4
        20: 2 4 | highway=residential
        """;

    Network without = builder(map).build().network();
    RoadNetworkBuilder.Result with = builder(map).withSignals().build();

    Network network = with.network();
    int towards = network.linkIds().index("10_0_f");
    int away = network.linkIds().index("10_0_b");
    assertThat(network.capacityPcePerPeriod(towards)).isCloseTo(0.45 * 1900 * 2, within(1e-9));
    assertThat(network.freeTravelTimeSeconds(towards) - without.freeTravelTimeSeconds(towards))
        .isCloseTo(13.6125, within(1e-6));
    assertThat(network.linkAttributes().findText(towards, "signals")).isEqualTo("yes");
    assertThat(network.capacityPcePerPeriod(away)).isEqualTo(2 * 1650);
    assertThat(network.capacityPcePerPeriod(network.linkIds().index("20_0_b"))).isEqualTo(500);
    assertThat(with.report().counts()).containsEntry("links stopped by a traffic signal", 3);
    assertThat(with.report().notApplied()).isEmpty();
  }

  @Test
  void signalsBetweenTheCarriagewaysOfOneJunctionCountOnce() throws IOException {
    Network network = builder("""
            1 0 0
            2 2 0 highway=traffic_signals
            3 2.2 0 highway=traffic_signals
            4 4 0
            5 2 2
            6 2.2 2
            10: 1 2 3 4 | highway=primary
            20: 5 2 | highway=primary oneway=yes
            30: 3 6 | highway=primary oneway=yes
            40: 6 5 | highway=primary oneway=yes
            """).withSignals().build().network();

    assertThat(stopped(network, "10_0_f")).isTrue();
    assertThat(stopped(network, "10_1_f")).isFalse();
    assertThat(stopped(network, "10_1_b")).isFalse();
    assertThat(stopped(network, "10_2_b")).isTrue();
  }

  @Test
  void signalInFrontOfAJunctionStopsOneDirectionOnly() throws IOException {
    Network network = builder("""
            1 0 0
            2 1 0 highway=traffic_signals traffic_signals:direction=forward
            3 2 0
            4 3 0
            5 2 1
            10: 1 2 3 4 | highway=primary
            20: 3 5 | highway=primary
            """).withSignals().build().network();

    assertThat(stopped(network, "10_0_f")).isTrue();
    assertThat(stopped(network, "10_0_b")).isFalse();
  }

  @Test
  void nodesAtTheVeryPlaceOfAnotherAreOneJunctionUnlessABridgeLiesBetween() throws IOException {
    String map = """
        1 0 0
        2 1 0
        3 1 0
        4 2 0
        5 1 0
        6 1 1
        10: 1 2 | highway=primary
        20: 3 4 | highway=primary
        30: 5 6 | highway=primary%s
        restriction: no_left_turn 20 n3 30
        """;

    RoadNetworkBuilder.Result joined = builder(map.formatted("")).build();
    Network bridged = builder(map.formatted(" bridge=yes")).build().network();

    assertThat(TextMap.links(joined.network()))
        .containsExactlyInAnyOrder(
            "10_0_f 1>2", "10_0_b 2>1", "20_0_f 2>4", "20_0_b 4>2", "30_0_f 2>6", "30_0_b 6>2");
    assertThat(joined.network().turnRestrictions().count()).isEqualTo(1);
    assertThat(joined.report().repaired())
        .containsEntry("nodes at the very place of another, joined with it", 2);
    assertThat(TextMap.links(bridged)).containsExactly("10_0_f 1>4", "20_0_b 4>1");
  }

  @Test
  void pieceThatTwoWaysRunAlongIsOfTheMoreImportantOne() throws IOException {
    RoadNetworkBuilder.Result result = builder("""
            1 0 0
            2 1 0
            3 2 0
            4 1 1
            10: 1 2 3 | highway=residential
            20: 3 2 | highway=primary
            30: 2 4 | highway=residential
            40: 2 4 | highway=path motorcycle=yes
            """).build();

    assertThat(TextMap.links(result.network()))
        .containsExactlyInAnyOrder(
            "10_0_f 1>2", "10_0_b 2>1", "20_0_f 3>2", "20_0_b 2>3", "30_0_f 2>4", "30_0_b 4>2");
    assertThat(result.report().repaired())
        .containsEntry("pieces of ways along another way, left out", 4);
  }

  @Test
  void roadsThatCrossOnABridgeAreNotJoined() throws IOException {
    Network network = builder("""
            1 0 0
            2 1 0
            3 2 0
            4 1 1
            5 1 -1
            6 0 1
            10: 1 2 3 | highway=primary
            20: 4 5 | highway=primary bridge=yes
            30: 4 6 1 | highway=primary
            """).build().network();

    assertThat(TextMap.links(network)).containsExactlyInAnyOrder("20_0_b 5>3", "10_0_b 3>5");
    assertThat(network.linkAttributes().findText(0, "layer")).isEqualTo("1");
  }

  @Test
  void waysThatTouchAPolygonAreTakenWhole() throws IOException, ParseException {
    // The triangle holds node 2 and crosses way 30 between its nodes; way 40 stays outside.
    Geometry triangle = new WKTReader()
        .read("POLYGON ((106.7005 10.8995, 106.7015 10.8995, 106.701 10.9012, 106.7005 10.8995))");
    RoadNetworkBuilder.Result result = builder("""
            1 0 0
            2 1 0
            3 2 0
            4 0 1
            5 2 1
            6 2 3
            10: 1 2 3 | highway=primary
            20: 1 4 | highway=primary
            30: 4 5 | highway=primary
            35: 5 3 | highway=primary
            40: 5 6 | highway=primary
            """).withArea(triangle).build();

    assertThat(TextMap.links(result.network()))
        .containsExactlyInAnyOrder("10_0_f 1>3", "10_0_b 3>1");
    assertThat(result.report().droppedWays()).containsEntry("outside the area", 3);
  }

  private static boolean stopped(Network network, String link) {
    return network.linkAttributes().findText(network.linkIds().index(link), "signals") != null;
  }

  private static String modeNames(int modes) {
    StringBuilder names = new StringBuilder();
    for (RoadMode mode : RoadMode.values()) {
      if ((modes & mode.bit()) != 0) {
        names.append(names.isEmpty() ? "" : " ").append(mode.modeName());
      }
    }
    return names.toString();
  }

  private RoadNetworkBuilder builder(String map) throws IOException {
    return new RoadNetworkBuilder(TextMap.write(folder.resolve("map.osm"), map));
  }
}
