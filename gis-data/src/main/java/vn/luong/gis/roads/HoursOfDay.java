package vn.luong.gis.roads;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.WeekDay;
import ch.poole.openinghoursparser.WeekDayRange;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a condition of OpenStreetMap such as {@code Mo-Fr 06:00-09:00,16:00-20:00} means on a working day, a {@value #DAY_NAME}. Grammar:
 * that of opening hours, read by ch.poole's parser.
 */
final class HoursOfDay {
  static final int MINUTES_OF_DAY = 24 * 60;

  private static final WeekDay DAY = WeekDay.WE;
  private static final String DAY_NAME = "Wednesday";

  /** A span of a day in minutes, 0 ≤ from &lt; to ≤ 1440. */
  record Span(int fromMinute, int toMinute) {}

  private HoursOfDay() {}

  /** The spans; none on other days only; empty if the condition depends on more than day of the week and clock. */
  static Optional<List<Span>> parse(String condition) {
    List<Span> spans = new ArrayList<>();
    try {
      for (Rule rule : new OpeningHoursParser(new StringReader(condition)).rules(false)) {
        if (isOfSomeDates(rule) || !add(rule, spans)) {
          return Optional.empty();
        }
      }
    } catch (OpeningHoursParseException e) {
      // Weights, weather and the like: nothing a network that changes by the clock could follow.
      return Optional.empty();
    }
    return Optional.of(spans);
  }

  private static boolean isOfSomeDates(Rule rule) {
    RuleModifier modifier = rule.getModifier();
    boolean isOpen =
        modifier == null || modifier.getModifier() == null || isOpen(modifier.getModifier());
    return rule.getYears() != null || rule.getWeeks() != null || rule.getDates() != null || !isOpen;
  }

  private static boolean isOpen(RuleModifier.Modifier modifier) {
    return modifier == RuleModifier.Modifier.OPEN;
  }

  /** Adds the spans of a rule; false if a time is none of the clock. */
  private static boolean add(Rule rule, List<Span> spans) {
    if (!isOnTheDay(rule)) {
      return true;
    }
    if (rule.getTimes() == null) {
      spans.add(new Span(0, MINUTES_OF_DAY));
      return true;
    }
    for (TimeSpan time : rule.getTimes()) {
      int from = time.getStart();
      int to = time.getEnd();
      boolean isOfTheClock = time.getStartEvent() == null
          && time.getEndEvent() == null
          && from >= 0
          && from < MINUTES_OF_DAY
          && to > 0
          && !time.isOpenEnded();
      if (!isOfTheClock) {
        return false;
      }
      int end = to <= from ? to + MINUTES_OF_DAY : to;
      spans.add(new Span(from, Math.min(end, MINUTES_OF_DAY)));
      if (end > MINUTES_OF_DAY) {
        // The night before ends on this day.
        spans.add(new Span(0, Math.min(end - MINUTES_OF_DAY, from)));
      }
    }
    return true;
  }

  private static boolean isOnTheDay(Rule rule) {
    if (rule.getDays() == null) {
      return rule.getHolidays() == null;
    }
    return rule.getDays().stream().anyMatch(HoursOfDay::holdsTheDay);
  }

  private static boolean holdsTheDay(WeekDayRange range) {
    int first = range.getStartDay().ordinal();
    int last = range.getEndDay() == null ? first : range.getEndDay().ordinal();
    int day = DAY.ordinal();
    return first <= last ? first <= day && day <= last : day >= first || day <= last;
  }
}
