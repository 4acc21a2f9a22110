package vn.luong.scenario.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.facilities.Facilities.OpeningTime;
import vn.luong.sim.matsim.FacilitiesXmlWriter;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Facilities from files and measures to the people who go there. */
class FacilitiesScenarioTest {
  private static final double SAMPLE = 0.02;
  /** The centre of Thủ Dầu Một. */
  private static final String PLACE = "106.655, 10.98";

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void oneNewHospitalHasItsVisitorsAndItsWorkersAndNobodyElseIsAnotherPerson() throws IOException {
    RunnableScenario before = compile("");

    RunnableScenario scenario = compile("""
        measures:
          - {open-facility: Bệnh viện mới, type: hospital, at: "%s", visitors: 20000, jobs: 9000, open: 06:00-21:00}
        """.formatted(PLACE));

    assertThat(problems.problems()).isEmpty();
    Facilities facilities = scenario.population().facilities();
    assertThat(facilities.size()).isEqualTo(1);
    assertThat(facilities.attributes().findText(0, Facilities.NAME)).isEqualTo("Bệnh viện mới");
    assertThat(facilities.options(0))
        .extracting(Facilities.ActivityOption::activityType)
        .containsExactly("business", "leisure", "work");
    assertThat(facilities.options(0).get(1).openingTimes())
        .containsExactly(new OpeningTime("wkday", 6 * 3600, 21 * 3600));
    assertThat(facilities.options(0).get(2).openingTimes()).isEmpty();
    Map<String, Integer> visits = visits(scenario.population(), 0);
    double visitors = visits.get("leisure") + visits.getOrDefault("business", 0);
    // Nearer to more people than the region is on average.
    assertThat(visitors / SAMPLE).isBetween(10_000.0, 40_000.0);
    assertThat(visits.get("work") / SAMPLE).isBetween(6_000.0, 10_000.0);
    Population people = scenario.population();
    assertThat(people.personCount()).isEqualTo(before.population().personCount());
    for (int person = 0; person < people.personCount(); person++) {
      assertThat(people.personId(person)).isEqualTo(before.population().personId(person));
    }
  }

  /** What turns visitors a day into attraction are counts of the plans themselves. */
  @Test
  void visitsPerResidentAreThoseOfTheDayPlans() throws IOException {
    Population people = compile("").population();

    Map<String, Integer> visits = new HashMap<>();
    int residents = 0;
    for (int person = 0; person < people.personCount(); person++) {
      boolean isResident = !people.personId(person).matches("(in|through)-.*");
      residents += isResident ? 1 : 0;
      if (isResident || people.personId(person).startsWith("in-")) {
        countVisits(people, person, Facilities.NO_FACILITY, visits);
      }
    }

    double outings = visits.get("leisure") + visits.get("business");
    assertThat(new double[] {(double) visits.get("shop") / residents, outings / residents})
        .containsExactly(
            new double[] {
              VenueStock.SHOP_VISITS_PER_RESIDENT, VenueStock.LEISURE_VISITS_PER_RESIDENT
            },
            within(0.01));
  }

  @Test
  void schoolsOfALayerReplaceThoseOfTheZones() throws IOException {
    Files.writeString(folder.resolve("schools.geojson"), """
        {"type": "FeatureCollection", "features": [
         {"type": "Feature", "properties": {"ten": "Trường A", "loai": "THPT", "cho": 200000},
          "geometry": {"type": "Point", "coordinates": [106.655, 10.98]}},
         {"type": "Feature", "properties": {"ten": "Trường B", "loai": "Tiểu học", "cho": 100000},
          "geometry": {"type": "Polygon", "coordinates": [[[106.76, 10.9], [106.761, 10.9], [106.761, 10.901], [106.76, 10.9]]]}},
         {"type": "Feature", "properties": {"ten": "Trường C", "loai": "THCS", "cho": 1},
          "geometry": {"type": "Point", "coordinates": [105.8, 21.0]}}]}
        """);

    RunnableScenario scenario = compile("""
        facilities:
          layer: schools.geojson
          columns: {capacity: cho}
          replaces: [school]
        """);

    assertThat(problems.problems().stream().map(Problem::kind))
        .containsExactlyInAnyOrder("facilities-outside", "replaced-by-other-sizes");
    Facilities facilities = scenario.population().facilities();
    assertThat(facilities.size()).isEqualTo(2);
    int atA = visits(scenario.population(), 0).get("school");
    int atB = visits(scenario.population(), 1).get("school");
    int all = 0;
    for (int person = 0; person < scenario.population().personCount(); person++) {
      Map<String, Integer> visits = new HashMap<>();
      countVisits(scenario.population(), person, Facilities.NO_FACILITY, visits);
      all += visits.getOrDefault("school", 0);
    }
    assertThat(atA).isGreaterThan(atB);
    // Students of universities go elsewhere.
    assertThat((double) (atA + atB) / (atA + atB + all)).isGreaterThan(0.8);
  }

