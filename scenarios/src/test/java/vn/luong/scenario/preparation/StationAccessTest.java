package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.StationParking;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.trips.AccessWay;

/** From {@code transit: access} to the router's ways, on the metro lines of Bình Dương. */
class StationAccessTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  @TempDir
  Path folder;

  private RunnableScenario compile(String text) throws IOException {
    Path file =
        Files.writeString(folder.resolve("s.yaml"), "extends: binh-duong-2030-metro\n" + text);
    return ScenarioCompiler.compile(
        file.toString(),
        new ScenarioOverrides(
            Optional.of("0.1%"), Optional.of(0), Optional.empty(), Optional.empty()),
        new ProblemLog());
  }

  @Test
  void waysCostWhatTheyScoreAndStopsHaveTheirPlaces() throws IOException {
    RunnableScenario scenario = compile("""
        modes:
          motorbike-taxi: {moves: network, pce: 0.25, cost-per-km: 4500 VND, hire: {fare: 8000 VND, wait: 4 min}}
        transit:
          access:
            motorbike: {max: 4 km, stops: stations, fee: 5000 VND, spaces: 80}
            motorbike-taxi: {stops: [BD1.1]}
        """);
    List<AccessWay> ways = scenario.engine().transitRouting().options().accessWays();
    ModeTable modes = scenario.network().modeTable();

    AccessWay motorbike = ways.get(0);
    assertThat(motorbike.isOwnVehicle()).isTrue();
    assertThat(motorbike.mode()).isEqualTo(modes.find("motorbike"));
    assertThat(motorbike.persons()).isEqualTo(AccessWay.PersonFilter.ownersOf("motorbike"));
    // 6 utils an hour, 0.133 utils for 1,000 VND, 600 VND a kilometre.
    assertThat(motorbike.cost().perSecond()).isCloseTo(6 / 3600.0, EXACTLY);
    assertThat(motorbike.cost().once()).isCloseTo(5 * 0.133, EXACTLY);
    assertThat(motorbike.cost().perMeter()).isCloseTo(0.6 * 0.133 / 1000, EXACTLY);
    AccessWay taxi = ways.get(1);
    assertThat(taxi.isOwnVehicle()).isFalse();
    assertThat(taxi.cost().once()).isCloseTo(8 * 0.133, EXACTLY);
    assertThat(taxi.cost().perSecondWaiting()).isCloseTo(6 / 3600.0, EXACTLY);
    assertThat(scenario.engine().replanning().subtours().chainBasedModes())
        .contains("motorbike")
        .doesNotContain("motorbike-taxi");
    int station = scenario.transit().schedule().stops().find("BD1.1");
    String spaces = StationParking.spacesAttribute("motorbike");
    assertThat(scenario.transit().schedule().stops().attributes().findNumber(station, spaces))
        .isEqualTo(80);
  }

  @Test
  void stopsAndModesThatAreNotThereAreTold() {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
        transit:
          access:
            motorcycle: {}
            bicycle: {stops: [Atlantis]}
            metro: {}
        """));

    assertThat(thrown.problems())
        .extracting(Problem::kind)
        .containsExactly("access-mode", "unknown-stop", "access-mode");
  }
}
