package vn.luong.scenario.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;

/** Keys under {@code transit: access}, and modes that can be hired. */
class AccessInterpreterTest {
  @TempDir
  Path folder;

  private ScenarioFile read(String text) throws IOException {
    Path file =
        Files.writeString(folder.resolve("scenario.yaml"), "extends: binh-duong-2019\n" + text);
    return ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);
  }

  @Test
  void eachModeSaysHowFarToWhichStopsAndForHowMany() throws IOException {
    List<AccessSettings> access = read("""
        transit:
          access:
            motorbike: {max: 4 km, stops: stations, fee: 5000 VND, spaces: {BD1: 200, else: 80}}
            bicycle: {stops: [one, two], choice: 2, spaces: 30}
            ride: {}
        """).transit().access();

    assertThat(access)
        .extracting(AccessSettings::mode)
        .containsExactly("motorbike", "bicycle", "ride");
    AccessSettings motorbike = access.get(0);
    assertThat(motorbike.mostMeters()).isEqualTo(4000);
    assertThat(motorbike.mostStops()).isEqualTo(4);
    assertThat(motorbike.stops()).isEqualTo(AccessSettings.Stops.STATIONS);
    assertThat(motorbike.feeVnd()).isEqualTo(5000);
    assertThat(motorbike.spaces()).isEqualTo(Map.of("BD1", 200.0, AccessSettings.ELSE, 80.0));
    AccessSettings bicycle = access.get(1);
    assertThat(bicycle.stops()).isEqualTo(AccessSettings.Stops.NAMED);
    assertThat(bicycle.named()).containsExactly("one", "two");
    assertThat(bicycle.mostStops()).isEqualTo(2);
    assertThat(bicycle.spaces()).isEqualTo(Map.of(AccessSettings.ELSE, 30.0));
    assertThat(access.get(2).stops()).isEqualTo(AccessSettings.Stops.ALL);
    assertThat(access.get(2).spaces()).isEmpty();
  }

  @Test
  void hiredModesHaveAFareAndAWait() throws IOException {
    ScenarioFile scenario = read("""
        modes:
          motorbike-taxi: {moves: network, pce: 0.25, hire: {fare: 8000 VND, wait: 4 min}}
        """);

    assertThat(scenario.modes())
        .filteredOn(mode -> mode.name().equals("motorbike-taxi"))
        .singleElement()
        .satisfies(mode -> assertThat(mode.hire()).contains(new ModeSettings.Hire(8000, 240)));
    assertThat(scenario.modes())
        .filteredOn(mode -> mode.name().equals("motorbike"))
        .singleElement()
        .satisfies(mode -> assertThat(mode.hire()).isEmpty());
  }

  @Test
  void whatIsWrongIsToldAtOnce() {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> read("""
        modes:
          rickshaw: {moves: teleported, speed: 12 km/h, hire: {fare: 8000 VND}}
        transit:
          access:
            motorbike: {maximum: 4 km, stops: harbours, spaces: -3}
        """));

    assertThat(thrown.problems())
        .extracting(Problem::kind)
        .containsExactlyInAnyOrder("hire-off-road", "unknown-key", "unknown-value", "out-of-range");
  }
}
