package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.TurnRestrictions;

class JunctionClustersTest {
  /**
   * A divided road crosses a street.
   *
   * <pre>
   *        9
   *        |
   *  1 <-- 2 <-- 3     way 10, one-way to the west
   *        |           way 30: 9-2-5-8, two-way
   *  4 --> 5 --> 6     way 20, one-way to the east
   *        |
   *        8
   * </pre>
   *
   * The ends 1-4 and 3-6 are joined far outside, so that everything is connected.
   */
  private static final String DIVIDED = """
      1 -2 0.1
      2 0 0.1
      3 2 0.1
      4 -2 0
      5 0 0
      6 2 0
      8 0 -2
      9 0 2
      10: 3 2 1 | highway=primary oneway=yes
      20: 4 5 6 | highway=primary oneway=yes
      30: 9 2 5 8 | highway=secondary
      40: 1 4 | highway=secondary
      50: 6 3 | highway=secondary
      """;

  @TempDir
  Path folder;

  @Test
  void dividedRoadAndStreetMeetAtOneNode() throws IOException {
    RoadNetworkBuilder.Result result = build(DIVIDED, 15);

    Network network = result.network();
    assertThat(network.nodeIds().find("5")).isNegative();
    int node = network.nodeIds().index("2");
    assertThat(network.inLinks().size(node)).isEqualTo(4);
    assertThat(network.outLinks().size(node)).isEqualTo(4);
    assertThat(result.report().counts())
        .containsEntry("junctions made of several nodes", 1)
        .containsEntry("nodes in these junctions", 2);
  }

  @Test
  void linksKeepTheirLengthsAndAreDrawnThroughTheirOldEnds() throws IOException {
    Network before = build(DIVIDED, 0).network();
    Network after = build(DIVIDED, 15).network();

    int link = after.linkIds().index("20_0_f");
    int old = before.linkIds().index("20_0_f");
    assertThat(after.lengthMeters(link)).isEqualTo(before.lengthMeters(old));
    assertThat(after.bendCount(link)).isEqualTo(before.bendCount(old) + 1);
    int oldEnd = before.toNode(old);
    assertThat(after.bendX(link, after.bendCount(link) - 1))
        .isEqualTo(before.nodeX(oldEnd), org.assertj.core.api.Assertions.within(0.01));
    assertThat(after.bendY(link, after.bendCount(link) - 1))
        .isEqualTo(before.nodeY(oldEnd), org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void forbiddenTurnsInsideStayForbiddenAndNoOthersBecome() throws IOException {
    // No left turn from the east carriageway into the street to the north: via the short way
    // between.
    String map = DIVIDED.replace("30: 9 2 5 8 |", "30: 9 2 |")
        + "31: 2 5 | highway=secondary\n32: 5 8 | highway=secondary\n"
        + "restriction: no_left_turn 20 n5 31\n";

    Network network = build(map, 15).network();

    assertThat(turns(network, "car")).containsExactly("20_0_f 10_1_f", "20_0_f 30_0_b");
    assertThat(turns(build(DIVIDED, 15).network(), "car")).isEmpty();
  }

  @Test
  void wayThatIsOneWayInsideForbidsTheTurnAgainstIt() throws IOException {
    String map = DIVIDED.replace("30: 9 2 5 8 |", "30: 9 2 |")
        + "31: 2 5 | highway=secondary oneway=yes\n32: 5 8 | highway=secondary\n";

    Network network = build(map, 15).network();

    // From the south and from the west nobody gets to the carriageway to the west or to the north.
    assertThat(turns(network, "car"))
        .containsExactlyInAnyOrder(
            "20_0_f 10_1_f", "20_0_f 30_0_b", "32_0_b 10_1_f", "32_0_b 30_0_b");
  }

  @Test
  void restrictionThatLeadsOverTheShortWayIsKept() throws IOException {
    // No way from the north over 2-5 into the carriageway to the east.
    String map = DIVIDED.replace("30: 9 2 5 8 |", "30: 9 2 |")
        + "31: 2 5 | highway=secondary\n32: 5 8 | highway=secondary\n"
        + "21: 5 6 | highway=primary oneway=yes\n"
        + "restriction: no_left_turn 30 w31 21\n";

    Network network = build(map.replace("20: 4 5 6", "20: 4 5"), 15).network();

    assertThat(turns(network, "car")).containsExactly("30_0_f 21_0_f");
  }

  @Test
  void streetsWithoutDividedRoadsStayApart() throws IOException {
    String alleys = DIVIDED.replace(" oneway=yes", "");

    assertThat(TextMap.links(build(alleys, 15).network()))
        .isEqualTo(TextMap.links(build(alleys, 0).network()));
  }

  @Test
  void farCarriagewaysStayApart() throws IOException {
    assertThat(build(DIVIDED, 8).network().nodeIds().find("5")).isNotNegative();
  }

  private static List<String> turns(Network network, String mode) {
    TurnRestrictions turns = network.turnRestrictions();
    List<String> texts = new ArrayList<>();
    for (int turn = 0; turn < turns.count(); turn++) {
      if (network.modeTable().namesOf(turns.modes(turn)).contains(mode)) {
        texts.add(Arrays.stream(turns.links(turn))
            .mapToObj(network::linkId)
            .collect(Collectors.joining(" ")));
      }
    }
    return texts;
  }

  private RoadNetworkBuilder.Result build(String map, double meters) throws IOException {
    return new RoadNetworkBuilder(TextMap.write(folder.resolve("map.osm"), map))
        .withJoinedJunctions(meters)
        .build();
  }
}
