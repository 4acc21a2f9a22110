package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.TransitLine;
import vn.luong.gis.binhduong.TransitLines;
import vn.luong.gis.binhduong.TransitService;
import vn.luong.gis.binhduong.TransitService.Direction;
import vn.luong.scenario.config.PassengerSettings;
import vn.luong.scenario.config.TransitMeasure;
import vn.luong.scenario.config.TransitMeasure.Headways;
import vn.luong.scenario.config.TransitMeasure.Hours;
import vn.luong.scenario.config.TransitMeasure.Kind;
import vn.luong.scenario.config.TransitMeasure.Period;
import vn.luong.scenario.config.TransitSettings;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** What runs after measures on lines, in the tables of the package. */
class LineMeasuresTest {
  private static final SourcePosition HERE = new SourcePosition("x.yaml", 7);
  private static final List<TransitLine> LINES = TransitLines.read(BinhDuongTables.read());
  private static final double HOUR = 3600;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void withoutMeasuresTheLinesOfTheYearRun() {
    assertThat(run(2019)).extracting(TransitLine::id).contains("bus-51").doesNotContain("metro-1");
    assertThat(run(2030)).extracting(TransitLine::id).contains("metro-hcmc-1");
  }

  @Test
  void aPlannedLineOpensWithItsHeadways() {
    List<TransitLine> lines = run(
        2030,
        measure(
            Kind.OPEN,
            "metro-1",
            Optional.of(new Headways(List.of(new Period(6 * HOUR, 9 * HOUR, 240)), 480)),
            Optional.empty(),
            ""));

    List<Double> departures = departures(line(lines, "metro-1"), Direction.BACKWARD);
    assertThat(problems.problems()).isEmpty();
    assertThat(count(departures, 6 * HOUR, 9 * HOUR)).isEqualTo(45);
    assertThat(count(departures, 9 * HOUR, 17 * HOUR)).isEqualTo(60);
    assertThat(departures.get(0)).isEqualTo(5 * HOUR);
    assertThat(departures.get(departures.size() - 1)).isLessThanOrEqualTo(22 * HOUR);
  }

  @Test
  void outsideItsPeriodsALineRunsAsItDid() {
    Headways peak = new Headways(List.of(new Period(6 * HOUR, 7 * HOUR, 300)), Double.NaN);
    TransitLine before = line(run(2019), "bus-tdm-hcmc");

    TransitLine after = line(
        run(
            2019,
            measure(Kind.CHANGE, "bus-tdm-hcmc", Optional.of(peak), Optional.empty(), "bus-mini")),
        "bus-tdm-hcmc");

    List<Double> departures = departures(after, Direction.FORWARD);
    assertThat(count(departures, 6 * HOUR, 7 * HOUR)).isEqualTo(12);
    assertThat(count(departures, 7 * HOUR, 24 * HOUR))
        .isEqualTo(count(departures(before, Direction.FORWARD), 7 * HOUR, 24 * HOUR));
    assertThat(after.vehicle().id()).isEqualTo("bus-mini");
  }

  @Test
  void hoursStretchTheServiceAndBusesWithOneDirectionComeBack() {
    TransitLine line = line(
        run(
            2019,
            measure(
                Kind.CHANGE,
                "bus-52",
                Optional.of(new Headways(List.of(), 1800)),
                Optional.of(new Hours(6 * HOUR, 20 * HOUR)),
                "")),
        "bus-52");

    assertThat(departures(line, Direction.FORWARD)).hasSize(29);
    assertThat(departures(line, Direction.BACKWARD)).hasSize(29);
  }

  @Test
  void aClosedLineIsGoneAndStationsMayBeLeftOut() {
    TransitMeasure fewer = new TransitMeasure(
        HERE,
        Kind.OPEN,
        "metro-2",
        Optional.empty(),
        Optional.empty(),
        "",
        Double.NaN,
        9000,
        List.of("D1 Phạm Ngọc Thạch (S5)", "BD2.6", "D9 Lái Thiêu"));

    List<TransitLine> lines = run(2019, close("bus-51"), fewer);

    assertThat(lines).extracting(TransitLine::id).doesNotContain("bus-51");
    TransitLine metro = line(lines, "metro-2");
    assertThat(metro.courses().get(1).halts())
        .extracting(halt -> halt.id())
        .containsExactly("BD2.9", "BD2.6", "BD2.1");
    assertThat(metro.fare()).isEqualTo(new TransitLine.Fare(9000, 0, 9000));
  }

  @Test
  void namesThatNothingHasAreToldWithTheNearestOnes() {
    run(
        2019,
        close("metro-1"),
        close("bus-15"),
        measure(Kind.CHANGE, "bus-51", Optional.empty(), Optional.empty(), "bus-midy"),
        new TransitMeasure(
            HERE,
            Kind.OPEN,
            "metro-1",
            Optional.empty(),
            Optional.empty(),
            "",
            Double.NaN,
            Double.NaN,
            List.of("S7 Phú Hòa", "S14 Tân Đông Hiệp", "S12 An Phú - Tân Bìn")));

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly(
            "line-not-open", "unknown-line", "unknown-vehicle-type", "unknown-station");
    assertThat(problems.problems().get(0).remedy()).isEqualTo("Remove the measure.");
    assertThat(problems.problems().get(1).message()).startsWith("x.yaml:7");
    assertThat(problems.problems().get(2).remedy()).isEqualTo("Did you mean \"bus-midi\"?");
    assertThat(problems.problems().get(3).remedy()).contains("S12 An Phú - Tân Bình");
  }

  private List<TransitLine> run(int year, TransitMeasure... measures) {
    TransitSettings settings = new TransitSettings(
        HERE,
        Optional.empty(),
        Optional.empty(),
        1000,
        new TransitSettings.Costs(HERE, Map.of(), ""),
        List.of(measures),
        PassengerSettings.NONE);
    return LineMeasures.apply(
        LINES, TransitLines.readVehicleTypes(), settings, line -> line.isOpenIn(year), problems);
  }

  private static TransitMeasure close(String line) {
    return measure(Kind.CLOSE, line, Optional.empty(), Optional.empty(), "");
  }

  private static TransitMeasure measure(
      Kind kind, String line, Optional<Headways> headways, Optional<Hours> hours, String vehicle) {
    return new TransitMeasure(
        HERE, kind, line, headways, hours, vehicle, Double.NaN, Double.NaN, List.of());
  }

  private static TransitLine line(List<TransitLine> lines, String id) {
    return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Double> departures(TransitLine line, Direction direction) {
    return TransitService.departures(line.services(), direction);
  }

  private static long count(List<Double> departures, double from, double to) {
    return departures.stream().filter(time -> time >= from && time < to).count();
  }
}
