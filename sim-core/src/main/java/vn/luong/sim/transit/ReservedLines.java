package vn.luong.sim.transit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which lines only some persons may take, such as the buses of a company for its workers: a line with the attribute {@value
 * #LINE_ATTRIBUTE} is for those whose attribute {@value #PERSON_ATTRIBUTE} has the same text.
 *
 * <p>Layout: one int per line.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class ReservedLines {
  /** Line attribute: for whom the line runs. */
  public static final String LINE_ATTRIBUTE = "reservedFor";

  /** Person attribute: which reserved lines the person may take. */
  public static final String PERSON_ATTRIBUTE = "reservedLines";

  /** Group of the lines that everybody may take. */
  public static final int EVERYBODY = -1;

  private final TransitSchedule schedule;
  private final int[] groupOfLine;
  private final Map<String, Integer> groups = new LinkedHashMap<>();

  private ReservedLines(TransitSchedule schedule) {
    this.schedule = schedule;
    groupOfLine = new int[schedule.lineCount()];
    for (int line = 0; line < groupOfLine.length; line++) {
      String group = schedule.lineAttributes().findText(line, LINE_ATTRIBUTE);
      groupOfLine[line] =
          group == null ? EVERYBODY : groups.computeIfAbsent(group, key -> groups.size());
    }
  }

  /** The reserved lines of a schedule. */
  public static ReservedLines of(TransitSchedule schedule) {
    return new ReservedLines(schedule);
  }

  /** Groups of persons for whom lines are reserved. */
  public int groupCount() {
    return groups.size();
  }

  /** The group for which a route's line is reserved, or {@link #EVERYBODY}. */
  public int groupOfRoute(int route) {
    return groupOfLine[schedule.routes().line(route)];
  }

  /** True if only some may take the route's line. */
  public boolean isReserved(int route) {
    return groupOfRoute(route) != EVERYBODY;
  }

  /** The group of this name; {@link #EVERYBODY} if no line is reserved for it. */
  public int findGroup(String name) {
    return groups.getOrDefault(name, EVERYBODY);
  }
}
