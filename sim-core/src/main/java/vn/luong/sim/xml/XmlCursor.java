package vn.luong.sim.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * Walks through the elements of an XML file, reporting what is wrong with file and line. Streams:
 * only the current element is in memory.
 *
 * <p>A reader stands on an element and visits its children:
 *
 * <pre>{@code
 * int depth = xml.depth();
 * while (xml.nextChild(depth)) {
 *   switch (xml.name()) { ... default -> xml.reportUnknownElement("nodes or links"); }
 * }
 * }</pre>
 *
 * Whatever a reader leaves unread of a child is passed over. No document type definition is ever
 * fetched and no entity expanded, so a file can neither reach other files nor blow up.
 */
public final class XmlCursor {
  private static final XMLInputFactory FACTORY = createFactory();

  private final String source;
  private final XMLStreamReader reader;
  private final ProblemLog problems;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private String enclosing = "";

  /**
   * Ends the reading of a file whose rest cannot be understood; its problem is in the log already.
   */
  private static final class UnreadableRest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableRest(Throwable cause) {
      super(cause);
    }
  }

  private XmlCursor(String source, XMLStreamReader reader, ProblemLog problems) {
    this.source = source;
    this.reader = reader;
    this.problems = problems;
  }

  private static XMLInputFactory createFactory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /**
   * Reads a file, plain or gzip.
   *
   * @param problems takes everything wrong with it, also that it is missing or malformed
   * @param reading gets the cursor on the root element
   * @return whether the file could be read to its end
   */
  public static boolean read(Path file, ProblemLog problems, Consumer<XmlCursor> reading) {
    try (InputStream input = CompressedFile.open(file)) {
      return read(input, file.toString(), problems, reading);
    } catch (InvalidInputException e) {
      e.problems().forEach(problems::add);
      return false;
    } catch (IOException e) {
      // Closing a file that was only read cannot lose anything.
      return true;
    }
  }

  /**
   * Reads a stream; the caller closes it.
   *
   * @param source what the user calls it, for problems
   */
  public static boolean read(
      InputStream input, String source, ProblemLog problems, Consumer<XmlCursor> reading) {
    try {
      XmlCursor cursor = new XmlCursor(source, FACTORY.createXMLStreamReader(input), problems);
      cursor.readDocument(reading);
      return true;
    } catch (XMLStreamException e) {
      problems.add(UnreadableXml.problem(source, e));
      return false;
    } catch (UnreadableRest e) {
      return false;
    }
  }

  private void readDocument(Consumer<XmlCursor> reading) {
    if (nextChild(0)) {
      reading.accept(this);
    }
    // To the end, so that rubbish after the last element that mattered is found.
    while (nextChild(0)) {
      reportUnknownElement("one root element only");
    }
  }

  /** How deep the current element lies; 1 for the root. */
  public int depth() {
    return depth;
  }

  /**
   * Moves to the next child of the element at this depth.
   *
   * @return false at the end of that element
   */
  public boolean nextChild(int parentDepth) {
    while (true) {
      switch (nextEvent()) {
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          if (depth == parentDepth + 1) {
            return true;
          }
          break;
        case XMLStreamConstants.END_ELEMENT:
          depth--;
          if (depth < parentDepth) {
            return false;
          }
          break;
        case XMLStreamConstants.END_DOCUMENT:
          return false;
        case XMLStreamConstants.ENTITY_REFERENCE:
          reportEntity();
          break;
        default:
          break;
      }
    }
  }

  /**
   * Reads the children of the current element, which all have one name; others are reported.
   *
   * @param reading reads the child that the cursor stands on
   */
  public void readChildren(String name, Runnable reading) {
    int parentDepth = depth;
    while (nextChild(parentDepth)) {
      if (name().equals(name)) {
        reading.run();
      } else {
        reportUnknownElement(name);
      }
    }
  }

  /** Name of the current element, without namespace. */
  public String name() {
    return reader.getLocalName();
  }

  /**
   * The text of the current element; its children are reported and passed over. The cursor then
   * stands at the element's end, so attributes must be read before.
   */
  public CharSequence text() {
    text.setLength(0);
    int elementDepth = depth;
    while (true) {
      switch (nextEvent()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
          if (depth == elementDepth) {
            appendText();
          }
          break;
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          reportUnknownElement("text only");
          break;
        case XMLStreamConstants.END_ELEMENT:
          depth--;
          if (depth < elementDepth) {
            return text;
          }
          break;
        case XMLStreamConstants.ENTITY_REFERENCE:
          reportEntity();
          break;
        default:
          break;
      }
    }
  }

  private void appendText() {
    try {
      text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    } catch (RuntimeException e) {
      // The parser reads text only when asked for it, and then wraps what is wrong with it.
      throw unreadable(e);
    }
  }

  private int nextEvent() {
    try {
      return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private UnreadableRest unreadable(Exception cause) {
    problems.add(UnreadableXml.problem(source, cause));
    return new UnreadableRest(cause);
  }

  /** The attribute's value, or null if the element has no such attribute. */
  public String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  /** The attribute's value, or the fallback if the element has no such attribute. */
  public String attribute(String name, String fallback) {
    String value = attribute(name);
    return value == null ? fallback : value;
  }

  /** The attribute's value; null after a problem if there is none. */
  public String required(String name) {
    String value = attribute(name);
    if (value == null) {
      error(
          "missing-attribute",
          "attribute \"" + name + "\" is missing",
          "it is required",
          "Add the attribute.");
    }
    return value;
  }

  /** A required number; NaN after a problem if it is missing or not a number. */
  public double number(String name) {
    String value = required(name);
    return value == null ? Double.NaN : parseNumber(name, value, Double.NaN);
  }

  /** A number, or the fallback if it is missing, or after a problem if it is not a number. */
  public double number(String name, double fallback) {
    String value = attribute(name);
    return value == null ? fallback : parseNumber(name, value, fallback);
  }

  /**
   * Clock time or duration in seconds; the fallback if it is missing, or after a problem if it is
   * not a time.
   */
  public double time(String name, double fallback) {
    String value = attribute(name);
    if (value == null) {
      return fallback;
    }
    try {
      return SimTime.parse(value);
    } catch (IllegalArgumentException e) {
      error(
          "bad-time",
          name + " is \"" + value + "\"",
          "must be a time like 07:30:00",
          "Correct the time.");
      return fallback;
    }
  }

  private double parseNumber(String name, String value, double fallback) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      error(
          "bad-number", name + " is \"" + value + "\"", "must be a number", "Correct the number.");
      return fallback;
    }
  }

  /** Warns of attributes that are not among these. */
  public void expectAttributes(Set<String> known) {
    for (int index = 0; index < reader.getAttributeCount(); index++) {
      String name = reader.getAttributeLocalName(index);
      String prefix = reader.getAttributePrefix(index);
      if ((prefix == null || prefix.isEmpty()) && !known.contains(name)) {
        warning(
            "unknown-attribute",
            "attribute \"" + name + "\" is not known",
            "known are " + String.join(", ", known.stream().sorted().toList()),
            "Remove the attribute; it is ignored.");
      }
    }
  }

  /** Says that the current element does not belong here; it is passed over. */
  public void reportUnknownElement(String expected) {
    error(
        "unknown-element",
        "element <" + name() + "> does not belong here",
        "expected " + expected,
        "Remove the element or correct its name.");
  }

  /** Says that the id of the current element was there before. */
  public void reportDuplicate(String expected) {
    error("duplicate-id", "the id occurs twice", expected, "Rename or remove one of the two.");
  }

  private void reportEntity() {
    problems.add(UnreadableXml.entity(
        position(), subject(), "entity reference &" + reader.getLocalName() + ";"));
  }

  /**
   * Names the thing that the following elements belong to, e.g. {@code person "17"}; empty for
   * none.
   */
  public void setEnclosing(String newEnclosing) {
    enclosing = newEnclosing;
  }

  public SourcePosition position() {
    return new SourcePosition(source, reader.getLocation().getLineNumber());
  }

  /** Reports something wrong with the current element. */
  public void error(String kind, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, position(), subject(), found, expected, remedy));
  }

  /** Reports something wrong with an element that was passed before. */
  public void errorAt(
      SourcePosition position, String kind, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, position, enclosing, found, expected, remedy));
  }

  /**
   * Reports an element that was passed before.
   *
   * @param x easting of the place on the map, NaN if there is none
   * @param y northing of the place on the map, NaN if there is none
   */
  public void errorAt(
      SourcePosition position,
      double x,
      double y,
      String kind,
      String found,
      String expected,
      String remedy) {
    problems.add(
        Problem.error(kind, position, enclosing, found, expected, remedy).at(x, y));
  }

  /** Reports the current element, with a place on the map. */
  public void errorOnMap(
      double x, double y, String kind, String found, String expected, String remedy) {
    problems.add(
        Problem.error(kind, position(), subject(), found, expected, remedy).at(x, y));
  }

  /** Warns of an element that was passed before. */
  public void warningAt(
      SourcePosition position, String kind, String found, String expected, String remedy) {
    problems.add(Problem.warning(kind, position, enclosing, found, expected, remedy));
  }

  public void warning(String kind, String found, String expected, String remedy) {
    problems.add(Problem.warning(kind, position(), subject(), found, expected, remedy));
  }

  /** E.g. {@code link "41_b"}, or {@code person "17" leg}. */
  private String subject() {
    StringBuilder subject = new StringBuilder(enclosing);
    int event = reader.getEventType();
    if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
      String id = event == XMLStreamConstants.START_ELEMENT ? attribute("id") : null;
      String own = id == null ? name() : name() + " \"" + id + "\"";
      if (!own.equals(enclosing)) {
        subject.append(enclosing.isEmpty() ? "" : " ").append(own);
      }
    }
    return subject.toString();
  }
}
