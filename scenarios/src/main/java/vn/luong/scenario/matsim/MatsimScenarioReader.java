package vn.luong.scenario.matsim;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.luong.scenario.counts.CountSettings;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.FileDigest;
import vn.luong.scenario.runfolder.RunManifest;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkChangeEventsXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.ObjectAttributesXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.matsim.config.ConfigChecks;
import vn.luong.sim.matsim.config.ConfigOverrides;
import vn.luong.sim.matsim.config.ConfigXmlReader;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.operations.StopPlaceChecks;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/** Reads a MATSim config and everything it names. */
public final class MatsimScenarioReader {
  private static final String UNKNOWN_CRS = "Atlantis";

  private final MatsimConfig config;
  private final ProblemLog problems;
  private final boolean isConfigSound;
  private final List<RunManifest.Input> inputs = new ArrayList<>();

  private MatsimScenarioReader(MatsimConfig config, ProblemLog problems) {
    this.config = config;
    this.problems = problems;
    isConfigSound = !problems.hasErrors();
  }

  /**
   * Reads and checks a config file.
   *
   * @param overrides options {@code --config:module.parameter=value}
   * @param allowUnsupported only warn of what Luồng cannot do
   * @param problems takes what is wrong, all of the config at once
   * @return what could be read; {@link #read} goes on to the files that it names even after errors
   */
  public static MatsimConfig readConfig(
      Path file, List<String> overrides, boolean allowUnsupported, ProblemLog problems) {
    MatsimConfig config = ConfigXmlReader.read(file, problems);
    ConfigOverrides.apply(config, overrides, problems);
    ConfigChecks.run(config, allowUnsupported, problems);
    return config;
  }

  /**
   * Reads the scenario of a checked config.
   *
   * @param threads threads to run with
   * @param problems holds what is wrong with the config, takes what is wrong in the files it names
   * @throws vn.luong.sim.problems.InvalidInputException if there are errors, with those of all files
   */
  public static RunnableScenario read(MatsimConfig config, int threads, ProblemLog problems) {
    return new MatsimScenarioReader(config, problems).read(threads);
  }

  private RunnableScenario read(int threads) {
    addInput(config.file());
    ModeTable modes = new ModeTable();
    Network network = readNetwork(modes);
    Population population = new Population(network, readFacilities(network));
    readPopulation(population);
    VehicleDefinitions vehicles = readVehicles("vehicles");
    boolean hasTransit = hasTransit(config);
    int errorsBefore = problems.errorCount();
    VehicleDefinitions transitVehicles =
        hasTransit ? readVehicles("transit") : new VehicleDefinitions(new VehicleTypes());
    boolean areVehiclesKnown =
        config.path("transit", "vehiclesFile") != null && problems.errorCount() == errorsBefore;
    CountSettings counts = readCounts(network);
    TransitSchedule schedule = hasTransit
        ? readSchedule(network, areVehiclesKnown ? transitVehicles : null)
        : TransitSchedule.empty();
    if (!isConfigSound) {
      problems.throwIfErrors();
    }
    noteUnusedVehicles(transitVehicles, schedule);
    NetworkChanges changes = readChanges(network);
    Fleet fleet = FleetMapping.of(config, population, vehicles, transitVehicles, problems);
    problems.throwIfErrors();
    String crs = config.text("global", "coordinateSystem");
    return new RunnableScenario(
        name(),
        "MATSim scenario " + config.file().getFileName(),
        crs == null || crs.equals(UNKNOWN_CRS) ? "" : crs,
        population,
        fleet,
        TransitVehicles.of(schedule, fleet),
        changes,
        EngineMapping.of(config, modes, threads),
        settings(threads).with(counts, CountsMapping.linkStats(config)),
        ZoneMap.NONE,
        inputs,
        List.of());
  }

  /** Whether public transport is simulated, and therefore routed through its timetable. */
  static boolean hasTransit(MatsimConfig config) {
    return config.flag("transit", "useTransit") && config.flag("transit", "usingTransitInMobsim");
  }

  /** The folder's name, or that of the folder above if it is just called "input". */
  private String name() {
    Path folder = config.file().toAbsolutePath().normalize().getParent();
    if (folder.getFileName() != null
        && folder.getFileName().toString().equals("input")
        && folder.getParent().getFileName() != null) {
      folder = folder.getParent();
    }
    return folder.getFileName() == null ? "matsim" : folder.getFileName().toString();
  }

  private RunSettings settings(int threads) {
    int first = config.integer("controller", "firstIteration");
    return new RunSettings(
        1,
        config.longInteger("global", "randomSeed"),
        first,
        config.integer("controller", "lastIteration"),
        RunSettings.Stop.NEVER,
        threads,
        config.integer("controller", "writeEventsInterval"),
        config.integer("controller", "writePlansInterval"),
        true);
  }

