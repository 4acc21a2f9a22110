package vn.luong.sim.trips;

import java.util.Arrays;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.network.Network;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.transit.RouteMeters;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * What the transit router makes of fares. Where transfers are free, the least base of any line is paid at the start, and
 * each ride costs what its line's base exceeds that; how long a transfer stays free and what is paid in a day at most is left
 * to the score.
 */
final class FareCosts {
  private final RaptorCosts costs;
  private final double atStart;

  /**
   * Adds fares to costs of time.
   *
   * @param utilsPerMoney utils of a unit of money
   */
  FareCosts(
      RaptorTimetable timetable,
      RaptorCosts ofTime,
      FareParameters fares,
      double utilsPerMoney,
      Network network) {
    TransitSchedule schedule = timetable.schedule();
    TransitRoutes routes = schedule.routes();
    FareParameters.Tariff[] tariffs = new FareParameters.Tariff[timetable.routeCount()];
    Arrays.setAll(tariffs, route -> fares.tariff(schedule, timetable.scheduleRoute(route)));
    double least = fares.transferSeconds() == 0
        ? 0
        : Arrays.stream(tariffs).mapToDouble(FareParameters.Tariff::base).min().orElse(0);
    atStart = least * utilsPerMoney;
    double[] riding = new double[tariffs.length];
    double[] boarding = new double[tariffs.length];
    double[] along = new double[timetable.rowCount()];
    RouteMeters meters = new RouteMeters(schedule, network);
    int row = 0;
    for (int route = 0; route < tariffs.length; route++) {
      riding[route] = ofTime.ridingPerSecond(route);
      boarding[route] = (tariffs[route].base() - least) * utilsPerMoney;
      int origin = timetable.scheduleRoute(route);
      double perMeter = perMeter(tariffs[route], meters.along(routes.endStop(origin) - 1));
      for (int stop = routes.firstStop(origin); stop < routes.endStop(origin); stop++) {
        along[row++] = meters.along(stop) * perMeter * utilsPerMoney;
      }
    }
    costs = ofTime.withRoutes(riding, boarding).withWays(timetable, along);
  }

  /** Where there is a most, the rate at which the whole route costs no more than that. */
  private static double perMeter(FareParameters.Tariff tariff, double routeMeters) {
    return routeMeters > 0
        ? Math.min(tariff.perMeter(), (tariff.most() - tariff.base()) / routeMeters)
        : tariff.perMeter();
  }

  RaptorCosts costs() {
    return costs;
  }

  /** What every journey costs that rides at all. */
  double atStart() {
    return atStart;
  }
}
