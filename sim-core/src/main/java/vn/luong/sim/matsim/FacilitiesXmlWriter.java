package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlOutput;

/** Writes facilities as MATSim does ({@code facilities_v2.dtd}). */
public final class FacilitiesXmlWriter {
  private FacilitiesXmlWriter() {}

  /**
   * Writes a file; compressed if its name ends in {@code .gz}.
   *
   * @param network names of the links
   */
  public static void write(Facilities facilities, Network network, Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      output.raw("<!DOCTYPE facilities SYSTEM ");
      output.raw("\"http://www.matsim.org/files/dtd/facilities_v2.dtd\">\n\n<facilities");
      if (!facilities.name().isEmpty()) {
        output.attribute("name", facilities.name());
      }
      output.raw(">\n\n");
      for (int facility = 0; facility < facilities.size(); facility++) {
        writeFacility(output, facilities, network, facility);
      }
      output.raw("</facilities>\n");
      output.finish();
    }
  }

  private static void writeFacility(
      XmlOutput output, Facilities facilities, Network network, int facility) {
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    for (String name : facilities.attributes().namesOf(facility)) {
      attributes.put(name, facilities.attributes().find(facility, name));
    }
    output.raw("\t<facility").attribute("id", facilities.id(facility));
    if (facilities.link(facility) != Network.NO_LINK) {
      output.attribute("linkId", network.linkId(facilities.link(facility)));
    }
    if (!Double.isNaN(facilities.x(facility))) {
      output.attribute("x", facilities.x(facility)).attribute("y", facilities.y(facility));
    }
    writeColumn(output, FacilitiesXmlReader.Z, attributes);
    writeColumn(output, FacilitiesXmlReader.DESCRIPTION, attributes);
    output.raw(">\n");
    for (Facilities.ActivityOption option : facilities.options(facility)) {
      writeOption(output, option);
    }
    AttributesXml.write(output, attributes, "\t\t");
    output.raw("\t</facility>\n\n");
  }

  private static void writeColumn(
      XmlOutput output, String name, Map<String, AttributeTable.Value> attributes) {
    AttributeTable.Value value = attributes.remove(name);
    if (value != null) {
      output.attribute(name, value.text());
    }
  }

  private static void writeOption(XmlOutput output, Facilities.ActivityOption option) {
    output.raw("\t\t<activity").attribute("type", option.activityType()).raw(">\n");
    if (Double.isFinite(option.capacity())) {
      output.raw("\t\t\t<capacity").attribute("value", option.capacity()).raw("/>\n");
    }
    for (Facilities.OpeningTime opening : option.openingTimes()) {
      output.raw("\t\t\t<opentime").attribute("day", opening.day());
      output.attribute("start_time", SimTime.format(opening.startTime()));
      output.attribute("end_time", SimTime.format(opening.endTime())).raw("/>\n");
    }
    output.raw("\t\t</activity>\n");
  }
}
