package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.people.PersonAttributes;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.vehicles.VehicleType;

/** Worker buses of the bundled scenario of 2019 at 1 %. */
class WorkerBusesTest {
  private static final String MODE = "worker-bus";
  private static final ProblemLog PROBLEMS = new ProblemLog();

  private static RunnableScenario scenario;
  private static Population population;
  private static TransitSchedule schedule;

  @TempDir
  private Path folder;

  @BeforeAll
  static void prepare() {
    scenario = compile("binh-duong-2019", "1%", PROBLEMS);
    population = scenario.population();
    schedule = scenario.transit().schedule();
    Preparation.run(scenario, PROBLEMS);
  }

  private static RunnableScenario compile(String scenario, String sample, ProblemLog problems) {
    return ScenarioCompiler.compile(
        scenario,
        new ScenarioOverrides(
            Optional.of(sample), Optional.of(0), Optional.empty(), Optional.empty()),
        problems);
  }

  private RunnableScenario compileText(String text) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, "extends: binh-duong-2019\n" + text);
    return compile(file.toString(), "0.2%", new ProblemLog());
  }

  private static String linesOf(int person) {
    return population.personAttributes().findText(person, ReservedLines.PERSON_ATTRIBUTE);
  }

  @Test
  void everyBusHasAWayOverTheRoads() {
    assertThat(PROBLEMS.problems()).isEmpty();
  }

  @Test
  void nearlyEveryParkHasALinePerShiftThatArrivesBeforeIt() {
    Set<String> parks = new HashSet<>();
    TransitRoutes routes = schedule.routes();
    for (int route = 0; route < routes.count(); route++) {
      String line = schedule.lineId(routes.line(route));
      if (!line.startsWith(MODE)) {
        continue;
      }
      parks.add(line.substring(0, line.lastIndexOf('.')));
      assertThat(routes.transportMode(route)).isEqualTo(MODE);
      if (routes.id(route).startsWith("to-work")) {
        String shift = line.substring(line.lastIndexOf('.') + 1);
        double start = 3600 * Integer.parseInt(shift.substring(0, 2))
            + 60 * Integer.parseInt(shift.substring(2));
        double along = routes.arrivalOffsetSeconds(routes.endStop(route) - 1);
        int last = schedule.departures().end(route) - 1;
        assertThat(schedule.departures().time(last) + along).isEqualTo(start - 600);
        assertThat(schedule.departures().time(schedule.departures().first(route)) + along)
            .isBetween(start - 3600, start - 600);
      }
    }
    assertThat(parks).hasSizeBetween(26, 28);
  }

  /** Who begins the day by worker bus has a route of the own park and shift in the plan, or walks a short way. */
  @Test
  void plansByWorkerBusGoByTheOwnLines() {
    int rides = 0;
    int walks = 0;
    PlanCursor cursor = new PlanCursor(population.plans());
    int mode = population.modeTable().find(MODE);
    for (int person = 0; person < population.personCount(); person++) {
      cursor.seek(population.plans().selectedPlan(person));
      boolean isRider = false;
      boolean isWalker = false;
      while (cursor.advance()) {
        if (!cursor.isActivity()) {
          isRider |= cursor.mode() == mode;
          isWalker |= cursor.routingMode() == mode;
        }
      }
      if (isRider) {
        assertThat(linesOf(person)).isNotNull();
      }
      rides += isRider ? 1 : 0;
      walks += isWalker && !isRider ? 1 : 0;
      String available =
          population.personAttributes().findText(person, PersonAttributes.WORKER_BUS_AVAILABLE);
      assertThat(available).isEqualTo(linesOf(person) == null ? "never" : "always");
    }
    assertThat(rides).isGreaterThan(500);
    assertThat(walks).isLessThan(rides / 50);
  }

  /** Boardings of a day: person and line. */
  private static final class Boardings implements EventSink {
    private final Map<Integer, Integer> departureOf = new HashMap<>();
    private final Map<Integer, Integer> rides = new TreeMap<>();
    private int strangers;
    private long checksum;

    @Override
    public void accept(EventBuffer events) {
      for (int number = 0; number < events.otherCount(); number++) {
        int row = events.otherRow(number);
        switch (events.kind(row)) {
          case TRANSIT_DRIVER_STARTS -> departureOf.put(events.vehicle(row), events.departure(row));
          case PERSON_ENTERS_VEHICLE -> board(events, row);
          default -> {}
        }
      }
    }

    private void board(EventBuffer events, int row) {
      Integer departure = departureOf.get(events.vehicle(row));
      int person = events.person(row);
      if (departure == null || person >= population.personCount()) {
        return;
      }
      checksum = 31 * (31 * (31 * checksum + person) + departure) + events.time(row);
      int line = schedule.routes().line(schedule.departures().route(departure));
      String group = schedule.lineAttributes().findText(line, ReservedLines.LINE_ATTRIBUTE);
      if (group != null) {
        strangers += group.equals(linesOf(person)) ? 0 : 1;
        rides.merge(person, 1, Integer::sum);
      }
    }
  }

  @Test
  void workersRideBothWaysAndNobodyElseDoes() {
    Boardings one = day(1);
    Boardings two = day(2);

    assertThat(one.strangers).isZero();
    assertThat(one.rides.size()).isGreaterThan(500);
    long both = one.rides.values().stream().filter(count -> count == 2).count();
    // The first day has no jams that people have learned from; some miss the bus.
    assertThat((double) both / one.rides.size()).isGreaterThan(0.7);
    assertThat(two.rides).isEqualTo(one.rides);
    assertThat(two.checksum).isEqualTo(one.checksum);
  }

  private static Boardings day(int threads) {
    Boardings boardings = new Boardings();
    new Mobsim(
            population,
            scenario.fleet(),
            scenario.engine().mobsim().withThreads(threads),
            NetworkChanges.NONE,
            scenario.transit(),
            scenario.engine().operations())
        .run(1, 0, boardings);
    return boardings;
  }

  @Test
  void linesDoNotDependOnTheSampleAndMeasuresChangeThem() throws IOException {
    RunnableScenario changed = compileText("""
        transit: {fares: {base: 7000 VND}}
        measures:
          - close-transit-line: worker-bus.vsip-i
          - {change-transit-line: worker-bus.vsip-ii.0700, vehicle: bus-coach, fare: 5000 VND, headway: 5 min}
        """);

    TransitSchedule other = changed.transit().schedule();
    assertThat(other.findLine("worker-bus.vsip-i.0700")).isEqualTo(TransitSchedule.NO_LINE);
    assertThat(schedule.findLine("worker-bus.vsip-i.0700")).isNotEqualTo(TransitSchedule.NO_LINE);
    assertThat(times(other, "worker-bus.dong-an-1.0700"))
        .isNotEmpty()
        .isEqualTo(times(schedule, "worker-bus.dong-an-1.0700"));
    assertThat(times(other, "worker-bus.vsip-ii.0700"))
        .isNotEqualTo(times(schedule, "worker-bus.vsip-ii.0700"));
    int vehicle = other
        .departures()
        .vehicle(other
            .departures()
            .first(other.routes().ofLine().value(other.findLine("worker-bus.vsip-ii.0700"), 0)));
    VehicleType type = changed.fleet().type(changed.transit().fleetVehicle(vehicle));
    assertThat(type.id()).isEqualTo("bus-coach");
    assertThat(changed
            .engine()
            .passengers()
            .fares()
            .tariff(
                other, other.routes().ofLine().value(other.findLine("worker-bus.vsip-ii.0700"), 0))
            .base())
        .isEqualTo(5);
    assertThat(changed
            .engine()
            .passengers()
            .fares()
            .tariff(
                other, other.routes().ofLine().value(other.findLine("worker-bus.vsip-ii.0730"), 0))
            .base())
        .isZero();
  }

  /** Stops, whichever of their links a route uses, and departures. */
  private static String times(TransitSchedule schedule, String line) {
    StringBuilder text = new StringBuilder();
    int index = schedule.findLine(line);
    TransitRoutes routes = schedule.routes();
    for (int at = 0; at < routes.ofLine().size(index); at++) {
      int route = routes.ofLine().value(index, at);
      text.append(routes.id(route));
      for (int stop = routes.firstStop(route); stop < routes.endStop(route); stop++) {
        text.append(' ')
            .append(schedule.stops().id(routes.stop(stop)).replaceAll("\\.link:.*", ""));
      }
      for (int departure = schedule.departures().first(route);
          departure < schedule.departures().end(route);
          departure++) {
        text.append(' ').append(schedule.departures().time(departure));
      }
    }
    return text.toString();
  }

  @Test
  void withoutAShareNothingRuns() throws IOException {
    RunnableScenario none = compileText("transit: {worker-buses: {share: 0%}}\n");

    assertThat(none.transit().schedule().findLine("worker-bus.vsip-i.0700"))
        .isEqualTo(TransitSchedule.NO_LINE);
    Population people = none.population();
    for (int person = 0; person < people.personCount(); person++) {
      assertThat(people.personAttributes().findText(person, ReservedLines.PERSON_ATTRIBUTE))
          .isNull();
    }
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertThatThrownBy(() -> compileText("""
            transit: {worker-buses: {vehicle: bus-wroker, parks: [vsip-i, vsip-ib]}}
            measures:
              - close-transit-line: worker-bus.vsip-9
              - {change-transit-line: worker-bus.vsip-i, hours: 05:00-22:00}
            """))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            thrown -> assertThat(thrown.problems())
                .extracting("kind")
                .containsExactlyInAnyOrder(
                    "unknown-vehicle-type",
                    "unknown-park",
                    "unknown-line",
                    "not-for-worker-buses"));
    assertThatThrownBy(
            () -> compileText("modes: {worker-bus: {moves: teleported, speed: 20 km/h}}\n"))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            thrown -> assertThat(thrown.problems()).extracting("kind").contains("wrong-moves"));
  }
}
