package vn.luong.scenario.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.Ward;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.indicators.LandUseChange;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.fares.ParkingParameters;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Land use drawn as polygons, from the file to the people. */
class ZoningScenarioTest {
  private static final double SAMPLE = 0.01;
  private static final String WARD = "thuan-an.an-phu";

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void newDwellingsAndJobsAreInsideTheAreaAndNobodyElseIsAnotherPerson() throws IOException {
    Envelope area = around(600);
    draw(layer(area)
        .text("ten", row -> "Khu đô thị mới")
        .real("dwellings_added", row -> 5000)
        .real("viec_lam", row -> 20_000)
        .real("parking_hour", row -> 10_000)
        .real("parking_day", row -> 50_000));
    Population before = compile("").population();

    RunnableScenario scenario = compile("""
        measures:
          - zoning: areas.gpkg
            columns: {jobs_services_added: viec_lam}
        """);

    assertThat(problems.problems()).isEmpty();
    Population after = scenario.population();
    LandUseChange drawn = changes(scenario, LandUseChange.Kind.AREA).get(0);
    double newcomers = drawn.residentsAfter() - drawn.residentsBefore();
    assertThat(drawn.name()).isEqualTo("Khu đô thị mới");
    assertThat(newcomers).isBetween(5000 * 2.0, 5000 * 4.5);
    assertThat(drawn.jobsAfter() - drawn.jobsBefore()).isCloseTo(20_000, within(1e-6));
    int atSite = 0;
    for (int person = 0; person < after.personCount(); person++) {
      if (after.personId(person).startsWith("site-")) {
        atSite++;
        Coordinate home = home(after, person);
        assertThat(area.contains(home)).as("home %s", home).isTrue();
      } else {
        assertThat(after.personId(person)).isEqualTo(before.personId(person));
      }
    }
    assertThat((double) atSite).isCloseTo(newcomers * SAMPLE, within(1.0));
    assertThat(after.personCount()).isEqualTo(before.personCount() + atSite);
    assertThat(sameHomes(before, after)).isEqualTo(before.personCount());
    double workers = workersInside(after, area) - workersInside(before, area);
    assertThat(workers / SAMPLE).isCloseTo(20_000, within(4_000.0));
    ParkingParameters parking = scenario.engine().passengers().parking();
    assertThat(parking.freeActivities()).containsExactly("home");
    assertThat(parking.areas()).hasSize(1);
    assertThat(parking.areas().get(0).perHour()).isEqualTo(10);
    assertThat(parking.areas().get(0).mostByHour()).isEqualTo(50);
  }

  @Test
  void whatIsTornDownLeavesTheAreaOnly() throws IOException {
    Envelope area = around(600);
    draw(layer(area).real("residents", row -> 0).real("jobs_industry", row -> 0));
    Population before = compile("").population();

    RunnableScenario scenario = compile("measures: [{zoning: areas.gpkg}]");

    Population after = scenario.population();
    LandUseChange drawn = changes(scenario, LandUseChange.Kind.AREA).get(0);
    assertThat(drawn.residentsAfter()).isZero();
    Map<String, Coordinate> homes = homes(after);
    int left = 0;
    for (int person = 0; person < before.personCount(); person++) {
      boolean isGone = !homes.containsKey(before.personId(person));
      left += isGone ? 1 : 0;
      if (!isGone) {
        assertThat(homes.get(before.personId(person))).isEqualTo(home(before, person));
      }
    }
    assertThat(left / SAMPLE)
        .isCloseTo(drawn.residentsBefore(), within(0.2 * drawn.residentsBefore()));
    LandUseChange zone = changes(scenario, LandUseChange.Kind.ZONE).stream()
        .filter(change -> change.id().equals(WARD))
        .findFirst()
        .orElseThrow();
    assertThat(zone.residentsBefore() - zone.residentsAfter())
        .isLessThanOrEqualTo(Math.rint(drawn.residentsBefore()) + 1);
  }

