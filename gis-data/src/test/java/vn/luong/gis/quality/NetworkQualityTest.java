package vn.luong.gis.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.AttributeTable.Value;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.Severity;

/** Each check on a network of a few links that has just that fault, and on one that looks like it but is sound. */
class NetworkQualityTest {
  /** Three nodes A, B, C, some hundred metres from each other, without roads. */
  private static Streets corners() {
    return new Streets().node("A", 0, 0).node("B", 400, 0).node("C", 200, 300);
  }

  /** The same with roads in both directions between them. */
  private static Streets triangle() {
    return corners().road("ab", "A", "B").road("bc", "B", "C").road("ca", "C", "A");
  }

  @Test
  void soundNetworkHasNoFindings() {
    assertThat(Streets.findings(triangle().build())).isEmpty();
  }

  @Test
  void partThatIsNotConnectedIsToldOnceForAllItsLinksAndModes() {
    Network network = corners()
        .node("D", 1000, 0)
        .node("E", 1200, 0)
        .modes("car,motorbike")
        .road("ab", "A", "B")
        .modes("car,motorbike")
        .road("bc", "B", "C")
        .modes("car,motorbike")
        .road("de", "D", "E")
        .build();

    Problem problem = Streets.problems(network).problems().get(0);

    assertThat(Streets.findings(network)).containsExactly("unconnected-part: link de_f");
    assertThat(problem.found())
        .isEqualTo(
            "it and 1 more links (0.40 km in all) cannot be left or reached by car, motorbike");
    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
    assertThat(problem.x()).isEqualTo(1100);
    assertThat(problem.y()).isZero();
  }

  @Test
  void oneWayRoadsThatBeginOrEndNowhereAreDeadEnds() {
    Network network = triangle()
        .node("D", 600, 0)
        .node("E", -200, 0)
        .oneWay("bd", "B", "D")
        .oneWay("ea", "E", "A")
        .build();

    assertThat(Streets.findings(network))
        .contains("dead-end-sink: link bd", "dead-end-source: link ea")
        .filteredOn(finding -> finding.startsWith("dead-end"))
        .hasSize(2);
  }

  @Test
  void linesOfTrainsNeedNotBeConnected() {
    Network network = triangle()
        .node("D", 1000, 0)
        .node("E", 1200, 0)
        .modes("rail")
        .type("rail")
        .kilometersPerHour(200)
        .capacity(9999)
        .road("de", "D", "E")
        .build();

    assertThat(Streets.findings(network)).isEmpty();
  }

  @Test
  void speedsFarFromTheClassAreSuspicious() {
    Network network = corners()
        .type("residential")
        .kilometersPerHour(90)
        .road("ab", "A", "B")
        .type("trunk")
        .kilometersPerHour(12)
        .road("bc", "B", "C")
        .type("trunk")
        .kilometersPerHour(12)
        .signals()
        .road("ca", "C", "A")
        .build();

    assertThat(Streets.findings(network))
        .containsExactly(
            "suspicious-speed: link ab_f",
            "suspicious-speed: link ab_b",
            "suspicious-speed: link bc_f",
            "suspicious-speed: link bc_b");
  }

  @Test
  void speedWithoutAClassIsSuspiciousOnlyBeyondAllRoads() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .kilometersPerHour(500)
        .oneWay("ab", "A", "B")
        .kilometersPerHour(120)
        .oneWay("ba", "B", "A")
        .build();

