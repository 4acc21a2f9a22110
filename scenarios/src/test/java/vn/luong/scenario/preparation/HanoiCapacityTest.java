package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.gis.streets.StreetClass;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.people.FirstMode;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * How many motorbikes an hour a primary road of the bundled scenario discharges between its signals, against what was
 * found in Hanoi: ASCE Journal of Transportation Engineering, TE.1943-5436.0000382, as quoted by the fact sheet,
 * section 4. With motorbikes alone that is a test of the table of capacities; what filtering does is seen beside cars.
 */
class HanoiCapacityTest {
  private static final int START_TIME = 300;
  private static final int END_TIME = 1200;

  @ParameterizedTest(name = "{0} lanes: {1} motorbikes an hour in Hanoi")
  @CsvSource({"2, 13358, 13200", "3, 21725, 19800", "4, 24335, 26400"})
  void primaryRoadDischargesWhatStreetsInHanoiDo(int lanes, double inHanoi, double expected) {
    double discharged = discharge(lanes, 0, LinkDynamics.BY_VEHICLE_TYPE).motorbikesPerHour();

    // 1,650 PCE/h per lane / 0.25 PCE: 1% less, 9% less and 8% more than in Hanoi.
    assertThat(discharged).isCloseTo(expected, withinPercentage(0.2));
    assertThat(discharged).isCloseTo(inHanoi, withinPercentage(10));
  }

  /** Cars of 1 PCE beside motorbikes of 0.25: the discharge follows the mean PCE, with and without filtering. */
  @ParameterizedTest(name = "{0} lanes, {1} of a hundred vehicles are cars")
  @CsvSource({"2, 10", "3, 10", "4, 10", "2, 50"})
  void filteringAddsNoCapacityToARoadWithCars(int lanes, int carPercent) {
    double capacity = lanes * StreetClass.PRIMARY.midBlockCapacityPcePerHourAndLane();
    double carShare = carPercent / 100.0;
    double vehicles = capacity / (0.25 + 0.75 * carShare);

    for (LinkDynamics dynamics : List.of(LinkDynamics.BY_VEHICLE_TYPE, LinkDynamics.FIFO)) {
      Discharge discharge = discharge(lanes, carPercent, dynamics);
      assertThat(discharge.pcePerHour()).isCloseTo(capacity, withinPercentage(0.2));
      assertThat(discharge.motorbikesPerHour())
          .isCloseTo(vehicles * (1 - carShare), withinPercentage(1));
      assertThat(discharge.carsPerHour()).isCloseTo(vehicles * carShare, withinPercentage(1));
    }
  }

  /** In order both kinds are on the road for 146 s, at free speed for 30 s. */
  @ParameterizedTest(name = "{0} of a hundred vehicles are cars")
  @ValueSource(ints = {1, 10, 15, 19, 25, 50, 75, 90, 99})
  void motorbikesNeverWaitLongerThanCarsAndCarsNotForEver(int carPercent) {
    Discharge filtering = discharge(2, carPercent, LinkDynamics.BY_VEHICLE_TYPE);

    assertThat(filtering.motorbikeSeconds()).isLessThan(filtering.carSeconds());
    assertThat(filtering.carSeconds()).isBetween(145.0, 230.0);
  }

  /** With more than one car for four motorbikes these go past the queue at free speed, and cars wait for longer. */
  @Test
  void filteringMotorbikesDoNotWaitWhereHalfOfTheVehiclesAreCars() {
    Discharge filtering = discharge(2, 50, LinkDynamics.BY_VEHICLE_TYPE);
    Discharge inOrder = discharge(2, 50, LinkDynamics.FIFO);

    assertThat(inOrder.motorbikeSeconds()).isCloseTo(inOrder.carSeconds(), withinPercentage(1));
    assertThat(filtering.motorbikeSeconds()).isLessThan(32);
    assertThat(filtering.carSeconds()).isBetween(170.0, 180.0);
  }

