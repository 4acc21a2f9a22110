package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.ridership.TransitDay;
import vn.luong.scenario.run.PeakMemory;
import vn.luong.scenario.run.RunEstimate;
import vn.luong.scenario.run.RunResult;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.mobsim.MobsimSummary;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.units.SimTime;

/** Says in a few lines what came of a run. */
final class RunWords {
  /** Of a shorter day, start-up costs say more than the engine. */
  private static final long LEAST_EVENTS_FOR_A_SPEED = 1_000_000;

  private RunWords() {}

  static void print(RunResult result, RunnableScenario scenario, PrintWriter print) {
    PlanStore plans = scenario.population().plans();
    IterationReport first = result.iterations().get(0);
    IterationReport last = result.last();
    print.printf(Locale.ROOT, "  Trips:  %,d by %s%n", last.modeShares().tripCount(), shares(last));
    result
        .indicators()
        .find("mean_speed")
        .filter(speed -> speed.value() != null)
        .ifPresent(speed -> print.printf(
            Locale.ROOT,
            "  Roads:  %.1f km/h on average, %.0f%% of the time lost in traffic%n",
            speed.value(),
            result.indicators().value("delay_share")));
    printTrucks(result.indicators(), print);
    printTransit(result.transitDay(), result.indicators(), print);
    MobsimSummary day = last.execution();
    print.printf(
        Locale.ROOT,
        "  Day:    %,d departures = %,d arrivals + %,d aborted + %,d still on the way%n",
        day.departureCount(),
        day.arrivalCount(),
        day.abortedCount(),
        day.onTheWayCount());
    print.printf(
        Locale.ROOT,
        "  Score:  %.2f → %.2f%s%n",
        first.scores().executed(),
        last.scores().executed(),
        gap(first, last));
    printSettling(first, last, scenario.settings(), print);
    print.printf(
        Locale.ROOT,
        "  Memory: %,d plans of %.0f bytes; the program took %.2f GiB at most%n",
        plans.planCount(),
        plans.bytesPerPlan(),
        PeakMemory.bytes() / RunEstimate.BYTES_PER_GIBIBYTE);
    double mobsimSeconds = last.seconds().execution();
    if (day.eventCount() < LEAST_EVENTS_FOR_A_SPEED) {
      return;
    }
    print.printf(
        Locale.ROOT,
        "  Speed:  %,d events in %.1f s, %.1f million a second (scores and travel times included)%n",
        day.eventCount(),
        mobsimSeconds,
        day.eventCount() / mobsimSeconds / 1e6);
  }

  /** Nothing if there are no trucks. */
  private static void printTrucks(IndicatorTable indicators, PrintWriter print) {
    if (indicators.find("freight_vehicles").isPresent()) {
      print.printf(
          Locale.ROOT,
          "  Trucks: %,.0f with %,.0f trips, %.1f%% of the vehicle-kilometres, %.1f km/h%n",
          indicators.value("freight_vehicles"),
          indicators.value("freight_trips"),
          100 * indicators.value("freight_vehicle_km") / indicators.value("vehicle_km"),
          indicators.value("freight_mean_speed"));
    }
  }

  /** Nothing if there is no public transport. */
  private static void printTransit(
      TransitDay transitDay, IndicatorTable indicators, PrintWriter print) {
    if (!transitDay.hasLines()) {
      return;
    }
    print.printf(
        Locale.ROOT,
        "  Transit: %,.0f boardings a day on %,d %s, %,.0f denied, %.1f min of waiting on average%n",
        indicators.value("transit.boardings"),
        transitDay.lineCount(),
        transitDay.lineCount() == 1 ? "line" : "lines",
        indicators.value("transit.denied_boardings"),
        indicators.value("transit.mean_wait"));
    TransitDay.Fullest fullest = transitDay.fullest();
    if (fullest != null) {
      print.printf(
          Locale.ROOT,
          "          fullest is %s after %s at %s: %.0f%% of its seats and standing places taken%n",
          fullest.line(),
          fullest.stop(),
          SimTime.format(fullest.time()).substring(0, 5),
          100 * fullest.loadShare());
    }
  }

  private static void printSettling(
      IterationReport first, IterationReport last, RunSettings settings, PrintWriter print) {
    if (last == first) {
      return;
    }
    String end = last.iteration() < settings.lastIteration()
        ? String.format(
            Locale.ROOT,
            "; small enough to end after iteration %d of %d",
            last.iteration(),
            settings.lastIteration())
        : settings.stop().equals(RunSettings.Stop.NEVER) ? "" : "; not small enough to end earlier";
    print.printf(
        Locale.ROOT,
        "  Drift:  score %+.3f, mode shares by %.2f%% at most in the last iteration%s%n",
        last.scoreDrift(),
        100 * last.modeShareDrift(),
        end);
  }

  private static String shares(IterationReport report) {
    return report.modeShares().shares().entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .map(entry ->
            String.format(Locale.ROOT, "%s %.1f%%", entry.getKey(), 100 * entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Nothing where nobody drives. */
  private static String gap(IterationReport first, IterationReport last) {
    return Double.isNaN(last.relativeGap())
        ? ""
        : String.format(
            Locale.ROOT,
            "; gap of routes %s → %s ± %.2f%% (of %,d drivers)",
            percent(first.relativeGap()),
            percent(last.relativeGap()),
            100 * last.routeGap().standardError(),
            last.routeGap().persons());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "?" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
