package vn.luong.scenario.freight;

import java.util.List;
import vn.luong.gis.binhduong.FreightTables;
import vn.luong.scenario.people.Draw;
import vn.luong.scenario.people.GatewayDemand;
import vn.luong.scenario.people.Matrices;

/**
 * Where trucks of one type go to: from stop to stop within the area by a doubly constrained gravity model, whose rows and
 * columns are both the arrivals, so that a chain of stops drawn from it visits every place as often as it was said to be;
 * across the border to gateways by their weights and the distance; through the area from gateway to gateway.
 *
 * <p>Threads: immutable.
 */
final class TruckFlows {
  /** The share of a gateway falls to a third over so many metres of way. */
  private static final double GATEWAY_REACH_METERS = 20_000;

  private static final double DETOUR_FACTOR = 1.35;

  /** Stops of one place are so far apart, as a share of its radius. */
  private static final double WITHIN_RADIUS_SHARE = 0.6;

  private static final double LEAST_RADIUS_METERS = 500;

  private final FreightTables.Vehicle vehicle;
  private final List<Generator> generators;
  private final int type;
  private final Draw[] nextStop;
  private final Draw[] gatewayOf;
  private final double[] through;
  private final Draw[] exitOf;
  private final double outsideShare;

  /**
   * Flows of a type.
   *
   * @param type index of the type in the tables
   * @param gateways gateways whose roads trucks can reach
   * @param share share of the vehicles that there are, 1 as in the tables
   */
  TruckFlows(
      FreightTables tables,
      int type,
      List<Generator> generators,
      List<GatewayDemand> gateways,
      double share) {
    this.type = type;
    this.generators = List.copyOf(generators);
    vehicle = tables.vehicles().get(type);
    outsideShare = gateways.isEmpty() ? 0 : vehicle.outsideShare();
    nextStop = nextStops();
    double[] weights = new double[gateways.size()];
    through = new double[gateways.size()];
    for (int gateway = 0; gateway < weights.length; gateway++) {
      for (FreightTables.AtGateway row : tables.gateways()) {
        if (row.gateway().equals(gateways.get(gateway).id())) {
          weights[gateway] = row.weights().get(type);
          through[gateway] = share * row.through().get(type);
        }
      }
    }
    gatewayOf = gatewayDraws(gateways, weights);
    exitOf = exitDraws();
  }

  FreightTables.Vehicle vehicle() {
    return vehicle;
  }

  /** Tours a day whose vehicle is at home at a place and stays in the area. */
  double toursInside(int generator) {
    return arrivals(generator) * (1 - outsideShare) / (vehicle.stopsPerTour() + 1);
  }

  /** Tours a day between a place and the world outside. */
  double toursAcross(int generator) {
    return arrivals(generator) * outsideShare;
  }

  /** Vehicles a day that enter at a gateway and leave by another one. */
  double toursThrough(int gateway) {
    return exitOf[gateway].total() > 0 ? through[gateway] : 0;
  }

  Draw nextStop(int generator) {
    return nextStop[generator];
  }

  Draw gatewayOf(int generator) {
    return gatewayOf[generator];
  }

  Draw exitOf(int gateway) {
    return exitOf[gateway];
  }

  private double arrivals(int generator) {
    return generators.get(generator).arrivals(type);
  }

  private Draw[] nextStops() {
    int count = generators.size();
    double[] totals = new double[count];
    double[][] meters = new double[count][count];
    for (int from = 0; from < count; from++) {
      totals[from] = arrivals(from);
      for (int to = 0; to < count; to++) {
        meters[from][to] = from == to
            ? WITHIN_RADIUS_SHARE
                * Math.max(LEAST_RADIUS_METERS, generators.get(from).radiusMeters())
            : DETOUR_FACTOR
                * meters(
                    generators.get(from),
                    generators.get(to).x(),
                    generators.get(to).y());
      }
    }
    double[][] trips = Matrices.doublyConstrained(totals, totals, meters, vehicle.meanMeters());
    Draw[] draws = new Draw[count];
    for (int from = 0; from < count; from++) {
      draws[from] = new Draw(trips[from]);
    }
    return draws;
  }

  private Draw[] gatewayDraws(List<GatewayDemand> gateways, double[] weights) {
    Draw[] draws = new Draw[generators.size()];
    for (int generator = 0; generator < draws.length; generator++) {
      double[] chances = new double[weights.length];
      for (int gateway = 0; gateway < weights.length; gateway++) {
        double meters = DETOUR_FACTOR
            * meters(
                generators.get(generator),
                gateways.get(gateway).x(),
                gateways.get(gateway).y());
        chances[gateway] = weights[gateway] * Math.exp(-meters / GATEWAY_REACH_METERS);
      }
      draws[generator] = new Draw(chances);
    }
    return draws;
  }

  private Draw[] exitDraws() {
    Draw[] draws = new Draw[through.length];
    for (int entry = 0; entry < draws.length; entry++) {
      double[] chances = through.clone();
      chances[entry] = 0;
      draws[entry] = new Draw(chances);
    }
    return draws;
  }

  private static double meters(Generator generator, double x, double y) {
    return Math.hypot(generator.x() - x, generator.y() - y);
  }
}
