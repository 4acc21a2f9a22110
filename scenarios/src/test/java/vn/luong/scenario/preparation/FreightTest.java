package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.binhduong.FreightTables;
import vn.luong.gis.binhduong.IndustrialPark;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.freight.FreightSynthesis;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;

/** Trucks of the bundled scenarios; drawn at 3 % once for most tests. */
class FreightTest {
  private static final double SAMPLE = 0.03;
  private static final FreightTables TABLES = FreightTables.read();

  private static final String TRUCKS = "freight: {share: 100%}\n";

  private static RunnableScenario scenario;

  @TempDir
  private Path folder;

  @BeforeAll
  static void draw(@TempDir Path place) throws IOException {
    scenario = compile(write(place, TRUCKS), "3%", new ProblemLog());
  }

  private static String write(Path place, String text) throws IOException {
    return Files.writeString(place.resolve("own.yaml"), "extends: binh-duong-2019\n" + text)
        .toString();
  }

  private static RunnableScenario compile(String scenario, String sample, ProblemLog problems) {
    return ScenarioCompiler.compile(
        scenario,
        new ScenarioOverrides(
            Optional.of(sample), Optional.of(0), Optional.empty(), Optional.empty()),
        problems);
  }

  private RunnableScenario compileText(String sample, String text) throws IOException {
    return compile(write(folder, text), sample, new ProblemLog());
  }

  private static boolean isTruck(Population population, int person) {
    return FreightSynthesis.SUBPOPULATION.equals(
        population.personAttributes().findText(person, Population.SUBPOPULATION));
  }

  private static int trucks(RunnableScenario of) {
    return of.population().personsOf(FreightSynthesis.SUBPOPULATION).cardinality();
  }

