package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.Answer.luong;
import static vn.luong.scenario.cli.TinyMatsimScenario.CONFIG;
import static vn.luong.scenario.cli.TinyMatsimScenario.PLANS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.scenario.testing.HeadlessBrowser;

/** A MATSim scenario with a bus, through the whole command. */
class TransitRunTest {
  private static final String SCHEDULE = TinyBusLine.SCHEDULE;
  private static final String VEHICLES = TinyBusLine.VEHICLES;

  private static final String RIDER = """
        <person id="Hoa">
          <plan selected="yes">
            <activity type="home" link="w-m" end_time="07:00:00"/>
            <leg mode="pt"><route type="default_pt" start_link="w-m" end_link="m-e" trav_time="00:05:00" distance="500">{"transitRouteId":"there","boardingTime":"undefined","transitLineId":"1","accessFacilityId":"market","egressFacilityId":"station"}</route></leg>
            <activity type="work" link="m-e"/>
          </plan>
        </person>
      </population>\
      """;

  @TempDir
  Path folder;

  private TinyMatsimScenario scenario;
  private Path out;

  @BeforeEach
  void writeScenario() {
    out = folder.resolve("out");
    scenario = TinyMatsimScenario.in(folder.resolve("input"))
        .replace(CONFIG, "<config>", TinyBusLine.MODULE)
        .replace(PLANS, "</population>", RIDER)
        .write(SCHEDULE, TinyBusLine.schedule(0, "00:00:00"))
        .write(TinyBusLine.VEHICLES, TinyBusLine.VEHICLES_TEXT);
  }

