package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/** Reads MATSim facilities ({@code facilities_v1.dtd}, {@code facilities_v2.dtd}). */
public final class FacilitiesXmlReader {
  /** Columns of the files that Luồng keeps as attributes, because it makes no use of them. */
  static final String DESCRIPTION = "desc";

  static final String Z = "z";

  private static final Set<String> FACILITIES_ATTRIBUTES =
      Set.of("name", "lang", "aggregation_layer");
  private static final Set<String> FACILITY_ATTRIBUTES =
      Set.of("id", "x", "y", Z, "linkId", DESCRIPTION);
  private static final Set<String> OPENTIME_ATTRIBUTES = Set.of("day", "start_time", "end_time");

  private final XmlCursor xml;
  private final Network network;
  private final Facilities facilities;

  private FacilitiesXmlReader(XmlCursor xml, Network network, Facilities facilities) {
    this.xml = xml;
    this.network = network;
    this.facilities = facilities;
  }

  /**
   * Reads facilities.
   *
   * @param network the links they may lie on
   * @param problems takes what is wrong
   * @return what could be read; of no use if there are errors among the problems
   */
  public static Facilities read(Path file, Network network, ProblemLog problems) {
    Facilities facilities = new Facilities();
    XmlCursor.read(
        file, problems, xml -> new FacilitiesXmlReader(xml, network, facilities).readRoot());
    return facilities;
  }

  private void readRoot() {
    if (!xml.name().equals("facilities")) {
      xml.reportUnknownElement("<facilities>: is this a file of facilities?");
      return;
    }
    xml.expectAttributes(FACILITIES_ATTRIBUTES);
    String name = xml.attribute("name");
    facilities.setName(name == null ? "" : name);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "facility" -> readFacility();
        // Attributes of the whole, e.g. the coordinate system, which the config decides.
        case "attributes" -> AttributesXml.read(xml, (attribute, value) -> {});
        default -> xml.reportUnknownElement("facility");
      }
    }
  }

  private void readFacility() {
    xml.expectAttributes(FACILITY_ATTRIBUTES);
    String id = xml.required("id");
    if (id == null) {
      return;
    }
    if (facilities.ids().contains(id)) {
      xml.reportDuplicate("ids must be unique");
      return;
    }
    double x = xml.number("x", Double.NaN);
    double y = xml.number("y", Double.NaN);
    int facility = facilities.add(id, x, y, link());
    keep(facility, DESCRIPTION, AttributeTable.STRING_CLASS);
    keep(facility, Z, AttributeTable.DOUBLE_CLASS);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "activity" -> readActivity(facility);
        case "attributes" -> AttributesXml.read(xml, facilities.attributes(), facility);
        default -> xml.reportUnknownElement("activity or attributes");
      }
    }
  }

  private void keep(int facility, String name, String className) {
    AttributesXml.keepColumn(xml, name, facilities.attributes(), facility, name, className);
  }

  private int link() {
    String id = xml.attribute("linkId");
    if (id == null) {
      return Network.NO_LINK;
    }
    int link = network.linkIds().find(id);
    if (link == IdTable.NO_ID && network.linkCount() > 0) {
      xml.error(
          "unknown-link",
          "linkId is \"" + id + "\"",
          "there is no such link in the network",
          "Correct the name, or remove linkId so that the nearest link is taken.");
    }
    return link;
  }

  private void readActivity(int facility) {
    xml.expectAttributes(Set.of("type"));
    String type = xml.required("type");
    double capacity = Double.POSITIVE_INFINITY;
    List<Facilities.OpeningTime> openingTimes = new ArrayList<>(1);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "capacity" -> capacity = xml.number("value");
        case "opentime" -> readOpeningTime(openingTimes);
        default -> xml.reportUnknownElement("capacity or opentime");
      }
    }
    if (type != null) {
      facilities.addOption(facility, new Facilities.ActivityOption(type, capacity, openingTimes));
    }
  }

  private void readOpeningTime(List<Facilities.OpeningTime> openingTimes) {
    xml.expectAttributes(OPENTIME_ATTRIBUTES);
    String day = xml.attribute("day");
    double start = xml.time("start_time", SimTime.UNDEFINED);
    double end = xml.time("end_time", SimTime.UNDEFINED);
    openingTimes.add(new Facilities.OpeningTime(day == null ? "wkday" : day, start, end));
  }
}
