package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.traffic.NodeTransition;

/** The events that the real QSim made of its micro cases, second by second: ours and the oracle's are the same. */
class MatsimReferenceTest {
  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> deterministicMicroCasesGiveTheSameEvents() throws IOException {
    Path micro = SharedFolder.require("reference/matsim/micro");
    List<Path> cases;
    try (Stream<Path> entries = Files.list(micro)) {
      cases = entries
          .filter(Files::isDirectory)
          .filter(this::isDeterministic)
          .sorted()
          .toList();
    }
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
  }

  /** Random merges are compared by their distribution (04a, 04c). */
  private boolean isDeterministic(Path each) {
    return !each.getFileName().toString().matches("04a.*|04c.*");
  }

  private void check(Path folderOfCase) {
    ReferenceScenario scenario = microCase(folderOfCase);

    List<Event> events = scenario.events(4711, folder);

    List<Event> recorded = ReferenceScenario.readEvents(folderOfCase.resolve("events.xml"));
    assertThat(sorted(events)).isEqualTo(sorted(recorded));
    // The oracle knows nothing of public transport.
    if (scenario.transit().vehicleCount() == 0) {
      assertThat(sorted(scenario.oracleEvents(4711, folder)))
          .as("events of the oracle")
          .isEqualTo(sorted(recorded));
    }
  }

  @Test
  void bundledExampleOfOneBusGivesTheSameEvents() {
    Path example = SharedFolder.require("reference/matsim/pt-simple");

    List<Event> events = firstIteration(example, "config.xml", "network.xml");

    assertThat(sorted(events)).isEqualTo(sorted(recordedFirstIteration(example)));
  }

  /** Trains that serve one departure after the other. Draws decide which of two cars crosses a node first. */
  @Test
  void bundledExampleOfTrainsAndCarsGivesTheSameEventsButForDraws() {
    Path example = SharedFolder.require("reference/matsim/pt-tutorial");

    List<Event> events = firstIteration(example, "0.config.xml", "multimodalnetwork.xml");

    List<Event> recorded = recordedFirstIteration(example);
    Set<String> cars = recorded.stream()
        .filter(event -> event.kind() == EventKind.VEHICLE_ENTERS_TRAFFIC)
        .map(event -> ((Event.Traffic) event).person())
        .filter(person -> !person.startsWith("pt_"))
        .collect(Collectors.toSet());
    assertThat(withoutCars(events, cars)).isEqualTo(withoutCars(recorded, cars));
    Set<String> ours = new HashSet<>(sorted(events));
    long missing =
        sorted(recorded).stream().filter(event -> !ours.contains(event)).count();
    assertThat(missing).isLessThan(recorded.size() / 200);
  }

  /** Events of those who ride and of the trains: a person's car bears the person's id. */
  private static List<String> withoutCars(List<Event> events, Set<String> cars) {
    Pattern who = Pattern.compile("(?:person|vehicle)=(\\w+)");
    return sorted(events).stream()
        .filter(event -> who.matcher(event).results().noneMatch(m -> cars.contains(m.group(1))))
        .toList();
  }

  private List<Event> firstIteration(Path example, String config, String network) {
    ReferenceScenario scenario = ReferenceScenario.read(
        example.resolve("input").resolve(config),
        example.resolve("input").resolve(network),
        example.resolve("output/0.plans.xml.gz"));
    return scenario.events(4711, folder);
  }

  private static List<Event> recordedFirstIteration(Path example) {
    return ReferenceScenario.readEvents(example.resolve("output/0.events.xml.gz"));
  }

  static ReferenceScenario microCase(Path folderOfCase) {
    String name = folderOfCase.getFileName().toString();
    ReferenceScenario scenario = ReferenceScenario.read(
        folderOfCase.resolve("config.xml"),
        folderOfCase.resolve("network.xml"),
        // The routed plans of case 12 have lost the fractions of its times.
        folderOfCase.resolve(name.startsWith("12") ? "plans.xml" : "plans_routed.xml"));
    // Not in the config file; the README of the case says it.
    NodeTransition transition = name.matches("04b.*|05.*")
        ? NodeTransition.VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED
        : name.startsWith("04c")
            ? NodeTransition.VEHICLE_BY_VEHICLE_RANDOM_NODE_BLOCKED
            : NodeTransition.EMPTY_BUFFER_RANDOM;
    return scenario.withTraffic(scenario.parameters().traffic().withNodeTransition(transition));
  }

  /** Draws decide who enters link c while it is full: the recorded count lies within what seeds make of it. */
  @TestFactory
  Stream<DynamicTest> randomMergesHaveTheRecordedShares() {
    Path micro = SharedFolder.require("reference/matsim/micro");
    return Stream.of("04a-merge-random", "04c-merge-vehbyveh-random")
        .map(name -> DynamicTest.dynamicTest(name, () -> checkShares(micro.resolve(name))));
  }

  private void checkShares(Path folderOfCase) {
    ReferenceScenario scenario = microCase(folderOfCase);
    SummaryStatistics shares = new SummaryStatistics();
    for (long seed = 0; seed < 200; seed++) {
      shares.addValue(leaversOfMainRoad(scenario.events(seed, folder)));
    }

    double recorded =
        leaversOfMainRoad(ReferenceScenario.readEvents(folderOfCase.resolve("events.xml")));

    assertThat(shares.getStandardDeviation()).isPositive();
    assertThat(recorded).isCloseTo(shares.getMean(), within(3 * shares.getStandardDeviation()));
  }

  /** Vehicles from link a1 among the first hundred that merge. */
  private static double leaversOfMainRoad(List<Event> events) {
    return events.stream()
        .filter(event -> event instanceof Event.VehicleOnLink onLink
            && onLink.kind() == EventKind.LINK_LEAVE
            && onLink.link().matches("a1|b1"))
        .limit(100)
        .filter(event -> ((Event.VehicleOnLink) event).link().equals("a1"))
        .count();
  }

  /** One line per event, ordered by time and then by text: a set inside each second. */
  private static List<String> sorted(List<Event> events) {
    return events.stream()
        .map(event -> String.format("%09.1f %s", event.time(), event))
        .sorted()
        .toList();
  }
}
