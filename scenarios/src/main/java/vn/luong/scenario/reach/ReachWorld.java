package vn.luong.scenario.reach;

import java.util.Arrays;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Network, people and travel times to ask about: of a scenario with the times of empty roads, or of a finished run with the
 * mean times of each link and hour.
 *
 * @param name name for people
 * @param crs coordinate reference system of the network, e.g. {@code EPSG:32648}; empty if unknown
 * @param population persons with their selected plans
 * @param expansionFactor persons for whom one of them stands
 * @param times travel times
 * @param isMeasured whether the times are those of a simulated day
 * @param vehicleTypes types of vehicles; that of a mode has the mode's name
 * @param schedule public transport, may be empty
 */
public record ReachWorld(
    String name,
    String crs,
    Population population,
    double expansionFactor,
    TravelTimeTable times,
    boolean isMeasured,
    VehicleTypes vehicleTypes,
    TransitSchedule schedule) {

  private static final int SECONDS_PER_HOUR = 3600;

  public static ReachWorld of(RunnableScenario scenario) {
    return new ReachWorld(
        scenario.name(),
        scenario.crs(),
        scenario.population(),
        1 / scenario.settings().sample(),
        TravelTimeTable.free(scenario.network()),
        false,
        scenario.fleet().types(),
        scenario.transit().schedule());
  }

  /**
   * Reads a finished run.
   *
   * @throws vn.luong.sim.problems.InvalidInputException if the folder is damaged
   */
  public static ReachWorld of(RunFolder folder, ProblemLog problems) {
    RunManifest manifest = RunManifest.read(folder);
    Network network =
        NetworkXmlReader.read(folder.file("output_network.xml.gz"), new ModeTable(), problems);
    problems.throwIfErrors();
    Facilities facilities = folder.has("output_facilities.xml.gz")
        ? FacilitiesXmlReader.read(folder.file("output_facilities.xml.gz"), network, problems)
        : new Facilities();
    Population population = new Population(network, facilities);
    PopulationXmlReader.read(folder.file("output_plans.xml.gz"), population, problems);
    TransitSchedule schedule = folder.has("output_transitSchedule.xml.gz")
        ? TransitScheduleXmlReader.read(
            folder.file("output_transitSchedule.xml.gz"), network, problems)
        : TransitSchedule.empty();
    VehicleTypes types = new VehicleTypes();
    VehiclesXmlReader.read(folder.file("output_vehicles.xml.gz"), types, problems);
    problems.throwIfErrors();
    return new ReachWorld(
        manifest.scenario().name(),
        manifest.scenario().crs(),
        population,
        1 / manifest.scenario().sample(),
        times(folder, network),
        true,
        types,
        schedule);
  }

  public Network network() {
    return population.network();
  }

  /** Greatest speed of a mode's vehicle, metres per second; infinite if there is no such type. */
  double maxSpeedMetersPerSecond(String mode) {
    int type = vehicleTypes.find(mode);
    return type < 0
        ? Double.POSITIVE_INFINITY
        : vehicleTypes.type(type).maximumSpeedMetersPerSecond();
  }

  /** Mean travel times by link and hour; free where nobody drove. */
  private static TravelTimeTable times(RunFolder folder, Network network) {
    int[] hours = {0};
    try (RunTables tables = new RunTables(folder)) {
      tables.query("SELECT max(hour) FROM links", row -> hours[0] = row.integer(0) + 1);
      TravelTimeParameters parameters =
          new TravelTimeParameters(SECONDS_PER_HOUR, hours[0] * SECONDS_PER_HOUR);
      int links = network.linkCount();
      double[] seconds = new double[parameters.binCount() * links];
      Arrays.setAll(seconds, cell -> network.freeTravelTimeSeconds(cell % links));
      tables.query("SELECT link, hour, mean_travel_time_s FROM links", row -> {
        int link = network.linkIds().find(row.text(0));
        double mean = row.number(2);
        if (link >= 0 && Double.isFinite(mean)) {
          seconds[row.integer(1) * links + link] = mean;
        }
      });
      return TravelTimeTable.ofSeconds(network, parameters, cell -> seconds[cell]);
    }
  }
}
