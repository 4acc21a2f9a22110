package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.PassengerParameters;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.vehicles.VehicleType;

/** Public transport of the bundled scenario with both metro lines, prepared for its first iteration at 1 %. */
class TransitScenarioTest {
  private static final ProblemLog PROBLEMS = new ProblemLog();
  private static RunnableScenario scenario;
  private static TransitSchedule schedule;

  @BeforeAll
  static void prepare() {
    scenario = ScenarioCompiler.compile(
        "binh-duong-2030-metro",
        new ScenarioOverrides(
            Optional.of("1%"), Optional.of(0), Optional.empty(), Optional.empty()),
        PROBLEMS);
    schedule = scenario.transit().schedule();
    Preparation.run(withFreeRides(), PROBLEMS);
  }

  /** Plans begin with public transport where lines lead, whatever a ride costs; who has to pay may rather walk. */
  private static RunnableScenario withFreeRides() {
    return new RunnableScenario(
        scenario.name(),
        scenario.description(),
        scenario.crs(),
        scenario.population(),
        scenario.fleet(),
        scenario.transit(),
        scenario.changes(),
        scenario.engine().withPassengers(PassengerParameters.NONE),
        scenario.settings(),
        scenario.zones(),
        scenario.inputs(),
        scenario.attributions());
  }

  @Test
  void nothingIsWrongWithIt() {
    assertThat(PROBLEMS.problems()).isEmpty();
  }

  @Test
  void metroRunsOnItsOwnLinksAndTakesTheTimeOfItsRealLength() {
    int route = routeOf("metro-1", "forward");
    TransitRoutes routes = schedule.routes();
    Network network = scenario.network();
    long road = 0;
    for (String mode : Set.of("car", "motorbike", "truck")) {
      road |= 1L << network.modeTable().find(mode);
    }

    assertThat(routes.endStop(route) - routes.firstStop(route)).isEqualTo(19);
    for (int at = routes.links().start(route); at < routes.links().end(route); at++) {
      assertThat(network.modes(routes.links().value(at)) & road).isZero();
    }
    double minutes = routes.arrivalOffsetSeconds(routes.endStop(route) - 1) / 60;
    // 29.01 km at 45 km/h and 17 stops of 30 s: 37 km/h.
    assertThat(minutes).isCloseTo(29.01 / 45 * 60 + 8.5, within(1.0));
  }

  @Test
  void busesRunOnRoadsThatTheyMayUse() {
    TransitRoutes routes = schedule.routes();
    int bus = scenario.network().modeTable().find("bus");
    for (int route = 0; route < routes.count(); route++) {
      if (routes.transportMode(route).equals("bus")) {
        for (int at = routes.links().start(route); at < routes.links().end(route); at++) {
          assertThat(scenario.network().modes(routes.links().value(at)) & 1L << bus)
              .as(routes.id(route))
              .isNotZero();
        }
      }
    }
  }

  @Test
  void busesAreNotMuchFasterOrSlowerThanInRealLife() {
    TransitRoutes routes = schedule.routes();
    TreeMap<String, Double> speeds = new TreeMap<>();
    for (int route = 0; route < routes.count(); route++) {
      double meters = 0;
      for (int at = routes.links().start(route); at < routes.links().end(route); at++) {
        meters += scenario.network().lengthMeters(routes.links().value(at));
      }
      double seconds = routes.arrivalOffsetSeconds(routes.endStop(route) - 1);
      speeds.put(
          schedule.lineId(routes.line(route)) + " " + routes.id(route), meters / seconds * 3.6);
    }
    assertThat(speeds.get("bus-51 forward")).isBetween(16.0, 24.0);
    assertThat(speeds.get("bus-tdm-dau-tieng forward")).isBetween(22.0, 32.0);
    assertThat(speeds.values()).allMatch(speed -> speed > 14 && speed < 45);
  }

  @Test
  void linesSayWhatARideCostsAsNumbers() {
    int line = schedule.findLine("metro-1");

    assertThat(schedule.lineAttributes().findNumber(line, "fareVnd")).isEqualTo(8000);
    assertThat(schedule.lineAttributes().findNumber(line, "fareVndPerKilometer"))
        .isEqualTo(700);
    assertThat(schedule.lineAttributes().findNumber(line, "fareMostVnd")).isEqualTo(30000);
  }

  @Test
  void vehiclesHaveTheSizeOfTheSample() {
    VehicleType train =
        scenario.fleet().types().type(scenario.fleet().types().find("metro-4-cars"));
    assertThat(train.passengerCapacity()).isEqualTo(11);
    assertThat(train.seatCount()).isEqualTo(2);
  }

  @Test
  void peopleRideBusesAndTrainsAndWalkToThem() {
    Population population = scenario.population();
    PlanCursor cursor = new PlanCursor(population.plans());
    TreeMap<String, Integer> legs = new TreeMap<>();
    int onFootAllTheWay = 0;
    int byTransit = 0;
    for (int person = 0; person < population.personCount(); person++) {
      cursor.seek(population.plans().selectedPlan(person));
      while (cursor.advance()) {
        if (!cursor.isActivity()
            && population.modeTable().name(cursor.routingMode()).equals("pt")) {
          String mode = population.modeTable().name(cursor.mode());
          legs.merge(mode, 1, Integer::sum);
          onFootAllTheWay += mode.equals("walk") ? 1 : 0;
          byTransit += mode.equals("bus") || mode.equals("metro") ? 1 : 0;
        }
      }
    }
    assertThat(legs.keySet()).containsExactly("bus", "metro", "transit_walk", "walk");
    assertThat(legs.get("metro")).isGreaterThan(100);
    assertThat(legs.get("bus")).isGreaterThan(100);
    assertThat((double) onFootAllTheWay / byTransit).isLessThan(0.15);
  }

  private static int routeOf(String line, String id) {
    TransitRoutes routes = schedule.routes();
    for (int route = 0; route < routes.count(); route++) {
      if (schedule.lineId(routes.line(route)).equals(line) && routes.id(route).equals(id)) {
        return route;
      }
    }
    throw new AssertionError("no route " + id + " of " + line);
  }
}
