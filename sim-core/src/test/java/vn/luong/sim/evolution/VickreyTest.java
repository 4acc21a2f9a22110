package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.PlanRemovalRule;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.units.SimTime;

/**
 * Vickrey's bottleneck (Vickrey 1969; Arnott, de Palma and Lindsey 1990): N commuters who want to be
 * at work at t* choose when to leave home; the road serves s of them an hour.
 *
 * <p>By MATSim's scores an hour of travelling costs α = 12 utils (6, and 6 of an activity missed), an
 * hour of being early β = 6 (an hour less at home, since work does not open before t*), an hour of
 * being late γ = 18. The home and work marginal utilities are 6 at t* and change by 6% over the peak,
 * which is the error of the figures below.
 *
 * <p>In equilibrium nobody gains by another time. With δ = βγ/(β+γ) = 4.5: the road is busy for N/s,
 * from t* - γ/(β+γ) N/s to t* + β/(β+γ) N/s; who arrives at t* has waited longest, δ/α N/s; everybody
 * has the cost δ N/s, on average half of it for waiting in the queue.
 */
class VickreyTest {
  private static final double HOUR = 3600;
  private static final int COMMUTERS = 900;
  private static final double PER_HOUR = 900;
  private static final double FREE_SECONDS = 60;

  /** The bottleneck's road and the one to work. */
  private static final double WAY_SECONDS = FREE_SECONDS + 10;

  private static final double WANTED = 12 * HOUR;
  private static final double ALPHA = 12;
  private static final double BETA = 6;
  private static final double GAMMA = 18;
  private static final double DELTA = BETA * GAMMA / (BETA + GAMMA);
  private static final double BUSY_HOURS = COMMUTERS / PER_HOUR;

  private static final int LAST_ITERATION = 500;

  private static double[] departures;
  private static double[] arrivals;

  @BeforeAll
  static void letThemFindTheirTimes() {
    CommuterWorld world = new CommuterWorld()
        .road("home", "start", "o", 10, 36_000)
        .road("bottleneck", "o", "d", FREE_SECONDS, PER_HOUR)
        .road("work", "d", "end", 10, 36_000)
        .road("back", "end", "start", 10, 36_000);
    world
        .evolution(
            COMMUTERS,
            number -> WANTED - 1.5 * HOUR + 2 * HOUR * RandomStream.doubleAt(1, number, 0, 0),
            LAST_ITERATION,
            scoring(),
            replanning())
        .run();
    departures = world.departures();
    arrivals = world.arrivals();
  }

  private static ScoringParameters scoring() {
    return ScoringParameters.of(new UtilityParameters(
        BETA / HOUR,
        0,
        -GAMMA / HOUR,
        0,
        Double.NaN,
        0,
        1,
        Map.of("car", ModeParameters.ofTraveling(BETA - ALPHA), "walk", ModeParameters.STANDARD),
        Map.of(
            "home", ActivityParameters.ofTypicalDuration(WANTED),
            "work",
                ActivityParameters.ofTypicalDuration(24 * HOUR - WANTED)
                    .withOpeningHours(WANTED, SimTime.UNDEFINED)
                    .withSchedule(WANTED, SimTime.UNDEFINED))));
  }

  private static ReplanningParameters replanning() {
    return new ReplanningParameters(
        List.of(
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.8),
            StrategySetting.of(StrategyKind.SHIFT_TIMES, 0.2)),
        5,
        0.95,
        10,
        new TimeShiftParameters(900, 1, true, 24 * HOUR, false),
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD,
        PlanRemovalRule.WORST,
        List.of(new InnovationAnnealing(
            null, InnovationAnnealing.Curve.LINEAR, Double.NaN, 0.01, 1, 1)));
  }

  private static double meanCost() {
    double sum = 0;
    for (int person = 0; person < COMMUTERS; person++) {
      double queueing = arrivals[person] - departures[person] - WAY_SECONDS;
      double late = arrivals[person] - WANTED;
      sum += ALPHA * queueing + (late > 0 ? GAMMA * late : -BETA * late);
    }
    return sum / COMMUTERS / HOUR;
  }

  private static double percentile(double[] times, double share) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }

  @Test
  void meanCostIsDeltaTimesTheBusyTime() {
    double theory = DELTA * BUSY_HOURS;

    assertThat(meanCost()).isCloseTo(theory, within(0.08 * theory));
  }

  /** Without the first and the last 2%, who still try other times. */
  @Test
  void roadIsBusyFromTheEarlyTimeToTheLateTimeOfTheory() {
    double first = WANTED - GAMMA / (BETA + GAMMA) * BUSY_HOURS * HOUR;
    double last = WANTED + BETA / (BETA + GAMMA) * BUSY_HOURS * HOUR;
    double margin = 0.02 * BUSY_HOURS * HOUR;

    assertThat(percentile(arrivals, 0.02)).isCloseTo(first + margin, within(360.0));
    assertThat(percentile(arrivals, 0.98)).isCloseTo(last - margin, within(120.0));
    assertThat(percentile(departures, 0.02)).isCloseTo(first + margin - WAY_SECONDS, within(360.0));
  }

  /**
   * Who arrives at t* has waited δ/α N/s; who comes an hour before has waited β/α h less, an hour
   * after γ/α h less. The tip of the queue is worn down by those who still try other times, so the
   * figure for the minutes around t* is given 20%.
   */
  @Test
  void halfOfTheCostIsWaitingAndWhoArrivesInTimeWaitsLongest() {
    double longest = DELTA / ALPHA * BUSY_HOURS * HOUR;
    double around = 180;
    double longestAround = longest - (BETA + GAMMA) / ALPHA / 2 * around / 2;
    double sum = 0;
    double sumInTime = 0;
    int inTime = 0;
    for (int person = 0; person < COMMUTERS; person++) {
      double waiting = arrivals[person] - departures[person] - WAY_SECONDS;
      sum += waiting;
      if (Math.abs(arrivals[person] - WANTED) < around) {
        sumInTime += waiting;
        inTime++;
      }
    }

    assertThat(sum / COMMUTERS).isCloseTo(longest / 2, within(0.15 * longest / 2));
    assertThat(sumInTime / inTime).isCloseTo(longestAround, within(0.2 * longestAround));
  }
}
