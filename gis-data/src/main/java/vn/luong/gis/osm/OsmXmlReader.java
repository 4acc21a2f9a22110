package vn.luong.gis.osm;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.nio.file.Path;
import java.util.Set;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/**
 * Streams OSM XML (API 0.6, JOSM, Overpass). Elements that cannot be read are reported together at the end;
 * XML that is broken ends the reading.
 */
final class OsmXmlReader {
  private final Set<OsmKind> wanted;
  private final OsmSink sink;
  private final ProblemLog problems = new ProblemLog();
  private final OsmTags tags = new OsmTags();
  private final LongArrayList wayNodes = new LongArrayList();
  private final OsmMembers members = new OsmMembers();
  private XmlCursor xml;

  private OsmXmlReader(Set<OsmKind> wanted, OsmSink sink) {
    this.wanted = wanted;
    this.sink = sink;
  }

  static void read(Path file, Set<OsmKind> wanted, OsmSink sink) {
    OsmXmlReader reader = new OsmXmlReader(wanted, sink);
    XmlCursor.read(file, reader.problems, reader::readRoot);
    reader.problems.throwIfErrors();
  }

  private void readRoot(XmlCursor cursor) {
    xml = cursor;
    if (!xml.name().equals("osm")) {
      xml.error(
          "not-osm",
          "the root element is <" + xml.name() + ">",
          "<osm> is needed",
          "Give a map extract, not a change file or another XML format.");
      return;
    }
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "node" -> readNode();
        case "way" -> readWay();
        case "relation" -> readRelation();
        default -> {
          // <bounds>, <note> and what services add.
        }
      }
    }
  }

  private void readNode() {
    if (isUnwanted(OsmKind.NODE)) {
      return;
    }
    int problemsBefore = problems.errorCount();
    long id = number("id");
    double longitude = degrees("lon", 180);
    double latitude = degrees("lat", 90);
    readChildren();
    if (problems.errorCount() == problemsBefore) {
      sink.node(id, longitude, latitude, tags);
    }
  }

  private void readWay() {
    if (isUnwanted(OsmKind.WAY)) {
      return;
    }
    int problemsBefore = problems.errorCount();
    long id = number("id");
    readChildren();
    if (problems.errorCount() == problemsBefore) {
      sink.way(id, wayNodes, tags);
    }
  }

  private void readRelation() {
    if (isUnwanted(OsmKind.RELATION)) {
      return;
    }
    int problemsBefore = problems.errorCount();
    long id = number("id");
    readChildren();
    if (problems.errorCount() == problemsBefore) {
      sink.relation(id, members, tags);
    }
  }

  /** Editors keep what the user has deleted, marked, until it is uploaded. */
  private boolean isUnwanted(OsmKind kind) {
    return !wanted.contains(kind)
        || "delete".equals(xml.attribute("action"))
        || "false".equals(xml.attribute("visible"));
  }

  private void readChildren() {
    tags.clear();
    wayNodes.clear();
    members.clear();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "tag" -> readTag();
        case "nd" -> wayNodes.add(number("ref"));
        case "member" -> readMember();
        default -> {
          // <center> and <bounds> of services.
        }
      }
    }
  }

  private void readMember() {
    String type = xml.required("type");
    String role = xml.attribute("role");
    long id = number("ref");
    OsmKind kind = type == null ? null : OsmKind.find(type);
    if (kind != null) {
      members.add(kind, id, role == null ? "" : role);
    } else if (type != null) {
      xml.error(
          "bad-member",
          "type is \"" + type + "\"",
          "members are of type node, way or relation",
          "Correct the type.");
    }
  }

  private void readTag() {
    String key = xml.required("k");
    String value = xml.required("v");
    if (key != null && value != null) {
      tags.add(key, value);
    }
  }

  private long number(String attribute) {
    String text = xml.required(attribute);
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      xml.error(
          "bad-number",
          attribute + " is \"" + text + "\"",
          "must be a whole number",
          "Correct the number.");
      return 0;
    }
  }

  private double degrees(String attribute, int limit) {
    int problemsBefore = problems.errorCount();
    double degrees = xml.number(attribute);
    if (!(Math.abs(degrees) <= limit) && problems.errorCount() == problemsBefore) {
      xml.error(
          "bad-degrees",
          attribute + " is \"" + xml.attribute(attribute) + "\"",
          "must be degrees up to ±" + limit,
          "Correct it; longitude and latitude may be swapped.");
    }
    return degrees;
  }
}