  /** Arrivals of trucks of each type, without those who only pass through. */
  private static double[] arrivals(RunnableScenario of, Envelope area) {
    Population population = of.population();
    double[] counts = new double[TABLES.vehicles().size()];
    List<String> types =
        TABLES.vehicles().stream().map(FreightTables.Vehicle::id).toList();
    int mode = population.modeTable().find(FreightSynthesis.MODE);
    int atBase = population.activityTypes().find(FreightSynthesis.BASE);
    int atStop = population.activityTypes().find(FreightSynthesis.STOP);
    Set<Integer> gateways = gatewayLinks(of.network());
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      if (!isTruck(population, person)) {
        continue;
      }
      int type =
          types.indexOf(of.fleet().type(of.fleet().vehicleOf(person, mode)).id());
      cursor.seek(population.plans().selectedPlan(person));
      boolean isFirst = true;
      while (cursor.advance()) {
        if (cursor.isActivity()) {
          boolean isHere = area == null
              ? !gateways.contains(cursor.link())
              : area.contains(cursor.x(), cursor.y());
          boolean isWanted = cursor.activityType() == atStop || cursor.activityType() == atBase;
          counts[type] += !isFirst && isHere && isWanted ? 1 : 0;
          isFirst = false;
        }
      }
    }
    return counts;
  }

  private static Set<Integer> gatewayLinks(Network network) {
    Set<Integer> links = new HashSet<>();
    BinhDuongTables.read()
        .gateways()
        .forEach(
            gateway -> links.add(network.linkIds().find(gateway.junction() + "-" + gateway.id())));
    return links;
  }

  /** By hand from the tables: rates times jobs and residents, and the terminals. */
  private static double expectedArrivals(int type) {
    BinhDuongTables tables = BinhDuongTables.read();
    ZoneStock stock = new BinhDuongLandUse(tables, BinhDuongZones.of(tables, 2019), 2019).stock();
    double parks = stock.estates().stream().mapToDouble(Estate::jobs).sum();
    double sum = TABLES.terminals().stream()
        .filter(terminal -> terminal.fromYear() <= 2019)
        .mapToDouble(terminal -> terminal.arrivals().get(type))
        .sum();
    for (FreightTables.Rate rate : TABLES.rates()) {
      double count = switch (rate.generator()) {
        case PARK -> parks;
        case INDUSTRY -> jobs(stock, Sector.INDUSTRY) - parks;
        case SERVICES -> jobs(stock, Sector.SERVICES);
        case AGRICULTURE -> jobs(stock, Sector.AGRICULTURE);
        case RESIDENTS -> stock.totalResidents();
      };
      sum += count * rate.arrivals().get(type);
    }
    return sum;
  }

  private static double jobs(ZoneStock stock, Sector sector) {
    double jobs = 0;
    for (int zone = 0; zone < stock.zoneCount(); zone++) {
      jobs += stock.jobs(sector, zone);
    }
    return jobs;
  }

  @Test
  void asManyArriveAsJobsResidentsAndTerminalsSay() {
    double[] arrivals = arrivals(scenario, null);

    for (int type = 0; type < arrivals.length; type++) {
      double expected = expectedArrivals(type) * SAMPLE;
      assertThat(arrivals[type])
          .as(TABLES.vehicles().get(type).id())
          .isCloseTo(expected, within(0.02 * expected + 5));
    }
  }

  @Test
  void parksReceiveWhatTheirJobsSay() {
    IndustrialPark park = park("my-phuoc-3");
    double[] arrivals = arrivals(scenario, around(park, park.radiusMeters() + 250));

    FreightTables.Rate rate = TABLES.rates().stream()
        .filter(row -> row.generator() == FreightTables.Generator.PARK)
        .findFirst()
        .orElseThrow();
    // The square around it also holds a part of its ward.
    double expected = park.jobs() * rate.arrivals().get(2) * SAMPLE;
    assertThat(arrivals[2]).isBetween(0.85 * expected, 1.4 * expected);
  }

  @Test
  void everyTruckHasAVehicleOfItsTypeAndNobodyElseHasOne() {
    Population population = scenario.population();
    Fleet fleet = scenario.fleet();
    int mode = population.modeTable().find(FreightSynthesis.MODE);
    for (int person = 0; person < population.personCount(); person++) {
      int vehicle = fleet.vehicleOf(person, mode);
      if (!isTruck(population, person)) {
        assertThat(vehicle).isEqualTo(Fleet.NO_VEHICLE);
        continue;
      }
      VehicleType type = fleet.type(vehicle);
      assertThat(fleet.vehicleId(vehicle)).isEqualTo(population.personId(person) + "_truck");
      assertThat(population.personAttributes().findText(person, "vehicleTypes"))
          .isEqualTo("{\"truck\":\"" + type.id() + "\"}");
      assertThat(type.pce()).isBetween(2.0, 4.0);
    }
    int container = fleet.types().find("container-truck");
    assertThat(fleet.types().type(container).pce()).isEqualTo(3.75);
    assertThat(fleet.types().type(container).manoeuvres().passing()).isFalse();
  }

  @Test
  void trucksKeepTheirMode() {
    assertThat(scenario.engine().replanning().strategies())
        .filteredOn(setting -> FreightSynthesis.SUBPOPULATION.equals(setting.subpopulation()))
        .extracting(setting -> setting.kind())
        .containsExactly(
            StrategyKind.REROUTE, StrategyKind.SHIFT_TIMES, StrategyKind.CHANGE_EXP_BETA);
  }

  @Test
  void everyTruckHasARouteOnRoadsForTrucks() throws IOException {
    ProblemLog problems = new ProblemLog();
    RunnableScenario few = compile(write(folder, TRUCKS), "0.3%", problems);

    Preparation.run(few, problems);

    assertThat(problems.problems()).isEmpty();
    assertThat(trucks(few)).isBetween(100, 300);
  }

  @Test
  void trucksGoAroundARoadThatIsClosedToThem() throws IOException {
    ProblemLog problems = new ProblemLog();
    RunnableScenario open = compile(write(folder, TRUCKS), "0.1%", new ProblemLog());
    RunnableScenario closed = compile(write(folder, TRUCKS + """
        measures:
          - {close-road: QL13, modes: [truck], hours: [00:00-12:00, 12:00-24:00]}
        """), "0.1%", problems);
    assertThat(problems.problems())
        .anyMatch(problem -> problem.kind().equals("closed-hours")
            && problem.message().contains("mode \"truck\"")
            && problem.message().contains("QL13"));

    Preparation.run(open, new ProblemLog());
    Preparation.run(closed, problems);

    assertThat(trucks(closed)).isEqualTo(trucks(open));
    assertThat(passagesOfTrucks(open, "QL13")).isGreaterThan(100);
    // Some stop on stretches that no other road for trucks leads to.
    assertThat(passagesOfTrucks(closed, "QL13")).isLessThan(passagesOfTrucks(open, "QL13") / 10);
  }

  /** How often trucks mean to drive over a link of a road, other than the first and the last of a drive. */
  private static int passagesOfTrucks(RunnableScenario of, String road) {
    Network network = of.network();
    int passages = 0;
    PlanCursor cursor = new PlanCursor(of.population().plans());
    for (int person = 0; person < of.population().personCount(); person++) {
      if (!isTruck(of.population(), person)) {
        continue;
      }
      cursor.seek(of.population().plans().selectedPlan(person));
      while (cursor.advance()) {
        if (cursor.isActivity()) {
          continue;
        }
        int[] links = new int[cursor.pathLinkCount()];
        cursor.copyPath(links, 0);
        for (int number = 1; number < links.length - 1; number++) {
          passages += road.equals(network.linkAttributes().findText(links[number], "name")) ? 1 : 0;
        }
      }
    }
    return passages;
  }

  @Test
  void aMeasureOnTrucksTellsHowToHaveSome() {
    String ban = "measures: [{close-road: QL13, modes: [truck], hours: [06:00-09:00]}]\n";

    assertThat(messageOf(ban)).contains("mode \"truck\"", "Add \"freight: {share: 100%}\"");
    assertThat(messageOf("measures: [{change-road: QL13, toll: 9000 VND, toll-modes: [truck]}]\n"))
        .contains("toll-modes", "Add \"freight: {share: 100%}\"");
  }

  @Test
  void theSameSeedGivesTheSameTrucksAndASampleItsShare() throws IOException {
    RunnableScenario first = compileText("1%", TRUCKS);
    RunnableScenario second = compileText("1%", TRUCKS);
    Population population = first.population();

    assertThat(trucks(first)).isEqualTo(trucks(second));
    assertThat((double) trucks(first)).isCloseTo(trucks(scenario) / 3.0, within(2.0));
    for (int person = 0; person < population.personCount(); person++) {
      if (isTruck(population, person)) {
        assertThat(second.population().plans().plan(person))
            .isEqualTo(population.plans().plan(person));
      }
    }
  }

  @Test
  void theShareScalesThemAndLeavesPersonsAlone() throws IOException {
    RunnableScenario all = compileText("1%", TRUCKS);
    RunnableScenario half = compileText("1%", "freight: {share: 50%}\n");
    RunnableScenario none = compileText("1%", "");

    assertThat((double) trucks(half)).isCloseTo(trucks(all) / 2.0, within(2.0));
    assertThat(trucks(none)).isZero();
    assertThat(none.fleet().types().find("container-truck")).isNegative();
    int persons = none.population().personCount();
    assertThat(all.population().personCount() - trucks(all)).isEqualTo(persons);
    for (int person = 0; person < persons; person++) {
      assertThat(all.population().personId(person)).isEqualTo(none.population().personId(person));
      assertThat(all.population().plans().plan(person))
          .isEqualTo(none.population().plans().plan(person));
    }
  }

  /** Sóng Thần 2 is converted, and its industry built at Bàu Bàng. */
  @Test
  void trucksFollowTheIndustryToTheNorth() throws IOException {
    Envelope south = around(park("song-than-2"), 1000);
    Envelope north = around(park("bau-bang"), 1000);
    try (GeoPackageWriter writer = GeoPackageWriter.create(
        folder.resolve("areas.gpkg"),
        Integer.parseInt(MetricProjection.DEFAULT_CODE.substring("EPSG:".length())))) {
      List<Envelope> areas = List.of(south, north);
      writer.write(new FeatureLayer(
              "areas",
              FeatureLayer.Shape.MULTI_POLYGON,
              areas.size(),
              row -> new GeometryFactory().toGeometry(areas.get(row)))
          .real("jobs_industry", row -> row == 0 ? 0 : Double.NaN)
          .real("jobs_industry_added", row -> row == 0 ? Double.NaN : 30_000));
    }

    RunnableScenario moved = compileText("3%", TRUCKS + "measures: [{zoning: areas.gpkg}]\n");

    double before = Arrays.stream(arrivals(scenario, south)).sum();
    double after = Arrays.stream(arrivals(moved, south)).sum();
    assertThat(after).isLessThan(0.75 * before);
    // Collectors, on which trucks stop, may lie beside the area.
    Envelope wider = around(park("bau-bang"), 2500);
    double more = Arrays.stream(arrivals(moved, wider)).sum()
        - Arrays.stream(arrivals(scenario, wider)).sum();
    double expected = 30_000
        * SAMPLE
        * TABLES.rates().get(0).arrivals().stream().mapToDouble(rate -> rate).sum();
    assertThat(more).isBetween(0.7 * expected, 1.3 * expected);
  }

  @Test
  void badKeysAreToldWithARemedy() {
    assertThat(messageOf("freight: {shares: 10%}\n"))
        .contains("own.yaml:2", "freight.shares", "Did you mean \"share\"?");
    assertThat(messageOf("freight: {share: -10%}\n")).contains("freight.share", "must be ≥ 0");
    assertThat(messageOf(TRUCKS + "modes: {truck: {moves: network}}\n"))
        .contains("mode \"truck\"", "remove the key");
  }

  private String messageOf(String text) {
    return catchThrowableOfType(InvalidInputException.class, () -> compileText("0.2%", text))
        .getMessage();
  }

  private static IndustrialPark park(String id) {
    return BinhDuongTables.read().parks().stream()
        .filter(park -> park.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Envelope around(IndustrialPark park, double meters) {
    return new Envelope(park.x() - meters, park.x() + meters, park.y() - meters, park.y() + meters);
  }
}