  private Network readNetwork(ModeTable modes) {
    Path file = required("network", "inputNetworkFile", "a network");
    if (file == null) {
      return new NetworkBuilder(modes).build();
    }
    int errorsBefore = problems.errorCount();
    Network network = NetworkXmlReader.read(file, modes, problems);
    if (problems.errorCount() == errorsBefore) {
      NetworkChecks.run(network, file.toString(), problems);
    }
    return network;
  }

  private Facilities readFacilities(Network network) {
    Path file = config.path("facilities", "inputFacilitiesFile");
    if (file == null) {
      return new Facilities();
    }
    addInput(file);
    Facilities facilities = FacilitiesXmlReader.read(file, network, problems);
    Path attributes = config.path("facilities", "inputFacilityAttributesFile");
    if (attributes != null) {
      addInput(attributes);
      ObjectAttributesXmlReader.read(
          attributes, facilities.ids(), facilities.attributes(), problems);
    }
    return facilities;
  }

  private void readPopulation(Population population) {
    Path file = required("plans", "inputPlansFile", "plans");
    if (file != null) {
      PopulationXmlReader.read(file, population, FleetMapping.areVehiclesNamed(config), problems);
    }
    Path attributes = config.path("plans", "inputPersonAttributesFile");
    if (attributes != null) {
      addInput(attributes);
      ObjectAttributesXmlReader.read(
          attributes, population.personIds(), population.personAttributes(), problems);
    }
  }

  /**
   * Reads the schedule with everything that is wrong with it.
   *
   * @param vehicles vehicles that departures may name; null if they are not known, so that nothing can be said of them
   */
  private TransitSchedule readSchedule(Network network, VehicleDefinitions vehicles) {
    Path file = required("transit", "transitScheduleFile", "a transit schedule");
    if (file == null) {
      return TransitSchedule.empty();
    }
    TransitSchedule schedule = vehicles == null
        ? TransitScheduleXmlReader.read(file, network, problems)
        : TransitScheduleXmlReader.read(file, network, vehicles, problems);
    if (problems.hasErrors()) {
      // The checks of the whole scenario, which look at this too, will not come about.
      StopPlaceChecks.run(schedule.stops(), network, SourcePosition.of(file.toString()), problems);
    }
    return schedule;
  }

  /** Vehicles that stand in the depot all day: perhaps so, perhaps a departure names another by mistake. */
  private void noteUnusedVehicles(VehicleDefinitions transitVehicles, TransitSchedule schedule) {
    List<String> unused = IntStream.range(0, transitVehicles.vehicleCount())
        .mapToObj(transitVehicles.vehicleIds()::text)
        .filter(id -> !schedule.departures().vehicleIds().contains(id))
        .toList();
    if (!unused.isEmpty()) {
      problems.add(Problem.note(
          "transit-vehicle-unused",
          SourcePosition.of(config.path("transit", "vehiclesFile").toString()),
          unused.size() == 1 ? "vehicle \"" + unused.get(0) + "\"" : unused.size() + " vehicles",
          "no departure names "
              + (unused.size() == 1 ? "it" : "them, the first is \"" + unused.get(0) + "\""),
          "vehicles of transit serve departures",
          "Nothing needs to be done unless departures should name them."));
    }
  }

  private VehicleDefinitions readVehicles(String module) {
    Path file = config.path(module, "vehiclesFile");
    if (file == null) {
      return new VehicleDefinitions(new VehicleTypes());
    }
    addInput(file);
    return VehiclesXmlReader.read(file, new VehicleTypes(), problems);
  }

  private CountSettings readCounts(Network network) {
    Path file = config.path("counts", "inputCountsFile");
    if (file != null) {
      addInput(file);
    }
    return CountsMapping.counts(config, network, problems);
  }

  private NetworkChanges readChanges(Network network) {
    Path file = config.path("network", "inputChangeEventsFile");
    if (file == null || !config.flag("network", "timeVariantNetwork")) {
      return NetworkChanges.NONE;
    }
    addInput(file);
    return NetworkChangeEventsXmlReader.read(file, network, problems);
  }

  /** The file of this name; null after a problem if there is none. */
  private Path required(String module, String parameter, String what) {
    Path file = config.path(module, parameter);
    if (file != null) {
      addInput(file);
    } else if (isConfigSound) {
      // In a damaged config it may well stand in the part that could not be read.
      problems.add(Problem.error(
          "missing-parameter",
          SourcePosition.of(config.file().toString()),
          "parameter \"" + module + "." + parameter + "\"",
          "is not given",
          what + " must be named",
          "Add the parameter with the file's name."));
    }
    return file;
  }

  private void addInput(Path file) {
    if (Files.isRegularFile(file) && Files.isReadable(file)) {
      Path folder = config.file().toAbsolutePath().getParent();
      inputs.add(FileDigest.of(file, folder.relativize(file.toAbsolutePath()).toString()));
    }
  }
}
