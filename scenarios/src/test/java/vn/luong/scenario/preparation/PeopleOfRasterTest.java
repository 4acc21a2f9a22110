package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.rasters.TinyGeoTiff;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/** People of Bình Dương who live where a raster says: in the black cells of a chessboard of 600 m. */
class PeopleOfRasterTest {
  private static final double CELL_METERS = 600;
  private static final int SIDE = 170;
  private static final double WEST = 625_000;
  private static final double NORTH = 1_292_000;
  private static final float PEOPLE = 700;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void homesLieInTheCellsThatHavePeople() throws IOException {
    chessboard();

    Population byStreets = compile("").population();
    RunnableScenario byRaster = compile("raster: people.tif");

    assertThat(shareAtBlack(byStreets)).isCloseTo(0.5, within(0.05));
    // The others are of black cells without a street; the nearest one may be in a white cell.
    assertThat(shareAtBlack(byRaster.population())).isGreaterThan(0.75);
    assertThat(residents(byRaster.population())).isEqualTo(residents(byStreets));
    assertThat(byRaster.attributions()).anySatisfy(line -> assertThat(line).contains("people.tif"));
    assertThat(byRaster.inputs())
        .anySatisfy(input -> assertThat(input.path()).endsWith("people.tif"));
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void cellsSayHowManyLiveInAZoneIfTheScenarioWantsIt() throws IOException {
    chessboard();

    RunnableScenario scenario = compile("raster: people.tif", "residents: raster");

    double people = 0;
    double area = 0;
    for (int zone = 0; zone < scenario.zones().zoneCount(); zone++) {
      people += scenario.zones().residents(zone);
      area += scenario.zones().outline(zone).orElseThrow().getArea();
    }
    // Half of the cells hold people.
    double expected = PEOPLE / 2 * area / (CELL_METERS * CELL_METERS);
    assertThat(people).isCloseTo(expected, within(0.01 * expected));
    assertThat((double) residents(scenario.population())).isCloseTo(0.005 * people, within(2.0));
  }

  @Test
  void rasterWithoutPeopleInTheZonesIsAnError() {
    new TinyGeoTiff(1, 1, 0f)
        .at(WEST, NORTH, SIDE * CELL_METERS)
        .epsg(32648)
        .write(folder.resolve("people.tif"));

    assertThatThrownBy(() -> compile("raster: people.tif"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nobody lives in its cells")
        .hasMessageContaining("scenario.yaml:4");
  }

  private void chessboard() {
    float[] people = new float[SIDE * SIDE];
    for (int cell = 0; cell < people.length; cell++) {
      people[cell] = (cell % SIDE + cell / SIDE) % 2 == 0 ? PEOPLE : 0;
    }
    new TinyGeoTiff(SIDE, SIDE, people)
        .at(WEST, NORTH, CELL_METERS)
        .epsg(32648)
        .deflated()
        .write(folder.resolve("people.tif"));
  }

  private RunnableScenario compile(String... keys) throws IOException {
    String population = "population:\n  sample: 0.5%\n";
    for (String key : keys) {
      population += key.isEmpty() ? "" : "  " + key + "\n";
    }
    Path file = Files.writeString(
        folder.resolve("scenario.yaml"), "extends: binh-duong-2019\n" + population);
    return ScenarioCompiler.compile(
        file.toString(),
        new ScenarioOverrides(
            Optional.empty(), Optional.empty(), Optional.of(1L), Optional.empty()),
        problems);
  }

  private static long residents(Population population) {
    long residents = 0;
    for (int person = 0; person < population.personCount(); person++) {
      residents += isResident(population, person) ? 1 : 0;
    }
    return residents;
  }

  private static double shareAtBlack(Population population) {
    PlanCursor cursor = new PlanCursor(population.plans());
    long black = 0;
    for (int person = 0; person < population.personCount(); person++) {
      if (isResident(population, person)) {
        cursor.seek(population.plans().selectedPlan(person));
        cursor.advance();
        int column = (int) Math.floor((cursor.x() - WEST) / CELL_METERS);
        int row = (int) Math.floor((NORTH - cursor.y()) / CELL_METERS);
        black += (column + row) % 2 == 0 ? 1 : 0;
      }
    }
    return (double) black / residents(population);
  }

  private static boolean isResident(Population population, int person) {
    String id = population.personIds().text(person);
    return !id.startsWith("in-") && !id.startsWith("through-");
  }
}