  @Test
  void facilitiesOfMatsimAreReadAndOnesOfTheRegionClosed() throws IOException {
    Facilities written = new Facilities();
    int shop = written.add("siêu thị", 681_000, 1_214_000, -1);
    written.addOption(
        shop,
        new Facilities.ActivityOption(
            "shopping",
            400,
            List.of(
                new OpeningTime("wkday", 8 * 3600, 22 * 3600),
                new OpeningTime("sun", 6 * 3600, 23 * 3600))));
    written.addOption(shop, new Facilities.ActivityOption("work", 120, List.of()));
    RunnableScenario plain = compile("");
    FacilitiesXmlWriter.write(written, plain.network(), folder.resolve("facilities.xml"));

    RunnableScenario scenario = compile("""
        facilities: facilities.xml
        measures:
          - close-facility: Đại học Thủ Dầu Một
          - {open-facility: Đại học mới, type: university, at: "106.68, 11.05", capacity: 30000}
        """);

    assertThat(problems.problems()).singleElement().satisfies(closed -> {
      assertThat(closed.kind()).isEqualTo("facility-closed");
      assertThat(closed.found()).contains("Đại học Thủ Dầu Một, a university with ");
    });
    Facilities facilities = scenario.population().facilities();
    assertThat(facilities.attributes().findText(0, Facilities.KIND)).isEqualTo("shop");
    assertThat(facilities.attributes().findNumber(0, Facilities.JOBS)).isEqualTo(120);
    assertThat(facilities.attributes().findNumber(0, Facilities.VISITORS)).isEqualTo(1200);
    assertThat(facilities.options(0).get(0).openingTimes())
        .containsExactly(new OpeningTime("wkday", 8 * 3600, 22 * 3600));
    assertThat(visits(scenario.population(), 1).get("school")).isGreaterThan(100);
    assertThat(scenario.inputs())
        .anySatisfy(input -> assertThat(input.toString()).contains("facilities.xml"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    Files.writeString(folder.resolve("places.geojson"), """
        {"type": "FeatureCollection", "features": [
         {"type": "Feature", "properties": {"type": "hospitl", "capacity": -3},
          "geometry": {"type": "Point", "coordinates": [106.655, 10.98]}},
         {"type": "Feature", "properties": {"type": "school", "open": "07:00"},
          "geometry": {"type": "Point", "coordinates": [106.656, 10.98]}}]}
        """);

    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> compile("""
            facilities: {layer: places.geojson, replaces: [hospital, shop]}
            measures:
              - {open-facility: A, type: market, at: Nowhere At All}
              - {open-facility: B, at: "1, 2", type: school, open: 7-8}
              - {open-facility: C, at: "105.8, 21.0", type: school}
              - {open-facility: Đại học Thủ Dầu Một, type: school, at: "106.655, 10.98"}
              - open-facility: c.gpkg
              - close-facility: Trường X
            """));

    assertThat(thrown.problems().stream().map(Problem::kind))
        .contains(
            "unknown-facility-type",
            "bad-facility-value",
            "nothing-to-replace",
            "nothing-instead",
            "duplicate-id",
            "unknown-stop",
            "bad-place",
            "bad-value",
            "outside-of-the-region",
            "no-such-file",
            "unknown-facility");
    assertThat(thrown.getMessage()).contains("Did you mean \"hospital\"?");
  }

  private static Map<String, Integer> visits(Population people, int facility) {
    Map<String, Integer> visits = new HashMap<>();
    for (int person = 0; person < people.personCount(); person++) {
      countVisits(people, person, facility, visits);
    }
    return visits;
  }

  /** Activities at a facility by type, the first of a day left out unless it is work. */
  private static void countVisits(
      Population people, int person, int facility, Map<String, Integer> visits) {
    PlanCursor plan = new PlanCursor(people.plans());
    plan.seek(people.plans().selectedPlan(person));
    boolean worked = false;
    while (plan.advance()) {
      if (plan.isActivity() && plan.facility() == facility) {
        String type = people.activityTypes().text(plan.activityType());
        boolean isAgain = type.equals("work") && worked || type.equals("school") && worked;
        worked |= type.equals("work") || type.equals("school");
        if (!isAgain) {
          visits.merge(type, 1, Integer::sum);
        }
      }
    }
  }

  private RunnableScenario compile(String measures) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(file, "extends: binh-duong-2019\npopulation: {sample: 2%}\n" + measures);
    return ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, problems);
  }
}
