package vn.luong.scenario.matsim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Gives every person the vehicles that {@code qsim.vehiclesSource} says (MATSim {@code PrepareForSimImpl}). */
final class FleetMapping {
  private static final String DEFAULT_SOURCE = "defaultVehicle";
  private static final String FROM_FILE = "fromVehiclesData";

  /** Person attributes: JSON objects from mode to vehicle, and from mode to vehicle type. */
  private static final String VEHICLES = "vehicles";

  private static final String VEHICLE_TYPES = "vehicleTypes";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MatsimConfig config;
  private final Population population;
  private final VehicleDefinitions definitions;
  private final ProblemLog problems;
  private final Fleet.Builder builder;

  private FleetMapping(
      MatsimConfig config,
      Population population,
      VehicleDefinitions definitions,
      ProblemLog problems) {
    this.config = config;
    this.population = population;
    this.definitions = definitions;
    this.problems = problems;
    this.builder = Fleet.builder(definitions.types(), population.personIds());
  }

  /** Makes the fleet, transit vehicles among it; what does not fit is a problem. */
  static Fleet of(
      MatsimConfig config,
      Population population,
      VehicleDefinitions definitions,
      VehicleDefinitions transitVehicles,
      ProblemLog problems) {
    FleetMapping mapping = new FleetMapping(config, population, definitions, problems);
    definitions.addTo(mapping.builder);
    mapping.addTransit(transitVehicles);
    mapping.addModes();
    mapping.addPersons();
    return mapping.builder.build();
  }

  private void addTransit(VehicleDefinitions transit) {
    int[] typeInFleet = new int[transit.types().size()];
    for (int type = 0; type < typeInFleet.length; type++) {
      typeInFleet[type] = addTransitType(transit.types().type(type));
    }
    for (int vehicle = 0; vehicle < transit.vehicleCount(); vehicle++) {
      String id = transit.vehicleIds().text(vehicle);
      if (definitions.vehicleIds().contains(id) || population.personIds().contains(id)) {
        reportTransit(
            "vehicle-twice",
            "vehicle \"" + id + "\"",
            "bears the name of another vehicle or of a person, whose car is called so",
            "Give the transit vehicle another id, also in the schedule.");
      } else {
        builder.addNamed(id, typeInFleet[transit.typeOf(vehicle)]);
      }
    }
  }

  private int addTransitType(VehicleType type) {
    VehicleTypes types = definitions.types();
    int known = types.find(type.id());
    if (known == VehicleTypes.NO_TYPE) {
      return types.add(type);
    }
    if (!types.type(known).equals(type)) {
      reportTransit(
          "vehicle-type-twice",
          "vehicle type \"" + type.id() + "\"",
          "is another one than that of the vehicles file",
          "Give the type of transit vehicles another id.");
    }
    return known;
  }

  private void reportTransit(String kind, String subject, String found, String remedy) {
    problems.add(Problem.error(
        kind,
        SourcePosition.of(config.text("transit", "vehiclesFile")),
        subject,
        found,
        "ids of vehicles, and of vehicle types, differ",
        remedy));
  }

  private void addModes() {
    Set<String> networkModes = new LinkedHashSet<>(config.list("qsim", "mainMode"));
    networkModes.addAll(config.list("routing", "networkModes"));
    for (String mode : networkModes) {
      builder.addMode(population.modeTable().add(mode), mode, typeOf(mode));
    }
  }

  private int typeOf(String mode) {
    String source = config.text("qsim", "vehiclesSource");
    VehicleTypes types = definitions.types();
    if (source.equals(DEFAULT_SOURCE)) {
      int known = types.find(DEFAULT_SOURCE + "Type");
      return known != VehicleTypes.NO_TYPE
          ? known
          : types.add(VehicleType.ofMode(DEFAULT_SOURCE + "Type", mode));
    }
    int type = types.find(mode);
    if (type != VehicleTypes.NO_TYPE) {
      return type;
    }
    if (!source.equals(FROM_FILE)) {
      problems.add(Problem.error(
          "no-vehicle-type",
          position(),
          "mode \"" + mode + "\"",
          "no vehicle type has this name",
          "vehiclesSource " + source + " needs one for each main and network mode",
          "Add a vehicleType with id \"" + mode + "\" to the vehicles file."));
    }
    return types.add(VehicleType.ofMode(mode, mode));
  }

