package vn.luong.scenario.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.TrafficDynamics;

/** The keys under {@code traffic} of a scenario file. */
class TrafficSettingsTest {
  @TempDir
  Path folder;

  private TrafficSettings settings(String lines) throws IOException {
    return ScenarioFileReader.read(write(lines), ScenarioOverrides.NONE).traffic();
  }

  private String write(String lines) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), "extends: binh-duong-2019\n" + lines)
        .toString();
  }

  @Test
  void roadsFollowMatsimsStandardUnlessTheFileSaysOtherwise() throws IOException {
    assertThat(settings(""))
        .isEqualTo(new TrafficSettings(
            TrafficDynamics.QUEUE,
            InflowCapacity.FROM_DIAGRAM,
            NodeTransition.EMPTY_BUFFER_RANDOM));
  }

  @Test
  void wavesAndOrdersAtJunctionsAreChosenByName() throws IOException {
    assertThat(settings("traffic: {dynamics: kinematic-waves, inflow-capacity: one-lane,"
            + " node-transition: vehicle-by-vehicle-priorities-node-blocked}"))
        .isEqualTo(new TrafficSettings(
            TrafficDynamics.KINEMATIC_WAVES,
            InflowCapacity.ONE_LANE,
            NodeTransition.VEHICLE_BY_VEHICLE_PRIORITIES_NODE_BLOCKED));
  }

  @Test
  void wrongNamesAreToldWithTheNearestOnes() throws IOException {
    String file = write(
        "traffic:\n  dynamics: kinematic-wave\n  node-transitions: vehicle-by-vehicle-random\n");

    InvalidInputException thrown = catchThrowableOfType(
        InvalidInputException.class, () -> ScenarioFileReader.read(file, ScenarioOverrides.NONE));

    assertThat(thrown)
        .hasMessageContaining("mine.yaml:3")
        .hasMessageContaining("key \"traffic.dynamics\"")
        .hasMessageContaining("Did you mean \"kinematic-waves\"?")
        .hasMessageContaining("mine.yaml:4")
        .hasMessageContaining("Did you mean \"node-transition\"?");
  }

  @Test
  void inflowCapacityWithoutWavesWouldDoNothing() throws IOException {
    String file = write("traffic: {dynamics: with-holes, inflow-capacity: one-lane}");

    InvalidInputException thrown = catchThrowableOfType(
        InvalidInputException.class, () -> ScenarioFileReader.read(file, ScenarioOverrides.NONE));

    assertThat(thrown)
        .hasMessageContaining("mine.yaml:2")
        .hasMessageContaining("there are no kinematic waves")
        .hasMessageContaining("dynamics: kinematic-waves");
  }
}
