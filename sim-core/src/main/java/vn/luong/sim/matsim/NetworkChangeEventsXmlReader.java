package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim network change events ({@code networkChangeEvents.xsd}, first and second version).
 */
public final class NetworkChangeEventsXmlReader {
  private static final Map<String, NetworkChanges.Type> TYPES = Map.of(
      "absolute", NetworkChanges.Type.ABSOLUTE,
      "absoluteInSiUnits", NetworkChanges.Type.ABSOLUTE,
      "scaleFactor", NetworkChanges.Type.SCALE_FACTOR,
      "offset", NetworkChanges.Type.OFFSET,
      "offsetInSiUnits", NetworkChanges.Type.OFFSET);

  private final XmlCursor xml;
  private final Network network;
  private final NetworkChanges.Builder builder;

  private NetworkChangeEventsXmlReader(
      XmlCursor xml, Network network, NetworkChanges.Builder builder) {
    this.xml = xml;
    this.network = network;
    this.builder = builder;
  }

  /**
   * Reads change events.
   *
   * @param problems takes what is wrong
   * @return what could be read; of no use if there are errors among the problems
   */
  public static NetworkChanges read(Path file, Network network, ProblemLog problems) {
    NetworkChanges.Builder builder = new NetworkChanges.Builder();
    XmlCursor.read(
        file, problems, xml -> new NetworkChangeEventsXmlReader(xml, network, builder).readRoot());
    return builder.build();
  }

  private void readRoot() {
    if (!xml.name().equals("networkChangeEvents")) {
      xml.reportUnknownElement("<networkChangeEvents>: is this a file of network change events?");
      return;
    }
    xml.readChildren("networkChangeEvent", this::readEvent);
  }

  private void readEvent() {
    xml.expectAttributes(Set.of("startTime"));
    double startTime =
        xml.required("startTime") == null ? 0 : xml.time("startTime", SimTime.UNDEFINED);
    if (!SimTime.isDefined(startTime)) {
      startTime = 0;
    }
    IntArrayList links = new IntArrayList();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "link" -> readLink(links);
        case "flowCapacity" -> readChange(startTime, links, NetworkChanges.Kind.FLOW_CAPACITY);
        case "freespeed" -> readChange(startTime, links, NetworkChanges.Kind.FREE_SPEED);
        case "lanes" -> readChange(startTime, links, NetworkChanges.Kind.LANES);
        case "attribute" ->
          xml.warning(
              "ignored-change",
              "a change of an attribute",
              "only flow capacity, free speed and lanes can change",
              "Remove it, if nothing depends on it.");
        default -> xml.reportUnknownElement("link, flowCapacity, freespeed or lanes");
      }
    }
  }

  private void readLink(IntArrayList links) {
    String id = xml.required("refId");
    if (id == null) {
      return;
    }
    int link = network.linkIds().find(id);
    if (link != IdTable.NO_ID) {
      links.add(link);
    } else if (network.linkCount() > 0) {
      xml.error(
          "unknown-link",
          "refId is link \"" + id + "\"",
          "there is no such link in the network",
          "Correct the name, or remove the event.");
    }
  }

  private void readChange(double startTime, IntArrayList links, NetworkChanges.Kind kind) {
    String typeText = xml.required("type");
    NetworkChanges.Type type = typeText == null ? null : TYPES.get(typeText);
    if (typeText != null && type == null) {
      xml.error(
          "bad-change-type",
          "type is \"" + typeText + "\"",
          "must be absolute, scaleFactor or offset",
          "Correct the type.");
    }
    double value = xml.number("value");
    if (type == null || Double.isNaN(value)) {
      return;
    }
    if (value < 0 && type != NetworkChanges.Type.OFFSET) {
      xml.error("negative-change", "value is " + value, "must be ≥ 0", "Correct the value.");
      return;
    }
    for (int link : links) {
      builder.add(startTime, link, kind, type, value);
    }
  }
}
