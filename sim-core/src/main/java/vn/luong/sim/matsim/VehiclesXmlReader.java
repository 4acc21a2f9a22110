package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim vehicles ({@code vehicleDefinitions_v1.0.xsd}, {@code vehicleDefinitions_v2.0.xsd}).
 * Costs, engines and freight capacities have no part in the simulation and are passed over; attributes that have none
 * are kept.
 */
public final class VehiclesXmlReader {
  /** Attributes of a type that are boarding times (MATSim {@code VehicleUtils}). */
  static final String ACCESS_SECONDS = "accessTimeInSecondsPerPerson";

  static final String EGRESS_SECONDS = "egressTimeInSecondsPerPerson";
  static final String DOORS = "doorOperationMode";

  /** Attributes of a type that say what it does that others do not; MATSim carries them along. */
  static final String PASSING = "luong:passing";

  static final String FILTERING = "luong:filtering";

  /** Mode of a type that names none (MATSim {@code VehicleType}). */
  private static final String STANDARD_NETWORK_MODE = "car";

  private static final String CORRECT = "Correct the attribute.";

  private final XmlCursor xml;
  private final VehicleDefinitions definitions;

  /** What was read of the present type. */
  private static final class Draft {
    final String id;
    double lengthMeters = 7.5;
    double widthMeters = 1;
    double maximumSpeedMetersPerSecond = Double.POSITIVE_INFINITY;
    double pce = 1;
    double flowEfficiencyFactor = 1;
    int seatCount;
    int standingCount;
    String networkMode = STANDARD_NETWORK_MODE;
    double accessSeconds = VehicleType.Boarding.STANDARD.accessSecondsPerPerson();
    double egressSeconds = VehicleType.Boarding.STANDARD.egressSecondsPerPerson();
    VehicleType.DoorOperation doors = VehicleType.Boarding.STANDARD.doors();
    boolean isPassing;
    boolean isFiltering;
    String description = "";
    final Map<String, AttributeTable.Value> attributes = new TreeMap<>();

    Draft(String id) {
      this.id = id;
    }

    VehicleType build() {
      return new VehicleType(
          id,
          lengthMeters,
          widthMeters,
          maximumSpeedMetersPerSecond,
          pce,
          flowEfficiencyFactor,
          seatCount,
          standingCount,
          networkMode,
          new Manoeuvres(isPassing, isFiltering),
          new VehicleType.Boarding(accessSeconds, egressSeconds, doors),
          description);
    }
  }

  private VehiclesXmlReader(XmlCursor xml, VehicleDefinitions definitions) {
    this.xml = xml;
    this.definitions = definitions;
  }

  /**
   * Reads vehicle types and vehicles.
   *
   * @param types takes the types; the file's vehicles may be of types that are there already
   * @param problems takes what is wrong
   * @return what could be read; of no use if there are errors among the problems
   */
  public static VehicleDefinitions read(Path file, VehicleTypes types, ProblemLog problems) {
    VehicleDefinitions definitions = new VehicleDefinitions(types);
    XmlCursor.read(file, problems, xml -> new VehiclesXmlReader(xml, definitions).readRoot());
    return definitions;
  }

