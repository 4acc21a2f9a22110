package vn.luong.scenario.ridership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.luong.scenario.ridership.BusDay.EIGHT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.MoneyPurpose;

class TransitDayTest {
  @TempDir
  Path place;

  private final BusDay day = new BusDay(true);

  @BeforeEach
  void play() {
    day.play();
  }

  private LineSums sums() {
    return new LineSums(day.recorder(), RidershipParameters.ofSample(1));
  }

  @Test
  void lineIsSummedUpAsAnOperatorDoes() {
    LineFigures line = sums().line(0);

    assertThat(line.runs).isEqualTo(2);
    assertThat(line.peakVehicles()).as("one after the other").isEqualTo(1);
    assertThat(line.vehicleCount()).isEqualTo(2);
    assertThat(line.vehicleKilometers()).isEqualTo(4);
    assertThat(line.vehicleHours()).isCloseTo((1004 + 603) / 3600.0, within(1e-9));
    assertThat(line.boardings).isEqualTo(4);
    assertThat(line.passengerKilometers())
        .as("2 + 2 in the first run, 1 + 1 in the second")
        .isEqualTo(6);
    assertThat(line.meanLoadFactor()).isEqualTo(6 / 8.0);
    assertThat(line.meanSeatLoadFactor()).isEqualTo(6 / 4.0);
    assertThat(line.passengerSeconds).isEqualTo(2 * 300 + 2 * 694 + 298 + 300);
    assertThat(line.crowdedShare())
        .as("two in the first minibus, which has one seat")
        .isEqualTo((2 * 300 + 2 * 694) / line.passengerSeconds);
    assertThat(line.denied).isEqualTo(1);
    assertThat(line.fullestShare).isEqualTo(1);
  }

  @Test
  void stopIsPunctualFromAMinuteBeforeToFiveMinutesAfterThePlan() {
    LineFigures line = sums().line(0);

    assertThat(line.timedStops).isEqualTo(6);
    assertThat(line.punctualStops).as("C was reached 400 s late").isEqualTo(5);
    assertThat(line.lateSeconds).isEqualTo(3 + 6 + 400 + 2);
  }

  /** Three minibuses that drive 5 km, in a sample of 10%. */
  @Test
  void vehiclesOfPublicTransportAreNotScaledUp() {
    BusDay sample = new BusDay(true, 0.1);
    sample.play();

    IndicatorTable table = sample.day().indicators();

    assertThat(table.value("vehicle_km")).isEqualTo(5);
    assertThat(sample.day().linkDay().volume(1, 8)).as("two minibuses").isEqualTo(2);
    assertThat(day.day().indicators().value("vehicle_km")).as("everybody").isEqualTo(5);
  }

  @Test
  void costsAreThoseOfVehicleKilometersAndHours() {
    OperatingCosts costs = new OperatingCosts(
        Map.of("bus", new OperatingCosts.Rate(10, 3600)), "VND", "made up for the test");

    LineSums sums = new LineSums(day.recorder(), RidershipParameters.ofSample(1).withCosts(costs));

    assertThat(sums.line(0).cost).isCloseTo(4 * 10 + 1607, within(1e-9));
    assertThat(sums.line(1).cost).as("a metro has no rate").isNaN();
    assertThat(sums.all().cost).isNaN();
  }

  @Test
  void faresBelongToTheirLinesAndPassesToAll() {
    assertThat(sums().line(0).revenue).as("nobody paid").isNaN();
    day.pay(EIGHT, 0, MoneyPurpose.FARE, 0, 7000);
    day.pay(EIGHT, 1, MoneyPurpose.FARE, 0, 8000);
    day.pay(EIGHT, 2, MoneyPurpose.FARE, 1, 20000);
    day.pay(EIGHT, 3, MoneyPurpose.PASS, EventBuffer.NONE, 5000);
    day.pay(EIGHT, 3, MoneyPurpose.PARKING, EventBuffer.NONE, 4000);

    assertThat(sums().line(0).revenue).isEqualTo(15000);
    assertThat(sums().modes().get("metro").revenue).isEqualTo(20000);
    assertThat(sums().all().revenue).isEqualTo(40000);
  }

  @Test
  void costRecoveryIsRevenueByCost() {
    day.pay(EIGHT, 0, MoneyPurpose.FARE, 0, 1000);
    OperatingCosts.Rate rate = new OperatingCosts.Rate(1000, 0);
    RidershipParameters parameters = RidershipParameters.ofSample(0.1)
        .withCosts(new OperatingCosts(Map.of("bus", rate, "metro", rate), "VND", "made up"));

    IndicatorTable table = new IndicatorTable(
        new TransitDay(day.recorder(), day.day().trips(), parameters).indicators());

    assertThat(table.value("transit.revenue")).isEqualTo(10_000);
    assertThat(table.value("transit.cost")).as("4 km by bus, 1 km by metro").isEqualTo(5000);
    assertThat(table.value("transit.cost_recovery")).isEqualTo(200);
    assertThat(table.find("transit.cost").orElseThrow().unit()).isEqualTo("VND/day");
  }

  @Test
  void twoVehiclesAtOnceAreAFleetOfTwo() {
    LineFigures figures = new LineFigures();
    figures.addService(0, 100, 200);
    figures.addService(1, 200, 300);
    figures.addService(0, 201, 250);
    figures.addService(2, 400, 500);

    assertThat(figures.peakVehicles()).isEqualTo(2);
    assertThat(figures.vehicleCount()).isEqualTo(3);
  }

