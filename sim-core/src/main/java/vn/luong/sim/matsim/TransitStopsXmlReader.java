package vn.luong.sim.matsim;

import java.util.Set;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/** Reads the stops of a transit schedule and the times between them, for {@link TransitScheduleXmlReader}. */
final class TransitStopsXmlReader {
  private static final Set<String> STOP_ATTRIBUTES =
      Set.of("id", "x", "y", "z", "linkRefId", "name", "stopAreaId", "isBlocking");
  private static final Set<String> RELATION_ATTRIBUTES =
      Set.of("fromStop", "toStop", "transferTime");

  private final XmlCursor xml;
  private final Network network;
  private final TransitScheduleBuilder builder;

  TransitStopsXmlReader(XmlCursor xml, Network network, TransitScheduleBuilder builder) {
    this.xml = xml;
    this.network = network;
    this.builder = builder;
  }

  /** Reads {@code transitStops}. */
  void readStops() {
    xml.readChildren("stopFacility", this::readStop);
  }

  private void readStop() {
    xml.expectAttributes(STOP_ATTRIBUTES);
    String id = xml.required("id");
    double x = xml.number("x");
    double y = xml.number("y");
    StopProperties properties = new StopProperties(
        x,
        y,
        xml.number("z", Double.NaN),
        stopLink(x, y),
        xml.attribute("name", ""),
        xml.attribute("stopAreaId", ""),
        TransitXml.flag(xml, "isBlocking", false));
    if (id == null) {
      return;
    }
    if (builder.findStop(id) != StopFacilities.NO_STOP) {
      xml.reportDuplicate("ids of stops must be unique");
      return;
    }
    int stop = builder.addStop(id, properties);
    xml.readChildren("attributes", () -> AttributesXml.read(xml, builder.stopAttributes(), stop));
  }

  private int stopLink(double x, double y) {
    String id = xml.attribute("linkRefId");
    int link = id == null ? Network.NO_LINK : network.linkIds().find(id);
    if (id != null && link == Network.NO_LINK && network.linkCount() > 0) {
      xml.errorOnMap(
          x,
          y,
          "unknown-link",
          "linkRefId is \"" + id + "\"",
          "there is no such link in the network",
          "Correct the id, or add the link to the network.");
    }
    return link;
  }

  /** Reads {@code minimalTransferTimes}. */
  void readTransferTimes() {
    xml.readChildren("relation", this::readTransferTime);
  }

  private void readTransferTime() {
    xml.expectAttributes(RELATION_ATTRIBUTES);
    int from = TransitXml.stop(xml, builder, "fromStop");
    int to = TransitXml.stop(xml, builder, "toStop");
    double seconds = TransitXml.requiredTime(xml, "transferTime");
    if (seconds < 0 && SimTime.isDefined(seconds)) {
      xml.error(
          "bad-time", "transferTime is " + seconds + " s", "must be ≥ 0", "Correct the time.");
    } else if (from != StopFacilities.NO_STOP
        && to != StopFacilities.NO_STOP
        && SimTime.isDefined(seconds)) {
      builder.setTransferTime(from, to, seconds);
    }
  }
}
