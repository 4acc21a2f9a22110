package vn.luong.sim.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.units.SimTime;

/**
 * Scores worked out by hand from the formulae of Charypar and Nagel (2005) with the edge cases of
 * MATSim's {@code CharyparNagelActivityScoring} and {@code CharyparNagelLegScoring}.
 *
 * <p>Rates in utils per hour: performing 6, waiting -1, late -18, early -12. A stay has a typical
 * duration T of 8 h, is performed for d hours, and
 *
 * <ul>
 *   <li>perf(d) = 6 T ln(d / t0) for d ≥ t0, its tangent 6 T (d - t0) / t0 below
 *   <li>t0 = T e^(-1/priority) (relative), T e^(-10/T/priority) (uniform)
 *   <li>so with T = 8, relative: perf(d) = 48 (1 + ln(d/8)), and 16.3097 d - 48 below 2.943 h
 *   <li>wait = -1 · (hours there but not performing), late = -18 · (start of performing - latest
 *       start), early = -12 · (earliest end - end of performing) and -12 · (minimum - d)
 * </ul>
 */
class ScoringCasesTest {
  private static final double HOUR = 3600;
  private static final double TOLERANCE = 1e-5;

  /**
   * The stay is described by what differs from a plain one: {@code open}, {@code close}, {@code
   * latest}, {@code end} (earliest), {@code least} (duration), in hours, {@code priority}, {@code
   * uniform}, {@code old} (rule for short stays), {@code unscored}.
   */
  @ParameterizedTest(name = "{4}: {0} from {1} to {2} h is worth {3}")
  @CsvSource({
    // what, arrival, departure, utils, formula
    "'', 8, 16, 48, perf(8) = 48",
    "'', 8, 18, 58.710890, perf(10) = 48 (1 + ln(10/8))",
    "'', 8, 14, 34.191261, perf(6) = 48 (1 + ln(6/8))",
    "'', 8, 9, -31.690309, tangent: 16.309691 · 1 - 48",
    "'', 8, 8, -48, tangent at 0: -48",
    "'', 9, 8, -64.309691, tangent at -1: -16.309691 - 48",
    "'open 7 close 18', 6, 15, 47, perf(8) + wait 1 h",
    "'open 7 close 18', 10, 20, 46, perf(8) + wait 2 h",
    "'open 7 close 18', 6, 19, 61.285779, perf(11) = 63.285779 + wait 1 h before and 1 h after",
    "'open 7 close 18', 5, 6, -49, nothing performed: perf(0) + wait 1 h",
    "'open 7 close 18', 19, 20, -49, nothing performed: perf(0) + wait 1 h",
    "'open 7', 6, 15, 47, perf(8) + wait 1 h",
    "'close 18', 10, 20, 46, perf(8) + wait 2 h",
    "'close 18', 19, 20, -66.309691, MATSim without opening time: performed 18 - 19 = -1 h; wait 2 h",
    "'latest 9', 9, 17, 48, in time",
    "'latest 9', 10, 18, 30, perf(8) + late 1 h",
    "'open 10 latest 9', 8, 18, 28, perf(8) + wait 2 h + late 1 h because performing starts at 10",
    "'open 7 close 18 latest 9', 19, 20, -247, perf(0) + wait 1 h + late 20 - 9 = 11 h",
    "'end 16', 8, 16, 48, not too early",
    "'end 17', 8, 16, 36, perf(8) + early 1 h",
    "'close 16 end 17', 8, 18, 34, perf(8) + wait 2 h + early 1 h because performing ends at 16",
    "'least 8', 8, 16, 48, long enough",
    "'least 9', 8, 16, 36, perf(8) + 1 h short",
    "'least 1', 9, 8, -88.309691, perf(-1) + 2 h short",
    "'latest 9 end 19 least 10', 10, 18, -6, perf(8) + late 1 h + early 1 h + 2 h short",
    "'priority 2', 8, 16, 24, 48 ln(8 / (8 e^-0.5)) = 24",
    "'uniform', 8, 16, 60, 48 · 10/8: ten hours of performing",
    "'uniform', 8, 12, 26.728935, 48 (10/8 + ln(4/8))",
    "'uniform priority 2', 8, 16, 30, 48 · 10/8/2",
    "'unscored', 8, 16, 0, not scored at all",
    "'unscored latest 7', 8, 16, 0, not even late",
    "'old', 8, 16, 48, perf(8)",
    "'old', 8, 9, 0, 'max(0, perf(1), wait 1 h)'",
    "'old', 8, 8, 0, 2 · late · 0",
    "'old', 9, 8, -36, 2 · late · 1 h",
  })
  void stayIsWorthWhatTheFormulaSays(
      String what, double arrival, double departure, double utils, String formula) {
    UtilityParameters rates = new UtilityParameters(
        6 / HOUR, -1 / HOUR, -18 / HOUR, -12 / HOUR, Double.NaN, -1, 1, Map.of(), Map.of());
    Map<String, Double> words = words(what);
    ActivityUtility utility = new ActivityUtility(activity(words), rates, words.containsKey("old"));

    assertThat(utility.of(arrival * HOUR, departure * HOUR))
        .as(formula)
        .isCloseTo(utils, within(TOLERANCE));
  }

