package vn.luong.gis.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.luong.gis.attachment.Attachment.Kind;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.gis.attachment.Corridor.Interchange;
import vn.luong.gis.attachment.Corridor.Segment;
import vn.luong.gis.attachment.Corridor.Waypoint;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.gis.streets.RoadSketch.Profile;
import vn.luong.gis.streets.StreetClass;
import vn.luong.sim.network.Network;

/** Ring roads from west to east through the town: an expressway with two interchanges, and a road at grade. */
class CorridorPlacementTest {
  private static final Profile EXPRESSWAY =
      new Profile("Vành đai 9", StreetClass.MOTORWAY, 2, 25, 1.1);
  private static final Profile ROAD =
      new Profile("Đường song hành", StreetClass.SECONDARY, 2, 15, 1);

  private static final List<Waypoint> POINTS = List.of(
      new Waypoint("p0", "West", 2300, 100),
      new Waypoint("p1", "", 5000, 200),
      new Waypoint("p2", "East", 7900, 50),
      new Waypoint("p3", "Far", 14000, 0));
  private static final List<Interchange> INTERCHANGES = List.of(
      new Interchange("p0", "QL13 (Đại lộ)", 2, 14),
      new Interchange("p2", "ĐT743", 1, 14),
      new Interchange("p3", "ĐT999", 1, 14));

  @Test
  void expresswayIsJoinedToBothCarriagewaysAndCutsTheTwoWayRoadOnce() {
    CorridorPlacement.Result result = place(TownOnAMap.build(), EXPRESSWAY, null);

    Network network = result.network();
    // Each ramp is 400 m, but straight on where the expressway ends.
    assertThat(ids(network)).contains("e.p0-e.p1", "e.p1-e.p0", "e.p1-e.p2", "e.p2-e.p1");
    assertThat(ids(network))
        .contains("e.p0-up.cut", "up.cut-e.p0", "e.p0-down.cut", "down.cut-e.p0")
        .contains("e.p2-dt.cut", "dt.cut-e.p2")
        .doesNotContain("e.p2-dt-back.cut");
    assertThat(length(network, "up") + length(network, "up.2")).isCloseTo(6000, within(1e-6));
    int back = network.linkIds().find("dt-back");
    int restOfBack = network.linkIds().find("dt-back.1");
    assertThat(back < 0 || restOfBack < 0 ? -1 : network.toNode(restOfBack))
        .isEqualTo(network.fromNode(back))
        .isEqualTo(network.nodeIds().find("dt.cut"));
    assertThat(NetworkCleaner.clean(network).droppedLinksByMode().values())
        .as("every link can be reached and left")
        .containsOnly(0);
    int link = network.linkIds().index("e.p0-e.p1");
    assertThat(network.allows(link, network.modeTable().find("car"))).isTrue();
    assertThat(network.allows(link, network.modeTable().find("motorbike"))).isFalse();
    assertThat(network.laneCount(network.linkIds().index("e.p0-up.cut"))).isEqualTo(1);
  }

  @Test
  void whereItCameToLieIsTold() {
    List<Attachment> told = place(TownOnAMap.build(), EXPRESSWAY, null).attachments();

    assertThat(told)
        .filteredOn(attachment -> attachment.kind() == Kind.INTERCHANGE)
        .hasSize(2)
        .allMatch(attachment -> attachment.status() == Status.ATTACHED);
    assertThat(of(told, Kind.INTERCHANGE, Status.ATTACHED).meters()).isCloseTo(300, within(1.0));
    assertThat(of(told, Kind.NEW_ROAD, Status.ATTACHED).found()).contains("from West to East");
    // The third waypoint lies beyond the map.
    Attachment outside = told.get(told.size() - 1);
    assertThat(outside.found()).contains("6.1 km are left out").contains("no road to join at Far");
  }

  @Test
  void aRoadOfAnotherNameIsDoubtful() {
    List<Attachment> told =
        place(TownOnAMap.build("QL.14", false), EXPRESSWAY, null).attachments();

    Attachment west = of(told, Kind.INTERCHANGE, Status.DOUBTFUL);
    assertThat(west.place()).isEqualTo("West");
    assertThat(west.found()).contains("does not bear the name \"QL13 (Đại lộ)\"");
  }

  @Test
  void aRoadAtGradeMeetsWhatItCrosses() {
    Network network = place(TownOnAMap.build(), null, ROAD).network();

    int street = network.linkIds().index("street");
    assertThat(network.toNode(network.linkIds().index("street-back.1")))
        .as("both directions of the street go through one junction")
        .isEqualTo(network.nodeIds().index("street.cut"));
    assertThat(network.lengthMeters(street)).isBetween(2800.0, 3300.0);
    assertThat(ids(network))
        .contains("up.cut-street.cut", "street.cut-dt.cut", "dt.cut-street.cut")
        .contains("down.cut-up.cut");
  }