  @Test
  void whatIsTakenFromDistrictsKeepsTheTotal() throws IOException {
    draw(layer(around(500))
        .real("residents_added", row -> 30_000)
        .real("jobs_industry_added", row -> 5_000));

    RunnableScenario scenario = compile("""
        measures:
          - zoning: areas.gpkg
            takes-from: [Dĩ An, ben-cat]
        """);

    List<LandUseChange> zones = changes(scenario, LandUseChange.Kind.ZONE);
    assertThat(zones.stream()
            .mapToDouble(zone -> zone.residentsAfter() - zone.residentsBefore())
            .sum())
        .isZero();
    assertThat(zones.stream()
            .mapToDouble(zone -> zone.jobsAfter() - zone.jobsBefore())
            .sum())
        .isCloseTo(0, within(20.0));
    assertThat(zones.stream()
            .filter(zone -> zone.residentsAfter() < zone.residentsBefore())
            .map(LandUseChange::within))
        .containsOnly("Dĩ An", "Bến Cát");
  }

  @Test
  void floorAreaBecomesPeopleAndJobs() throws IOException {
    Envelope area = around(500);
    draw(layer(area)
        .real("far", row -> 2)
        .real("share_housing", row -> 60)
        .real("share_offices", row -> 30)
        .real("share_retail", row -> 10));

    RunnableScenario scenario = compile("measures: [{zoning: areas.gpkg}]");

    LandUseChange drawn = changes(scenario, LandUseChange.Kind.AREA).get(0);
    double floor = 2 * area.getArea();
    assertThat(drawn.residentsAfter()).isCloseTo(0.6 * floor * 0.8 / 32, within(1.0));
    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("floor-area-by-coefficients");
    double services = 0.3 * floor * 0.85 / 12 + 0.1 * floor * 0.85 / 17.5;
    assertThat(drawn.jobsAfter()).isGreaterThan(services);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    draw(layer(around(500), around(480), new Envelope(100_000, 101_000, 1_000_000, 1_001_000))
        .real("residents", row -> row == 0 ? -5 : 100)
        .real("dwellings_added", row -> 7)
        .real("dwelings", row -> 7)
        .real("far", row -> 2));

    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
            measures:
              - zoning: areas.gpkg
                columns: {jobs_services: viec}
                takes-from: [Di An]
              - zoning: areas.gpkg#nothing
            """));

    assertThat(thrown.problems().stream().map(Problem::kind))
        .contains(
            "no-such-column",
            "bad-value",
            "told-twice",
            "half-a-floor-area",
            "unknown-column",
            "unknown-district",
            "overlapping-areas",
            "outside-of-the-region");
    assertThat(thrown.getMessage()).contains("nothing").contains("Did you mean \"dĩ an\"");
  }

  /** Who left an area cannot be taken away once more, and as many persons are drawn as the zones hold. */
  @Test
  void whoIsTakenFromAZoneIsAmongThoseWhoAreLeft() throws IOException {
    Envelope tornDown = around(900);
    draw(layer(tornDown).real("residents", row -> 0));
    Envelope elsewhere = new Envelope(
        tornDown.getMinX() - 9000,
        tornDown.getMinX() - 8000,
        tornDown.getMinY(),
        tornDown.getMinY() + 1000);
    RunnableScenario first = compile("measures: [{zoning: areas.gpkg}]");
    double left = residents(first, LandUseChange::residentsAfter);
    double gone = residents(first, LandUseChange::residentsBefore) - left;
    draw("new.gpkg", layer(elsewhere).real("residents_added", row -> Math.floor(0.8 * left)));

    RunnableScenario both = compile("""
        measures:
          - zoning: areas.gpkg
          - zoning: new.gpkg
            takes-from: [thuan-an.an-phu]
        """);

    assertThat(gone).as("enough to be seen").isGreaterThan(5_000);
    assertThat(residents(both, LandUseChange::residentsAfter)).isCloseTo(0.2 * left, within(2.0));
    assertThat((double) both.population().personCount())
        .isCloseTo(first.population().personCount(), within(40.0));
  }

  /** What a measure took away is not there for the next one, and what stands beside it is as dense as before. */
  @Test
  void nothingIsTakenTwiceBySeveralMeasures() throws IOException {
    Envelope west = around(600);
    Envelope east =
        new Envelope(west.getMaxX(), west.getMaxX() + 1200, west.getMinY(), west.getMaxY());
    draw("west.gpkg", clearance(west));
    draw("east.gpkg", clearance(east));
    LandUseChange alone = changes(
            compile("measures: [{zoning: east.gpkg}]"), LandUseChange.Kind.AREA)
        .get(0);

    List<LandUseChange> drawn = changes(compile("""
        measures:
          - zoning: west.gpkg
          - zoning: west.gpkg
          - zoning: east.gpkg
        """), LandUseChange.Kind.AREA);

    assertThat(drawn.get(0).jobsBefore()).as("enough to be seen").isGreaterThan(1_000);
    assertThat(drawn.get(1).jobsBefore()).isCloseTo(0, within(1e-3));
    assertThat(drawn.get(1).residentsBefore()).isCloseTo(0, within(1e-3));
    assertThat(drawn.get(2).jobsBefore()).isCloseTo(alone.jobsBefore(), within(1.0));
    assertThat(drawn.get(2).residentsBefore()).isCloseTo(alone.residentsBefore(), within(1.0));
  }

  private FeatureLayer clearance(Envelope area) {
    return layer(area)
        .real("residents", row -> 0)
        .real("jobs_industry", row -> 0)
        .real("jobs_services", row -> 0);
  }

  private static double residents(
      RunnableScenario scenario, ToDoubleFunction<LandUseChange> value) {
    return changes(scenario, LandUseChange.Kind.ZONE).stream()
        .filter(change -> change.id().equals(WARD))
        .mapToDouble(value)
        .sum();
  }

  private static List<LandUseChange> changes(RunnableScenario scenario, LandUseChange.Kind kind) {
    return scenario.zones().landUseChanges().stream()
        .filter(change -> change.kind() == kind)
        .toList();
  }

  private static int sameHomes(Population before, Population after) {
    int same = 0;
    for (int person = 0; person < before.personCount(); person++) {
      same += home(before, person).equals(home(after, person)) ? 1 : 0;
    }
    return same;
  }

  private static Map<String, Coordinate> homes(Population population) {
    Map<String, Coordinate> homes = new HashMap<>();
    for (int person = 0; person < population.personCount(); person++) {
      homes.put(population.personId(person), home(population, person));
    }
    return homes;
  }

  /** Place of the first activity at home; of the first activity for those who have none. */
  private static Coordinate home(Population population, int person) {
    return place(population, person, "home").orElseGet(() -> new Coordinate(0, 0));
  }

  private static int workersInside(Population population, Envelope area) {
    int workers = 0;
    for (int person = 0; person < population.personCount(); person++) {
      workers += place(population, person, "work").filter(area::contains).isPresent() ? 1 : 0;
    }
    return workers;
  }

  private static Optional<Coordinate> place(Population population, int person, String type) {
    PlanCursor plan = new PlanCursor(population.plans());
    plan.seek(population.plans().selectedPlan(person));
    while (plan.advance()) {
      if (plan.isActivity()
          && population.activityTypes().text(plan.activityType()).equals(type)) {
        return Optional.of(new Coordinate(plan.x(), plan.y()));
      }
    }
    return Optional.empty();
  }

  private static Envelope around(double meters) {
    Ward ward = BinhDuongTables.read().wards().stream()
        .filter(candidate -> candidate.id().equals(WARD))
        .findFirst()
        .orElseThrow();
    return new Envelope(ward.x() - meters, ward.x() + meters, ward.y() - meters, ward.y() + meters);
  }

  private static FeatureLayer layer(Envelope... areas) {
    Polygon[] polygons = new Polygon[areas.length];
    for (int area = 0; area < areas.length; area++) {
      polygons[area] = (Polygon) new GeometryFactory().toGeometry(areas[area]);
    }
    return new FeatureLayer(
        "areas", FeatureLayer.Shape.MULTI_POLYGON, polygons.length, area -> polygons[area]);
  }

  private void draw(FeatureLayer layer) throws IOException {
    draw("areas.gpkg", layer);
  }

  private void draw(String file, FeatureLayer layer) throws IOException {
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    try (GeoPackageWriter writer =
        GeoPackageWriter.create(folder.resolve(file), projection.epsg())) {
      writer.write(layer);
    }
  }

  private RunnableScenario compile(String measures) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(file, "extends: binh-duong-2019\npopulation: {sample: 1%}\n" + measures);
    return ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, problems);
  }
}
