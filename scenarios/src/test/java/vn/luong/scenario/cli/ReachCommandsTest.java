package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.JsonFile;

/** Catchments and isochrones of the smallest scenario: a street of a kilometre, two homes, two workplaces. */
class ReachCommandsTest {
  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TinyMatsimScenario files;

  @BeforeEach
  void write() {
    files = TinyMatsimScenario.in(folder.resolve("scenario"));
  }

  @Test
  void homesCountByTheWayAlongTheStreets() throws IOException {
    JsonNode results =
        results("catchment", files.config(), "--from", "500,0", "--meters", "300,500", "--json");

    // Lan lives and works 250 m away, Minh works as far and lives at 400 m and 20 m beside the
    // street.
    assertThat(results.get(0).get("residents").asDouble()).isEqualTo(1);
    assertThat(results.get(0).get("workplaces").asDouble()).isEqualTo(2);
    assertThat(results.get(1).get("residents").asDouble()).isEqualTo(2);
    assertThat(results.get(1).get("roadKilometers").asDouble()).isCloseTo(2.5, within(1e-6));
  }

  @Test
  void ofSeveralPlacesEverybodyCountsOnce() throws IOException {
    JsonNode results = results(
        "catchment",
        files.config(),
        "--from",
        "500,0",
        "--from",
        "450,0",
        "--meters",
        "300",
        "--json");

    assertThat(results).hasSize(3);
    assertThat(results.get(2).get("origin").asText()).isEqualTo("any of 2 places");
    assertThat(results.get(2).get("residents").asDouble()).isEqualTo(1);
  }

  @Test
  void byCarOneDrivesInTheDirectionOfTheLinks() throws IOException {
    JsonNode results = results(
        "isochrone",
        files.config(),
        "--from",
        "0,0",
        "--mode",
        "car",
        "--minutes",
        "1,2",
        "--json");

    // 500 m in 50 s, then 100 m on and 100 m back.
    assertThat(results.get(0).get("roadKilometers").asDouble()).isCloseTo(0.7, within(1e-6));
    assertThat(results.get(0).get("residents").asDouble()).isEqualTo(1);
    assertThat(results.get(0).get("workplaces").asDouble()).isZero();
    assertThat(results.get(1).get("workplaces").asDouble()).isEqualTo(2);
  }

  @Test
  void aRunAnswersWithItsOwnPeopleAndTravelTimes() throws IOException {
    // Lan comes out of the other direction of the street, so that she drives the first link whole.
    files
        .replace(
            TinyMatsimScenario.PLANS, "type=\"home\" link=\"w-m\"", "type=\"home\" link=\"m-w\"")
        .replace(
            TinyMatsimScenario.PLANS,
            "start_link=\"w-m\" end_link=\"m-e\">",
            "start_link=\"m-w\" end_link=\"m-e\">m-w ");
    Path run = folder.resolve("run");
    assertThat(execute("run", files.config(), "--out", run.toString()))
        .as("%s", err)
        .isZero();

    JsonNode catchment =
        results("catchment", run.toString(), "--from", "500,0", "--meters", "300,500", "--json");
    JsonNode isochrone = results(
        "isochrone",
        run.toString(),
        "--from",
        "0,0",
        "--mode",
        "car",
        "--at",
        "07:00",
        "--minutes",
        "1",
        "--json");

    assertThat(catchment.get(0).get("residents").asDouble()).isEqualTo(1);
    assertThat(catchment.get(1).get("residents").asDouble()).isEqualTo(2);
    // Lan took 51 s on the first link: vehicles leave a link a second after its free time.
    assertThat(isochrone.get(0).get("roadKilometers").asDouble()).isBetween(0.67, 0.69);
  }

  @Test
  void areasAreWrittenAsAMapLayer() throws IOException {
    Path map = folder.resolve("area.geojson");

    assertThat(execute(
            "catchment",
            files.config(),
            "--from",
            "500,0",
            "--meters",
            "100,200",
            "--out",
            map.toString()))
        .as("%s", err)
        .isZero();

    JsonNode features = JsonFile.parse(Files.readString(map), JsonNode.class).get("features");
    assertThat(features).hasSize(2);
    assertThat(features.get(0).get("properties").get("meters").asDouble()).isEqualTo(200);
    assertThat(features.get(0).get("geometry").get("type").asText()).isEqualTo("MultiPolygon");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    int code =
        execute("isochrone", files.config(), "--from", "99000,0", "--mode", "cra", "--at", "07:30");
    int other = execute(
        "isochrone",
        files.config(),
        "--from",
        "1,1",
        "--minutes",
        "20,10",
        "--at",
        "noon",
        "--out",
        "area.png");

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(other).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("no road of", "within 5 km of 99000,0", "Did you mean \"car\"?")
        .contains("--minutes", "--at", "area.gpkg");
  }

  private JsonNode results(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(execute(arguments)).as("%s", err).isZero();
    return JsonFile.parse(out.toString(), JsonNode.class).get("results");
  }

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
  }
}
