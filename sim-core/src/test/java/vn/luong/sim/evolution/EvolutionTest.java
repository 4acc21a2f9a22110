package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.population.Plan;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;

class EvolutionTest {
  private static final ReplanningParameters BEST_AND_REROUTE = ReplanningParameters.of(
      StrategySetting.of(StrategyKind.BEST_SCORE, 0.9),
      StrategySetting.of(StrategyKind.REROUTE, 0.1));

  /** Keeps the reports. */
  private static final class Reports implements EvolutionListener {
    final List<IterationReport> all = new ArrayList<>();

    @Override
    public void iterationEnded(IterationReport report) {
      all.add(report);
    }
  }

  private static EvolutionParameters iterations(int last) {
    return new EvolutionParameters(4711, 0, StopCriterion.afterIteration(last), 500);
  }

  /**
   * Pigou's two roads (Pigou 1920, here with a bottleneck): one is short and gets slower with use,
   * one is long and stays as it is. User equilibrium: the short road's queue grows by one second a second until it costs the ten
   * minutes that the long road is longer, at 6:10; from then on the short road takes what it can
   * serve, a car every four seconds, and the long one the other half. That is 300 + 750 cars on the
   * short road and 750 on the long one.
   */
  @ParameterizedTest
  @EnumSource(names = {"REROUTE", "REROUTE_BY_GAIN"})
  void twoRoutesEndInUserEquilibrium(StrategyKind reroute) {
    TwoRoutes world = new TwoRoutes();
    Reports reports = new Reports();
    // Few reroute at a time: many at once would all leap to the road that was the better one
    // yesterday.
    ReplanningParameters replanning = new ReplanningParameters(
        List.of(
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.97),
            StrategySetting.of(reroute, 0.03)),
        5,
        0.8,
        20,
        TimeShiftParameters.STANDARD,
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD);

    IterationReport last =
        world.evolution(iterations(70), replanning, 2, reports).run();

    assertThat(reports.all.get(0).relativeGap()).isGreaterThan(0.3);
    assertThat(last.relativeGap()).isLessThan(0.03);
    assertThat(world.usersOf(world.shortRoad)).isCloseTo(1050, within(60));
    assertThat(world.usersOf(world.longRoad))
        .isEqualTo(TwoRoutes.COMMUTERS - world.usersOf(world.shortRoad));
    assertThat(last.scores().executed())
        .isGreaterThan(reports.all.get(0).scores().executed());
  }

  @Test
  void scoresAndPlansAreTheSameForAnyNumberOfThreads() {
    ReplanningParameters replanning = ReplanningParameters.of(
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.4),
            StrategySetting.of(StrategyKind.REROUTE, 0.2),
            StrategySetting.of(StrategyKind.SHIFT_TIMES_AND_REROUTE, 0.2),
            StrategySetting.of(StrategyKind.SWITCH_MODE_OF_SUBTOUR, 0.2))
        .withMaxPlans(2);
    List<List<Double>> scores = new ArrayList<>();
    List<List<Plan>> plans = new ArrayList<>();
    List<RouteGap> gaps = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      TwoRoutes world = new TwoRoutes();
      EvolutionParameters parameters =
          new EvolutionParameters(4711, 0, StopCriterion.afterIteration(4), 500, "", threads);
      gaps.add(world.evolution(parameters, replanning, threads).run().routeGap());
      scores.add(world.allScores());
      plans.add(world.selectedPlans());
    }

    assertThat(scores.get(1)).isEqualTo(scores.get(0));
    assertThat(scores.get(2)).isEqualTo(scores.get(0));
    assertThat(plans.get(1)).isEqualTo(plans.get(0));
    assertThat(plans.get(2)).isEqualTo(plans.get(0));
    assertThat(gaps.get(1)).isEqualTo(gaps.get(0));
    assertThat(gaps.get(2)).isEqualTo(gaps.get(0));
    assertThat(gaps.get(0).persons()).isBetween(400, 500);
  }

  @Test
  void endsWhenTheGapIsSmallForAsLongAsAsked() {
    TwoRoutes world = new TwoRoutes();
    Reports reports = new Reports();
    EvolutionParameters parameters =
        new EvolutionParameters(4711, 10, StopCriterion.byGap(50, 0.99, 3), 500);

    IterationReport last =
        world.evolution(parameters, BEST_AND_REROUTE, 1, reports).run();

    assertThat(last.iteration()).isEqualTo(12);
    assertThat(reports.all).extracting(IterationReport::iteration).containsExactly(10, 11, 12);
  }

  @Test
  void reportsTellWhatChanged() {
    TwoRoutes world = new TwoRoutes();
    Reports reports = new Reports();

    world.evolution(iterations(1), BEST_AND_REROUTE, 1, reports).run();

    IterationReport first = reports.all.get(0);
    IterationReport second = reports.all.get(1);
    assertThat(first.scoreDrift()).isNaN();
    assertThat(first.replanning().newPlanCount()).isZero();
    assertThat(first.execution().arrivalCount()).isEqualTo(2 * TwoRoutes.COMMUTERS);
    assertThat(first.modeShares().of("car")).isEqualTo(1);
    assertThat(first.modeShares().tripCount()).isEqualTo(2 * TwoRoutes.COMMUTERS);
    assertThat(second.replanning().newPlanCount()).isBetween(120, 240);
    assertThat(second.scoreDrift())
        .isEqualTo(second.scores().executed() - first.scores().executed());
    assertThat(second.modeShareDrift()).isZero();
  }

  @Test
  void listenersHearOfStagesAndGetTheEventsTheyAskFor() {
    TwoRoutes world = new TwoRoutes();
    List<String> heard = new ArrayList<>();
    EvolutionListener listener = new EvolutionListener() {
      @Override
      public void stageStarted(int iteration, Stage stage) {
        heard.add(iteration + " " + stage);
      }

      @Override
      public EventSink executionStarts(int iteration) {
        if (iteration == 0) {
          return EventSink.NONE;
        }
        heard.add(iteration + " listens");
        return events -> {
          if (!heard.contains("events")) {
            heard.add("events");
          }
        };
      }

      @Override
      public void iterationEnded(IterationReport report) {
        heard.add(report.iteration() + " ended");
      }
    };

    world.evolution(iterations(1), BEST_AND_REROUTE, 1, listener).run();

    assertThat(heard)
        .containsExactly(
            "0 EXECUTION",
            "0 SCORING",
            "0 ANALYSIS",
            "0 ended",
            "1 REPLANNING",
            "1 EXECUTION",
            "1 listens",
            "events",
            "1 SCORING",
            "1 ANALYSIS",
            "1 ended");
  }
}