  @Test
  void passengerRidesAndTheBusTurnsRound() throws Exception {
    Answer answer = luong("run", scenario.config(), "--iterations=0", "--out", out.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    JsonNode day = JsonFile.readTree(out.resolve(RunFolder.MANIFEST)).path("mobsim");
    assertThat(day.path("arrivals").asInt())
        .as("three drives, a walk, a ride, two runs and the way back between them")
        .isEqualTo(8);
    assertThat(out.toFile().list()).contains("output_transitSchedule.xml.gz");
    assertThat(Files.exists(out.resolve("output_events.xml.gz"))).isTrue();
  }

  @Test
  void tripWithoutRouteIsRoutedThroughTheTimetable() throws Exception {
    String text = Files.readString(folder.resolve("input").resolve(PLANS));
    String route = text.substring(text.indexOf("<route type=\"default_pt\""), text.length());
    route = route.substring(0, route.indexOf("</route>") + "</route>".length());
    scenario.replace(PLANS, route, "");

    Answer answer = luong("run", scenario.config(), "--iterations=0", "--out", out.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    try (InputStream plans =
        new GZIPInputStream(Files.newInputStream(out.resolve("output_plans.xml.gz")))) {
      assertThat(new String(plans.readAllBytes(), StandardCharsets.UTF_8))
          .contains("pt interaction", "\"boardingTime\":\"07:05:00\"");
    }
    assertThat(JsonFile.readTree(out.resolve(RunFolder.MANIFEST))
            .path("mobsim")
            .path("arrivals")
            .asInt())
        .as("as with the route, and walks to and from the stops")
        .isEqualTo(10);
  }

  @Test
  void vehicleThatNoDepartureNamesIsNoted() throws Exception {
    scenario.replace(
        VEHICLES,
        "</vehicleDefinitions>",
        "<vehicle id=\"spare\" type=\"big\"/></vehicleDefinitions>");

    Answer answer = luong("check", scenario.config());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.DONE);
    assertThat(answer.text())
        .contains("note: ", VEHICLES + " vehicle \"spare\": no departure names it");
  }

  @Test
  void routeWithoutLinksIsNamedWithItsFile() throws Exception {
    String schedule = Files.readString(folder.resolve("input").resolve(SCHEDULE));
    int from = schedule.indexOf("<route>");
    int to = schedule.indexOf("</route>", from);
    scenario.replace(SCHEDULE, schedule.substring(from, to), "<route>");

    Answer answer = luong("check", scenario.config());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains(SCHEDULE + " line \"1\" route ", "but no links");
  }

  @Test
  void finalWordsTablesAndMapTellOfThePassenger() throws Exception {
    Answer answer = luong("run", scenario.config(), "--iterations=0", "--out", out.toString());

    assertThat(answer.text())
        .contains(
            "1 boardings a day on 1 line, 0 denied", "fullest is 1 after market at 07:05: 3%");
    assertThat(out.toFile().list())
        .contains(
            RunFolder.STOPS,
            RunFolder.STOP_HOURS,
            RunFolder.TRANSIT_LINES,
            RunFolder.TRANSIT_SECTIONS,
            RunFolder.TRANSIT_ACCESS,
            RunFolder.RIDES,
            RunFolder.TRANSFERS,
            "pt_stop2stop_departures.csv.gz");
    try (RunTables tables = new RunTables(RunFolder.open(out))) {
      tables.query(
          "SELECT sum(boardings), sum(alightings), max(load) FROM stops",
          row -> assertThat(List.of(row.number(0), row.number(1), row.number(2)))
              .containsExactly(1.0, 1.0, 1.0));
    }
    try (Connection map =
            DriverManager.getConnection("jdbc:sqlite:" + out.resolve(RunFolder.NETWORK_MAP));
        ResultSet stop = map.createStatement()
            .executeQuery(
                "SELECT lines, boardings_day, highest_load FROM stops" + " WHERE id = 'market'")) {
      assertThat(stop.next()).isTrue();
      assertThat(stop.getString(1)).isEqualTo("1");
      assertThat(stop.getDouble(2)).isEqualTo(1);
      assertThat(stop.getDouble(3)).isEqualTo(1);
    }
    assertThat(IndicatorTable.read(RunFolder.open(out)).value("transit.vehicle_hours"))
        .isPositive();
  }

  @Test
  void pageShowsLinesLoadsAndRuns() {
    luong("run", scenario.config(), "--iterations=0", "--out", out.toString());

    try (HeadlessBrowser browser = HeadlessBrowser.start(1280)) {
      browser.open(out.resolve(RunFolder.REPORT));

      assertThat((String) browser.run("return document.getElementById('transit-text').textContent"))
          .contains("1 boardings on 1 line", "Line 1 at 07:05 after market");
      assertThat(browser.run("return document.querySelectorAll('#transit-lines tbody tr').length"))
          .isEqualTo(1L);
      assertThat(browser.run("return ['transit-profile', 'transit-strings'].map(id =>"
              + " Chart.getChart(id).data.datasets.map(d => d.data.length).join()).join(' ')"))
          .as("five series over two stops; the run of the hour with four times, and its plan")
          .isEqualTo("2,2,2,2,2 4,4");
      browser.run("const hour = document.getElementById('transit-hour'); hour.value = -1;"
          + "hour.dispatchEvent(new Event('change'))");
      assertThat(browser.run("return Chart.getChart('transit-strings').data.datasets.length"))
          .as("two runs and their plans")
          .isEqualTo(4L);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void departureWithoutVehicleIsRefused() {
    scenario.replace(SCHEDULE, "08:05:00\" vehicleRefId=\"bus\"", "08:05:00\"");

    assertRefused("transitSchedule.xml:16", "departure \"b\"", "has no vehicleRefId");
  }

  @Test
  void unknownVehicleIsRefused() {
    scenario.replace(VEHICLES, "vehicle id=\"bus\"", "vehicle id=\"van\"");

    assertRefused("vehicleRefId is \"bus\"", "there is no such transit vehicle");
  }

  @Test
  void missingScheduleIsRefused() {
    scenario.delete(SCHEDULE);

    assertRefused(SCHEDULE, "there is no such file");
  }

  @Test
  void passengerOfAnUnknownLineIsRefused() {
    scenario.replace(PLANS, "\"transitLineId\":\"1\"", "\"transitLineId\":\"9\"");

    assertRefused("person \"Hoa\"", "transit line \"9\"");
  }

  private void assertRefused(String... words) {
    Answer answer = luong("run", scenario.config(), "--out", out.toString());

    assertThat(answer.exitCode()).as(answer.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.text()).contains(words);
  }
}
