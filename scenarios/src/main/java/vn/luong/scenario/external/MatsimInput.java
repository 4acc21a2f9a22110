package vn.luong.scenario.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.matsim.FacilitiesXmlWriter;
import vn.luong.sim.matsim.NetworkChangeEventsXmlWriter;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.matsim.PopulationXmlWriter;
import vn.luong.sim.matsim.TransitScheduleXmlWriter;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlWriter;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.ConfigParameter;
import vn.luong.sim.matsim.config.ConfigXmlWriter;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.matsim.config.MatsimModules;
import vn.luong.sim.matsim.config.ParameterRule;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Writes what MATSim reads: a config, and the files it names. */
public final class MatsimInput {
  /** Name of the config in the folder of the inputs. */
  public static final String CONFIG = "config.xml";

  /** What the files hold that a config names. */
  enum Kind {
    NETWORK("network.xml.gz"),
    PLANS("plans.xml.gz"),
    VEHICLES("vehicles.xml.gz"),
    FACILITIES("facilities.xml.gz"),
    CHANGES("networkChangeEvents.xml.gz"),
    SCHEDULE("transitSchedule.xml.gz"),
    TRANSIT_VEHICLES("transitVehicles.xml.gz");

    private final String fileName;

    Kind(String fileName) {
      this.fileName = fileName;
    }
  }

  private static final SourcePosition MADE_HERE = SourcePosition.of("luong run --engine matsim");

  /** Modules with the names they had before MATSim 2024. */
  private static final Map<String, String> OLD_MODULE_NAMES = Map.of(
      "controller", "controler",
      "scoring", "planCalcScore",
      "replanning", "strategy",
      "routing", "planscalcroute");

  /** Parameters of {@code qsim} that our config files have and MATSim's do not. */
  private static final List<String> SET_BY_CODE_ONLY =
      List.of("nodeTransitionLogic", "inflowCapacitySetting");

  /** Attribute of persons whose vehicle is not of the mode's type. */
  private static final String VEHICLE_TYPES = "vehicleTypes";

  private MatsimInput() {}

  /**
   * Writes a scenario of any format, before its plans were routed: MATSim routes them itself.
   *
   * @param folder takes the files; it must be there
   * @param output folder MATSim shall write to
   * @param hasOldNames true for a MATSim of before 2024
   * @param problems takes a warning for everything that MATSim does otherwise
   * @return the config
   */
  public static Path writeScenario(
      RunnableScenario scenario,
      Path folder,
      Path output,
      boolean hasOldNames,
      ProblemLog problems) {
    EngineParameters engine = MatsimEquivalent.of(scenario, problems);
    Map<Kind, String> files = new EnumMap<>(Kind.class);
    NetworkXmlWriter.write(scenario.network(), place(files, Kind.NETWORK, folder));
    PopulationXmlWriter.write(
        scenario.population(), scenario.fleet(), place(files, Kind.PLANS, folder));
    VehiclesXmlWriter.write(vehicles(scenario, engine), place(files, Kind.VEHICLES, folder));
    if (scenario.population().facilities().size() > 0) {
      FacilitiesXmlWriter.write(
          scenario.population().facilities(),
          scenario.network(),
          place(files, Kind.FACILITIES, folder));
    }
    if (scenario.changes().size() > 0) {
      NetworkChangeEventsXmlWriter.write(
          scenario.changes(), scenario.network(), place(files, Kind.CHANGES, folder));
    }
    if (scenario.transit().schedule().lineCount() > 0) {
      TransitScheduleXmlWriter.write(
          scenario.transit().schedule(), scenario.network(), place(files, Kind.SCHEDULE, folder));
      VehiclesXmlWriter.write(
          transitVehicles(scenario), place(files, Kind.TRANSIT_VEHICLES, folder));
    }
    Path file = folder.resolve(CONFIG);
    write(ScenarioConfig.of(scenario, engine, file, files, output), file, hasOldNames);
    return file;
  }

