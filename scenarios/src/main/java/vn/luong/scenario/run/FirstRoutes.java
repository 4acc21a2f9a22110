package vn.luong.scenario.run;

import java.util.Locale;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.warmstart.SpreadRoutes;
import vn.luong.sim.warmstart.StaticWarmStart;
import vn.luong.sim.warmstart.WarmStartParameters;

/** Gives the plans of a scenario first routes that take each other into account, before anything is simulated. */
public final class FirstRoutes {
  private FirstRoutes() {}

  /**
   * Spreads the routes of the selected plans by a static assignment.
   *
   * @param routing at free speed, from {@link Preparation}
   * @param targetGap relative gap of the assignment to go on to; NaN to route everybody once
   * @param stages told what gap was found and left
   */
  public static void spread(
      RunnableScenario scenario, TripRouting routing, double targetGap, RunStages stages) {
    RunSettings settings = scenario.settings();
    WarmStartParameters once = WarmStartParameters.standard(
        scenario.engine().mobsim().traffic().flowCapacityFactor(), settings.threads());
    SpreadRoutes spread = StaticWarmStart.run(
        routing,
        scenario.fleet(),
        Double.isNaN(targetGap) ? once : once.toGap(targetGap),
        settings.seed());
    if (spread.persons() == 0) {
      stages.tell("warm start: nobody goes by road");
      return;
    }
    if (Double.isNaN(spread.lastGap())) {
      stages.tell("warm start: driving costs nothing, so that other routes have nothing to gain");
      return;
    }
    boolean isMissed = spread.lastGap() > targetGap;
    stages.tell(String.format(
        Locale.ROOT,
        "warm start: gap of the static assignment %.2f%% → %.2f%% after %d %s (of %,d drivers)%s",
        100 * spread.firstGap(),
        100 * spread.lastGap(),
        spread.sweeps(),
        spread.sweeps() == 1 ? "sweep" : "sweeps",
        spread.gapPersons(),
        isMissed ? String.format(Locale.ROOT, "; %.2f%% was asked for", 100 * targetGap) : ""));
  }
}
