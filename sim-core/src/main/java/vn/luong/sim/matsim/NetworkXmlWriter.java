package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlOutput;

/**
 * Writes networks as MATSim does ({@code network_v2.dtd}). A link's bends become its attribute
 * {@value NetworkXmlReader#SHAPE_ATTRIBUTE}, which MATSim keeps and does not use.
 */
public final class NetworkXmlWriter {
  private static final String SEPARATOR =
      "\n<!-- ====================================================================== -->\n\n";

  private final XmlOutput output;
  private final Network network;
  private final String[] turns;

  private NetworkXmlWriter(XmlOutput output, Network network) {
    this.output = output;
    this.network = network;
    this.turns = TurnRestrictionsXml.format(network);
  }

  /** Writes a file; compressed if its name ends in {@code .gz}. */
  public static void write(Network network, Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      new NetworkXmlWriter(output, network).write();
      output.finish();
    }
  }

  private void write() {
    output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    output.raw("<!DOCTYPE network SYSTEM ");
    output.raw("\"http://www.matsim.org/files/dtd/network_v2.dtd\">\n\n<network");
    if (!network.name().isEmpty()) {
      output.attribute("name", network.name());
    }
    output.raw(">\n");
    AttributesXml.write(output, network.networkAttributes(), 0, "\t");
    output.raw(SEPARATOR).raw("\t<nodes>\n");
    for (int node = 0; node < network.nodeCount(); node++) {
      writeNode(node);
    }
    output.raw("\t</nodes>\n").raw(SEPARATOR).raw("\t<links");
    output.attribute("capperiod", SimTime.format(network.capacityPeriodSeconds()));
    output.attribute("effectivecellsize", network.effectiveCellSizeMeters());
    output.attribute("effectivelanewidth", network.effectiveLaneWidthMeters()).raw(">\n");
    for (int link = 0; link < network.linkCount(); link++) {
      writeLink(link);
    }
    output.raw("\t</links>\n").raw(SEPARATOR).raw("</network>\n");
  }

  private void writeNode(int node) {
    output.raw("\t\t<node").attribute("id", network.nodeId(node));
    output.attribute("x", network.nodeX(node)).attribute("y", network.nodeY(node));
    Map<String, AttributeTable.Value> attributes = attributes(network.nodeAttributes(), node);
    AttributeTable.Value z = attributes.remove(NetworkXmlReader.NODE_Z);
    if (z != null) {
      output.attribute(NetworkXmlReader.NODE_Z, z.text());
    }
    output.raw(" >\n");
    AttributesXml.write(output, attributes, "\t\t\t");
    output.raw("\t\t</node>\n");
  }

  private void writeLink(int link) {
    output.raw("\t\t<link").attribute("id", network.linkId(link));
    output.attribute("from", network.nodeId(network.fromNode(link)));
    output.attribute("to", network.nodeId(network.toNode(link)));
    output.attribute("length", network.lengthMeters(link));
    output.attribute("freespeed", network.freeSpeedMetersPerSecond(link));
    output.attribute("capacity", network.capacityPcePerPeriod(link));
    output.attribute("permlanes", network.laneCount(link)).attribute("oneway", "1");
    List<String> modes = network.modeTable().namesOf(network.modes(link));
    output.attribute("modes", String.join(",", modes)).raw(" >\n");
    Map<String, AttributeTable.Value> attributes = attributes(network.linkAttributes(), link);
    if (network.bendCount(link) > 0) {
      attributes.put(NetworkXmlReader.SHAPE_ATTRIBUTE, AttributeTable.Value.ofText(shape(link)));
    }
    if (turns[link] != null) {
      attributes.put(
          DisallowedNextLinks.ATTRIBUTE,
          new AttributeTable.Value(DisallowedNextLinks.CLASS_NAME, turns[link]));
    }
    AttributesXml.write(output, attributes, "\t\t\t");
    output.raw("\t\t</link>\n");
  }

  private String shape(int link) {
    StringBuilder text = new StringBuilder();
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      text.append(bend == 0 ? "" : " ");
      appendCentimeters(text, network.bendX(link, bend)).append(',');
      appendCentimeters(text, network.bendY(link, bend));
    }
    return text.toString();
  }

  /** Bends are kept to about a centimetre; more digits would only be noise. */
  private static StringBuilder appendCentimeters(StringBuilder text, double meters) {
    return text.append(Math.round(meters * 100) / 100.0);
  }

  private static Map<String, AttributeTable.Value> attributes(AttributeTable table, int row) {
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    for (String name : table.namesOf(row)) {
      attributes.put(name, table.find(row, name));
    }
    return attributes;
  }
}