  /**
   * Writes a config again that reads the same files from wherever it lies, and of which the last iteration's events and
   * plans are kept under their ordinary names.
   *
   * @param config as it was read, with the overrides of the command line
   * @param threads threads of all of MATSim, or 0 for those the config states
   * @param problems takes a warning for each parameter that our engine knows and MATSim does not
   */
  public static Path writeConfig(
      MatsimConfig config,
      Path folder,
      Path output,
      int threads,
      boolean hasOldNames,
      ProblemLog problems) {
    Path file = folder.resolve(CONFIG);
    MatsimConfig copy = config.copy(file);
    Path home = config.file().toAbsolutePath().getParent();
    copy.modules().forEach(module -> makeAbsolute(module, home));
    removeWhatMatsimRejects(copy, problems);
    ConfigGroup controller = copy.addModule("controller", MADE_HERE);
    controller.put("outputDirectory", output.toString(), MADE_HERE);
    controller.put("overwriteFiles", "overwriteExistingFiles", MADE_HERE);
    controller.remove("runId");
    for (String name : List.of("firstIteration", "lastIteration")) {
      controller.put(name, Integer.toString(controller.integer(name)), MADE_HERE);
    }
    if (controller.has("compressionType")) {
      controller.put("compressionType", "gzip", MADE_HERE);
    }
    if (controller.has("dumpDataAtEnd")) {
      controller.put("dumpDataAtEnd", "true", MADE_HERE);
    }
    if (controller.has("eventsFileFormat")
        && !controller.list("eventsFileFormat").contains("xml")) {
      controller.put("eventsFileFormat", "xml", MADE_HERE);
    }
    if (controller.integer("writeEventsInterval") == 0) {
      int interval = Math.max(1, controller.integer("lastIteration"));
      controller.put("writeEventsInterval", Integer.toString(interval), MADE_HERE);
    }
    if (threads > 0) {
      String number = Integer.toString(threads);
      copy.addModule("global", MADE_HERE).put("numberOfThreads", number, MADE_HERE);
      copy.addModule("qsim", MADE_HERE).put("numberOfThreads", number, MADE_HERE);
    }
    write(copy, file, hasOldNames);
    return file;
  }

  /** MATSim ends at once if a config has a parameter that it does not know. */
  private static void removeWhatMatsimRejects(MatsimConfig config, ProblemLog problems) {
    ConfigGroup qsim = config.find("qsim");
    if (qsim == null) {
      return;
    }
    for (String name : SET_BY_CODE_ONLY) {
      ParameterRule rule = MatsimModules.standard().find(qsim.path(), name);
      ConfigParameter parameter = qsim.remove(name);
      if (parameter != null && !rule.isStandard(parameter.value())) {
        problems.add(Problem.warning(
            "not-in-matsim",
            parameter.position(),
            "parameter \"qsim." + name + "\"",
            "is \"" + parameter.value() + "\"",
            "in MATSim only code can choose it, no config file; it runs with " + rule.standard(),
            "Expect other queues; leave the parameter out to compare the engines."));
      }
    }
  }

  private static void write(MatsimConfig config, Path file, boolean hasOldNames) {
    ConfigXmlWriter.write(
        config, file, name -> hasOldNames ? OLD_MODULE_NAMES.getOrDefault(name, name) : name);
  }

  private static Path place(Map<Kind, String> files, Kind kind, Path folder) {
    files.put(kind, kind.fileName);
    return folder.resolve(kind.fileName);
  }

  private static void makeAbsolute(ConfigGroup group, Path home) {
    for (ConfigParameter parameter : new ArrayList<>(group.parameters())) {
      if (parameter.hasValue() && isFile(group, parameter, home)) {
        String absolute = home.resolve(parameter.value()).normalize().toString();
        group.put(parameter.name(), absolute, parameter.position());
      }
    }
    group.sets().forEach(set -> makeAbsolute(set, home));
  }