  @Test
  void indicatorsAreExpanded() {
    TransitDay transitDay =
        new TransitDay(day.recorder(), day.day().trips(), RidershipParameters.ofSample(0.1));

    IndicatorTable table = new IndicatorTable(transitDay.indicators());

    assertThat(table.value("transit.boardings")).isEqualTo(50);
    assertThat(table.value("transit.trips")).isEqualTo(40);
    assertThat(table.value("transit.transfers_per_trip")).isEqualTo(0.25);
    assertThat(table.value("transit.boardings.metro")).isEqualTo(10);
    assertThat(table.value("transit.runs")).as("vehicles are not a sample").isEqualTo(3);
    assertThat(table.value("transit.denied_boardings")).isEqualTo(10);
    assertThat(table.value("transit.denied_share")).isEqualTo(20);
    assertThat(table.value("transit.highest_load_factor")).isEqualTo(100);
  }

  @Test
  void fullestVehicleIsNamed() {
    TransitDay.Fullest fullest = day.transitDay().fullest();

    assertThat(fullest.line()).isEqualTo("Line one");
    assertThat(fullest.stop()).isEqualTo("Stop 0");
    assertThat(fullest.time()).isEqualTo(EIGHT + 3);
    assertThat(fullest.loadShare()).isEqualTo(1);
    assertThat(fullest.seatShare()).isEqualTo(2);
  }

  @Test
  void tablesHoldWhatWasSeen() {
    try (RunFolder folder = RunFolder.create(place.resolve("run"))) {
      day.transitDay().write(folder);
      try (RunTables tables = new RunTables(folder)) {
        assertThat(rows(
                tables,
                "SELECT stop, boardings, alightings, load, denied, seats, places"
                    + " FROM stops WHERE departure = 'early' ORDER BY sequence"))
            .containsExactly(
                "A 2.0 0.0 2.0 1.0 1.0 2.0",
                "B 1.0 1.0 2.0 0.0 1.0 2.0",
                "C 0.0 2.0 0.0 0.0 1.0 2.0");
        assertThat(rows(
                tables,
                "SELECT from_stop, to_stop, hour, runs, passengers, places,"
                    + " crowded_runs FROM transit_sections WHERE line = '1' ORDER BY sequence"))
            .containsExactly("A B 8 2 3.0 4.0 1", "B C 8 2 3.0 4.0 1", "C null 8 2 0.0 4.0 0");
        assertThat(rows(
                tables,
                "SELECT from_line, from_stop, to_line, to_stop, passengers,"
                    + " mean_way_m, mean_transfer_s, mean_wait_s FROM transfers"))
            .containsExactly("1 C 2 C 1.0 80.0 100.0 40.0");
        assertThat(rows(
                tables,
                "SELECT stop, line, direction, mode, passengers, mean_way_m"
                    + " FROM transit_access WHERE mode IS NOT NULL"))
            .containsExactly(
                "A 1 access walk 3.0 300.0",
                "B 1 access walk 1.0 50.0",
                "D 2 egress walk 1.0 150.0");
        assertThat(rows(
                tables,
                "SELECT person, line, departure, distance_m, denied, is_transfer"
                    + " FROM rides WHERE person = 'p2'"))
            .containsExactly("p2 1 late 2000.0 1 0", "p2 2 only 1000.0 0 1");
        assertThat(rows(
                tables,
                "SELECT stop, hour, vehicles, boardings, alightings FROM stop_hours"
                    + " ORDER BY 1"))
            .containsExactly("A 8 2 3.0 0.0", "B 8 2 1.0 1.0", "C 8 3 1.0 3.0", "D 8 1 0.0 1.0");
        assertThat(rows(
                tables,
                "SELECT line, name, runs, boardings, fullest_stop, revenue"
                    + " FROM transit_lines"))
            .containsExactly("1 Line one 2 4.0 A null", "2 null 1 1.0 C null");
      }
    }
  }

  private static List<String> rows(RunTables tables, String sql) {
    int columns = sql.substring(0, sql.indexOf(" FROM")).split(",").length;
    List<String> rows = new ArrayList<>();
    tables.query(sql, row -> {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        cells.add(row.text(column));
      }
      rows.add(String.join(" ", cells));
    });
    return rows;
  }

  @Test
  void loadsAreWrittenForViewersOfMatsim() throws IOException {
    try (RunFolder folder = RunFolder.create(place.resolve("run"))) {
      day.transitDay().write(folder);
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(folder.file(StopToStopFile.NAME)))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
            .hasSize(9)
            .startsWith(
                "transitLine;transitRoute;departure;stop;stopSequence;stopPrevious;"
                    + "arrivalTimeScheduled;arrivalDelay;departureTimeScheduled;departureDelay;"
                    + "passengersAtArrival;totalVehicleCapacity;passengersAlighting;"
                    + "passengersBoarding;linkIdsSincePreviousStop",
                "1;there;early;A;0;;28800.0;0.0;28800.0;3.0;0.0;2.0;0.0;2.0;a",
                "1;there;early;B;1;A;29100.0;3.0;29100.0;6.0;2.0;2.0;1.0;1.0;b");
      }
    }
  }

  @Test
  void dayWithoutPublicTransportLeavesNothing() {
    BusDay nobody = new BusDay(true);

    assertThat(nobody.transitDay().fullest()).isNull();
    assertThat(new IndicatorTable(nobody.transitDay().indicators()).value("transit.boardings"))
        .isZero();
    assertThat(new IndicatorTable(nobody.transitDay().indicators()).find("transit.mean_wait"))
        .hasValueSatisfying(wait -> assertThat(wait.value()).isNull());
  }
}
