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
import java.util.BitSet;
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

  /**
   * The spans, in order; none on other days only; empty if the condition depends on more than day of the week and clock. A rule that holds
   * on the day goes before those that stand before it, for the whole day, unless a comma adds it to them; {@code off} takes its hours
   * away; what stands behind {@code ||} counts if nothing else does.
   */
  static Optional<List<Span>> parse(String condition) {
    BitSet minutes = new BitSet(MINUTES_OF_DAY);
    try {
      for (Rule rule : new OpeningHoursParser(new StringReader(condition)).rules(false)) {
        if (isOfSomeDates(rule) || !apply(rule, minutes)) {
          return Optional.empty();
        }
      }
    } catch (OpeningHoursParseException e) {
      // Weights, weather and the like: nothing a network that changes by the clock could follow.
      return Optional.empty();
    }
    List<Span> spans = new ArrayList<>();
    for (int from = minutes.nextSetBit(0); from >= 0; ) {
      int to = minutes.nextClearBit(from);
      spans.add(new Span(from, to));
      from = minutes.nextSetBit(to);
    }
    return Optional.of(spans);
  }

  private static boolean isOfSomeDates(Rule rule) {
    boolean isKnown = modifier(rule) != RuleModifier.Modifier.UNKNOWN;
    return rule.getYears() != null
        || rule.getWeeks() != null
        || rule.getDates() != null
        || !isKnown;
  }

  private static RuleModifier.Modifier modifier(Rule rule) {
    RuleModifier modifier = rule.getModifier();
    return modifier == null || modifier.getModifier() == null
        ? RuleModifier.Modifier.OPEN
        : modifier.getModifier();
  }

  /** Applies a rule to the minutes of the day; false if a time is none of the clock. */
  private static boolean apply(Rule rule, BitSet minutes) {
    if (!isOnTheDay(rule)) {
      return true;
    }
    BitSet ofRule = new BitSet(MINUTES_OF_DAY);
    if (rule.getTimes() == null) {
      ofRule.set(0, MINUTES_OF_DAY);
    } else if (!set(rule.getTimes(), ofRule)) {
      return false;
    }
    if (rule.isFallBack() && !minutes.isEmpty()) {
      return true;
    }
    if (modifier(rule) != RuleModifier.Modifier.OPEN) {
      minutes.andNot(ofRule);
      return true;
    }
    if (!rule.isAdditive()) {
      minutes.clear();
    }
    minutes.or(ofRule);
    return true;
  }

  private static boolean set(List<TimeSpan> times, BitSet minutes) {
    for (TimeSpan time : times) {
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
      minutes.set(from, Math.min(end, MINUTES_OF_DAY));
      if (end > MINUTES_OF_DAY) {
        // The night before ends on this day.
        minutes.set(0, Math.min(end - MINUTES_OF_DAY, from));
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
