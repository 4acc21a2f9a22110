package vn.luong.scenario.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

class PassengerInterpreterTest {
  private final ProblemLog problems = new ProblemLog();

  private PassengerSettings read(String yaml) throws IOException {
    YamlSection root = YamlSection.of(
        YamlParser.parse("test.yaml", new StringReader(yaml)),
        problems,
        List.of("name", "transit", "parking"));
    return PassengerInterpreter.interpret(
        root, root.section("transit", PassengerInterpreter.TRANSIT_KEYS));
  }

  private List<String> problemTexts() {
    List<String> texts = new ArrayList<>();
    for (Problem problem : problems.problems()) {
      texts.add(problem.kind() + " " + problem.subject());
    }
    return texts;
  }

  @Test
  void whatIsNotSaidDoesNotCount() throws IOException {
    assertThat(read("name: nothing")).isEqualTo(PassengerSettings.NONE);
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void anEmptySectionTakesTheStandard() throws IOException {
    PassengerSettings settings = read("transit: {crowding: {}}");

    PassengerSettings.Crowding crowding = settings.crowding().orElseThrow();
    assertThat(crowding.levels()).isEmpty();
    assertThat(crowding.learningRate()).isEqualTo(0.2);
    assertThat(crowding.longestDenialSeconds()).isEqualTo(7200);
    assertThat(settings.fares()).isEmpty();
  }

  @Test
  void crowdingHasLevelsInTheOrderOfLoad() throws IOException {
    PassengerSettings settings = read("""
        transit:
          crowding:
            levels: {200%: [1.5, 2.5], 100%: [1, 1.6]}
            learning-rate: 50%
            longest-denial: 1 h
        """);

    PassengerSettings.Crowding crowding = settings.crowding().orElseThrow();
    assertThat(crowding.levels())
        .containsExactly(
            new PassengerSettings.Level(1, 1, 1.6), new PassengerSettings.Level(2, 1.5, 2.5));
    assertThat(crowding.learningRate()).isEqualTo(0.5);
    assertThat(crowding.longestDenialSeconds()).isEqualTo(3600);
  }

  @Test
  void faresDifferByModeAndLine() throws IOException {
    PassengerSettings settings = read("""
        transit:
          fares:
            base: 7000 VND
            modes:
              metro: {base: 12000 VND, per-km: 500 VND}
            lines:
              "61-8": {base: 5000 VND}
            transfer: 90 min
            day-pass: 30000 VND
            pass: {per-day: 8000 VND, holders: 15%}
        """);

    PassengerSettings.Fares fares = settings.fares().orElseThrow();
    assertThat(fares.standard()).isEqualTo(new PassengerSettings.Fare(7000, 0));
    assertThat(fares.ofMode()).containsEntry("metro", new PassengerSettings.Fare(12000, 500));
    assertThat(fares.ofLine()).containsEntry("61-8", new PassengerSettings.Fare(5000, 0));
    assertThat(fares.transferSeconds()).isEqualTo(5400);
    assertThat(fares.dayPass()).isEqualTo(30000);
    assertThat(fares.pass().perDay()).isEqualTo(8000);
    assertThat(fares.pass().holders()).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void parkingCostsByZoneAndMode() throws IOException {
    PassengerSettings settings = read("""
        parking:
          free-for: [home, work]
          areas:
            - {zones: [phu-cuong, hiep-thanh], mode: car, per-stop: 5000 VND, per-hour: 10000 VND}
            - {zones: [phu-cuong], mode: motorbike, per-stop: 4000 VND}
        """);

    PassengerSettings.Parking parking = settings.parking().orElseThrow();
    assertThat(parking.freeFor()).containsExactly("home", "work");
    assertThat(parking.areas()).hasSize(2);
    assertThat(parking.areas().get(0).zones()).containsExactly("phu-cuong", "hiep-thanh");
    assertThat(parking.areas().get(0).perHour()).isEqualTo(10000);
    assertThat(parking.areas().get(1).mode()).isEqualTo("motorbike");
  }

  @Test
  void whatDoesNotFitIsReportedAllAtOnce() throws IOException {
    read("""
        transit:
          crowding:
            levels: {100%: [0.9, 1.6], full: [1, 2], 150%: [1.2]}
            learning-rate: 0%
            lerning: 1
          fares:
            base: free
            transfers: 1 h
            pass: {holders: 120%}
        parking:
          areas:
            - {zones: [phu-cuong], per-stop: -1 VND}
        """);

    assertThat(problemTexts())
        .containsExactlyInAnyOrder(
            "bad-value key \"transit.crowding.levels.100%\"",
            "bad-value key \"transit.crowding.levels.full\"",
            "bad-value key \"transit.crowding.levels.150%\"",
            "out-of-range key \"transit.crowding.learning-rate\"",
            "unknown-key key \"transit.crowding.lerning\"",
            "bad-value key \"transit.fares.base\"",
            "unknown-key key \"transit.fares.transfers\"",
            "out-of-range key \"transit.fares.pass.holders\"",
            "missing-key key \"parking.areas.mode\"",
            "out-of-range key \"parking.areas.per-stop\"");
  }
}