  @Test
  void whatIsMissingOfARoadAtGradeIsTold() {
    List<Attachment> told = place(TownOnAMap.build(), null, ROAD).attachments();

    // From the bend of ĐT743 at 8,100 m on nothing is joined any more.
    Attachment missing = told.get(told.size() - 1);
    assertThat(missing.kind()).isEqualTo(Kind.NEW_ROAD);
    assertThat(missing.status()).isIn(Status.OUTSIDE, Status.FAILED);
    assertThat(missing.road()).isEqualTo("Đường song hành");
    assertThat(missing.found()).contains("no road to join at Far");
    assertThat(missing.plannedMeters() / 2).isCloseTo(14_000 - 8_100, within(10.0));
  }

  @Test
  void aRoadThatLeavesTheRegionMayEndInTheOpen() {
    List<Waypoint> points = List.of(POINTS.get(0), new Waypoint("gate", "", 9000, 100));
    Corridor corridor = new Corridor("c", points, List.of(segment(null, ROAD)));

    CorridorPlacement.Result open = CorridorPlacement.place(
        TownOnAMap.build(), List.of(corridor), INTERCHANGES, Set.of("gate"));
    CorridorPlacement.Result closed =
        CorridorPlacement.place(TownOnAMap.build(), List.of(corridor), INTERCHANGES, Set.of());

    assertThat(ids(open.network())).contains("dt.cut-gate", "gate-dt.cut");
    assertThat(open.network().nodeX(open.network().nodeIds().index("gate"))).isEqualTo(9000);
    assertThat(ids(closed.network())).contains("street.cut-dt.cut");
    assertThat(closed.network().nodeIds().find("gate")).isNegative();
  }

  @Test
  void forbiddenTurnsStayWhereLinksAreCut() {
    Network network = place(TownOnAMap.build("QL.13", true), EXPRESSWAY, null).network();

    List<String> turn = IntStream.of(network.turnRestrictions().links(0))
        .mapToObj(network::linkId)
        .toList();
    assertThat(network.turnRestrictions().count()).isEqualTo(1);
    // The last piece before the turn and the first one after it; the longer pieces keep their ids.
    assertThat(turn).hasSize(3);
    assertThat(network.fromNode(network.linkIds().index(turn.get(0))))
        .isEqualTo(network.nodeIds().index("up.cut"));
    assertThat(network.toNode(network.linkIds().index(turn.get(2))))
        .isEqualTo(network.nodeIds().index("down.cut"));
  }

  @Test
  void whatTheMapHasIsNotBuiltAgain() {
    Profile known = new Profile("QL 13", StreetClass.MOTORWAY, 2, 25, 1);
    List<Waypoint> along =
        List.of(new Waypoint("a", "", 2000, -2900), new Waypoint("b", "", 2000, 2900));
    Corridor corridor = new Corridor("c", along, List.of(segment(known, null)));
    Network town = TownOnAMap.build();

    CorridorPlacement.Result result =
        CorridorPlacement.place(town, List.of(corridor), INTERCHANGES, Set.of());

    assertThat(result.network()).isSameAs(town);
    assertThat(result.attachments()).extracting(Attachment::status).containsExactly(Status.PRESENT);
  }

  @Test
  void aPlanFarFromTheMapIsOutside() {
    List<Waypoint> away =
        List.of(new Waypoint("a", "", 50_000, 0), new Waypoint("b", "", 60_000, 0));
    Corridor corridor = new Corridor("c", away, List.of(segment(EXPRESSWAY, ROAD)));

    List<Attachment> told = CorridorPlacement.place(
            TownOnAMap.build(), List.of(corridor), List.of(), Set.of("a", "b"))
        .attachments();

    assertThat(told).extracting(Attachment::status).containsExactly(Status.OUTSIDE, Status.OUTSIDE);
    assertThat(told).extracting(Attachment::plannedMeters).containsExactly(20_000.0, 20_000.0);
  }

  private static CorridorPlacement.Result place(Network town, Profile expressway, Profile atGrade) {
    Segment segment = segment(expressway, atGrade);
    Corridor corridor = new Corridor("ring", POINTS, List.of(segment, segment, segment));
    return CorridorPlacement.place(town, List.of(corridor), INTERCHANGES, Set.of());
  }

  private static Segment segment(Profile expressway, Profile atGrade) {
    return new Segment(Optional.ofNullable(expressway), Optional.ofNullable(atGrade));
  }

  private static Attachment of(List<Attachment> told, Kind kind, Status status) {
    return told.stream()
        .filter(attachment -> attachment.kind() == kind && attachment.status() == status)
        .findFirst()
        .orElseThrow();
  }

  private static double length(Network network, String link) {
    return network.lengthMeters(network.linkIds().index(link));
  }

  private static List<String> ids(Network network) {
    List<String> ids = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      ids.add(network.linkId(link));
    }
    return ids;
  }
}