  private static Map<String, Double> words(String what) {
    Map<String, Double> words = new HashMap<>();
    String last = null;
    for (String word : what.isEmpty() ? new String[0] : what.split(" ")) {
      if (Character.isDigit(word.charAt(0))) {
        words.put(last, Double.parseDouble(word));
      } else {
        words.put(word, Double.NaN);
        last = word;
      }
    }
    return words;
  }

  private static ActivityParameters activity(Map<String, Double> words) {
    return new ActivityParameters(
        8 * HOUR,
        time(words, "least"),
        time(words, "open"),
        time(words, "close"),
        time(words, "latest"),
        time(words, "end"),
        words.getOrDefault("priority", 1.0),
        words.containsKey("uniform") ? DurationScaling.UNIFORM : DurationScaling.RELATIVE,
        !words.containsKey("unscored"));
  }

  private static double time(Map<String, Double> words, String key) {
    return words.containsKey(key) ? words.get(key) * HOUR : SimTime.UNDEFINED;
  }

  /** Money is worth 0.5 utils; utils = constant + per hour · h + (per km + 0.5 · money per km) km. */
  @ParameterizedTest(name = "{6}: {0} + {1}/h + {2}/km + {3} money/km for {4} h and {5} km")
  @CsvSource({
    // constant, per hour, utils per km, money per km, hours, km, formula, utils
    "0, -6, 0, 0, 0.5, 10, time only, -3",
    "-0.7, -6, 0, 0, 0.5, 10, constant once per leg, -3.7",
    "0, 0, -0.1, 0, 0.5, 10, utility of distance, -1",
    "0, 0, 0, -0.2, 0.5, 10, money per distance times utility of money, -1",
    "-0.5, -3, -0.1, -0.2, 0.5, 10, everything, -4",
    "-0.5, -3, 0, 0, 0.5, NaN, unknown distance of a mode that does not pay for it, -2",
    "1.2, 6, 0, 0, 0.5, 10, travelling may be liked, 4.2",
  })
  void legIsWorthWhatTheFormulaSays(
      double constant,
      double perHour,
      double perKilometer,
      double moneyPerKilometer,
      double hours,
      double kilometers,
      String formula,
      double utils) {
    ModeParameters mode = new ModeParameters(
        constant, perHour / HOUR, perKilometer / 1000, moneyPerKilometer / 1000, 0, 0);

    assertThat(utility("car", mode, Double.NaN).ofLeg(hours * HOUR, kilometers * 1000))
        .as(formula)
        .isCloseTo(utils, within(TOLERANCE));
  }

  @Test
  void dayOfAModeIsWorthItsConstantAndItsMoney() {
    ModeParameters mode = new ModeParameters(0, 0, 0, 0, -2, -4);

    // -2 + 0.5 · -4
    assertThat(utility("car", mode, Double.NaN).ofDay()).isEqualTo(-4);
  }

  /** surcharge = (waiting - riding pt) · h; riding itself is in the leg. */
  @ParameterizedTest(name = "waiting {0}/h for {1} as {2}/h, pt -3/h, for 10 min: {3}")
  @CsvSource({
    // waiting per hour, mode, per hour, utils
    "-9, pt, -3, -1",
    "-3, pt, -3, 0",
    "0, pt, -3, 0.5",
    "NaN, pt, -3, 0",
    // MATSim takes off the rate of pt even if the leg is by another transit mode.
    "-9, train, -12, -1",
  })
  void waitingForTransitIsWorthTheDifferenceToRiding(
      double waitingPerHour, String name, double perHour, double utils) {
    TravelUtility utility =
        utility(name, ModeParameters.ofTraveling(perHour), waitingPerHour / HOUR);

    assertThat(utility.waitingSurcharge(600)).isCloseTo(utils, within(TOLERANCE));
  }

  private static TravelUtility utility(String name, ModeParameters mode, double waiting) {
    Map<String, ModeParameters> modes = new HashMap<>();
    modes.put("pt", ModeParameters.ofTraveling(-3));
    modes.put(name, mode);
    return new TravelUtility(
        mode, new UtilityParameters(6 / HOUR, 0, -18 / HOUR, 0, waiting, -1, 0.5, modes, Map.of()));
  }

  /**
   * Who does not get through the day loses 24 h of the worst rate: the lowest of late, early,
   * travelling - performing and waiting - performing.
   */
  @ParameterizedTest(name = "late {0}, early {1}, travelling {2}, waiting {3}: {4}")
  @CsvSource({
    "-18, 0, -6, 0, -432",
    "-18, 0, -15, 0, -504",
    "-18, -24, -6, 0, -576",
    "-18, 0, -6, -20, -624",
    "0, 0, 6, 0, -144",
  })
  void abortedDayIsWorthTheWorstRateAllDay(
      double late, double early, double travelling, double waiting, double utils) {
    UtilityParameters rates = new UtilityParameters(
        6 / HOUR,
        waiting / HOUR,
        late / HOUR,
        early / HOUR,
        Double.NaN,
        -1,
        1,
        Map.of("car", ModeParameters.ofTraveling(travelling)),
        Map.of());

    assertThat(rates.abortedUtility()).isCloseTo(utils, within(TOLERANCE));
  }
}
