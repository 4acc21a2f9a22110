package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

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
    assertThat(network.capacityPcePerPeriod(opposite)).isCloseTo(4 * 1600 * 0.65, within(1e-6));
    assertThat(network.freeSpeedMetersPerSecond(opposite)).isCloseTo(70 / 3.6, within(1e-9));
    assertThat(scenario.inputs()).hasSize(1);
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
        replanning: {change-mode-among: [car, metro]}
        """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no mode \"metro\"");
  }

  private RunnableScenario compile(String text) throws IOException {
    Path file = Files.writeString(
        folder.resolve("scenario.yaml"),
        "extends: binh-duong-2019\npopulation: {sample: 0.1%}\n" + text);
    return ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, problems);
  }
}
