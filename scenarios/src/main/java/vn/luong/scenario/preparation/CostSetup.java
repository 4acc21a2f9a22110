package vn.luong.scenario.preparation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.scenario.config.TransitSettings;
import vn.luong.scenario.ridership.OperatingCosts;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitSchedule;

/** What running a scenario's public transport costs, in the engine's unit of money. */
final class CostSetup {
  private static final String CURRENCY = "1,000 VND";

  private CostSetup() {}

  /**
   * Converts the rates.
   *
   * @param problems takes rates of transport modes that no line has
   */
  static OperatingCosts of(
      TransitSettings.Costs costs, TransitSchedule schedule, ProblemLog problems) {
    Set<String> modes = new TreeSet<>();
    for (int route = 0; route < schedule.routes().count(); route++) {
      modes.add(schedule.routes().transportMode(route));
    }
    Map<String, OperatingCosts.Rate> rates = new TreeMap<>();
    new TreeMap<>(costs.ratesOfMode()).forEach((mode, rate) -> {
      if (!modes.contains(mode)) {
        problems.add(unknown(costs, mode, modes));
      }
      rates.put(
          mode,
          new OperatingCosts.Rate(
              rate.perKilometer() / Money.VND_PER_UNIT, rate.perHour() / Money.VND_PER_UNIT));
    });
    return new OperatingCosts(rates, CURRENCY, costs.source());
  }

  private static Problem unknown(TransitSettings.Costs costs, String mode, Set<String> modes) {
    return Problem.warning(
        "cost-of-no-line",
        costs.position(),
        "key \"transit.costs." + mode + "\"",
        "no line has this transport mode",
        modes.isEmpty()
            ? "the scenario has no lines"
            : "its lines are of " + String.join(", ", modes),
        NearestName.remedy(mode, modes, "Correct the mode or remove the key."));
  }
}
