package vn.luong.scenario.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;

class ScenarioFileReaderTest {
  @TempDir
  Path folder;

  @Test
  void everyBundledScenarioCanBeReadByNameAndAlias() {
    for (String name : BundledScenarios.names()) {
      ScenarioFile scenario = ScenarioFileReader.read(name, ScenarioOverrides.NONE);

      assertThat(scenario.name()).isNotBlank();
      assertThat(scenario.modes()).extracting(ModeSettings::name).contains("motorbike", "walk");
    }
  }

  @Test
  void aScenarioTakesFromItsBaseWhatItDoesNotSay() throws IOException {
    Path file = write("""
        name: Faster lifts
        extends: binh-duong-2019
        population: {sample: 1%}
        modes:
          ride: {speed: 25 km/h}
        """);

    ScenarioFile scenario = ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);

    assertThat(scenario.name()).isEqualTo("Faster lifts");
    assertThat(scenario.sample()).isEqualTo(0.01);
    assertThat(scenario.year()).isEqualTo(2019);
    ModeSettings ride = mode(scenario, "ride");
    assertThat(ride.speedMetersPerSecond()).isCloseTo(25 / 3.6, within(1e-9));
    assertThat(ride.detourFactor()).isEqualTo(1.35);
    assertThat(mode(scenario, "motorbike").pce()).isEqualTo(0.25);
    assertThat(mode(scenario, "motorbike").passes()).isEqualTo(ModeSettings.Passes.EVERYBODY);
    assertThat(mode(scenario, "car").passes()).isEqualTo(ModeSettings.Passes.NOBODY);
  }

  @Test
  void countsAreFoundBesideTheFileThatNamesThem() throws IOException {
    Path counts = Files.writeString(folder.resolve("counts.xml"), "<counts/>");
    Path file = write("""
        extends: binh-duong-2019
        counts: counts.xml
        """);

    ScenarioFile scenario = ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);

    assertThat(scenario.run().counts()).contains(counts);
  }

  @Test
  void missingCountsAreAProblem() throws IOException {
    Path file = write("""
        extends: binh-duong-2019
        counts: nowhere.xml
        """);

    InvalidInputException problem = catchThrowableOfType(
        InvalidInputException.class,
        () -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE));

    assertThat(problem.getMessage()).contains("nowhere.xml", "traffic counts");
  }

  @Test
  void networkIsFoundBesideTheFileThatNamesIt() throws IOException {
    Files.createDirectories(folder.resolve("map"));
    Path network = Files.writeString(folder.resolve("map").resolve("network.xml"), "");
    Files.writeString(folder.resolve("map").resolve("base.yaml"), """
        extends: binh-duong-2019
        network: network.xml
        """);
    Path file = write("extends: map/base.yaml\n");

    ScenarioFile scenario = ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);

    assertThat(scenario.network().orElseThrow().file()).isEqualTo(network);
  }

  @Test
  void networkThatIsNotThereIsAProblemWithItsLine() throws IOException {
    Path file = write("""
        extends: binh-duong-2019
        network: nowhere.xml
        """);

    assertThatThrownBy(() -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ":2")
        .hasMessageContaining("nowhere.xml");
  }

  @Test
  void keysOfANetworkNeedAFile() throws IOException {
    Path file = write("""
        extends: binh-duong-2019
        network: {fill-streets: no}
        """);

    assertThatThrownBy(() -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ":2")
        .hasMessageContaining("network.file")
        .hasMessageContaining("there is no file");
  }

  @Test
  void filesExtendFilesBesideThemAndMeasuresAddUp() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), """
        extends: binh-duong
        measures:
          - close-road: b01-b02
        """);
    Path file = write("""
        extends: base.yaml
        measures:
          - {change-road: QL13, lanes: 4, speed: 70 km/h}
        """);

    ScenarioFile scenario = ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);

    assertThat(scenario.measures())
        .extracting(RoadMeasure::kind)
        .containsExactly(RoadMeasure.Kind.CLOSE, RoadMeasure.Kind.CHANGE);
    assertThat(scenario.measures().get(1).lanes()).isEqualTo(4);
    assertThat(scenario.measures().get(1).capacityPcePerHour()).isNaN();
    assertThat(scenario.sources()).hasSize(3);
  }

  @Test
  void innovationMayBeAnnealedAndTheRunEndByGapAndDrift() throws IOException {
    Path file = write("""
        extends: binh-duong-2019
        stop: {gap: 2%, score-drift: 0.05, mode-drift: 0.1%}
        replanning:
          reroute: 0%
          reroute-by-gain: 12%
          anneal: {curve: exponential, to: 3%, half-life: 50%}
        """);

    ScenarioFile scenario = ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE);

    assertThat(scenario.run().stop()).isEqualTo(new ScenarioFile.Stop(0.02, 0.05, 0.001));
    assertThat(scenario.replanning().rerouteByGain()).isEqualTo(0.12);
    assertThat(scenario.replanning().annealing())
        .contains(new ReplanningSettings.Annealing("exponential", 0.03, 0.9, 0.5));
  }

  @Test
  void curveThatDoesNotExistIsToldWithTheNearest() throws IOException {
    Path file = write("""
        extends: binh-duong-2019
        replanning:
          anneal: {curve: exponental}
        """);

    assertThatThrownBy(() -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ":3")
        .hasMessageContaining("Did you mean \"exponential\"?");
  }

  @Test
  void commandLineWinsOverTheFile() {
    ScenarioOverrides overrides = new ScenarioOverrides(
        Optional.of("0.5%"), Optional.of(3), Optional.of(-7L), Optional.of(1));

    ScenarioFile scenario = ScenarioFileReader.read("binh-duong", overrides);

    assertThat(scenario.sample()).isEqualTo(0.005);
    assertThat(scenario.run().iterations()).isEqualTo(3);
    assertThat(scenario.run().seed()).isEqualTo(-7);
    assertThat(scenario.run().threads()).isEqualTo(1);
  }

  @Test
  void allProblemsOfAFileComeAtOnceWithTheirLines() throws IOException {
    Path file = write("""
        extends: binh-duong-2019
        iteratons: 5
        population: {sample: 300%}
        modes:
          worker-bus: {speed: 20}
          walk: {moves: flying}
          car: {passes: cars}
        replanning: {reroute: 60%, change-mode: 50%}
        """);

    List<Problem> problems = problemsOf(file);

    assertThat(problems)
        .extracting(problem -> problem.position().line() + " " + problem.kind())
        .containsExactlyInAnyOrder(
            "2 unknown-key",
            "3 out-of-range",
            "5 bad-value",
            "6 unknown-value",
            "7 unknown-value",
            "8 out-of-range");
    assertThat(problems.get(0).remedy()).isEqualTo("Did you mean \"iterations\"?");
    assertThat(problems.get(0).message()).startsWith(file + ":2 key \"iteratons\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0%", "300%", "-5%", "many", "1e9", ""})
  void aSampleOutsideTheRangeIsAProblem(String sample) {
    ScenarioOverrides overrides = new ScenarioOverrides(
        Optional.of(sample), Optional.empty(), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> ScenarioFileReader.read("binh-duong", overrides))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--sample");
  }

  @Test
  void measuresOfLaterVersionsAreRefusedAndNotIgnored() throws IOException {
    Path file = write("""
        extends: binh-duong
        measures:
          - relocate-jobs: {share: 30%}
          - clos-road: QL13
        """);

    List<Problem> problems = problemsOf(file);

    assertThat(problems)
        .extracting(Problem::kind)
        .containsExactly("measure-not-built", "unknown-measure");
    assertThat(problems.get(1).remedy()).contains("close-road");
  }

  @Test
  void zoningNamesAFileOrABundledSetAndItsColumns() throws IOException {
    Files.writeString(folder.resolve("areas.geojson"), "{}");
    Files.writeString(folder.resolve("mapping.yaml"), "columns: {far: hssdd_qh}\n");
    Path file = write("""
        extends: binh-duong
        measures:
          - zoning: areas.geojson#layer
            crs: EPSG:9210
            mapping: mapping.yaml
            columns: {dwellings: so_can}
            takes-from: [Dĩ An]
          - zoning: tod-stations-2030
        """);

    List<ZoningMeasure> zonings =
        ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE).zonings();

    assertThat(zonings.get(0).columns())
        .isEqualTo(Map.of("far", "hssdd_qh", "dwellings", "so_can"));
    assertThat(zonings.get(0).source().name()).contains("layer");
    assertThat(zonings.get(0).source().crs()).contains("EPSG:9210");
    assertThat(zonings.get(0).takesFrom()).containsExactly("Dĩ An");
    assertThat(zonings.get(1).source().file()).isEmpty();
    Path wrong = write("""
        extends: binh-duong
        measures:
          - zoning: tod-station-2030
          - {zoning: tod-stations-2030, columns: {flats: x}, take-from: [Dĩ An], mapping: no.yaml}
        """);
    assertThat(problemsOf(wrong))
        .extracting(Problem::kind)
        .containsExactlyInAnyOrder("no-such-file", "unknown-key", "no-such-mapping", "unknown-key");
  }

  @Test
  void linesAreOpenedChangedAndClosedAsThePlannerWritesIt() throws IOException {
    Path file = write("""
        extends: binh-duong
        transit:
          lines: [bus-51, bus-39]
          costs: {source: tender of 2025, bus: {per-km: 14000 VND, per-hour: 180000 VND}}
        measures:
          - open-transit-line: metro-1
            headway: {16:00-19:00: 5 min, 06:00-09:00: 4 min, else: 8 min}
            fare: 12000 VND
          - {change-transit-line: bus-51, headway: 15 min, hours: 05:00-24:30, vehicle: bus-mini}
          - close-transit-line: bus-39
        """);

    TransitSettings transit =
        ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE).transit();

    assertThat(transit.lines()).contains(List.of("bus-51", "bus-39"));
    assertThat(transit.costs().source()).isEqualTo("tender of 2025");
    assertThat(transit.costs().ratesOfMode())
        .isEqualTo(Map.of("bus", new TransitSettings.Rate(14_000, 180_000)));
    assertThat(transit.measures())
        .extracting(TransitMeasure::kind)
        .containsExactly(
            TransitMeasure.Kind.OPEN, TransitMeasure.Kind.CHANGE, TransitMeasure.Kind.CLOSE);
    TransitMeasure metro = transit.measures().get(0);
    assertThat(metro.headways())
        .contains(new TransitMeasure.Headways(
            List.of(
                new TransitMeasure.Period(6 * 3600, 9 * 3600, 240),
                new TransitMeasure.Period(16 * 3600, 19 * 3600, 300)),
            480));
    assertThat(metro.fare()).isEqualTo(12000);
    assertThat(metro.position().line()).isEqualTo(6);
    TransitMeasure bus = transit.measures().get(1);
    assertThat(bus.hours()).contains(new TransitMeasure.Hours(5 * 3600, 24.5 * 3600));
    assertThat(bus.vehicle()).isEqualTo("bus-mini");
  }

  @Test
  void whatIsWrongWithMeasuresOnLinesComesAtOnceWithItsLine() throws IOException {
    Path file = write("""
        extends: binh-duong
        transit: {lins: [bus-51], schedule: nowhere.xml}
        measures:
          - open-transit-line: metro-1
            headway: {06:00-09:00: 4 min, 08:00-10:00: 5 min}
          - open-transit-line: metro-2
            headway: {morning: 4 min, else: 8}
          - change-transit-line: bus-51
          - {close-transit-line: bus-51, headway: 5 min}
          - {change-transit-line: bus-51, hours: 22:00-05:00, headway: 10 s}
        """);

    assertThat(problemsOf(file))
        .extracting(problem -> problem.position().line() + " " + problem.kind())
        .containsExactlyInAnyOrder(
            "2 unknown-key",
            "2 no-such-schedule",
            "2 missing-key",
            "5 periods-overlap",
            "7 bad-value",
            "7 bad-value",
            "8 nothing-to-change",
            "9 unknown-key",
            "10 bad-value",
            "10 out-of-range");
  }

  @Test
  void aScenarioThatRestsOnItselfIsAProblem() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "extends: b.yaml\n");
    Files.writeString(folder.resolve("b.yaml"), "extends: a.yaml\n");

    assertThat(problemsOf(folder.resolve("a.yaml")).get(0).kind()).isEqualTo("extends-cycle");
  }

  @Test
  void brokenYamlAndMissingFilesNameTheirPlace() throws IOException {
    Path file = write("name: x\nmodes: {a: [1\n");

    assertThat(problemsOf(file).get(0).kind()).isEqualTo("not-yaml");
    assertThat(problemsOf(folder.resolve("none.yaml")).get(0).kind()).isEqualTo("no-such-scenario");
    assertThat(problemsOf(write("- a\n- b\n")).get(0).kind()).isEqualTo("not-a-scenario");
    assertThat(problemsOf(write("")).get(0).kind()).isEqualTo("not-a-scenario");
    assertThat(problemsOf(write("name: a\nname: b\n")).get(0).kind()).isEqualTo("duplicate-key");
    assertThat(problemsOf(write("name: alone\n")).get(0).kind()).isEqualTo("no-base");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
    assertThat(problemsOf(file).get(0).kind()).isEqualTo("not-text");
  }

  private static ModeSettings mode(ScenarioFile scenario, String name) {
    return scenario.modes().stream()
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("scenario.yaml"), text);
  }

  private static List<Problem> problemsOf(Path file) {
    InvalidInputException thrown = catchThrowableOfType(
        InvalidInputException.class,
        () -> ScenarioFileReader.read(file.toString(), ScenarioOverrides.NONE));
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }
}
