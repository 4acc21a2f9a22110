package vn.luong.sim.fares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** A short road with toll in the morning, and a longer one without. */
class TollGatesTest {
  private static final int EIGHT = 8 * 3600;
  private static final int NINE = 9 * 3600;
  private static final int MOTORIST = 0;
  private static final int TRAIN_DRIVER = 7;

  private final ModeTable modes = new ModeTable();
  private final int car = modes.add("car");
  private final int motorbike = modes.add("motorbike");
  private final Network network;
  private final int home;
  private final int shortRoad;
  private final int longRoad;
  private final int work;
  private final TollTable table;

  TollGatesTest() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    long all = ModeTable.bit(car) | ModeTable.bit(motorbike);
    int start = builder.addNode("start", -1000, 0);
    int a = builder.addNode("a", 0, 0);
    int d = builder.addNode("d", 3000, 0);
    int e = builder.addNode("e", 4000, 0);
    home = builder.addLink("home", start, a, new LinkProperties(1000, 20, 7200, 2, all));
    shortRoad = builder.addLink("short", a, d, new LinkProperties(3000, 20, 900, 1, all));
    longRoad = builder.addLink("long", a, d, new LinkProperties(9000, 20, 7200, 2, all));
    work = builder.addLink("work", d, e, new LinkProperties(1000, 20, 7200, 2, all));
    builder.addLink("back", e, start, new LinkProperties(6000, 20, 7200, 2, all));
    network = builder.build();
    table = new TollTable(
        new TollParameters(List.of(new TollParameters.Toll(
            "short",
            Set.of("car", "truck"),
            Set.of("short", "of another network"),
            List.of(
                new TollParameters.Rate(0, EIGHT, 0.01),
                new TollParameters.Rate(EIGHT, NINE, 0.002))))),
        network);
  }

  @Test
  void theTollDependsOnModeLinkAndTime() {
    assertThat(table.hasTolls(car)).isTrue();
    assertThat(table.hasTolls(motorbike)).isFalse();
    assertThat(table.money(car, shortRoad, EIGHT - 1)).isCloseTo(30, within(1e-9));
    assertThat(table.money(car, shortRoad, EIGHT)).isCloseTo(6, within(1e-9));
    assertThat(table.money(car, shortRoad, NINE)).isZero();
    assertThat(table.money(car, longRoad, EIGHT)).isZero();
    assertThat(table.money(motorbike, shortRoad, EIGHT)).isZero();
  }

  @Test
  void whoEntersThePaidLinkPaysRightAfterIt() {
    EventBuffer day = new EventBuffer();
    enterTraffic(day, MOTORIST, home, 0, car);
    enterTraffic(day, 1, home, 1, motorbike);
    enterTraffic(day, TRAIN_DRIVER, home, 2, car);
    enterTraffic(day, 2, shortRoad, 3, car);
    day.appendMove(EIGHT, 0, home, shortRoad, car, 50);
    day.appendMove(EIGHT, 1, home, shortRoad, motorbike, 50);
    day.appendMove(EIGHT, 2, home, shortRoad, car, 50);
    day.appendMove(EIGHT + 200, 0, shortRoad, work, car, 150);
    List<String> told = new ArrayList<>();

    new TollGates(table, 3, 4)
        .into(batch -> {
          for (int row = 0; row < batch.size(); row++) {
            EventKind kind = batch.kind(row);
            told.add(
                kind == EventKind.PERSON_MONEY
                    ? batch.person(row) + " pays " + batch.amount(row)
                    : kind.name());
            if (kind == EventKind.PERSON_MONEY) {
              assertThat(batch.purpose(row)).isEqualTo(MoneyPurpose.TOLL);
              assertThat(batch.time(row)).isEqualTo(EIGHT);
            }
          }
        })
        .accept(day);

    assertThat(told).hasSize(day.size() + 1);
    int paid = told.indexOf("0 pays -6.0");
    assertThat(paid).isEqualTo(6);
    assertThat(told.subList(4, 6)).containsExactly("LINK_LEAVE", "LINK_ENTER");
  }

  private static void enterTraffic(EventBuffer day, int person, int link, int vehicle, int mode) {
    day.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, EIGHT - 100, person, link, vehicle, mode);
  }

  @Test
  void routesGoAroundTheTollWhenItCostsMoreThanTheDetour() {
    // The detour of 6 km takes 300 s; a unit of money is worth 20 s.
    Population population = new Population(network, new Facilities());
    int early = person(population, EIGHT - 3600, car);
    int later = person(population, EIGHT + 600, car);
    int exempt = person(population, EIGHT - 3600, motorbike);
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    Fleet fleet = Fleet.builder(types, population.personIds())
        .addMode(car, "car", type)
        .addMode(motorbike, "motorbike", type)
        .build();
    LinkCost.Weights weights = new LinkCost.Weights(1, 0, 20);
    TripRouting routing = new TripRouting(
        population,
        fleet,
        new RoutingParameters(
            List.of(
                new RoutingParameters.NetworkMode(car, weights)
                    .withToll((link, time) -> table.money(car, link, time)),
                new RoutingParameters.NetworkMode(motorbike, weights)),
            List.of(),
            RoutingParameters.AccessEgress.NONE,
            modes.add("walk"),
            car,
            EndTimeRule.END_TIME_THEN_DURATION,
            0));

    PlanPreparation.run(routing, 1, 4711, new ProblemLog());

    assertThat(wayOf(population, early)).isEqualTo(longRoad);
    assertThat(wayOf(population, later)).isEqualTo(shortRoad);
    assertThat(wayOf(population, exempt)).isEqualTo(shortRoad);
  }

  private int person(Population population, double endTime, int mode) {
    int person = population.addPerson(Integer.toString(population.personCount()));
    int type = population.activityTypes().add("home");
    population
        .plans()
        .add(
            person,
            Plan.of(
                List.of(
                    Activity.at(type, home, -500, 0).withEndTime(endTime),
                    Activity.at(type, work, 3500, 0)),
                List.of(Leg.of(mode))));
    return person;
  }

  private int wayOf(Population population, int person) {
    PlanCursor plan = new PlanCursor(population.plans());
    plan.seek(population.plans().selectedPlan(person));
    while (plan.advance()) {
      if (!plan.isActivity()) {
        int[] path = new int[plan.pathLinkCount()];
        plan.copyPath(path, 0);
        for (int link : path) {
          if (link == shortRoad || link == longRoad) {
            return link;
          }
        }
      }
    }
    return -1;
  }
}
