package vn.luong.bench.city;

import java.nio.file.Path;
import java.util.Locale;
import vn.luong.scenario.run.PeakMemory;
import vn.luong.scenario.synthetic.GridCity;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.mobsim.MobsimSummary;
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
 * How fast a morning in a city of 39,600 links is simulated. One line per run; the first runs warm the JVM up.
 *
 * <p>Options: {@code --agents N} (100000), {@code --threads N} (1), {@code --runs N} (5), {@code --world FOLDER} (a
 * {@code network.xml.gz} and {@code plans.xml.gz} instead of the own city), {@code --checksum HEX} (expected; known for
 * the own city of 100,000 agents). Ends with 1 if the events are not the expected ones: a wrong run has no speed.
 */
public final class YardstickBench {
  private static final int STANDARD_AGENTS = 100_000;
  private static final long SEED = 4711;
  /** Checksum of the events of the own city with the standard number of agents. */
  private static final String STANDARD_CHECKSUM = "af68ce07d810f35e";

  private record World(Population population, Fleet fleet, int carMode) {}

  private YardstickBench() {}

  public static void main(String[] arguments) {
    int agents = Integer.parseInt(option(arguments, "--agents", "" + STANDARD_AGENTS));
    int threads = Integer.parseInt(option(arguments, "--threads", "1"));
    int runs = Integer.parseInt(option(arguments, "--runs", "5"));
    String folder = option(arguments, "--world", "");
    boolean isStandard = folder.isEmpty() && agents == STANDARD_AGENTS;
    String expected = option(arguments, "--checksum", isStandard ? STANDARD_CHECKSUM : "");
    World world = folder.isEmpty() ? city(agents) : read(Path.of(folder));
    TrafficParameters traffic =
        TrafficParameters.matsimDefaults().withStuckRule(StuckRule.pushAfter(30));
    MobsimParameters parameters = MobsimParameters.of(traffic, ModeTable.bit(world.carMode))
        .withTimes(0, 30 * 3600)
        .withThreads(threads);
    Mobsim mobsim = new Mobsim(world.population, world.fleet, parameters);
    boolean isRight = true;
    for (int run = 0; run < runs; run++) {
      isRight &= measure(mobsim, world.population.personCount(), threads, expected);
    }
    if (!isRight) {
      System.err.println("the events are not those with checksum " + expected);
      System.exit(1);
    }
  }

  private static boolean measure(Mobsim mobsim, int agents, int threads, String expected) {
    EventChecksum checksum = new EventChecksum();
    long start = System.nanoTime();
    MobsimSummary summary = mobsim.run(SEED, 0, checksum);
    double seconds = (System.nanoTime() - start) / 1e9;
    double days = (summary.endTime() - summary.startTime()) / 86400.0;
    System.out.printf(
        Locale.ROOT,
        "agents=%d threads=%d seconds=%.3f events=%d events/s=%.2fM s/simulated-day=%.2f"
            + " peakMB=%d checksum=%016x%n",
        agents,
        threads,
        seconds,
        summary.eventCount(),
        summary.eventCount() / seconds / 1e6,
        seconds / days,
        PeakMemory.bytes() >> 20,
        checksum.value());
    return expected.isEmpty() || Long.parseUnsignedLong(expected, 16) == checksum.value();
  }

  private static World city(int agents) {
    GridCity city = GridCity.of(GridCity.Size.YARDSTICK.withTrips(agents), SEED);
    return new World(city.population(), city.fleet(), city.carMode());
  }

  private static World read(Path folder) {
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
    return new World(population, fleet, carMode);
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int position = 0; position + 1 < arguments.length; position++) {
      if (arguments[position].equals(name)) {
        return arguments[position + 1];
      }
    }
    return otherwise;
  }
}
