package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.PassengerSettings;
import vn.luong.scenario.config.PassengerSettings.Area;
import vn.luong.scenario.config.PassengerSettings.Fare;
import vn.luong.scenario.config.PassengerSettings.Fares;
import vn.luong.scenario.config.PassengerSettings.Parking;
import vn.luong.scenario.config.PassengerSettings.Pass;
import vn.luong.scenario.landuse.Zone;
import vn.luong.scenario.landuse.Zones;
import vn.luong.scenario.run.PassengerParameters;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.fares.Charges;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.fares.ZoneFares;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.ridership.CrowdingParameters;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;

/** Three lines: a bus with a fare of its own, a bus without one, a metro with one; two zones with a street each. */
class PassengerSetupTest {
  private static final SourcePosition HERE = SourcePosition.of("test.yaml");

  private final ProblemLog problems = new ProblemLog();
  private final Zones zones = new Zones(List.of(zone("town.centre"), zone("town.edge")));
  private Network network;
  private TransitSchedule schedule;

  private static Zone zone(String id) {
    return new Zone(id, id, "town", false, 1e6, 0, 0);
  }

  @BeforeEach
  void makeTown() {
    ModeTable modes = new ModeTable();
    int car = modes.add("car");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 0, 0);
    int b = builder.addNode("b", 100, 0);
    LinkProperties road = new LinkProperties(100, 10, 1800, 1, ModeTable.bit(car));
    builder.addLink("centre", a, b, road);
    builder.addLink("edge", b, a, road);
    builder.addLink("highway", a, b, road);
    network = builder.build();
    TransitScheduleBuilder lines = new TransitScheduleBuilder();
    lines.addStop("s", new StopProperties(0, 0, Double.NaN, Network.NO_LINK, "bến A", "", false));
    for (String line : List.of("bus-1", "bus-2", "metro-1")) {
      int index = lines.addLine(line, "");
      lines.addRoute(line);
      lines.setTransportMode(line.replaceAll("-.*", ""));
      lines.addRouteStop(new RouteStop(0, 0, 0, 0, true, true, true));
      if (!line.equals("bus-2")) {
        lines.lineAttributes().putText(index, PublicTransport.FARE, "7000");
        lines.lineAttributes().putText(index, PublicTransport.FARE_PER_KILOMETER, "500");
        lines.lineAttributes().putText(index, PublicTransport.MOST_FARE, "12000");
      }
    }
    schedule = lines.build();
  }

  private static Fares fares(Map<String, Fare> ofMode, Map<String, Fare> ofLine, double holders) {
    return new Fares(
        new Fare(6000, 0),
        ofMode,
        ofLine,
        HERE,
        3600,
        30_000,
        new Pass(5000, holders),
        Optional.empty());
  }

  private PassengerSetup setup(Fares fares, Parking parking) {
    return setup(fares, parking, problems);
  }

  private static PassengerSetup setup(Fares fares, Parking parking, ProblemLog problems) {
    return new PassengerSetup(
        new PassengerSettings(
            Optional.of(new PassengerSettings.Crowding(List.of(), 0.5, 1800)),
            Optional.ofNullable(fares),
            Optional.ofNullable(parking)),
        problems);
  }

  private PassengerParameters parameters(Fares fares, Parking parking) {
    return setup(fares, parking)
        .parameters(schedule, network, zones, new int[] {0, 1, -1}, List.of());
  }

  private FareParameters.Tariff tariff(FareParameters fares, String line) {
    return fares.tariff(schedule, schedule.routes().ofLine().value(schedule.findLine(line), 0));
  }

  @Test
  void linesHaveTheirOwnFaresUnlessTheScenarioSaysOtherwise() {
    FareParameters own = parameters(fares(Map.of(), Map.of(), 0), null).fares();
    FareParameters stated = parameters(
            fares(Map.of("metro", new Fare(10_000, 1000)), Map.of("bus-1", new Fare(4000, 0)), 0),
            null)
        .fares();

    assertThat(tariff(own, "bus-1").of(1000)).isCloseTo(7.5, within(1e-9));
    assertThat(tariff(own, "bus-1").of(100_000)).isCloseTo(12, within(1e-9));
    assertThat(tariff(own, "bus-2").of(1000)).isCloseTo(6, within(1e-9));
    assertThat(tariff(own, "metro-1").of(1000)).isCloseTo(7.5, within(1e-9));
    assertThat(tariff(stated, "bus-1").of(1000)).isCloseTo(4, within(1e-9));
    assertThat(tariff(stated, "metro-1").of(5000)).isCloseTo(15, within(1e-9));
    assertThat(own.transferSeconds()).isEqualTo(3600);
    assertThat(own.mostPerDay()).isEqualTo(30);
    assertThat(own.passPerDay()).isEqualTo(5);
  }

  /** Stations are zones where nothing else is said. */
  @Test
  void faresByZonesAreReadFromTables(@TempDir Path folder) throws IOException {
    ZoneFares zones = zoneFares(folder, "from,to,fare\nbến A,bến A,6000\n", null, "metro");
    ZoneFares other = zoneFares(folder, "fare,from,to\n12000,1,1\n", "zone,stop\n1,s\n", "bus");

    assertThat(problems.problems()).isEmpty();
    assertThat(zones.holdOn("metro")).isTrue();
    assertThat(zones.holdOn("bus")).isFalse();
    assertThat(zones.of(zones.zone(schedule.stops(), 0), "bến A")).isEqualTo(6);
    assertThat(other.of(other.zone(schedule.stops(), 0), "1")).isEqualTo(12);
  }

  @Test
  void everythingWrongWithFaresByZonesIsTold(@TempDir Path folder) throws IOException {
    zoneFares(
        folder,
        "from,to,fare\n1,1,many\n1,2,-5\n1,3,5\n1,3,6\n1,,7\n",
        "stop,zone\nx,1\ns,\n",
        "tram");
    zoneFares(folder, "from,to\n", null, "bus");

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly(
            "unknown-transit-mode",
            "bad-value",
            "bad-value",
            "twice-the-same",
            "missing-value",
            "unknown-stop",
            "missing-value",
            "missing-column");
    assertThat(problems.problems())
        .extracting(problem -> problem.position().toString())
        .anyMatch(place -> place.contains("table.csv") && place.contains("5"));
  }

  @Test
  void stopsWithoutZoneAndRidesWithoutFareAreTold(@TempDir Path folder) throws IOException {
    zoneFares(folder, "from,to,fare\n1,1,5\n", "stop,zone\n", "metro");
    schedule = twoStops();
    zoneFares(folder, "from,to,fare\n1,1,5\n", "stop,zone\ns,1\nt,2\n", "metro");

    // The second table was not looked at for rides, as there were errors before.
    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("missing-zone");
    ProblemLog later = new ProblemLog();
    setup(withZones(folder, "metro", true), null, later)
        .parameters(schedule, network, zones, new int[] {0, 1, -1}, List.of());
    assertThat(later.problems()).extracting(Problem::kind).containsExactly("missing-fare");
    assertThat(later.problems().get(0).subject()).isEqualTo("from 1 to 2");
  }

  private static TransitSchedule twoStops() {
    TransitScheduleBuilder lines = new TransitScheduleBuilder();
    lines.addStop("s", StopProperties.of(0, 0, Network.NO_LINK));
    lines.addStop("t", StopProperties.of(0, 0, Network.NO_LINK));
    lines.addLine("metro", "");
    lines.addRoute("there");
    lines.setTransportMode("metro");
    lines.addRouteStop(RouteStop.of(0, 0, 0));
    lines.addRouteStop(RouteStop.of(1, 60, 60));
    return lines.build();
  }

  private ZoneFares zoneFares(Path folder, String table, String stops, String mode)
      throws IOException {
    Files.writeString(folder.resolve("table.csv"), table);
    if (stops != null) {
      Files.writeString(folder.resolve("stops.csv"), stops);
    }
    return parameters(withZones(folder, mode, stops != null), null).fares().zones();
  }

  private static Fares withZones(Path folder, String mode, boolean hasStops) {
    return new Fares(
        new Fare(6000, 0),
        Map.of(),
        Map.of(),
        HERE,
        0,
        30_000,
        new Pass(0, 0),
        Optional.of(new PassengerSettings.Zones(
            HERE,
            folder.resolve("table.csv"),
            hasStops ? Optional.of(folder.resolve("stops.csv")) : Optional.empty(),
            List.of(mode))));
  }

  @Test
  void crowdingTakesTheStandardMultipliersWhereNoneAreStated() {
    CrowdingParameters crowding = parameters(null, null).crowding();

    assertThat(crowding.levels()).isEqualTo(CrowdingParameters.STANDARD.levels());
    assertThat(crowding.learningRate()).isEqualTo(0.5);
    assertThat(crowding.longestDenialSeconds()).isEqualTo(1800);
  }

  @Test
  void parkingCostsOnTheStreetsOfTheZones() {
    Parking parking = new Parking(
        List.of("home"), List.of(new Area(HERE, List.of("town.centre"), "car", 5000, 10_000)));

    PassengerParameters parameters = parameters(null, parking);

    assertThat(parameters.parking().areas()).hasSize(1);
    assertThat(parameters.parking().areas().get(0).links()).containsExactly("centre");
    assertThat(parameters.parking().areas().get(0).perStop()).isEqualTo(5);
    assertThat(parameters.parking().freeActivities()).containsExactly("home");
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void unknownLinesModesAndZonesAreProblems() {
    Parking parking =
        new Parking(List.of(), List.of(new Area(HERE, List.of("centre"), "cars", 1, 1)));

    parameters(
        fares(Map.of("tram", new Fare(1, 0)), Map.of("metro-9", new Fare(1, 0)), 0), parking);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactlyInAnyOrder(
            "unknown-transit-mode", "unknown-transit-line", "unknown-mode", "unknown-zone");
    assertThat(problems.problems())
        .extracting(Problem::remedy)
        .contains("Did you mean \"town.centre\"?", "Did you mean \"metro-1\"?");
  }

  @Test
  void aShareOfThePersonsHoldsAPassTheSameForTheSameSeed() {
    Population first = population();
    Population second = population();
    PassengerSetup setup = setup(fares(Map.of(), Map.of(), 0.25), null);

    setup.givePasses(first, 4711);
    setup.givePasses(second, 4711);

    int holders = 0;
    for (int person = 0; person < 4000; person++) {
      boolean holds = Charges.holdsPass(first.personAttributes(), person);
      assertThat(Charges.holdsPass(second.personAttributes(), person)).isEqualTo(holds);
      holders += holds ? 1 : 0;
    }
    assertThat(holders).isBetween(900, 1100);
  }

  private Population population() {
    Population population = new Population(network, new Facilities());
    for (int person = 0; person < 4000; person++) {
      population.addPerson("p" + person);
    }
    return population;
  }
}
