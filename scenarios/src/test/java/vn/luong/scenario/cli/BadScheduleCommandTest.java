package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.TinyMatsimScenario.CONFIG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.JsonFile;

/**
 * Timetables with something wrong in them, through {@code luong check}: each fault is named with file, line or id, and remedy, all
 * of them in one go, and those that have a place are on the map.
 */
class BadScheduleCommandTest {
  private static final String SCHEDULE = TinyBusLine.SCHEDULE;

  private static final String STATION =
      "<stopFacility id=\"station\" x=\"1000\" y=\"10\" linkRefId=\"m-e\"/>";
  private static final String LINKS = "<link refId=\"w-m\"/><link refId=\"m-e\"/>";

  @TempDir
  Path folder;

  private TinyMatsimScenario scenario;
  private Path map;

  @BeforeEach
  void writeScenario() {
    map = folder.resolve("problems.geojson");
    scenario = TinyMatsimScenario.in(folder.resolve("input"))
        .replace(CONFIG, "<config>", TinyBusLine.MODULE)
        .write(SCHEDULE, TinyBusLine.schedule(10, "00:01:00"))
        .write(TinyBusLine.VEHICLES, TinyBusLine.VEHICLES_TEXT);
  }

  @Test
  void soundTimetablePasses() {
    assertThat(check(ExitCode.DONE)).isEmpty();
  }

  @Test
  void stopOffTheNetworkIsNamedWithTheNearestLink() {
    scenario.replace(SCHEDULE, STATION, "<stopFacility id=\"station\" x=\"1000\" y=\"510\"/>");

    assertOneError(
        "transitSchedule.xml:11",
        "stop \"station\" has no known link",
        "the nearest is link \"m-e\", 510 m away");
    assertThat(places()).containsExactly("stop-without-link 1000 510");
  }

  @Test
  void stopOnAnUnknownLinkIsNamedAndDrawn() {
    scenario.replace(SCHEDULE, "linkRefId=\"m-e\"", "linkRefId=\"e-x\"");

    assertThat(check(ExitCode.BAD_INPUT))
        .anySatisfy(line -> assertThat(line)
            .contains("stopFacility \"station\"", "\"e-x\"", "there is no such link", "Correct"));
    assertThat(places()).contains("unknown-link 1000 10");
  }

  @Test
  void stopBesideItsRouteIsNamedAndDrawn() {
    scenario.replace(SCHEDULE, LINKS, "<link refId=\"w-m\"/>");

    assertOneError(
        "transitSchedule.xml:11", "stop \"station\" lies on link \"m-e\"", "does not go there");
    assertThat(places()).containsExactly("stop-off-route 1000 10");
  }

  @Test
  void departureWithoutVehicleIsNamed() {
    scenario.replace(SCHEDULE, "08:05:00\" vehicleRefId=\"bus\"", "08:05:00\"");

    assertOneError(
        "transitSchedule.xml:16", "departure \"b\"", "has no vehicleRefId", "Add a vehicle");
  }

  @Test
  void timesThatGoBackwardsAreNamedAndDrawn() {
    scenario.replace(SCHEDULE, "arrivalOffset=\"00:02:00\"", "arrivalOffset=\"00:00:30\"");

    assertOneError(
        "transitSchedule.xml:11", "arrivalOffset is 00:00:30", "must not be before 00:01:00");
    assertThat(places()).containsExactly("times-backwards 1000 10");
  }

  @Test
  void linksThatDoNotJoinAreNamedAndDrawn() {
    scenario.replace(
        SCHEDULE, LINKS, "<link refId=\"m-e\"/><link refId=\"w-m\"/><link refId=\"m-e\"/>");

    assertThat(check(ExitCode.BAD_INPUT))
        .first()
        .satisfies(line -> assertThat(line)
            .contains(
                "transitSchedule.xml:13",
                "link \"w-m\" follows link \"m-e\"",
                "each link must begin where the one before ends",
                "Add the links between them"));
    assertThat(places()).hasSize(1).first().asString().startsWith("unjoined-route");
  }

  @Test
  void stationFarFromItsLinkIsWarnedOf() {
    scenario.replace(SCHEDULE, "x=\"1000\" y=\"10\"", "x=\"1000\" y=\"500\"");

    assertThat(check(ExitCode.DONE))
        .singleElement()
        .asString()
        .contains("stop \"station\"", "is 500 m from its link \"m-e\"", "Give the stop the link");
    // The rest is what the little network ends with.
    assertThat(places()).first().isEqualTo("stop-far-from-link 1000 500");
  }

  @Test
  void allFaultsAreFoundInOneGo() {
    scenario
        .replace(SCHEDULE, "x=\"500\" y=\"10\"", "x=\"500\" y=\"800\"")
        .replace(SCHEDULE, STATION, "<stopFacility id=\"station\" x=\"1000\" y=\"510\"/>")
        .replace(SCHEDULE, "arrivalOffset=\"00:02:00\"", "arrivalOffset=\"00:00:30\"")
        .replace(SCHEDULE, LINKS, "<link refId=\"m-e\"/><link refId=\"w-m\"/>")
        .replace(SCHEDULE, "07:05:00\" vehicleRefId=\"bus\"", "07:05:00\" vehicleRefId=\"tram\"")
        .replace(SCHEDULE, "08:05:00\" vehicleRefId=\"bus\"", "08:05:00\"");

    List<String> problems = check(ExitCode.BAD_INPUT);

    assertThat(problems)
        .hasSize(6)
        .anySatisfy(line -> assertThat(line).contains("arrivalOffset is 00:00:30"))
        .anySatisfy(line -> assertThat(line).contains("link \"w-m\" follows link \"m-e\""))
        .anySatisfy(line -> assertThat(line).contains("stop \"station\" has no known link"))
        .anySatisfy(line -> assertThat(line).contains("vehicleRefId is \"tram\""))
        .anySatisfy(line -> assertThat(line).contains("has no vehicleRefId"))
        .anySatisfy(line -> assertThat(line).contains("warning", "is 800 m from its link"));
    assertThat(places()).hasSize(4);
  }

  private void assertOneError(String... words) {
    assertThat(check(ExitCode.BAD_INPUT))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("error: ").contains(words));
  }

  /** The lines of problems. */
  private List<String> check(int exitCode) {
    StringWriter out = new StringWriter();
    int code = Main.execute(
        new PrintWriter(out, true),
        new PrintWriter(new StringWriter()),
        "check",
        scenario.config(),
        "--geojson",
        map.toString());
    assertThat(code).as(out.toString()).isEqualTo(exitCode);
    return out.toString()
        .lines()
        .filter(line -> line.startsWith("error: ") || line.startsWith("warning: "))
        .toList();
  }

  /** Kind and coordinates of what is on the map. */
  private List<String> places() {
    List<String> places = new ArrayList<>();
    for (JsonNode feature : JsonFile.readTree(map).path("features")) {
      JsonNode place = feature.path("geometry").path("coordinates");
      places.add(feature.path("properties").path("kind").asText() + " "
          + place.get(0).asInt() + " " + place.get(1).asInt());
    }
    return places;
  }
}
