package vn.luong.gis.roads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.gis.roads.HoursOfDay.Span;

/** Values of keys that end with {@code :conditional}: {@code value @ (condition); value @ (condition)}. */
final class ConditionalTag {
  /** {@code value @ (condition)}; the brackets may be missing. */
  private static final Pattern CLAUSE =
      Pattern.compile("\\s*([^@;]+?)\\s*@\\s*(\\([^)]*\\)|[^;]+)");

  /**
   * A value for some hours.
   *
   * @param spans when it holds on a working day; empty if on other days only
   */
  record Clause(String value, List<Span> spans) {
    boolean holdsAt(int minute) {
      return spans.stream()
          .anyMatch(span -> span.fromMinute() <= minute && minute < span.toMinute());
    }
  }

  private ConditionalTag() {}

  /** The clauses, at least one; empty if one of them depends on more than day of the week and clock. */
  static Optional<List<Clause>> parse(String text) {
    List<Clause> clauses = new ArrayList<>();
    Matcher clause = CLAUSE.matcher(text);
    int end = 0;
    while (clause.find()) {
      if (!text.substring(end, clause.start()).replace(";", "").isBlank()) {
        return Optional.empty();
      }
      end = clause.end();
      String condition = clause.group(2).strip();
      boolean isBracketed = condition.startsWith("(");
      Optional<List<Span>> spans = HoursOfDay.parse(
          isBracketed ? condition.substring(1, condition.length() - 1) : condition);
      if (spans.isEmpty()) {
        return Optional.empty();
      }
      clauses.add(new Clause(clause.group(1), spans.get()));
    }
    boolean isWhole = end > 0 && text.substring(end).replace(";", "").isBlank();
    return isWhole ? Optional.of(clauses) : Optional.empty();
  }
}