  private void readRoot() {
    if (!xml.name().equals("vehicleDefinitions")) {
      xml.reportUnknownElement("<vehicleDefinitions>: is this a file of vehicles?");
      return;
    }
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "vehicleType" -> readType();
        case "vehicle" -> readVehicle();
        default -> xml.reportUnknownElement("vehicleType or vehicle");
      }
    }
  }

  private void readVehicle() {
    xml.expectAttributes(Set.of("id", "type"));
    String id = xml.required("id");
    String typeId = xml.required("type");
    if (id == null || typeId == null) {
      return;
    }
    int type = definitions.types().find(typeId);
    if (type == VehicleTypes.NO_TYPE) {
      xml.error(
          "unknown-vehicle-type",
          "type is \"" + typeId + "\"",
          "there is no such vehicleType before it",
          "Define the type before the vehicle, or correct the name.");
    } else if (definitions.vehicleIds().contains(id)) {
      xml.reportDuplicate("ids must be unique");
    } else {
      int vehicle = definitions.addVehicle(id, type);
      readAttributesOf(vehicle);
    }
  }

  private void readAttributesOf(int vehicle) {
    xml.readChildren(
        "attributes", () -> AttributesXml.read(xml, definitions.vehicleAttributes(), vehicle));
  }

  private void readType() {
    xml.expectAttributes(Set.of("id"));
    String id = xml.required("id");
    boolean isNew = id != null && definitions.types().find(id) == VehicleTypes.NO_TYPE;
    if (id != null && !isNew) {
      xml.reportDuplicate("ids must be unique");
    }
    Draft draft = new Draft(id);
    xml.setEnclosing("vehicleType \"" + id + "\"");
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      readProperty(draft);
    }
    xml.setEnclosing("");
    if (isNew) {
      int type = definitions.types().add(draft.build());
      draft.attributes.forEach(
          (name, value) -> definitions.typeAttributes().put(type, name, value));
    }
  }

  private void readProperty(Draft draft) {
    switch (xml.name()) {
      case "description" -> draft.description = xml.text().toString().strip();
      case "capacity" -> readCapacity(draft);
      case "length" -> draft.lengthMeters = positive("meter");
      case "width" -> draft.widthMeters = positive("meter");
      case "maximumVelocity" -> draft.maximumSpeedMetersPerSecond = positive("meterPerSecond");
      case "passengerCarEquivalents" -> draft.pce = notNegative("pce");
      case "flowEfficiencyFactor" -> draft.flowEfficiencyFactor = positive("factor");
      case "networkMode" -> {
        String mode = xml.required("networkMode");
        draft.networkMode = mode == null ? draft.networkMode : mode;
      }
      case "accessTime" -> draft.accessSeconds = notNegative("secondsPerPerson");
      case "egressTime" -> draft.egressSeconds = notNegative("secondsPerPerson");
      case "doorOperation" -> readDoors(draft, xml.required("mode"));
      case "attributes" -> readAttributes(draft);
      case "engineInformation", "costInformation" -> {
        // Emissions and freight are computed elsewhere.
      }
      default -> xml.reportUnknownElement("a property of a vehicle type");
    }
  }

  private void readCapacity(Draft draft) {
    draft.seatCount = persons("seats");
    draft.standingCount = persons("standingRoomInPersons");
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "seats" -> draft.seatCount = persons("persons");
        case "standingRoom" -> draft.standingCount = persons("persons");
        case "freightCapacity", "attributes" -> {
          // Freight has no part in the simulation.
        }
        default -> xml.reportUnknownElement("seats or standingRoom");
      }
    }
  }

  private void readAttributes(Draft draft) {
    AttributesXml.read(xml, (name, value) -> {
      switch (name) {
        case ACCESS_SECONDS -> draft.accessSeconds = seconds(name, value.text());
        case EGRESS_SECONDS -> draft.egressSeconds = seconds(name, value.text());
        case DOORS -> readDoors(draft, value.text());
        case PASSING -> draft.isPassing = isTrue(name, value.text());
        case FILTERING -> draft.isFiltering = isTrue(name, value.text());
        default -> draft.attributes.put(name, value);
      }
    });
  }

  private double seconds(String name, String text) {
    try {
      double seconds = Double.parseDouble(text.strip());
      if (seconds >= 0) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with negative numbers.
    }
    xml.error("bad-number", name + " is \"" + text + "\"", "must be seconds ≥ 0", CORRECT);
    return 0;
  }

  private boolean isTrue(String name, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        xml.error("bad-value", name + " is \"" + text + "\"", "must be true or false", CORRECT);
        yield false;
      }
    };
  }

  private void readDoors(Draft draft, String text) {
    if (text == null) {
      return;
    }
    switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "serial" -> draft.doors = VehicleType.DoorOperation.SERIAL;
      case "parallel" -> draft.doors = VehicleType.DoorOperation.PARALLEL;
      default ->
        xml.error("bad-doors", "doors are \"" + text + "\"", "must be serial or parallel", CORRECT);
    }
  }

  private int persons(String name) {
    double value = xml.number(name, 0);
    if (value >= 0 && value == Math.rint(value) && value <= Integer.MAX_VALUE) {
      return (int) value;
    }
    xml.error("bad-capacity", name + " is " + value, "must be a whole number ≥ 0", CORRECT);
    return 0;
  }

  private double positive(String name) {
    // XML Schema writes infinity as INF, Java as Infinity; both occur.
    if ("INF".equals(xml.attribute(name))) {
      return Double.POSITIVE_INFINITY;
    }
    double value = xml.number(name);
    if (value <= 0) {
      xml.error("bad-number", name + " is " + value, "must be > 0", CORRECT);
    }
    return value > 0 ? value : 1;
  }

  private double notNegative(String name) {
    double value = xml.number(name);
    if (value < 0) {
      xml.error("bad-number", name + " is " + value, "must be ≥ 0", CORRECT);
    }
    return value >= 0 ? value : 0;
  }
}
