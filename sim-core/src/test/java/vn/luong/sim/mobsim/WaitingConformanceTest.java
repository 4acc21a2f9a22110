package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.traffic.TrafficParameters;

/** Vehicles from parking places and those that drive compete for the flow of a link; expected times are worked out by hand. */
class WaitingConformanceTest {

  private static TextWorld throughAndParked(boolean waitingFirst) {
    return TextWorld.of("A -100m 36000/h-> B -100m 900/h-> C -100m-> D")
        .rules(TrafficParameters.matsimDefaults().withWaitingBeforeDriving(waitingFirst))
        .drive("through", 0, "AB BC CD")
        .drive("parked", 11, "BC CD")
        .run();
  }

  @Test
  void whoWaitsGoesFirstByDefault() {
    TextWorld world = throughAndParked(true);

    assertThat(world.timeOf("vehicle enters traffic parked")).isEqualTo(11);
    assertThat(world.timeOf("left link BC parked")).isEqualTo(12);
    assertThat(world.timeOf("left link BC through")).isEqualTo(16);
  }

  @Test
  void whoDrivesCanGoFirst() {
    TextWorld world = throughAndParked(false);

    assertThat(world.timeOf("left link BC through")).isEqualTo(12);
    assertThat(world.timeOf("vehicle enters traffic parked")).isEqualTo(15);
    assertThat(world.timeOf("left link BC parked")).isEqualTo(16);
  }

  @Test
  void tripWithinOneLinkTakesOneStepIfDrivingComesFirst() {
    TextWorld world = TextWorld.of("A -300m-> B")
        .rules(TrafficParameters.matsimDefaults().withWaitingBeforeDriving(false))
        .drive("anna", 100, "AB")
        .run();

    assertThat(world.timeOf("vehicle enters traffic anna")).isEqualTo(100);
    assertThat(world.timeOf("arrival anna")).isEqualTo(101);
  }
}
