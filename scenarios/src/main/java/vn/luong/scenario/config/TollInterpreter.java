package vn.luong.scenario.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.luong.scenario.config.TollSettings.Period;
import vn.luong.scenario.config.YamlSection.Range;

/** Reads {@code toll} or {@code toll-per-km} with {@code toll-modes}: an amount, or amounts by time of day. */
final class TollInterpreter {
  private static final String TOLL = "toll";
  private static final String PER_KILOMETER = "toll-per-km";
  private static final String MODES = "toll-modes";
  private static final String ELSE = "else";

  /** Keys that are read here. */
  static final List<String> KEYS = List.of(TOLL, PER_KILOMETER, MODES);

  private TollInterpreter() {}

  /** The toll of a measure on roads; empty if it says nothing of one. */
  static Optional<TollSettings> toll(YamlSection section) {
    if (section.has(TOLL) && section.has(PER_KILOMETER)) {
      section.report(
          "told-twice",
          PER_KILOMETER,
          "there is \"toll\" as well",
          "a road has one kind of toll",
          "Remove one of them.");
    }
    String key = section.has(PER_KILOMETER) ? PER_KILOMETER : TOLL;
    if (!section.has(key)) {
      if (section.has(MODES)) {
        section.report(
            "missing-key", MODES, "there is no toll", "it says who pays it", "Add \"toll\".");
      }
      return Optional.empty();
    }
    return Optional.of(new TollSettings(
        section.positionOf(key),
        periods(section, key),
        key.equals(PER_KILOMETER),
        section.words(MODES, List.of())));
  }

  private static List<Period> periods(YamlSection section, String key) {
    if (!section.isSection(key)) {
      return List.of(new Period(0, Double.POSITIVE_INFINITY, amount(section, key)));
    }
    YamlSection byTime = section.anySection(key);
    List<Period> periods = new ArrayList<>();
    double otherwise = 0;
    for (String span : byTime.keys()) {
      double vnd = amount(byTime, span);
      Optional<double[]> times = TransitInterpreter.span(span);
      if (span.equals(ELSE)) {
        otherwise = vnd;
      } else if (times.isPresent()) {
        periods.add(new Period(times.get()[0], times.get()[1], vnd));
      } else {
        byTime.report(
            "bad-value",
            span,
            "it is no span of time",
            "expected a span such as 06:00-09:00, or else",
            "Correct the times; those after midnight go on from 24:00.");
      }
    }
    periods.sort(Comparator.comparingDouble(Period::from));
    return filled(section, key, periods, otherwise);
  }

  /** With the amount of the rest of the day in the gaps. */
  private static List<Period> filled(
      YamlSection section, String key, List<Period> periods, double otherwise) {
    List<Period> all = new ArrayList<>();
    double until = 0;
    for (Period period : periods) {
      if (period.from() < until) {
        section.report(
            "periods-overlap",
            key,
            "two spans of time overlap",
            "a road has one toll at a time",
            "End a span where the next one begins.");
        return List.of();
      }
      if (period.from() > until) {
        all.add(new Period(until, period.from(), otherwise));
      }
      all.add(period);
      until = period.to();
    }
    all.add(new Period(until, Double.POSITIVE_INFINITY, otherwise));
    return all;
  }

  private static double amount(YamlSection section, String key) {
    return section.quantity(key, 0, Quantity.MONEY, Range.NOT_NEGATIVE);
  }
}
