package vn.luong.gis.tntp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.xml.CompressedFile;

/**
 * The lines of a TNTP file: tags {@code <NAME> value} in any order and case, then rows. Comments from {@code ~} to the end of
 * the line, blank lines, tabs and a byte order mark do not count; {@code <END OF METADATA>} may be missing.
 */
final class TntpFile {
  static final String ZONES = "NUMBER OF ZONES";
  static final String NODES = "NUMBER OF NODES";
  static final String LINKS = "NUMBER OF LINKS";
  static final String FIRST_THROUGH_NODE = "FIRST THRU NODE";
  static final String TOLL_FACTOR = "TOLL FACTOR";
  static final String DISTANCE_FACTOR = "DISTANCE FACTOR";
  static final String TOTAL_FLOW = "TOTAL OD FLOW";

  private static final Pattern TAG = Pattern.compile("<([^>]*)>(.*)");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final ProblemLog problems;
  private final Map<String, Line> tags = new HashMap<>();
  private final List<Line> rows = new ArrayList<>();

  /** A line's number, from 1, and what stands there without comment. */
  record Line(int number, String text) {}

  private TntpFile(Path file, ProblemLog problems) {
    this.name = file.toString();
    this.problems = problems;
  }

  /**
   * Reads all lines.
   *
   * @throws InvalidInputException if the file cannot be read
   */
  static TntpFile read(Path path, ProblemLog problems) {
    TntpFile file = new TntpFile(path, problems);
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(CompressedFile.open(path), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        file.add(++number, line);
      }
    } catch (IOException e) {
      throw new InvalidInputException(Problem.error(
          "unreadable-file",
          SourcePosition.of(file.name),
          "",
          "it cannot be read to its end (" + e.getMessage() + ")",
          "a whole file is expected",
          "Copy or download the file again."));
    }
    return file;
  }

  String name() {
    return name;
  }

  List<Line> rows() {
    return rows;
  }

  /** The value of a tag as an integer ≥ 0; the fallback if the tag is missing, or wrong, which is an error. */
  int count(String tag, int fallback) {
    double value = number(tag, fallback);
    if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
      error(
          tags.get(tag).number,
          "<" + tag + ">",
          "the value is \"" + tags.get(tag).text + "\"",
          "a whole number is expected",
          "Correct the tag.");
      return fallback;
    }
    return (int) value;
  }

  /** The value of a tag as a number ≥ 0; the fallback if the tag is missing, or wrong, which is an error. */
  double number(String tag, double fallback) {
    Line line = tags.get(tag);
    if (line == null) {
      return fallback;
    }
    double value = parse(line.text);
    if (!(value >= 0) || Double.isInfinite(value)) {
      error(
          line.number,
          "<" + tag + ">",
          "the value is \"" + line.text + "\"",
          "a number ≥ 0 is expected",
          "Correct the tag.");
      return fallback;
    }
    return value;
  }

  /** Where a tag stands; without line if it does not. */
  SourcePosition position(String tag) {
    return tags.containsKey(tag)
        ? new SourcePosition(name, tags.get(tag).number)
        : SourcePosition.of(name);
  }

  /** Takes note of something wrong in a line. */
  void error(int line, String subject, String found, String expected, String remedy) {
    problems.add(Problem.error(
        "bad-tntp", new SourcePosition(name, line), subject, found, expected, remedy));
  }

  /** A number as these files spell it; NaN if it is none. */
  static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private void add(int number, String line) {
    String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    int comment = text.indexOf('~');
    text = (comment < 0 ? text : text.substring(0, comment)).strip();
    Matcher tag = TAG.matcher(text);
    if (tag.matches()) {
      String key = tag.group(1).strip().replaceAll("[\\s_]+", " ").toUpperCase(Locale.ROOT);
      tags.put(key, new Line(number, tag.group(2).replace(";", "").strip()));
    } else if (!text.isEmpty() && !text.equals(";")) {
      rows.add(new Line(number, text));
    }
  }
}
