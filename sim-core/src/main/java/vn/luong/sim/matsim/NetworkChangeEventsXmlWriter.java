package vn.luong.sim.matsim;

import java.nio.file.Path;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlOutput;

/**
 * Writes network change events as MATSim reads them ({@code networkChangeEvents.xsd}, first version): one event for each
 * changed property of a link, in the order in which they happen.
 */
public final class NetworkChangeEventsXmlWriter {
  private static final String NAMESPACE = "http://www.matsim.org/files/dtd";

  private NetworkChangeEventsXmlWriter() {}

  /** Writes a file; compressed if its name ends in {@code .gz}. */
  public static void write(NetworkChanges changes, Network network, Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<networkChangeEvents");
      output.attribute("xmlns", NAMESPACE);
      output.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
      String schema = NAMESPACE + " " + NAMESPACE + "/networkChangeEvents.xsd";
      output.attribute("xsi:schemaLocation", schema).raw(">\n\n");
      for (int row = 0; row < changes.size(); row++) {
        output.raw("\t<networkChangeEvent");
        output.attribute("startTime", SimTime.format(changes.startTime(row))).raw(">\n\t\t<link");
        output.attribute("refId", network.linkId(changes.link(row))).raw("/>\n\t\t<");
        output.raw(element(changes.kind(row))).attribute("type", type(changes.type(row)));
        output.attribute("value", changes.value(row)).raw("/>\n\t</networkChangeEvent>\n\n");
      }
      output.raw("</networkChangeEvents>\n");
      output.finish();
    }
  }

  private static String element(NetworkChanges.Kind kind) {
    return switch (kind) {
      case FLOW_CAPACITY -> "flowCapacity";
      case FREE_SPEED -> "freespeed";
      case LANES -> "lanes";
    };
  }

  private static String type(NetworkChanges.Type type) {
    return switch (type) {
      case ABSOLUTE -> "absolute";
      case SCALE_FACTOR -> "scaleFactor";
      case OFFSET -> "offset";
    };
  }
}
