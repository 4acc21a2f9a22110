package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.gis.streets.StreetClass;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.people.FirstMode;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * How many motorbikes an hour a primary road of the bundled scenario discharges between its signals, against what was
 * found in Hanoi: ASCE Journal of Transportation Engineering, TE.1943-5436.0000382, as quoted by the fact sheet,
 * section 4.
 */
class HanoiCapacityTest {
  private static final int START_TIME = 300;
  private static final int END_TIME = 1200;

  @ParameterizedTest(name = "{0} lanes: {1} motorbikes an hour in Hanoi")
  @CsvSource({"2, 13358, 13200", "3, 21725, 19800", "4, 24335, 26400"})
  void primaryRoadDischargesWhatStreetsInHanoiDo(int lanes, double inHanoi, double expected) {
    double discharged = dischargedMotorbikesPerHour(lanes);

    // 1,650 PCE/h per lane / 0.25 PCE: 1% less, 9% less and 8% more than in Hanoi.
    assertThat(discharged).isCloseTo(expected, withinPercentage(0.2));
    assertThat(discharged).isCloseTo(inHanoi, withinPercentage(10));
  }

  /** Lets half as many again as there is capacity for wait before the road, and counts those who leave it. */
  private static double dischargedMotorbikesPerHour(int lanes) {
    ScenarioFile scenario = ScenarioFileReader.read(
        "binh-duong-2019",
        new ScenarioOverrides(
            Optional.of("100%"), Optional.empty(), Optional.empty(), Optional.empty()));
    ModeTable modes = new ModeTable();
    EngineSetup setup = new EngineSetup(scenario, modes, false, FreightSetup.none(scenario));
    int motorbike = modes.find(FirstMode.MOTORBIKE);
    Network network = road(modes, motorbike, lanes);
    Population population = new Population(network, new Facilities());
    int any = population.activityTypes().add("any");
    int count = lanes * 6600 * END_TIME / 3600 * 3 / 2;
    for (int person = 0; person < count; person++) {
      Plan plan = Plan.of(
          List.of(Activity.at(any, 0, 0, 0).withEndTime(0), Activity.at(any, 2, 0, 0)),
          List.of(Leg.of(motorbike)
              .withRoutingMode(motorbike)
              .withRoute(LinkPath.of(new int[] {0, 1, 2}, SimTime.UNDEFINED, Double.NaN))));
      population.plans().add(population.addPerson("p" + person), plan);
    }
    int[] left = {0};
    new Mobsim(
            population,
            setup.fleet(population.personIds(), new VehicleDefinitions(new VehicleTypes())),
            setup.parameters(1).mobsim().withTimes(0, END_TIME))
        .run(4711, 0, batch -> {
          for (int row = 0; row < batch.size(); row++) {
            boolean isMeasured = batch.kind(row) == EventKind.LINK_LEAVE
                && batch.link(row) == 1
                && batch.time(row) >= START_TIME
                && batch.time(row) < END_TIME;
            left[0] += isMeasured ? 1 : 0;
          }
        });
    return Units.perHour((double) left[0] / (END_TIME - START_TIME));
  }

  /** A wide road, the road of so many lanes, and a wide road again. */
  private static Network road(ModeTable modes, int motorbike, int lanes) {
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
              500,
              speed,
              isRoad ? capacity : 2 * capacity,
              isRoad ? lanes : 2 * lanes,
              ModeTable.bit(motorbike)));
    }
    return builder.build();
  }
}
