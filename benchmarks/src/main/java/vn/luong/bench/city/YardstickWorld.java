package vn.luong.bench.city;

import java.nio.file.Path;
import vn.luong.scenario.synthetic.GridCity;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Cars in a city for one day.
 *
 * @param population who drives
 * @param fleet their cars
 * @param carMode index of the mode car
 */
record YardstickWorld(Population population, Fleet fleet, int carMode) {
  static final int STANDARD_AGENTS = 100_000;
  static final long SEED = 4711;

  /** The own city, the same for the same number of agents. */
  static YardstickWorld city(int agents) {
    GridCity city = GridCity.of(GridCity.Size.YARDSTICK.withTrips(agents), SEED);
    return new YardstickWorld(city.population(), city.fleet(), city.carMode());
  }

  /** A folder with {@code network.xml.gz} and {@code plans.xml.gz}. */
  static YardstickWorld read(Path folder) {
    ProblemLog problems = new ProblemLog();
    ModeTable modes = new ModeTable();
    Network network = NetworkXmlReader.read(folder.resolve("network.xml.gz"), modes, problems);
    Population population = new Population(network, new Facilities());
    PopulationXmlReader.read(folder.resolve("plans.xml.gz"), population, problems);
    problems.throwIfErrors();
    VehicleTypes types = new VehicleTypes();
    int car = types.add(VehicleType.ofMode("car", "car"));
    int carMode = modes.add("car");
    Fleet fleet = Fleet.builder(types, population.personIds())
        .addMode(carMode, "car", car)
        .build();
    return new YardstickWorld(population, fleet, carMode);
  }

  Mobsim mobsim(int threads) {
    TrafficParameters traffic =
        TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(30));
    MobsimParameters parameters = MobsimParameters.of(traffic, ModeTable.bit(carMode))
        .withTimes(0, 30 * 3600)
        .withThreads(threads);
    return new Mobsim(population, fleet, parameters);
  }
}
