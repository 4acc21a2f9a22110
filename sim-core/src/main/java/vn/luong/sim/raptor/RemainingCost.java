package vn.luong.sim.raptor;

import vn.luong.sim.transit.StopFacilities;

/**
 * What is at least still to be spent from a stop to a destination: nobody gets on more cheaply per metre than the
 * cheapest stretch of any route or transfer does. By the triangle inequality the bound never falls faster than costs are
 * spent (it is <em>consistent</em>), so what it rules out is ruled out further on as well.
 *
 * <p>Threads: one per router.
 */
final class RemainingCost {
  private final StopFacilities stops;
  private final double leastPerMeter;
  private final double[] costOfStop;
  private final int[] queryOfStop;
  private int query;
  private double x;
  private double y;
  private double offset;

  RemainingCost(RaptorTimetable timetable, double leastPerMeter) {
    stops = timetable.schedule().stops();
    this.leastPerMeter = leastPerMeter;
    costOfStop = new double[timetable.stopCount()];
    queryOfStop = new int[timetable.stopCount()];
  }

  /** The least cost per metre as the crow flies of any way to get on; shared by all routers of the same costs. */
  static double leastPerMeter(RaptorTimetable timetable, RaptorCosts costs) {
    StopFacilities stops = timetable.schedule().stops();
    double least = Double.POSITIVE_INFINITY;
    for (int route = 0; route < timetable.routeCount(); route++) {
      for (int row = timetable.firstRow(route) + 1; row < timetable.endRow(route); row++) {
        int seconds = timetable.arrivalOffset(row) - timetable.departureOffset(row - 1);
        double meters =
            FootTransfers.beelineMeters(stops, timetable.stop(row - 1), timetable.stop(row));
        least = Math.min(least, perMeter(costs.ridingPerSecond(route) * seconds, meters));
      }
    }
    FootTransfers transfers = timetable.transfers();
    for (int transfer = 0; transfer < transfers.count(); transfer++) {
      double meters = FootTransfers.beelineMeters(
          stops, transfers.fromStop(transfer), transfers.toStop(transfer));
      double cost = costs.walkingPerSecond() * transfers.seconds(transfer);
      least = Math.min(least, perMeter(cost, meters));
    }
    return least == Double.POSITIVE_INFINITY ? 0 : Math.max(0, least);
  }

  private static double perMeter(double cost, double meters) {
    return meters > 0 ? cost / meters : Double.POSITIVE_INFINITY;
  }

  double leastPerMeter() {
    return leastPerMeter;
  }

  /** Turns to a new destination. */
  void aimAt(AccessStops egress) {
    query++;
    x = egress.x();
    y = egress.y();
    offset = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < egress.count(); ordinal++) {
      offset = Math.min(offset, egress.cost(ordinal) - aloft(egress.stop(ordinal)));
    }
  }

  double at(int stop) {
    if (queryOfStop[stop] != query) {
      queryOfStop[stop] = query;
      costOfStop[stop] = Math.max(0, aloft(stop) + offset);
    }
    return costOfStop[stop];
  }

  private double aloft(int stop) {
    double eastward = stops.x(stop) - x;
    double northward = stops.y(stop) - y;
    return leastPerMeter * Math.sqrt(eastward * eastward + northward * northward);
  }
}
