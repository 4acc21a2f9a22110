package vn.luong.scenario.reach;

import java.util.Arrays;
import vn.luong.scenario.access.PeoplePlaces;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.WalkOptions;
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
import vn.luong.sim.raptor.WalkParameters;
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
 * @param network its roads
 * @param homes where people live
 * @param workplaces where their jobs are
 * @param expansionFactor persons for whom one of the sample stands
 * @param times travel times
 * @param isMeasured whether the times are those of a simulated day
 * @param vehicleTypes types of vehicles; that of a mode has the mode's name
 * @param schedule public transport, may be empty
 * @param walk how people walk
 */
public record ReachWorld(
    String name,
    String crs,
    Network network,
    PeoplePlaces homes,
    PeoplePlaces workplaces,
    double expansionFactor,
    TravelTimeTable times,
    boolean isMeasured,
    VehicleTypes vehicleTypes,
    TransitSchedule schedule,
    WalkParameters walk) {

  private static final int SECONDS_PER_HOUR = 3600;

  public static ReachWorld of(RunnableScenario scenario) {
    double expansion = 1 / scenario.settings().sample();
    Population population = scenario.population();
    return new ReachWorld(
        scenario.name(),
        scenario.crs(),
        scenario.network(),
        PeoplePlaces.of(population, PeoplePlaces.Kind.HOME, scenario.zones(), expansion),
        PeoplePlaces.of(population, PeoplePlaces.Kind.WORK, scenario.zones(), expansion),
        expansion,
        TravelTimeTable.free(scenario.network()),
        false,
        scenario.fleet().types(),
        scenario.transit().schedule(),
        scenario.engine().walk().orElse(WalkOptions.USUAL));
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
    TransitSchedule schedule = folder.has("output_transitSchedule.xml.gz")
        ? TransitScheduleXmlReader.read(
            folder.file("output_transitSchedule.xml.gz"), network, problems)
        : TransitSchedule.empty();
    VehicleTypes types = new VehicleTypes();
    VehiclesXmlReader.read(folder.file("output_vehicles.xml.gz"), types, problems);
    problems.throwIfErrors();
    double expansion = 1 / manifest.scenario().sample();
    try (RunTables tables = new RunTables(folder)) {
      Population population =
          PeoplePlaces.areIn(tables) ? null : readPopulation(folder, network, problems);
      return new ReachWorld(
          manifest.scenario().name(),
          manifest.scenario().crs(),
          network,
          places(tables, population, network, PeoplePlaces.Kind.HOME, expansion),
          places(tables, population, network, PeoplePlaces.Kind.WORK, expansion),
          expansion,
          times(tables, network),
          true,
          types,
          schedule,
          WalkOptions.read(manifest.options()));
    }
  }

  /** What the run has kept; folders of older versions and of other engines have not. */
  private static PeoplePlaces places(
      RunTables tables,
      Population populationOrNull,
      Network network,
      PeoplePlaces.Kind kind,
      double expansion) {
    return populationOrNull == null
        ? PeoplePlaces.read(tables, kind, network)
        : PeoplePlaces.of(populationOrNull, kind, ZoneMap.NONE, expansion);
  }

  private static Population readPopulation(RunFolder folder, Network network, ProblemLog problems) {
    Facilities facilities = folder.has("output_facilities.xml.gz")
        ? FacilitiesXmlReader.read(folder.file("output_facilities.xml.gz"), network, problems)
        : new Facilities();
    Population population = new Population(network, facilities);
    PopulationXmlReader.read(folder.file("output_plans.xml.gz"), population, problems);
    problems.throwIfErrors();
    return population;
  }

  /** Greatest speed of a mode's vehicle, metres per second; infinite if there is no such type. */
  double maxSpeedMetersPerSecond(String mode) {
    int type = vehicleTypes.find(mode);
    return type < 0
        ? Double.POSITIVE_INFINITY
        : vehicleTypes.type(type).maximumSpeedMetersPerSecond();
  }

  /** Mean travel times by link and hour; free where nobody drove. */
  private static TravelTimeTable times(RunTables tables, Network network) {
    int[] hours = {0};
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
