package vn.luong.sim.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import vn.luong.sim.events.Event;
import vn.luong.sim.matsim.EventsXmlReader;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.traffic.NodeTransition;

/** The tiny scenarios whose events the real QSim has recorded, and how events are compared with them. */
public final class MicroCases {
  /** All of them by name, so that one that is lost is skipped by name and one that is added is noticed. */
  private static final List<String> NAMES = List.of(
      "01-freespeed-rounding",
      "02a-bottleneck-600",
      "02b-bottleneck-700",
      "02c-flow-above-1-per-s",
      "02d-flow-factor-0.1",
      "03a-spillback-queue",
      "03b-spillback-stuck5",
      "03c-spillback-stuck5-notify",
      "03d-spillback-holes",
      "03e-spillback-kinematicWaves",
      "04a-merge-random",
      "04b-merge-deterministic",
      "04c-merge-vehbyveh-random",
      "04d-diverge-head-of-line-blocking",
      "05a-gridlock-stuck10",
      "05b-gridlock-remove",
      "05c-gridlock-endtime",
      "06a-bus-serial-denied",
      "06b-bus-parallel-blocking",
      "07a-pce-fifo",
      "07b-pce-passing",
      "08a-seepage",
      "08b-seepage-storage-free",
      "09-network-change-events",
      "10-metro-transfer",
      "11-car-access-egress-walk",
      "12-teleport-activity-timing",
      "13a-waiting-before-driving",
      "13b-driving-before-waiting",
      "14a-vehicle-teleport",
      "14b-vehicle-wait",
      "15-end-of-simulation",
      "16-timestep-2s",
      "17-router-grid");

  private static final Pattern TRANSITION = Pattern.compile("nodeTransition=(\\w+)");

  private MicroCases() {}

  /** What a test does with the folder of a case. */
  @FunctionalInterface
  public interface Check {
    /** Checks a case. */
    void run(Path folder) throws IOException;
  }

  /** A test per case whose events do not depend on draws. */
  public static Stream<DynamicTest> deterministic(Check check) {
    return tests(NAMES.stream().filter(name -> !isRandom(name)), check);
  }

  /** A test per case in which draws decide who crosses a node first. */
  public static Stream<DynamicTest> random(Check check) {
    return tests(NAMES.stream().filter(MicroCases::isRandom), check);
  }

  private static boolean isRandom(String name) {
    return name.startsWith("04a") || name.startsWith("04c");
  }

  private static Stream<DynamicTest> tests(Stream<String> names, Check check) {
    return names.map(name -> DynamicTest.dynamicTest(name, () -> check.run(folder(name))));
  }

  private static Path folder(String name) {
    return SharedFolder.require("reference/matsim/micro/" + name);
  }

  /** Where the folder of the cases is there, it holds all of them and no others: none is lost, or new and never looked at. */
  public static void assertComplete() {
    try (Stream<Path> entries = Files.list(SharedFolder.require("reference/matsim/micro"))) {
      assertThat(
              entries.filter(Files::isDirectory).map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(NAMES)
          .hasSize(34);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was set by code in MATSim and is in no config; the README of the case says it. */
  public static NodeTransition nodeTransition(Path folder) {
    try {
      Matcher stated = TRANSITION.matcher(Files.readString(folder.resolve("README.md")));
      assertThat(stated.find()).as("node transition of " + folder).isTrue();
      return NodeTransition.ofMatsimName(stated.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events that were recorded for a case. */
  public static List<Event> recordedEvents(Path folder) {
    return readEvents(folder.resolve("events.xml"));
  }

  /** The events of a file in MATSim's format, which must be sound. */
  public static List<Event> readEvents(Path file) {
    ProblemLog problems = new ProblemLog();
    List<Event> events = new ArrayList<>();
    EventsXmlReader.read(file, problems, events::add);
    assertThat(problems.problems()).isEmpty();
    return events;
  }

  /** One line per event, ordered by time and then by text: a set inside each second. */
  public static List<String> sorted(List<Event> events) {
    return events.stream()
        .map(event -> String.format("%09.1f %s", event.time(), event))
        .sorted()
        .toList();
  }
}
