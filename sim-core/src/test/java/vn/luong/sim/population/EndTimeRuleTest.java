package vn.luong.sim.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.units.SimTime;

class EndTimeRuleTest {
  private static final double START = 1000;

  private final Activity open = Activity.at(0, 0, 0, 0);
  private final Activity both = open.withEndTime(5000).withMaxDuration(600);

  @Test
  void endTimeWinsOverDurationByTheUsualRule() {
    assertThat(EndTimeRule.END_TIME_THEN_DURATION.endTime(both, START)).isEqualTo(5000);
    assertThat(EndTimeRule.END_TIME_THEN_DURATION.endTime(open.withMaxDuration(600), START))
        .isEqualTo(1600);
  }

  @Test
  void earlierOfBothWinsIfThatIsTheRule() {
    assertThat(EndTimeRule.EARLIER_OF_BOTH.endTime(both, START)).isEqualTo(1600);
    assertThat(EndTimeRule.EARLIER_OF_BOTH.endTime(open.withEndTime(5000), START))
        .isEqualTo(5000);
  }

  @Test
  void durationDoesNotCountIfOnlyTheEndTimeDoes() {
    assertThat(EndTimeRule.END_TIME_ONLY.endTime(both, START)).isEqualTo(5000);
    assertThat(
            SimTime.isDefined(EndTimeRule.END_TIME_ONLY.endTime(open.withMaxDuration(600), START)))
        .isFalse();
  }

  @Test
  void activityWithoutBothHasNoEnd() {
    for (EndTimeRule rule : EndTimeRule.values()) {
      assertThat(SimTime.isDefined(rule.endTime(open, START))).isFalse();
    }
  }
}