  /**
   * Where cars are few the queue is one of motorbikes, which cannot go past each other: all wait as long as in order, cars
   * for those four longer that overtake them.
   */
  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {2, 3, 4})
  void fewCarsStandBetweenTheMotorbikes(int lanes) {
    Discharge filtering = discharge(lanes, 10, LinkDynamics.BY_VEHICLE_TYPE);
    Discharge inOrder = discharge(lanes, 10, LinkDynamics.FIFO);

    assertThat(filtering.motorbikeSeconds()).isCloseTo(inOrder.motorbikeSeconds(), within(1.5));
    assertThat(filtering.carSeconds() - filtering.motorbikeSeconds()).isBetween(0.2, 2.0);
  }

  /**
   * What leaves the road, and how long it was on it.
   *
   * @param pcePerHour both kinds
   */
  private record Discharge(
      double motorbikesPerHour,
      double carsPerHour,
      double pcePerHour,
      double motorbikeSeconds,
      double carSeconds) {}

  /** Lets half as many again as there is capacity for wait before the road, and counts those who leave it. */
  private static Discharge discharge(int lanes, int carPercent, LinkDynamics dynamics) {
    ScenarioFile scenario = ScenarioFileReader.read(
        "binh-duong-2019",
        new ScenarioOverrides(
            Optional.of("100%"), Optional.empty(), Optional.empty(), Optional.empty()));
    ModeTable modes = new ModeTable();
    EngineSetup setup = new EngineSetup(scenario, modes, false, FreightSetup.none(scenario));
    int motorbike = modes.find(FirstMode.MOTORBIKE);
    int car = modes.find(FirstMode.CAR);
    Network network = road(modes, ModeTable.bit(motorbike) | ModeTable.bit(car), lanes);
    Population population = new Population(network, new Facilities());
    int any = population.activityTypes().add("any");
    int count = lanes * 6600 * END_TIME / 3600 * 3 / 2;
    for (int person = 0; person < count; person++) {
      boolean isCar = (person + 1) * carPercent / 100 > person * carPercent / 100;
      int mode = isCar ? car : motorbike;
      Plan plan = Plan.of(
          List.of(Activity.at(any, 0, 0, 0).withEndTime(0), Activity.at(any, 2, 0, 0)),
          List.of(Leg.of(mode)
              .withRoutingMode(mode)
              .withRoute(LinkPath.of(new int[] {0, 1, 2}, SimTime.UNDEFINED, Double.NaN))));
      population.plans().add(population.addPerson("p" + person), plan);
    }
    Fleet fleet = setup.fleet(population.personIds(), new VehicleDefinitions(new VehicleTypes()));
    MobsimParameters plain = setup.parameters(1).mobsim();
    assertThat(plain.traffic().linkDynamics()).isEqualTo(LinkDynamics.BY_VEHICLE_TYPE);
    MobsimParameters parameters = new MobsimParameters(
        plain.traffic().withLinkDynamics(dynamics),
        0,
        END_TIME,
        1,
        1,
        plain.mainModes(),
        plain.endTimeRule(),
        plain.startsAtStartTime(),
        plain.runsToEndTime(),
        plain.measuresDistance());
    Map<Integer, Integer> enterTimes = new HashMap<>();
    // Per kind, motorbikes first: how many, and their seconds on the road.
    int[] left = new int[2];
    double[] seconds = new double[2];
    double[] pce = {0};
    new Mobsim(population, fleet, parameters).run(4711, 0, batch -> {
      for (int row = 0; row < batch.size(); row++) {
        boolean isOnRoad =
            (batch.kind(row) == EventKind.LINK_LEAVE || batch.kind(row) == EventKind.LINK_ENTER)
                && batch.link(row) == 1;
        if (!isOnRoad) {
          continue;
        }
        int vehicle = batch.vehicle(row);
        if (batch.kind(row) == EventKind.LINK_ENTER) {
          enterTimes.put(vehicle, batch.time(row));
        } else if (batch.time(row) >= START_TIME && batch.time(row) < END_TIME) {
          int kind = fleet.type(vehicle).networkMode().equals(FirstMode.CAR) ? 1 : 0;
          left[kind]++;
          seconds[kind] += batch.time(row) - enterTimes.get(vehicle);
          pce[0] += fleet.type(vehicle).pce();
        }
      }
    });
    double period = END_TIME - START_TIME;
    return new Discharge(
        Units.perHour(left[0] / period),
        Units.perHour(left[1] / period),
        Units.perHour(pce[0] / period),
        seconds[0] / left[0],
        seconds[1] / left[1]);
  }

  /** A wide road, the road of so many lanes, and a wide road again. */
  private static Network road(ModeTable modes, long driving, int lanes) {
    NetworkBuilder builder = new NetworkBuilder(modes);
    double speed = Units.metersPerSecondFromKilometersPerHour(60);
    double capacity = lanes * StreetClass.PRIMARY.midBlockCapacityPcePerHourAndLane();
    for (int node = 0; node < 4; node++) {
      builder.addNode("n" + node, node * 500, 0);
    }
    for (int link = 0; link < 3; link++) {
      boolean isRoad = link == 1;
      builder.addLink(
          "l" + link,
          link,
          link + 1,
          new LinkProperties(
              500, speed, isRoad ? capacity : 2 * capacity, isRoad ? lanes : 2 * lanes, driving));
    }
    return builder.build();
  }
}
