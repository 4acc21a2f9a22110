package vn.luong.gis.gtfs;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.problems.SourcePosition;

/**
 * A row of a feed's table. What cannot be read is reported with file, line and field. Reused from row to row: valid until
 * the next one.
 */
final class FeedRow {
  /** No value, or one that was reported. */
  static final int NO_NUMBER = Integer.MIN_VALUE;

  private final String source;
  private final Map<String, Integer> columns;
  private final ProblemLog problems;
  private CsvRecord record;

  FeedRow(String source, Map<String, Integer> columns, ProblemLog problems) {
    this.source = source;
    this.columns = columns;
    this.problems = problems;
  }

  void set(CsvRecord newRecord) {
    record = newRecord;
  }

  int line() {
    return (int) record.getStartingLineNumber();
  }

  SourcePosition position() {
    return new SourcePosition(source, line());
  }

  /** The value without blanks around it; empty if there is none. */
  String text(String field) {
    Integer column = columns.get(field);
    if (column == null || column >= record.getFieldCount()) {
      return "";
    }
    return record.getField(column).strip();
  }

  /** The value; reported and empty if there is none. */
  String required(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      error("missing-value", field, "is empty", "a value is required", "State it.");
    }
    return text;
  }

  /** A whole number; {@link #NO_NUMBER} if there is none or it was reported. */
  int whole(String field, int least, int most) {
    String text = text(field);
    if (text.isEmpty()) {
      return NO_NUMBER;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too large.
    }
    String expected = most == Integer.MAX_VALUE
        ? "must be a whole number of " + least + " or more"
        : "must be a whole number from " + least + " to " + most;
    error("bad-number", field, quoted(text), expected, "Correct the value.");
    return NO_NUMBER;
  }

  /** The same with a value for none. */
  int whole(String field, int least, int most, int ifNone) {
    int value = whole(field, least, most);
    return value == NO_NUMBER ? ifNone : value;
  }

  /** A number; NaN if there is none or it was reported. */
  double decimal(String field, double least, double most) {
    String text = text(field);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    String expected = "must be a number from " + least + " to " + most;
    error("bad-number", field, quoted(text), expected, "Correct the value.");
    return Double.NaN;
  }

  /** Seconds after the start of the service day; {@link #NO_NUMBER} if there are none or they were reported. */
  int time(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      return NO_NUMBER;
    }
    int seconds = parseTime(text);
    if (seconds == NO_NUMBER) {
      error(
          "bad-time",
          field,
          quoted(text),
          "must be HH:MM:SS, past midnight 24:00:00 and more",
          "Correct the time.");
    }
    return seconds;
  }

  /** {@code H:MM:SS} or {@code HH:MM:SS}, hours without limit but three digits. */
  static int parseTime(String text) {
    int length = text.length();
    if (length < 7
        || length > 9
        || text.charAt(length - 3) != ':'
        || text.charAt(length - 6) != ':') {
      return NO_NUMBER;
    }
    int hours = 0;
    for (int at = 0; at < length; at++) {
      boolean isColon = at == length - 3 || at == length - 6;
      if (!isColon && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
        return NO_NUMBER;
      }
      if (at < length - 6) {
        hours = hours * 10 + text.charAt(at) - '0';
      }
    }
    int minutes = (text.charAt(length - 5) - '0') * 10 + text.charAt(length - 4) - '0';
    int seconds = (text.charAt(length - 2) - '0') * 10 + text.charAt(length - 1) - '0';
    return minutes >= 60 || seconds >= 60 ? NO_NUMBER : hours * 3600 + minutes * 60 + seconds;
  }

  /** A day, required; null if it was reported. */
  LocalDate date(String field) {
    String text = required(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException e) {
      error("bad-date", field, quoted(text), "must be YYYYMMDD", "Correct the date.");
      return null;
    }
  }

  void error(String kind, String field, String found, String expected, String remedy) {
    report(Severity.ERROR, kind, field, found, expected, remedy);
  }

  void warning(String kind, String field, String found, String expected, String remedy) {
    report(Severity.WARNING, kind, field, found, expected, remedy);
  }

  private void report(
      Severity severity, String kind, String field, String found, String expected, String remedy) {
    String subject = field.isEmpty() ? "" : "field " + field;
    problems.add(new Problem(
        severity, kind, position(), subject, found, expected, remedy, Double.NaN, Double.NaN));
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
