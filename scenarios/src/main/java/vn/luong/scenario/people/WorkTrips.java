package vn.luong.scenario.people;

import java.util.List;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;

/**
 * How many persons of each zone and gateway work where, by a doubly constrained gravity model; of the whole population,
 * never of a sample.
 *
 * <p>Layout: rows and columns are the zones and after them the gateways.
 *
 * <p>Threads: nothing changes once built.
 */
public final class WorkTrips {
  /** Share of the inbound commuters who come to work; the others visit. */
  static final double INBOUND_WORKER_SHARE = 0.8;

  /** Mean distance from one place of a disc to another is 0.9 radii; built-up parts reach two thirds of a zone's radius. */
  private static final double INTRAZONAL_RADIUS_SHARE = 0.6;

  private final Zones zones;
  private final ZoneStock stock;
  private final List<GatewayDemand> gateways;
  private final double[][] distances;
  private final double[][] trips;

  WorkTrips(
      Zones zones,
      ZoneStock stock,
      List<GatewayDemand> gateways,
      Households households,
      SynthesisParameters parameters) {
    this.zones = zones;
    this.stock = stock;
    this.gateways = List.copyOf(gateways);
    distances = distances(parameters.detourFactor());
    trips = trips(households, parameters.meanWorkMeters());
  }

  /** The trips that {@link PopulationSynthesis} draws from. */
  public static WorkTrips of(
      Zones zones, ZoneStock stock, List<GatewayDemand> gateways, SynthesisParameters parameters) {
    Households households = new Households(stock, zones.all(), parameters.carGrowth());
    return new WorkTrips(zones, stock, gateways, households, parameters);
  }

  /** Zones and gateways. */
  public int originCount() {
    return trips.length;
  }

  /** Persons who live in a zone, or come in through a gateway, and work in an estate. */
  public double workersOf(int origin, Estate estate) {
    double jobs = stock.jobs(estate.zone());
    return jobs > 0 ? trips[origin][estate.zone()] * estate.jobs() / jobs : 0;
  }

  /** The whole matrix; not to be changed. */
  double[][] trips() {
    return trips;
  }

  /** Metres over the road; not to be changed. */
  double[][] distances() {
    return distances;
  }

  private boolean isGateway(int place) {
    return place >= zones.size();
  }

  private double[][] distances(double detourFactor) {
    int count = zones.size() + gateways.size();
    double[][] meters = new double[count][count];
    for (int origin = 0; origin < count; origin++) {
      for (int destination = 0; destination < count; destination++) {
        meters[origin][destination] = detourFactor * straightMeters(origin, destination);
      }
    }
    return meters;
  }

  private double straightMeters(int origin, int destination) {
    if (isGateway(origin) && isGateway(destination)) {
      return Double.POSITIVE_INFINITY;
    }
    if (origin == destination) {
      return INTRAZONAL_RADIUS_SHARE * zones.zone(origin).radiusMeters();
    }
    return Math.hypot(x(origin) - x(destination), y(origin) - y(destination));
  }

  private double x(int place) {
    return isGateway(place)
        ? gateways.get(place - zones.size()).x()
        : zones.zone(place).x();
  }

  private double y(int place) {
    return isGateway(place)
        ? gateways.get(place - zones.size()).y()
        : zones.zone(place).y();
  }

  private double[][] trips(Households households, double meanMeters) {
    int count = zones.size() + gateways.size();
    double[] origins = new double[count];
    double[] destinations = new double[count];
    double workers = 0;
    double elsewhere = 0;
    for (int zone = 0; zone < zones.size(); zone++) {
      origins[zone] = households.expectedEmployed(zone);
      workers += origins[zone];
    }
    for (int gateway = 0; gateway < gateways.size(); gateway++) {
      origins[zones.size() + gateway] =
          INBOUND_WORKER_SHARE * gateways.get(gateway).inbound();
      destinations[zones.size() + gateway] = gateways.get(gateway).outbound();
      workers += origins[zones.size() + gateway];
      elsewhere += destinations[zones.size() + gateway];
    }
    double perJob = (workers - elsewhere) / stock.totalJobs();
    for (int zone = 0; zone < zones.size(); zone++) {
      destinations[zone] = perJob * stock.jobs(zone);
    }
    return Matrices.doublyConstrained(origins, destinations, distances, meanMeters);
  }
}