    assertThat(Streets.findings(network)).containsExactly("suspicious-speed: link ab");
  }

  @Test
  void lanesMustFitTheClass() {
    Network network = corners()
        .type("residential")
        .lanes(6)
        .capacity(3000)
        .road("ab", "A", "B")
        .type("motorway")
        .kilometersPerHour(90)
        .road("bc", "B", "C")
        .type("primary")
        .lanes(4)
        .capacity(6000)
        .road("ca", "C", "A")
        .build();

    assertThat(Streets.findings(network))
        .containsExactly(
            "lanes-against-class: link ab_f",
            "lanes-against-class: link ab_b",
            "lanes-against-class: link bc_f",
            "lanes-against-class: link bc_b");
  }

  @Test
  void lanesOfALinkThatStandsForSeveralStreetsAreThoseOfAll() {
    Network network = corners()
        .type("residential")
        .lanes(6)
        .capacity(3000)
        .road("ab", "A", "B")
        .oneWay("bc", "B", "C")
        .oneWay("ca", "C", "A")
        .build();
    NetworkBuilder threefold = NetworkBuilder.copyOf(network);
    threefold
        .linkAttributes()
        .put(
            threefold.findLink("ab_f"),
            LinkTexts.STREETS,
            new Value(AttributeTable.DOUBLE_CLASS, "3.0"));

    assertThat(Streets.findings(threefold.build()))
        .containsExactly("lanes-against-class: link ab_b");
  }

  @Test
  void capacitiesOfNoRoadAreTold() {
    Network network = corners()
        .capacity(0)
        .oneWay("ab", "A", "B")
        .capacity(9000)
        .oneWay("bc", "B", "C")
        .oneWay("ca", "C", "A")
        .build();

    assertThat(Streets.findings(network))
        .contains("no-capacity: link ab", "suspicious-capacity: link bc");
  }

  @Test
  void lengthBelowTheDistanceOfTheNodesIsTold() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .lengthFactor(0.5)
        .oneWay("ab", "A", "B")
        .lengthFactor(1.6)
        .oneWay("ba", "B", "A")
        .build();

    assertThat(Streets.findings(network)).containsExactly("length-below-distance: link ab");
  }

  @Test
  void linkShorterThanATimeStepIsTold() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 8, 0)
        .oneWay("ab", "A", "B")
        .kilometersPerHour(20)
        .oneWay("ba", "B", "A")
        .build();

    assertThat(Streets.findings(network)).containsExactly("short-link: link ab");
  }

  @Test
  void linksAlongTheSameLineAreDuplicates() {
    Network network = triangle()
        .oneWay("copy", "A", "B")
        .bends(200, -100)
        .oneWay("detour", "A", "B")
        .lengthFactor(1.5)
        .oneWay("winding", "A", "B")
        .modes("bike")
        .oneWay("path", "A", "B")
        .modes("bike")
        .oneWay("back", "B", "A")
        .build();

    assertThat(Streets.findings(network))
        .filteredOn(finding -> finding.startsWith("duplicate"))
        .containsExactly("duplicate-link: link copy");
  }

  @Test
  void roadsThatCrossWithoutANodeAreToldOnceAtThePlace() {
    Network network = triangle()
        .node("D", 200, -100)
        .node("E", 200, 100)
        .road("de", "D", "E")
        .road("da", "D", "A")
        .road("ea", "E", "A")
        .build();

    assertThat(Streets.findings(network)).containsExactly("crossing-without-node: link ab_f");
    Problem problem = Streets.problems(network).problems().get(0);
    assertThat(problem.found()).contains("crosses link \"de_f\"");
    assertThat(problem.x()).isEqualTo(200);
    assertThat(problem.y()).isZero();
  }

  @Test
  void roadsThatTouchAtABendAreToldOnce() {
    Network network = triangle()
        .node("D", 100, -100)
        .node("E", 300, -100)
        .bends(200, 0)
        .road("de", "D", "E")
        .road("da", "D", "A")
        .road("ed", "E", "D")
        .build();

    assertThat(Streets.findings(network)).containsExactly("crossing-without-node: link ab_f");
    assertThat(Streets.problems(network).problems().get(0).found()).contains("touches");
  }

  @Test
  void bridgesPathsOfOtherModesAndSketchedLinesDoNotCross() {
    Network network = triangle()
        .node("D", 200, -100)
        .node("E", 200, 100)
        .node("F", 220, 100)
        .layer("1")
        .road("bridge", "D", "E")
        .lengthFactor(1.3)
        .road("sketch", "D", "F")
        .road("da", "D", "A")
        .road("ea", "E", "A")
        .lengthFactor(1.3)
        .road("fa", "F", "A")
        .build();

    assertThat(Streets.findings(network)).isEmpty();
  }

  @Test
  void roadsOnTopOfEachOtherOverlap() {
    Network network = triangle()
        .node("D", 300, 0)
        .node("E", 600, 0)
        .road("de", "D", "E")
        .bends(650, 600)
        .road("ec", "E", "C")
        .bends(300, 50)
        .road("dc", "D", "C")
        .build();

    assertThat(Streets.findings(network)).contains("overlapping-lines: link ab_f");
  }

  @Test
  void capacityThatDropsBetweenJunctionsIsTold() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .node("C", 800, 0)
        .node("D", 400, 500)
        .lanes(3)
        .capacity(3000)
        .oneWay("ab", "A", "B")
        .oneWay("bc", "B", "C")
        .oneWay("cd", "C", "D")
        .oneWay("da", "D", "A")
        .build();

    assertThat(Streets.findings(network)).containsExactly("capacity-drop: node B");
  }

  @Test
  void capacityMayDropWhereTheRoadBranches() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .node("C", 800, 0)
        .node("D", 400, 500)
        .lanes(3)
        .capacity(3000)
        .oneWay("ab", "A", "B")
        .oneWay("bc", "B", "C")
        .oneWay("bd", "B", "D")
        .oneWay("cd", "C", "D")
        .oneWay("da", "D", "A")
        .build();

    assertThat(Streets.findings(network)).isEmpty();
  }

  @Test
  void linkThatAllTurnsAreForbiddenFromIsAnIsland() {
    Network network = triangle().forbid("ab_f", "bc_f").forbid("ab_f", "ab_b").build();

    assertThat(Streets.findings(network)).containsExactly("turn-island: link ab_f");
  }

  @Test
  void nodesAtOnePlaceAreTold() {
    Network network = triangle()
        .node("A2", 0.001, 0)
        .node("D", 0, -200)
        .road("da", "D", "A2")
        .bends(100, -200)
        .road("db", "D", "B")
        .build();

    assertThat(Streets.findings(network)).contains("nodes-at-one-place: node A2");
  }

  @Test
  void nodesOfABridgeAboveANodeAreOtherPoints() {
    Network network = triangle()
        .node("A2", 0, 0)
        .node("D", 0, -200)
        .layer("1")
        .road("da", "D", "A2")
        .bends(100, -200)
        .road("db", "D", "B")
        .build();

    assertThat(Streets.findings(network))
        .noneMatch(finding -> finding.startsWith("nodes-at-one-place"));
  }
}
