package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TransitRouteText;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A ring road with a stop at the end of every link; from each link a bus of a line of its own goes half way round, all at
 * once, and four passengers get in at every stop. So much happens in a second that all threads work.
 */
class BusThreadTest {
  private static final int LINKS = 600;
  private static final int RIDE_LINKS = 7;
  private static final int RIDERS_PER_STOP = 4;

  private final ModeTable modes = new ModeTable();
  private final int car = modes.add("car");
  private final int transit = modes.add("pt");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eventsDoNotDependOnThreads(boolean isBlocking) {
    String alone = checksum(isBlocking, 1);

    for (int threads : new int[] {2, 4, 8}) {
      assertThat(checksum(isBlocking, threads)).as(threads + " threads").isEqualTo(alone);
    }
  }

  private String checksum(boolean isBlocking, int threads) {
    Network network = ring();
    Population population = new Population(network, new Facilities());
    TransitScheduleBuilder schedule = schedule(network, isBlocking);
    for (int rider = 0; rider < LINKS * RIDERS_PER_STOP; rider++) {
      addRider(population, rider);
    }
    VehicleTypes types = new VehicleTypes();
    types.add(VehicleType.ofMode("car", "car"));
    VehicleType standard = types.type(0);
    int bus = types.add(new VehicleType(
        "bus",
        12,
        2.5,
        standard.maximumSpeedMetersPerSecond(),
        2,
        1,
        20,
        3,
        "car",
        standard.manoeuvres(),
        standard.boarding(),
        ""));
    Fleet.Builder builder = Fleet.builder(types, population.personIds());
    for (int line = 0; line < LINKS; line++) {
      builder.addNamed("bus" + line, bus);
    }
    Fleet fleet = builder.addMode(car, "car", 0).build();
    MobsimParameters parameters = MobsimParameters.of(
            TrafficParameters.matsimDefaults(), ModeTable.bit(car))
        .withTimes(0, 4000)
        .withThreads(threads);
    OperationsParameters operations =
        OperationsParameters.of(ModeTable.bit(transit)).withDeniedBoarding(true);
    TransitVehicles vehicles = TransitVehicles.of(schedule.build(), fleet);
    EventChecksum checksum = new EventChecksum();
    new Mobsim(population, fleet, parameters, NetworkChanges.NONE, vehicles, operations)
        .run(4711, 0, checksum);
    assertThat(checksum.eventCount()).isGreaterThan(300_000);
    return checksum.text();
  }

  private Network ring() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < LINKS; node++) {
      double angle = 2 * Math.PI * node / LINKS;
      builder.addNode("n" + node, 5000 * Math.cos(angle), 5000 * Math.sin(angle));
    }
    LinkProperties properties = new LinkProperties(50, 25, 3600, 1, ModeTable.bit(car));
    for (int link = 0; link < LINKS; link++) {
      builder.addLink("l" + link, link, (link + 1) % LINKS, properties);
    }
    return builder.build();
  }

  private TransitScheduleBuilder schedule(Network network, boolean isBlocking) {
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    for (int link = 0; link < LINKS; link++) {
      schedule.addStop("l" + link, new StopProperties(0, 0, Double.NaN, link, "", "", isBlocking));
    }
    for (int line = 0; line < LINKS; line++) {
      schedule.addLine("" + line, "");
      schedule.addRoute("r");
      for (int position = 0; position < LINKS / 2; position++) {
        int link = (line + position) % LINKS;
        schedule.addLink(link);
        schedule.addRouteStop(RouteStop.of(link, 0, 0));
      }
      schedule.addDeparture("d", 100, "bus" + line);
    }
    return schedule;
  }

  /** Takes the line that begins a few stops before. */
  private void addRider(Population population, int rider) {
    int from = rider % LINKS;
    int to = (from + RIDE_LINKS) % LINKS;
    int line = Math.floorMod(from - rider % 5, LINKS);
    int type = population.activityTypes().add("any");
    Leg leg = Leg.of(transit)
        .withRoute(
            new TransitRouteText("" + line, "r", "l" + from, "l" + to, SimTime.UNDEFINED, null)
                .toRoute(from, to, 60, 100));
    population
        .plans()
        .add(
            population.addPerson("p" + rider),
            Plan.of(
                List.of(
                    Activity.at(type, from, 0, 0).withEndTime(50 + rider % 40),
                    Activity.at(type, to, 0, 0)),
                List.of(leg)));
  }
}
