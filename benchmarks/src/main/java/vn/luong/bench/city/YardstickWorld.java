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
 * The world that all speeds are told of: a grid of 39,600 links with car trips in the morning, on MATSim's rules with a
 * stuck time of 30 s.
 *
 * @param population one trip per person, with its route
 * @param fleet a car per person
 * @param carMode index of the mode car
 */
public record YardstickWorld(Population population, Fleet fleet, int carMode) {
  /** Agents of the yardstick when nobody says otherwise. */
  public static final int STANDARD_AGENTS = 100_000;

  /** Seed of the city and of its days. */
  public static final long SEED = 4711;

  private static final double END_TIME = 30 * 3600;
  private static final double STUCK_SECONDS = 30;

  /** The seeded city with this many agents. */
  public static YardstickWorld of(int agents) {
    GridCity city = GridCity.of(GridCity.Size.YARDSTICK.withTrips(agents), SEED);
    return new YardstickWorld(city.population(), city.fleet(), city.carMode());
  }

  /** A world from the files {@code network.xml.gz} and {@code plans.xml.gz} of a folder. */
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

  /** A mobsim that executes a day of this world; its runs give the same events each time. */
  public Mobsim mobsim(int threads) {
    TrafficParameters traffic =
        TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(STUCK_SECONDS));
    MobsimParameters parameters = MobsimParameters.of(traffic, ModeTable.bit(carMode))
        .withTimes(0, END_TIME)
        .withThreads(threads);
    return new Mobsim(population, fleet, parameters);
  }
}
