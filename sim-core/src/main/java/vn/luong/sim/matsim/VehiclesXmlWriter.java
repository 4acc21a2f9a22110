package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.xml.XmlOutput;

/** Writes vehicles as MATSim does ({@code vehicleDefinitions_v2.0.xsd}). */
public final class VehiclesXmlWriter {
  private static final String NAMESPACE = "http://www.matsim.org/files/dtd";

  private VehiclesXmlWriter() {}

  /** Writes a file; compressed if its name ends in {@code .gz}. */
  public static void write(VehicleDefinitions definitions, Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<vehicleDefinitions");
      output.attribute("xmlns", NAMESPACE);
      output.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
      String schema = NAMESPACE + " " + NAMESPACE + "/vehicleDefinitions_v2.0.xsd";
      output.attribute("xsi:schemaLocation", schema).raw(">\n\n");
      for (int type = 0; type < definitions.types().size(); type++) {
        writeType(output, definitions.types().type(type), definitions.typeAttributes(), type);
      }
      for (int vehicle = 0; vehicle < definitions.vehicleCount(); vehicle++) {
        output.raw("\t<vehicle").attribute("id", definitions.vehicleIds().text(vehicle));
        String type = definitions.types().type(definitions.typeOf(vehicle)).id();
        output.attribute("type", type);
        if (definitions.vehicleAttributes().namesOf(vehicle).isEmpty()) {
          output.raw("/>\n");
        } else {
          output.raw(">\n");
          AttributesXml.write(output, definitions.vehicleAttributes(), vehicle, "\t\t");
          output.raw("\t</vehicle>\n");
        }
      }
      output.raw("\n</vehicleDefinitions>\n");
      output.finish();
    }
  }

  private static void writeType(
      XmlOutput output, VehicleType type, AttributeTable attributes, int row) {
    output.raw("\t<vehicleType").attribute("id", type.id()).raw(">\n");
    Map<String, AttributeTable.Value> all = boarding(type.boarding());
    putIfTrue(all, VehiclesXmlReader.PASSING, type.manoeuvres().passing());
    putIfTrue(all, VehiclesXmlReader.FILTERING, type.manoeuvres().filtering());
    attributes.namesOf(row).forEach(name -> all.put(name, attributes.find(row, name)));
    AttributesXml.write(output, all, "\t\t");
    if (!type.description().isEmpty()) {
      output.raw("\t\t<description>").content(type.description()).raw("</description>\n");
    }
    output.raw("\t\t<capacity").attribute("seats", Integer.toString(type.seatCount()));
    String standing = Integer.toString(type.standingCount());
    output.attribute("standingRoomInPersons", standing).raw("/>\n");
    writeNumber(output, "length", "meter", type.lengthMeters());
    writeNumber(output, "width", "meter", type.widthMeters());
    if (Double.isFinite(type.maximumSpeedMetersPerSecond())) {
      writeNumber(output, "maximumVelocity", "meterPerSecond", type.maximumSpeedMetersPerSecond());
    }
    writeNumber(output, "passengerCarEquivalents", "pce", type.pce());
    output.raw("\t\t<networkMode").attribute("networkMode", type.networkMode()).raw("/>\n");
    writeNumber(output, "flowEfficiencyFactor", "factor", type.flowEfficiencyFactor());
    output.raw("\t</vehicleType>\n\n");
  }

  private static void writeNumber(XmlOutput output, String element, String name, double value) {
    output.raw("\t\t<").raw(element).attribute(name, value).raw("/>\n");
  }

  /** Boarding times as attributes; those of the standard need not be said. */
  private static Map<String, AttributeTable.Value> boarding(VehicleType.Boarding boarding) {
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    if (boarding.equals(VehicleType.Boarding.STANDARD)) {
      return attributes;
    }
    attributes.put(VehiclesXmlReader.ACCESS_SECONDS, number(boarding.accessSecondsPerPerson()));
    attributes.put(VehiclesXmlReader.EGRESS_SECONDS, number(boarding.egressSecondsPerPerson()));
    String doors = boarding.doors().name().toLowerCase(Locale.ROOT);
    attributes.put(VehiclesXmlReader.DOORS, AttributeTable.Value.ofText(doors));
    return attributes;
  }

  private static void putIfTrue(
      Map<String, AttributeTable.Value> attributes, String name, boolean value) {
    if (value) {
      attributes.put(name, new AttributeTable.Value(AttributeTable.BOOLEAN_CLASS, "true"));
    }
  }

  private static AttributeTable.Value number(double value) {
    return new AttributeTable.Value(AttributeTable.DOUBLE_CLASS, Double.toString(value));
  }
}
