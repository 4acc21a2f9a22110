package vn.luong.sim.xml;

import java.io.EOFException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Tells why a document cannot be read: no whole gzip file, not well-formed, or with entities. */
final class UnreadableXml {
  private UnreadableXml() {}

  /**
   * What is wrong with a document that cannot be read to its end.
   *
   * @param source what the user calls it
   * @param cause what the parser or the stream below it threw
   */
  static Problem problem(String source, Exception cause) {
    XMLStreamException parsing = findParsing(cause);
    int line = SourcePosition.NO_LINE;
    if (parsing != null && parsing.getLocation() != null) {
      line = Math.max(1, parsing.getLocation().getLineNumber());
    }
    SourcePosition position = new SourcePosition(source, line);
    for (Throwable origin = cause; origin != null; origin = origin.getCause()) {
      if (origin instanceof EOFException || origin instanceof ZipException) {
        return Problem.error(
            "truncated-file",
            SourcePosition.of(source),
            "",
            "the compressed data end early or are damaged",
            "expected a whole gzip file",
            "Copy or download the file again.");
      }
    }
    String reason = firstLine(parsing == null ? cause : parsing);
    // The parser says this nowhere but in its message.
    if (reason.contains("ENTITY_REFERENCE")) {
      return entity(position, "", "an entity in an attribute");
    }
    return Problem.error(
        "malformed-xml",
        position,
        "",
        reason,
        "expected well-formed XML",
        "Correct the file at this place, or write it again.");
  }

  private static XMLStreamException findParsing(Throwable cause) {
    for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
      if (reason instanceof XMLStreamException parsing) {
        return parsing;
      }
    }
    return null;
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end).strip();
  }

  /** A reference to an entity, which is never followed. */
  static Problem entity(SourcePosition position, String subject, String found) {
    return Problem.error(
        "entity",
        position,
        subject,
        found,
        "entities are never expanded, because they can reach other files",
        "Write the text itself in its place.");
  }
}
