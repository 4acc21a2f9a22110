package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;

/**
 * Braess's paradox with bottlenecks (Braess 1968; in the queue model of Vickrey 1969): a new road
 * makes everybody slower.
 *
 * <pre>
 *            ┌─ short, 900/h ─→ a ─── long ──────────┐
 *  ─ home ─→ o                  │ bridge             d ─ work ─→
 *            └─── long ───────→ b ─ short, 900/h ─→──┘
 * </pre>
 *
 * <p>1800 cars an hour depart for 4 W seconds. Short roads take s = 60 s, long ones T = 600 s, the
 * bridge e = 10 s; W = T - s - e = 530 s.
 *
 * <p>Without the bridge each way takes half of the cars, which is what its bottleneck serves, and T +
 * s. With it, everybody takes both short roads at first and the queue at a grows by one second a
 * second, until at time W it costs as much as the long road from o to b. From then on half of the
 * cars drive that road, and the queue before d grows by one second a second, until at 2 W the long
 * road from a to d is as good; then nobody uses the bridge any more, but the queues stay. So the mean
 * time is (W/2 + 2 s + e) in the first W seconds, T + s + W/2 in the next, and 2 T - e in the last 2
 * W.
 */
class BraessTest {
  private static final double SHORT = 60;
  private static final double LONG = 600;
  private static final double BRIDGE = 10;
  private static final double W = LONG - SHORT - BRIDGE;
  private static final double PER_HOUR = 900;
  private static final double DEPARTURE_STEP = 3600 / (2 * PER_HOUR);
  private static final int COMMUTERS = (int) (4 * W / DEPARTURE_STEP);
  private static final double SIX = 6 * 3600;

  private static double meanSeconds(boolean hasBridge, StrategyKind reroute) {
    CommuterWorld world = new CommuterWorld()
        .road("home", "start", "o", 10, 36_000)
        .road("short-1", "o", "a", SHORT, PER_HOUR)
        .road("long-1", "o", "b", LONG, 36_000)
        .road("long-2", "a", "d", LONG, 36_000)
        .road("short-2", "b", "d", SHORT, PER_HOUR)
        .road("work", "d", "end", 10, 36_000)
        .road("back", "end", "start", 10, 36_000);
    if (hasBridge) {
      world.road("bridge", "a", "b", BRIDGE, 36_000);
    }
    ScoringParameters scoring = ScoringParameters.of(UtilityParameters.standard(
        Map.of("car", ModeParameters.STANDARD, "walk", ModeParameters.STANDARD),
        Map.of(
            "home", ActivityParameters.ofTypicalDuration(7 * 3600),
            "work", ActivityParameters.ofTypicalDuration(16 * 3600))));
    ReplanningParameters replanning = new ReplanningParameters(
        List.of(
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.95),
            StrategySetting.of(reroute, 0.05)),
        5,
        0.8,
        20,
        TimeShiftParameters.STANDARD,
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD);
    world
        .evolution(COMMUTERS, number -> SIX + DEPARTURE_STEP * number, 120, scoring, replanning)
        .run();
    // Home is left at its end, and the work road is driven to its end.
    return world.meanTravelSeconds() - 10;
  }

  @Test
  void withoutTheBridgeBothWaysAreUsedWithoutQueues() {
    assertThat(meanSeconds(false, StrategyKind.REROUTE)).isCloseTo(LONG + SHORT, within(40.0));
  }

  @Test
  void bridgeMakesTheMeanTripLongerByWhatTheorySays() {
    double theory =
        ((W / 2 + 2 * SHORT + BRIDGE) + (LONG + SHORT + W / 2) + 2 * (2 * LONG - BRIDGE)) / 4;

    double withBridge = meanSeconds(true, StrategyKind.REROUTE);

    assertThat(theory).isCloseTo(925, within(1.0));
    assertThat(withBridge).isCloseTo(theory, within(0.08 * theory));
  }

  @Test
  void whoReroutesByGainComesToTheSameTimes() {
    double theory =
        ((W / 2 + 2 * SHORT + BRIDGE) + (LONG + SHORT + W / 2) + 2 * (2 * LONG - BRIDGE)) / 4;

    assertThat(meanSeconds(true, StrategyKind.REROUTE_BY_GAIN))
        .isCloseTo(theory, within(0.08 * theory));
  }
}
