package vn.luong.scenario.run;

import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.warmstart.StaticWarmStart;
import vn.luong.sim.warmstart.WarmStartParameters;

/** Gives the plans of a scenario first routes that take each other into account, before anything is simulated. */
public final class FirstRoutes {
  private FirstRoutes() {}

  /**
   * Spreads the routes of the selected plans by a static assignment.
   *
   * @param routing at free speed, from {@link Preparation}
   */
  public static void spread(RunnableScenario scenario, TripRouting routing) {
    RunSettings settings = scenario.settings();
    StaticWarmStart.run(
        routing,
        scenario.fleet(),
        WarmStartParameters.standard(
            scenario.engine().mobsim().traffic().flowCapacityFactor(), settings.threads()),
        settings.seed());
  }
}
