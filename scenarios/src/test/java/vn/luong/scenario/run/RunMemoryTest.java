package vn.luong.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;

class RunMemoryTest {
  private static final ReplanningParameters QUARTER_INNOVATES = ReplanningParameters.of(
          StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 3),
          StrategySetting.of(StrategyKind.REROUTE, 1))
      .withMaxPlans(5);

  @Test
  void plansGrowWithInnovationUntilMemoryIsFull() {
    assertThat(RunMemory.plansPerPerson(QUARTER_INNOVATES, 0)).isEqualTo(1);
    assertThat(RunMemory.plansPerPerson(QUARTER_INNOVATES, 4)).isEqualTo(2);
    // The sixth is made before the worst one goes.
    assertThat(RunMemory.plansPerPerson(QUARTER_INNOVATES, 1000)).isEqualTo(6);
  }

  @Test
  void plansThatAreNeverForgottenGrowForEver() {
    assertThat(RunMemory.plansPerPerson(QUARTER_INNOVATES.withMaxPlans(0), 1000))
        .isEqualTo(251);
  }

  @Test
  void onlyStrategiesThatLookForRoutesCountAsRouting() {
    ReplanningParameters replanning = ReplanningParameters.of(
        StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.6),
        StrategySetting.of(StrategyKind.REROUTE_BY_GAIN, 0.2),
        StrategySetting.of(StrategyKind.SWITCH_MODE_OF_SUBTOUR, 0.1),
        StrategySetting.of(StrategyKind.SHIFT_TIMES, 0.1));

    assertThat(RunMemory.routedShare(replanning)).isCloseTo(0.3, within(1e-9));
    assertThat(RunMemory.routedShare(QUARTER_INNOVATES)).isEqualTo(0.25);
  }

  @Test
  void heapWithoutRoomForTheCollectorDoesNotFit() {
    RunMemory memory = new RunMemory(400, 100, 50, 30, 20, 50, 50);

    assertThat(memory.neededBytes()).isEqualTo(700);
    assertThat(memory.fits(800)).isFalse();
    assertThat(memory.fits(850)).isTrue();
    assertThat(memory.isComfortable(850)).isFalse();
    assertThat(memory.isComfortable(memory.heapBytes() + 1)).isTrue();
    assertThat((double) memory.heapBytes()).isCloseTo(700 / 0.65, within(1.0));
  }
}