  private SourcePosition position() {
    String file = config.text("vehicles", "vehiclesFile");
    return SourcePosition.of(file == null ? config.file().toString() : file);
  }

  private void addPersons() {
    if (config.text("qsim", "vehiclesSource").equals(DEFAULT_SOURCE)) {
      return;
    }
    int errorsBefore = problems.errorCount();
    for (int person = 0; person < population.personCount(); person++) {
      addTypes(person, population.personAttributes().findText(person, VEHICLE_TYPES));
      addVehicles(person, population.personAttributes().findText(person, VEHICLES));
    }
    boolean isSound = problems.errorCount() == errorsBefore;
    if (isSound && config.text("qsim", "vehiclesSource").equals(FROM_FILE)) {
      checkVehiclesOfLegs();
    }
  }

  /** Where all vehicles come from a file MATSim makes none, neither those of persons nor those that routes name. */
  private void checkVehiclesOfLegs() {
    PlanCursor cursor = new PlanCursor(population.plans());
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      String finding = plan == PlanStore.NO_PLAN ? null : missingVehicle(person, plan, cursor);
      if (finding != null) {
        report(person, finding);
      }
    }
  }

  /** What is wrong with the first leg whose vehicle is in no file, or null. */
  private String missingVehicle(int person, int plan, PlanCursor cursor) {
    cursor.seek(plan);
    while (cursor.advance()) {
      String mode = cursor.isActivity() ? null : population.modeTable().name(cursor.mode());
      if (mode == null || !config.list("qsim", "mainMode").contains(mode)) {
        continue;
      }
      String named = cursor.vehicleId();
      if (named != null && definitions.vehicleIds().find(named) < 0) {
        return "a route names vehicle \"" + named + "\", which is not known";
      }
      if (named == null && !hasVehicle(person, mode)) {
        return "has a leg of mode \"" + mode + "\" and no vehicle for it";
      }
    }
    return null;
  }

  private boolean hasVehicle(int person, String mode) {
    String json = population.personAttributes().findText(person, VEHICLES);
    for (Map.Entry<String, JsonNode> entry : entries(person, VEHICLES, json)) {
      if (entry.getKey().equals(mode)) {
        return true;
      }
    }
    return false;
  }

  private void addTypes(int person, String json) {
    for (Map.Entry<String, JsonNode> entry : entries(person, VEHICLE_TYPES, json)) {
      int type = definitions.types().find(entry.getValue().asText());
      if (type == VehicleTypes.NO_TYPE) {
        report(person, "no vehicle type \"" + entry.getValue().asText() + "\" is known");
      } else if (isVehicleMode(entry.getKey())) {
        builder.setPersonType(person, population.modeTable().find(entry.getKey()), type);
      }
    }
  }

  private void addVehicles(int person, String json) {
    boolean mustExist = config.text("qsim", "vehiclesSource").equals(FROM_FILE);
    for (Map.Entry<String, JsonNode> entry : entries(person, VEHICLES, json)) {
      int vehicle = definitions.vehicleIds().find(entry.getValue().asText());
      if (vehicle >= 0 && isVehicleMode(entry.getKey())) {
        builder.setPersonVehicle(person, population.modeTable().find(entry.getKey()), vehicle);
      } else if (vehicle < 0 && mustExist) {
        report(person, "no vehicle \"" + entry.getValue().asText() + "\" is known");
      }
    }
  }

  private boolean isVehicleMode(String mode) {
    return population.modeTable().find(mode) != ModeTable.NO_MODE
        && (config.list("qsim", "mainMode").contains(mode)
            || config.list("routing", "networkModes").contains(mode));
  }

  private Iterable<Map.Entry<String, JsonNode>> entries(int person, String name, String json) {
    if (json == null) {
      return Set.of();
    }
    try {
      return JSON.readTree(json).properties();
    } catch (JsonProcessingException e) {
      report(person, "attribute \"" + name + "\" is not a JSON object: " + json);
      return Set.of();
    }
  }

  private void report(int person, String found) {
    problems.add(Problem.error(
        "bad-person-vehicle",
        SourcePosition.of(config.text("plans", "inputPlansFile")),
        "person \"" + population.personId(person) + "\"",
        found,
        "attributes name vehicles and types of the vehicles file",
        "Correct the person's attribute or the vehicles file."));
  }
}
