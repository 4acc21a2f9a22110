package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.luong.sim.traffic.TrafficParameters;

/** The first and the last time step; expected times are worked out by hand. */
class EndOfDayConformanceTest {

  @Test
  void everybodyWhoHasNotFinishedIsReportedAtTheEnd() {
    TextWorld world = TextWorld.of("A -100m-> B -1000m-> C")
        .times(0, 50)
        .drive("driving", 10, "AB BC")
        .drive("waiting", 50, "AB BC")
        .walk("walking", 10, "AB", "BC", 100)
        .walk("sleeping", 60, "AB", "BC", 100)
        .run();

    assertThat(world.times("stuckAndAbort")).containsExactly(50, 50, 50, 50);
    assertThat(world.times("vehicle aborts")).containsExactly(50, 50);
    assertThat(world.summary().onTheWayCount()).isEqualTo(3);
    assertThat(world.summary().departureCount()).isEqualTo(3);
    assertThat(world.summary().endTime()).isEqualTo(50);
  }

  @Test
  void stepAtTheEndTimeIsStillExecuted() {
    TextWorld world = TextWorld.of("A -100m-> B")
        .times(0, 50)
        .walk("just", 20, "AB", "AB", 30)
        .walk("late", 20, "AB", "AB", 31)
        .run();

    assertThat(world.timeOf("arrival just")).isEqualTo(50);
    assertThat(world.times("arrival late")).isEmpty();
  }

  @Test
  void whoShouldHaveLeftBeforeTheStartLeavesAtTheStart() {
    TextWorld world = TextWorld.of("A -100m-> B")
        .times(100, 200)
        .walk("anna", 20, "AB", "AB", 30)
        .run();

    assertThat(world.summary().startTime()).isEqualTo(100);
    assertThat(world.timeOf("departure anna")).isEqualTo(100);
  }

  @Test
  void dayEndsWhenEverybodyHasFinished() {
    TextWorld world =
        TextWorld.of("A -100m-> B").walk("anna", 20, "AB", "AB", 30).run();

    assertThat(world.summary().startTime()).isEqualTo(20);
    assertThat(world.summary().endTime()).isEqualTo(50);
  }

  @Test
  void endBeforeStartIsRefused() {
    MobsimParameters parameters = MobsimParameters.of(TrafficParameters.matsimDefaults(), 1);

    assertThatThrownBy(() -> parameters.withTimes(100, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before it starts");
  }
}
