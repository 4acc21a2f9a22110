package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.binhduong.District;
import vn.luong.gis.binhduong.Gateway;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.scenario.people.PersonAttributes;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/** The bundled scenario of 2030, drawn at 2 % once for all tests. */
class BinhDuong2030Test {
  private static final double SAMPLE = 0.02;

  private static final BinhDuongTables TABLES = BinhDuongTables.read();
  private static RunnableScenario scenario;
  private static Population population;

  @TempDir
  Path folder;

  @BeforeAll
  static void draw() {
    scenario = ScenarioCompiler.compile(
        "binh-duong-2030",
        new ScenarioOverrides(
            Optional.of("2%"), Optional.empty(), Optional.of(1L), Optional.empty()),
        new ProblemLog());
    population = scenario.population();
  }

  @Test
  void everyDistrictHasItsShareOfThePlan() {
    Map<String, String> districtOfWard = new HashMap<>();
    TABLES.wards().forEach(ward -> districtOfWard.put(ward.id(), ward.district()));
    Map<String, Integer> persons = new HashMap<>();
    int residents = 0;
    for (int person = 0; person < population.personCount(); person++) {
      if (isResident(person)) {
        residents++;
        String ward = text(person, PersonAttributes.HOME_ZONE);
        persons.merge(districtOfWard.get(ward), 1, Integer::sum);
      }
    }

    assertThat(residents).isEqualTo((int) (4_040_000 * SAMPLE));
    for (District district : TABLES.districts()) {
      assertThat((double) persons.get(district.id()))
          .as(district.id())
          .isCloseTo(district.populationPlan2030() * SAMPLE, within(2.0));
    }
  }

  @Test
  void aQuarterOfTheHouseholdsHasACarAndHouseholdsAreAsLargeAsBefore() {
    double cars = 0;
    double heads = 0;
    double residents = 0;
    for (int person = 0; person < population.personCount(); person++) {
      if (isResident(person)) {
        residents++;
        heads += population.personId(person).endsWith("-0") ? 1 : 0;
        cars += text(person, PersonAttributes.CAR_AVAILABLE).equals("always") ? 1 : 0;
      }
    }

    assertThat(cars / heads).isCloseTo(0.25, within(0.015));
    assertThat(residents / heads).isBetween(2.5, 3.3);
  }

  @Test
  void jobsAndSchoolsGrowWithPeopleAndParks() {
    ZoneStock before = stock(2019);
    ZoneStock planned = stock(2030);
    double growth = 4_040_000.0 / 2_426_561;

    assertThat(planned.estates()).hasSize(34);
    double inParks =
        planned.estates().stream().mapToInt(estate -> estate.jobs()).sum();
    double inParksBefore =
        before.estates().stream().mapToInt(estate -> estate.jobs()).sum();
    assertThat(planned.totalJobs() - inParks)
        .isCloseTo(growth * (before.totalJobs() - inParksBefore), within(100.0));
    assertThat(schoolPlaces(planned)).isCloseTo(0.2 * 4_040_000, within(1.0));
    assertThat(households(planned) / households(before)).isBetween(1.5, 1.8);
  }

  @Test
  void commutersOverTheBorderGrowWithTheResidentsAndTakeTheNewBridges() {
    double growth = 4_040_000.0 / 2_426_561;

    assertThat(commuters(2030)).isCloseTo(growth * commuters(2019), within(1.0));
    assertThat(through(2030)).isGreaterThan(through(2019));
    assertThat(commuters(2025)).isBetween(commuters(2019), commuters(2030));
  }

  @Test
  void nobodyLivesOrWorksOnAnExpressway() {
    Network network = scenario.network();
    int motorbike = population.modeTable().find("motorbike");
    Set<Integer> links = new HashSet<>();
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      cursor.seek(population.plans().selectedPlan(person));
      while (cursor.advance()) {
        if (cursor.isActivity()) {
          links.add(cursor.link());
        }
      }
    }
    for (int link : links) {
      assertThat(network.allows(link, motorbike)).as(network.linkId(link)).isTrue();
    }
  }

  @Test
  void carsDoNotMultiplyBefore2023() {
    assertThat(landUse(2023).householdsWithCar()).isEqualTo(0.12);
    assertThat(landUse(2030).householdsWithCar()).isCloseTo(0.25, within(1e-9));
    assertThat(landUse(2027).householdsWithCar()).isBetween(0.17, 0.20);
  }

  @Test
  void yearsBeyondThePlanAreAProblem() throws IOException {
    Path file = Files.writeString(
        folder.resolve("far.yaml"), "extends: binh-duong-2030\npopulation: {year: 2045}\n");

    assertThatThrownBy(() ->
            ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, new ProblemLog()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("key \"population.year\"")
        .hasMessageContaining("to 2030");
  }

  private static BinhDuongLandUse landUse(int year) {
    return new BinhDuongLandUse(TABLES, BinhDuongZones.of(TABLES, year), year);
  }

  private static ZoneStock stock(int year) {
    return landUse(year).stock();
  }

  private static double schoolPlaces(ZoneStock stock) {
    double places = 0;
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      places += stock.schoolPlaces(zone);
    }
    return places;
  }

  private static double households(ZoneStock stock) {
    double households = 0;
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      for (int size = 1; size <= ZoneStock.HOUSEHOLD_SIZES; size++) {
        households += stock.households(zone, size);
      }
    }
    return households;
  }

  private static double commuters(int year) {
    double persons = 0;
    for (Gateway gateway : landUse(year).gateways()) {
      GatewayDemand demand = demand(gateway, year);
      persons += demand.inbound() + demand.outbound();
    }
    return persons;
  }

  private static double through(int year) {
    return landUse(year).gateways().stream()
        .mapToDouble(gateway -> demand(gateway, year).through())
        .sum();
  }

  /** Where the gateway lies does not matter here: any link will do. */
  private static GatewayDemand demand(Gateway gateway, int year) {
    return landUse(year).demand(gateway, scenario.network(), 0, 1);
  }

  private static boolean isResident(int person) {
    return text(person, Population.SUBPOPULATION).equals("resident");
  }

  private static String text(int person, String attribute) {
    return population.personAttributes().findText(person, attribute);
  }
}
