package vn.luong.gis.osm;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Streams OSM XML (API 0.6, JOSM, Overpass). Attributes that cannot be read are collected and reported together
 * at the end; XML that is broken ends the reading at its line.
 */
final class OsmXmlReader {
  private final Path file;
  private final Set<OsmKind> wanted;
  private final OsmSink sink;
  private final ProblemLog problems = new ProblemLog();
  private final OsmTags tags = new OsmTags();
  private final LongArrayList wayNodes = new LongArrayList();
  private XMLStreamReader xml;

  OsmXmlReader(Path file, Set<OsmKind> wanted, OsmSink sink) {
    this.file = file;
    this.wanted = wanted;
    this.sink = sink;
  }

  void read() throws IOException {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = open()) {
      xml = factory.createXMLStreamReader(in);
      readRoot();
    } catch (XMLStreamException | IOException e) {
      // A file that cannot be opened fails before there is a reader; everything later is its
      // content.
      if (xml == null && e instanceof IOException failure) {
        throw failure;
      }
      throw new InvalidInputException(Problem.error(
          "broken-xml",
          position(),
          "",
          "the text breaks off or is not XML (" + firstLine(e) + ")",
          "complete OSM XML is needed",
          "Fetch the file again."));
    }
    problems.throwIfErrors();
  }

  private InputStream open() throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    byte[] start = in.readNBytes(2);
    in.reset();
    return OsmReader.isGzip(start) ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private void readRoot() throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // Comments and white space before the root.
    }
    if (!xml.getLocalName().equals("osm")) {
      throw new InvalidInputException(Problem.error(
          "not-osm",
          position(),
          "",
          "the root element is <" + xml.getLocalName() + ">",
          "<osm> is needed",
          "Give a map extract, not a change file or another XML format."));
    }
    while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "node" -> readNode();
          case "way" -> readWay();
          case "relation" -> readRelation();
          default -> skipElement();
        }
      }
    }
  }

  private void readNode() throws XMLStreamException {
    if (isUnwanted(OsmKind.NODE)) {
      skipElement();
      return;
    }
    int problemsBefore = problems.errorCount();
    long id = longAttribute("id");
    double longitude = degreesAttribute("lon", 180);
    double latitude = degreesAttribute("lat", 90);
    readChildren();
    if (problems.errorCount() == problemsBefore) {
      sink.node(id, longitude, latitude, tags);
    }
  }

  private void readWay() throws XMLStreamException {
    if (isUnwanted(OsmKind.WAY)) {
      skipElement();
      return;
    }
    int problemsBefore = problems.errorCount();
    long id = longAttribute("id");
    readChildren();
    if (problems.errorCount() == problemsBefore) {
      sink.way(id, wayNodes, tags);
    }
  }

  private void readRelation() throws XMLStreamException {
    if (isUnwanted(OsmKind.RELATION)) {
      skipElement();
      return;
    }
    long id = longAttribute("id");
    readChildren();
    sink.relation(id, tags);
  }

  /** Editors keep what the user has deleted, marked, until it is uploaded. */
  private boolean isUnwanted(OsmKind kind) {
    return !wanted.contains(kind)
        || "delete".equals(attribute("action"))
        || "false".equals(attribute("visible"));
  }

  private void readChildren() throws XMLStreamException {
    tags.clear();
    wayNodes.clear();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "tag" -> readTag();
          case "nd" -> wayNodes.add(longAttribute("ref"));
          default -> {
            // Members of relations and what services add, e.g. <center> and <bounds>.
          }
        }
        skipElement();
      }
    }
  }

  private void readTag() {
    String key = attribute("k");
    String value = attribute("v");
    if (key == null || value == null) {
      report("<tag>", "attribute k or v is missing", "both are needed");
    } else {
      tags.add(key, value);
    }
  }

  private void skipElement() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {
          // Text and comments carry nothing.
        }
      }
    }
  }

  private long longAttribute(String name) {
    String text = attribute(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      report(element(), name + " is " + quoted(text), "must be a whole number");
      return 0;
    }
  }

  private double degreesAttribute(String name, double limit) {
    String text = attribute(name);
    try {
      double degrees = text == null ? Double.NaN : Double.parseDouble(text);
      if (Math.abs(degrees) <= limit) {
        return degrees;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    report(element(), name + " is " + quoted(text), "must be degrees up to ±" + (int) limit);
    return Double.NaN;
  }

  private String element() {
    String id = attribute("id");
    return id == null ? "<" + xml.getLocalName() + ">" : xml.getLocalName() + " " + id;
  }

  private String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  private void report(String subject, String found, String expected) {
    problems.add(Problem.error(
        "bad-osm-attribute", position(), subject, found, expected, "Correct the file."));
  }

  private SourcePosition position() {
    return xml == null
        ? SourcePosition.of(file.toString())
        : new SourcePosition(file.toString(), xml.getLocation().getLineNumber());
  }

  private static String quoted(String text) {
    return text == null ? "missing" : "\"" + text + "\"";
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
