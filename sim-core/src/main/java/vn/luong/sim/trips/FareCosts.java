package vn.luong.sim.trips;

import java.util.Arrays;
import java.util.List;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.fares.ZoneFares;
import vn.luong.sim.network.Network;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.raptor.ZonePrices;
import vn.luong.sim.transit.RouteMeters;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * What the transit router makes of fares. Where transfers are free, the least base of any line is paid at the start, and
 * each ride costs what its line's base exceeds that; how long a transfer stays free and what is paid in a day at most is left
 * to the score. Fares by zones are exact, but for rides that go on as a line whose stops have no zone.
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
            || !fares.zones().transportModes().isEmpty()
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
      boolean isByZones = fares.zones().holdOn(routes.transportMode(origin));
      double perMeter =
          isByZones ? 0 : perMeter(tariffs[route], meters.along(routes.endStop(origin) - 1));
      if (isByZones) {
        boarding[route] = 0;
      }
      for (int stop = routes.firstStop(origin); stop < routes.endStop(origin); stop++) {
        along[row++] = meters.along(stop) * perMeter * utilsPerMoney;
      }
    }
    costs = ofTime
        .withRoutes(riding, boarding)
        .withWays(timetable, along)
        .withZonePrices(zonePrices(timetable, fares.zones(), utilsPerMoney));
  }

  /** Null if no ride costs something by zones. */
  private static ZonePrices zonePrices(
      RaptorTimetable timetable, ZoneFares fares, double utilsPerMoney) {
    TransitSchedule schedule = timetable.schedule();
    TransitRoutes routes = schedule.routes();
    List<String> zones = fares.zoneOfStop().values().stream().distinct().toList();
    if (fares.transportModes().isEmpty() || zones.isEmpty()) {
      return null;
    }
    int[] boarding = new int[timetable.rowCount()];
    int[] alighting = new int[timetable.rowCount()];
    int row = 0;
    for (int route = 0; route < timetable.routeCount(); route++) {
      int origin = timetable.scheduleRoute(route);
      boolean isByZones = fares.holdOn(routes.transportMode(origin));
      for (int stop = routes.firstStop(origin); stop < routes.endStop(origin); stop++) {
        alighting[row] = zones.indexOf(fares.zone(schedule.stops(), routes.stop(stop)));
        boarding[row] = isByZones ? alighting[row] : ZonePrices.NO_ZONE;
        row++;
      }
    }
    double[] price = new double[zones.size() * zones.size()];
    for (int pair = 0; pair < price.length; pair++) {
      double fare = fares.of(zones.get(pair / zones.size()), zones.get(pair % zones.size()));
      // No ride leads where there is no fare.
      price[pair] = Double.isNaN(fare) ? 0 : fare * utilsPerMoney;
    }
    return new ZonePrices(zones.size(), boarding, alighting, price);
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
