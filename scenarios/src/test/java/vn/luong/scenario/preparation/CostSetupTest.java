package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.config.TransitSettings;
import vn.luong.scenario.ridership.OperatingCosts;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;

class CostSetupTest {
  private final ProblemLog problems = new ProblemLog();

  private OperatingCosts of(String mode) {
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    schedule.addLine("1", "");
    schedule.addRoute("there");
    schedule.setTransportMode("bus");
    return costs(mode, schedule.build());
  }

  private OperatingCosts costs(String mode, TransitSchedule schedule) {
    TransitSettings.Costs costs = new TransitSettings.Costs(
        SourcePosition.of("my.yaml"),
        Map.of(mode, new TransitSettings.Rate(14_000, 180_000)),
        "tender of 2025");
    return CostSetup.of(costs, schedule, problems);
  }

  @Test
  void ratesAreInTheMoneyOfScoresAndFares() {
    OperatingCosts costs = of("bus");

    assertThat(costs.rates()).isEqualTo(Map.of("bus", new OperatingCosts.Rate(14, 180)));
    assertThat(costs.currency()).isEqualTo("1,000 VND");
    assertThat(costs.source()).isEqualTo("tender of 2025");
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void rateOfAModeThatNoLineHasIsWarnedOf() {
    of("buss");

    assertThat(problems.problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("my.yaml", "transit.costs.buss", "its lines are of bus", "Did you mean \"bus\"?");
  }
}