  /** A parameter that is known to name a file, or one of a module of somebody else's that does. */
  private static boolean isFile(ConfigGroup group, ConfigParameter parameter, Path home) {
    String value = parameter.value();
    if (value.isBlank() || value.contains("://") || value.startsWith("file:")) {
      return false;
    }
    ParameterRule rule = MatsimModules.standard().find(group.path(), parameter.name());
    if (rule != null) {
      return rule.kind() == ParameterRule.Kind.FILE;
    }
    try {
      return Files.exists(home.resolve(value));
    } catch (InvalidPathException e) {
      // Some other text, then.
      return false;
    }
  }

  /**
   * A type for each network mode, under the mode's name, as MATSim's vehiclesSource wants it; where vehicles of a mode
   * differ, the others under their own names, which the persons' attribute {@code vehicleTypes} says.
   */
  private static VehicleDefinitions vehicles(RunnableScenario scenario, EngineParameters engine) {
    ModeTable modes = scenario.population().modeTable();
    VehicleDefinitions definitions = new VehicleDefinitions(new VehicleTypes());
    TreeSet<Integer> networkModes = new TreeSet<>();
    engine.routing().networkModes().forEach(mode -> networkModes.add(mode.mode()));
    modes.namesOf(engine.mobsim().mainModes()).forEach(name -> networkModes.add(modes.find(name)));
    for (int mode : networkModes) {
      String name = modes.name(mode);
      Map<String, VehicleType> types = typesOf(scenario, mode);
      VehicleType ofMode =
          types.getOrDefault(name, types.values().iterator().next()).withId(name);
      definitions.types().add(ofMode);
      if (types.size() > 1) {
        types.values().stream()
            .filter(type -> !type.id().equals(name))
            .forEach(definitions.types()::add);
      }
    }
    return definitions;
  }

  /**
   * The types of a mode's vehicles by their ids; of those who have none MATSim's own, if nobody has one.
   *
   * @throws IllegalArgumentException if they differ and a person does not say which one is meant
   */
  private static Map<String, VehicleType> typesOf(RunnableScenario scenario, int mode) {
    Fleet fleet = scenario.fleet();
    Population population = scenario.population();
    String name = population.modeTable().name(mode);
    Map<String, VehicleType> types = new LinkedHashMap<>();
    boolean areNamed = true;
    for (int person = 0; person < population.personCount(); person++) {
      int vehicle = fleet.vehicleOf(person, mode);
      if (vehicle != Fleet.NO_VEHICLE) {
        types.put(fleet.type(vehicle).id(), fleet.type(vehicle));
        areNamed &= population.personAttributes().findText(person, VEHICLE_TYPES) != null;
      }
    }
    if (types.size() > 1 && !areNamed) {
      throw new IllegalArgumentException(
          "mode \"" + name + "\" has vehicles of types " + String.join(", ", types.keySet()));
    }
    return types.isEmpty() ? Map.of(name, VehicleType.ofMode(name, name)) : types;
  }

  private static VehicleDefinitions transitVehicles(RunnableScenario scenario) {
    TransitVehicles transit = scenario.transit();
    VehicleDefinitions definitions = new VehicleDefinitions(new VehicleTypes());
    for (int vehicle = 0; vehicle < transit.vehicleCount(); vehicle++) {
      int inFleet = transit.fleetVehicle(vehicle);
      if (inFleet != Fleet.NO_VEHICLE) {
        VehicleType type = scenario.fleet().type(inFleet);
        int known = definitions.types().find(type.id());
        int index = known == VehicleTypes.NO_TYPE ? definitions.types().add(type) : known;
        definitions.addVehicle(scenario.fleet().vehicleId(inFleet), index);
      }
    }
    return definitions;
  }

  /** Makes the folder of the inputs. */
  public static Path folderIn(Path runFolder) {
    try {
      return Files.createDirectories(runFolder.resolve("matsim-input"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
