package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.units.ClosedHours;

class ScenarioCompilerTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void measuresChangeAndCloseRoads() throws IOException {
    RunnableScenario scenario = compile("""
        measures:
          - {change-road: QL13, lanes: 4, speed: 70 km/h}
          - close-road: b01-b02
        """);

    Network network = scenario.network();
    assertThat(network.linkIds().contains("b01-b02")).isFalse();
    int opposite = network.linkIds().index("b02-b01");
    assertThat(network.laneCount(opposite)).isEqualTo(4);
    assertThat(network.capacityPcePerPeriod(opposite)).isCloseTo(4 * 1650 * 0.65, within(1e-6));
    assertThat(network.freeSpeedMetersPerSecond(opposite)).isCloseTo(70 / 3.6, within(1e-9));
    assertThat(scenario.inputs()).hasSize(1);
  }

  @Test
  void queueModelIsTheOneOfTheFileWithTheSoundRules() throws IOException {
    TrafficParameters traffic = compile("""
        traffic:
          dynamics: kinematic-waves
          inflow-capacity: lanes-from-diagram
          node-transition: vehicle-by-vehicle-random
        """).engine().mobsim().traffic();

    assertThat(traffic.trafficDynamics()).isEqualTo(TrafficDynamics.KINEMATIC_WAVES);
    assertThat(traffic.inflowCapacity()).isEqualTo(InflowCapacity.LANES_FROM_DIAGRAM);
    assertThat(traffic.nodeTransition()).isEqualTo(NodeTransition.VEHICLE_BY_VEHICLE_RANDOM);
    assertThat(traffic.quirks()).isEqualTo(Quirks.NONE);
  }

  @Test
  void roadsAreClosedToModesByTheHourAndOpenedAgain() throws IOException {
    RunnableScenario scenario = compile("""
        measures:
          - {close-road: QL13, modes: [car, motorbike], hours: [06:00-09:00, 16:00-20:00]}
          - {close-road: QL13, modes: [car], hours: 08:00-10:00}
          - {close-road: b01-b02, hours: 22:00-05:00}
          - {close-road: b02-b01, modes: [car]}
          - {change-road: b02-b03, closed-hours: {motorbike: 06:00-22:00}}
          - {change-road: b03-b02, closed-hours: none}
        """);

    Network network = scenario.network();
    assertThat(closedHours(network, "b01-b02"))
        .isEqualTo(
            "bus 00:00-05:00,22:00-24:00;car 00:00-05:00,06:00-10:00,16:00-20:00,22:00-24:00;"
                + "motorbike 00:00-05:00,06:00-09:00,16:00-20:00,22:00-24:00;"
                + "truck 00:00-05:00,22:00-24:00");
    assertThat(closedHours(network, "b02-b01"))
        .isEqualTo("car 00:00-24:00;motorbike 06:00-09:00,16:00-20:00");
    assertThat(closedHours(network, "b02-b03")).isEqualTo("motorbike 06:00-22:00");
    assertThat(closedHours(network, "b03-b02")).isNull();
    assertThat(problems.problems())
        .filteredOn(problem -> problem.kind().equals("closed-hours"))
        .anyMatch(problem -> problem.message().contains("QL13")
            && problem.message().contains("06:00-09:00, 16:00-20:00"));
  }

  @Test
  void wrongHoursAndModesOfClosedRoadsAreProblems() {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
            measures:
              - {close-road: QL13, modes: [lorry], hours: [06:00-09:00]}
              - {close-road: QL13, hours: [6-9]}
              - {close-road: QL13, modes: [], hours: [06:00-09:00]}
              - {change-road: QL13, closed-hours: mornings}
              - {change-road: QL13, closed-hours: {car: 09:00-08:70}}
            """));

    assertThat(thrown.problems())
        .extracting(Problem::kind)
        .containsExactlyInAnyOrder(
            "unknown-mode", "bad-value", "bad-value", "bad-value", "bad-value");
  }

  private static String closedHours(Network network, String link) {
    return network.linkAttributes().findText(network.linkIds().index(link), ClosedHours.ATTRIBUTE);
  }

  @Test
  void problemsOfKeysRoadsLinesZonesAndModesComeInOneGo() {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
            iteratons: 5
            scoring: {performing: -6}
            parking: {areas: [{zones: [thuan-an.lai-thiew], mode: car, per-hour: 5000}]}
            replanning: {change-mode-among: [car, boat]}
            measures:
              - {change-road: QL31, lanes: 2}
              - {close-transit-line: bus-77}
              - {zoning: tod-stations-2030, takes-from: [Thuan An], colums: {}}
              - {close-rod: QL13}
            """));

    assertThat(thrown.problems())
        .extracting(Problem::kind)
        .containsExactlyInAnyOrder(
            "unknown-key",
            "out-of-range",
            "unknown-zone",
            "unknown-mode",
            "unknown-road",
            "unknown-line",
            "unknown-district",
            "unknown-key",
            "unknown-measure",
            "far-from-streets");
    assertThat(thrown.problems())
        .filteredOn(problem -> problem.kind().equals("unknown-road"))
        .allMatch(problem -> problem.message().contains("scenario.yaml:"));
  }

  @Test
  void whatDecidesOnTheWorldIsToldBeforeWhatIsInIt() {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
            netwrk: osm.xml.gz
            measures:
              - {change-road: Vành đai 4, lanes: 4}
            """));

    assertThat(thrown.problems()).extracting(Problem::kind).containsExactly("unknown-key");
  }

  @Test
  void namesAreNotLookedForOnAnotherNetworkThanTheOneThatIsMissing() {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
        network: {file: osm.xml.gz}
        measures:
          - {change-road: Vành đai 4, lanes: 4}
        """));

    assertThat(thrown.problems()).extracting(Problem::kind).containsExactly("no-such-file");
  }

  @Test
  void aRoadThatDoesNotExistIsAProblemWithTheNearestName() {
    assertThatThrownBy(() -> compile("""
        measures:
          - close-road: QL31
        """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("road \"QL31\"")
        .hasMessageContaining("Did you mean");
  }

  @Test
  void closingTheOnlyRoadToAPlaceIsAProblem() {
    assertThatThrownBy(() -> compile("""
        measures:
          - close-road: n154-DN-ThuBien
        """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void aModeToChangeToMustBeThere() {
    assertThatThrownBy(() -> compile("""
        replanning: {change-mode-among: [car, ferry]}
        """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no mode \"ferry\"");
  }

  @Test
  void peopleChooseTransitAndNotItsVehiclesAndThereIsOneTransit() {
    assertThatThrownBy(() -> compile("""
        modes:
          tram: {moves: transit}
        replanning: {change-mode-among: [car, bus]}
        """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"bus\" is a mode of legs aboard")
        .hasMessageContaining("more than one mode");
  }

  @Test
  void onlyWardsOnTheNetworkTakePart() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");

    RunnableScenario scenario = compile("network: grid.xml\n");

    assertThat(scenario.zones().zoneCount()).isBetween(1, 20);
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.countByKind())
        .containsOnlyKeys(
            "few-streets", "gateways-left-out", "lines-left-out", "plan-doubtful", "wards-left-out")
        .containsEntry("wards-left-out", 1)
        .containsEntry("lines-left-out", 1);
    assertThat(problems.problems())
        .as("the streets of the grid have neither names nor classes: gateways on them are worth a"
            + " look")
        .filteredOn(problem -> problem.kind().equals("plan-doubtful"))
        .allMatch(problem -> problem.hasPlace() && problem.subject().startsWith("gateway"));
    assertThat(message("wards-left-out"))
        .contains("scenario.yaml:3")
        .contains("residents are left out");
    assertThat(scenario.inputs()).hasSize(2);
    assertThat(scenario.attributions()).anyMatch(text -> text.contains("ODbL"));
    assertThat(homeStreets(scenario)).containsOnly("residential");
  }

  @Test
  void thePlanCanBeLeftOut() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");
    Path file = Files.writeString(
        folder.resolve("scenario.yaml"),
        "extends: binh-duong-2030\npopulation: {sample: 0.1%, year: 2030}\n"
            + "network: {file: grid.xml, planned-roads: no}\n");

    ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, problems);

    assertThat(message("planned-roads-missing")).contains("no road named", "Vành đai 3");
    assertThat(problems.countByKind()).doesNotContainKeys("plan-outside", "plan-not-attached");
  }

  @Test
  void streetsOfCrowdedWardsCarryWhatTheMissingOnesWould() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");

    Network filled = compile("network: grid.xml\nmeasures: [{change-road: 92-93, lanes: 2}]\n")
        .network();

    // Streets 500 m apart are 4 km in a square kilometre, where a town has 27.
    int street = filled.linkIds().index("76-77");
    assertThat(filled.laneCount(street)).isEqualTo(3);
    assertThat(filled.capacityPcePerPeriod(street)).isEqualTo(3000);
    assertThat(filled.linkAttributes().findNumber(street, LinkTexts.STREETS)).isEqualTo(3);
    assertThat(filled.laneCount(filled.linkIds().index("144-145")))
        .as("a trunk road")
        .isEqualTo(1);
    assertThat(filled.laneCount(filled.linkIds().index("92-93")))
        .as("what a measure says")
        .isEqualTo(2);
    assertThat(problems.problems())
        .filteredOn(problem -> problem.kind().equals("few-streets"))
        .isNotEmpty()
        .allMatch(Problem::hasPlace)
        .anyMatch(problem -> problem.message().contains("zone \"di-an.")
            && problem.message().contains("people live along")
            && problem.message().contains("every local street carries what 3.0 would")
            && problem.message().contains("km in all"));
  }

  @Test
  void streetsOfTheNetworkOfAnEarlierRunAreNotFilledAgain() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");
    Network once = compile("network: grid.xml\n").network();
    NetworkXmlWriter.write(once, folder.resolve("grid.xml"));

    Network again = compile("network: grid.xml\n").network();

    int street = again.linkIds().index("76-77");
    assertThat(again.laneCount(street)).isEqualTo(3);
    assertThat(again.linkAttributes().findNumber(street, LinkTexts.STREETS)).isEqualTo(3);
  }

  @Test
  void noWardHasMoreThanTenThousandPeopleOnAKilometer() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");

    RunnableScenario scenario = compile("network: grid.xml\n");

    assertThat(message("wards-left-out")).contains("a km for each 10,000 people");
    Network network = scenario.network();
    double[] meters = new double[scenario.zones().zoneCount()];
    for (int link = 0; link < network.linkCount(); link++) {
      int from = network.fromNode(link);
      int to = network.toNode(link);
      int zone = scenario
          .zones()
          .zoneAt(
              (network.nodeX(from) + network.nodeX(to)) / 2,
              (network.nodeY(from) + network.nodeY(to)) / 2);
      if (zone >= 0) {
        meters[zone] += network.lengthMeters(link) / 2;
      }
    }
    for (int zone = 0; zone < meters.length; zone++) {
      assertThat(scenario.zones().residents(zone)).isLessThanOrEqualTo(10 * meters[zone]);
    }
  }

  @Test
  void streetsCanBeTakenAsTheMapHasThem() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");

    Network mapped = compile("network: {file: grid.xml, fill-streets: no}\n").network();

    assertThat(mapped.laneCount(mapped.linkIds().index("76-77"))).isEqualTo(1);
    assertThat(problems.countByKind()).doesNotContainKey("few-streets");
  }

  @Test
  void whoComesThroughAGatewayLivesOutsideOfTheNetwork() throws IOException {
    writeGrid("EPSG:32648", "car,motorbike");

    RunnableScenario scenario = compile("network: grid.xml\n");

    Set<String> homes = new TreeSet<>();
    Population population = scenario.population();
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      if (population.personId(person).startsWith("in-")) {
        cursor.seek(population.plans().selectedPlan(person));
        cursor.advance();
        homes.add(scenario.network().linkId(cursor.link()));
      }
    }
    assertThat(homes).isNotEmpty().allMatch(link -> link.matches("gateway-.*-out"));
  }

  /** Classes of the links that people of Dĩ An live at. */
  private static Set<String> homeStreets(RunnableScenario scenario) {
    Set<String> types = new TreeSet<>();
    Population population = scenario.population();
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      if (population.personId(person).startsWith("di-an.")) {
        cursor.seek(population.plans().selectedPlan(person));
        cursor.advance();
        types.add(scenario.network().linkAttributes().findText(cursor.link(), "type"));
      }
    }
    return types;
  }

  @Test
  void aNetworkWithoutMotorbikesIsAProblem() throws IOException {
    writeGrid("EPSG:32648", "car");

    assertThatThrownBy(() -> compile("network: grid.xml\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("covers no ward")
        .hasMessageContaining("motorbike");
  }

  @Test
  void aNetworkInOtherCoordinatesIsAProblem() throws IOException {
    writeGrid("EPSG:3857", "car,motorbike");

    assertThatThrownBy(() -> compile("network: grid.xml\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("EPSG:3857")
        .hasMessageContaining("--crs EPSG:32648");
  }

  /** Streets 500 m apart in a square of 8 km around Dĩ An; those in the middle are trunk roads. */
  private void writeGrid(String crs, String modes) throws IOException {
    ModeTable table = new ModeTable();
    long bits = 0;
    for (String mode : modes.split(",")) {
      bits |= ModeTable.bit(table.add(mode));
    }
    NetworkBuilder builder = new NetworkBuilder(table);
    builder.networkAttributes().putText(0, "coordinateReferenceSystem", crs);
    LinkProperties street = new LinkProperties(500, 10, 1000, 1, bits);
    int side = 17;
    for (int node = 0; node < side * side; node++) {
      builder.addNode(
          "n" + node, 692_500 - 4000 + 500 * (node % side), 1_206_000 - 4000 + 500 * (node / side));
    }
    for (int node = 0; node < side * side; node++) {
      boolean isTrunk = node / side == side / 2;
      if (node % side < side - 1) {
        addBothWays(builder, node, node + 1, street, isTrunk);
      }
      if (node / side < side - 1) {
        addBothWays(builder, node, node + side, street, false);
      }
    }
    NetworkXmlWriter.write(builder.build(), folder.resolve("grid.xml"));
  }

  private static void addBothWays(
      NetworkBuilder builder, int node, int other, LinkProperties street, boolean isTrunk) {
    String type = isTrunk ? "trunk" : "residential";
    int there = builder.addLink(node + "-" + other, node, other, street);
    int back = builder.addLink(other + "-" + node, other, node, street);
    builder.linkAttributes().putText(there, "type", type);
    builder.linkAttributes().putText(back, "type", type);
  }

  private String message(String kind) {
    return problems.problems().stream()
        .filter(problem -> problem.kind().equals(kind))
        .map(Problem::message)
        .findFirst()
        .orElseThrow();
  }

  private RunnableScenario compile(String text) throws IOException {
    Path file = Files.writeString(
        folder.resolve("scenario.yaml"),
        "extends: binh-duong-2019\npopulation: {sample: 0.1%}\n" + text);
    return ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, problems);
  }
}
