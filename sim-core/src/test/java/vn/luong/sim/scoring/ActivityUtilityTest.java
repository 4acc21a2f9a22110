package vn.luong.sim.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.units.SimTime;

class ActivityUtilityTest {
  private static final double HOUR = 3600;
  private static final ActivityParameters WORK = ActivityParameters.ofTypicalDuration(8 * HOUR)
      .withOpeningHours(7 * HOUR, 18 * HOUR)
      .withSchedule(9 * HOUR, SimTime.UNDEFINED);

  /** Performing 6, waiting -1, late -18, early departure -12 utils per hour. */
  private static UtilityParameters rates() {
    return new UtilityParameters(
        6 / HOUR, -1 / HOUR, -18 / HOUR, -12 / HOUR, Double.NaN, -1, 1, Map.of(), Map.of());
  }

  private static ActivityUtility utility(ActivityParameters activity) {
    return new ActivityUtility(activity, rates(), false);
  }

  @Test
  void typicalStayIsWorthItsDurationTimesPerforming() {
    ActivityUtility work = utility(WORK);

    // Relative scaling: zero utility at typical / e, so the logarithm is 1 at the typical duration.
    assertThat(work.of(8 * HOUR, 16 * HOUR)).isCloseTo(8 * 6, within(1e-12));
  }

  @Test
  void uniformScalingMakesEveryTypicalStayWorthTenHours() {
    ActivityParameters uniform = new ActivityParameters(
        8 * HOUR,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        1,
        DurationScaling.UNIFORM,
        true);

    assertThat(utility(uniform).of(0, 8 * HOUR)).isCloseTo(10 * 6, within(1e-12));
  }

  @Test
  void marginalUtilityAtTheTypicalDurationIsPerforming() {
    ActivityUtility work = utility(WORK);

    double gain = work.of(8 * HOUR, 16 * HOUR + 1) - work.of(8 * HOUR, 16 * HOUR);

    assertThat(gain).isCloseTo(6 / HOUR, within(1e-6));
  }

  @Test
  void whoArrivesBeforeTheOpeningWaits() {
    ActivityUtility work = utility(WORK);

    assertThat(work.of(6 * HOUR, 15 * HOUR))
        .isCloseTo(work.of(7 * HOUR, 15 * HOUR) - 1, within(1e-12));
  }

  @Test
  void whoStaysAfterTheClosingWaits() {
    ActivityUtility work = utility(WORK);

    assertThat(work.of(8 * HOUR, 20 * HOUR))
        .isCloseTo(work.of(8 * HOUR, 18 * HOUR) - 2, within(1e-12));
  }

  @Test
  void whoComesWhenAllIsOverWaitsAllTheTimeAndIsLate() {
    ActivityUtility work = utility(WORK);

    // Nothing performed: the tangent at zero utility, from duration 0, is worth -8 h · 6 · 1.
    double expected = -48 - 1 - 18 * (20 - 9);

    assertThat(work.of(19 * HOUR, 20 * HOUR)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void lateStartCostsPerHourOfDelay() {
    ActivityUtility punctual = utility(WORK.withSchedule(SimTime.UNDEFINED, SimTime.UNDEFINED));

    assertThat(utility(WORK).of(10 * HOUR, 17 * HOUR))
        .isCloseTo(punctual.of(10 * HOUR, 17 * HOUR) - 18, within(1e-12));
  }

  @Test
  void earlyEndAndShortStayCostEarlyDeparture() {
    ActivityParameters free = WORK.withSchedule(SimTime.UNDEFINED, SimTime.UNDEFINED);
    ActivityParameters strict =
        free.withSchedule(SimTime.UNDEFINED, 17 * HOUR).withMinimalDuration(8 * HOUR);

    assertThat(utility(strict).of(9 * HOUR, 16 * HOUR))
        .isCloseTo(utility(free).of(9 * HOUR, 16 * HOUR) - 12 - 12, within(1e-12));
  }

  @Test
  void negativeDurationGoesOnAlongTheTangent() {
    ActivityUtility home = utility(ActivityParameters.ofTypicalDuration(12 * HOUR));

    double slope = home.of(0, 1) - home.of(0, 0);

    assertThat(home.of(HOUR, 0)).isCloseTo(home.of(0, 0) - slope * HOUR, within(1e-6));
  }

  @Test
  void oldRuleNeverLetsAStayCostAnythingButPunishesNegativeOnes() {
    ActivityUtility home =
        new ActivityUtility(ActivityParameters.ofTypicalDuration(12 * HOUR), rates(), true);

    assertThat(home.of(0, HOUR)).isZero();
    assertThat(home.of(HOUR, 0)).isCloseTo(-2 * 18, within(1e-12));
  }

  @Test
  void typicalDurationMustBePositive() {
    assertThatThrownBy(() -> ActivityParameters.ofTypicalDuration(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typical duration 0.0 s");
  }
}
