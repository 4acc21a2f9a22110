package vn.luong.sim.mobsim;

import java.util.BitSet;
import vn.luong.sim.operations.OperationsChecks;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.operations.StopQueues;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;

/**
 * Finds what keeps transit vehicles from being driven, and selected plans from being ridden: see {@link OperationsChecks};
 * transit legs that name what is not in the schedule, or a stop where the person is not, are errors; those without a transit
 * route are warned of, for they are teleported; so are departures chained to what the same vehicle does not do next, for
 * nobody stays on board.
 */
public final class TransitChecks {
  private TransitChecks() {}

  /**
   * Checks a schedule and selected plans; finds nothing where there are no departures.
   *
   * @param leftOut persons whose plans are not looked at
   */
  public static void run(
      Population population,
      TransitVehicles vehicles,
      OperationsParameters operations,
      BitSet leftOut,
      ProblemLog problems) {
    if (vehicles.schedule().departures().count() == 0) {
      return;
    }
    OperationsChecks.run(vehicles, population.network(), problems);
    warnOfChains(vehicles.schedule(), problems);
    StopQueues queues =
        new StopQueues(vehicles.schedule(), operations.boardingRule(), 0, vehicles.vehicleCount());
    new TransitLegs(population, vehicles.schedule(), operations, queues, leftOut, problems);
  }

  private static void warnOfChains(TransitSchedule schedule, ProblemLog problems) {
    Departures departures = schedule.departures();
    for (int departure = 0; departure < departures.count(); departure++) {
      int chains = departures.chained().size(departure);
      int ridden = departures.goesOnAs(departure) == Departures.NO_DEPARTURE ? 0 : 1;
      if (chains > ridden) {
        int route = departures.route(departure);
        problems.add(Problem.warning(
            "chained-departure",
            SourcePosition.of(schedule.source()),
            "departure \"" + departures.id(departure) + "\" of route \""
                + schedule.routes().id(route) + "\"",
            chains - ridden + " of its chained departures "
                + (ridden == 0 ? "cannot be ridden on" : "cannot be ridden on, one can"),
            "a chained departure is the next one of the same vehicle",
            "State its vehicle; else passengers get out and in again, a transfer of its cost."));
      }
    }
  }
}
