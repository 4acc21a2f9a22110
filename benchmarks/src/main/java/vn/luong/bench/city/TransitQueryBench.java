package vn.luong.bench.city;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.luong.bench.Options;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.DepartureCosts;
import vn.luong.sim.raptor.RaptorCosts;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.RaptorTimetable;
import vn.luong.sim.raptor.TransitJourney;
import vn.luong.sim.ridership.CrowdingParameters;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.trips.TransitRoutingParameters;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;

/**
 * How long queries for journeys take on the lines of a bundled scenario, where all departures cost the same, and where
 * vehicles are as full as the same travellers make them: each round all are routed with what was learned so far, loads are
 * the mean of the rounds; who finds a full vehicle waits for the next one.
 *
 * <pre>benchmarks/run transit --scenario binh-duong-2030-metro --queries 4000 --riders 100000 --passes 5</pre>
 */
public final class TransitQueryBench {
  private static final long SEED = 4711;
  private static final int ROUNDS = 4;
  private static final double LEAST_METERS = 2000;

  /** First trip of somebody's day. */
  private record Trip(double x, double y, double toX, double toY, double departureTime) {}

  private final TransitVehicles vehicles;
  private final TransitRoutes routes;
  private final Departures departures;
  private final RaptorTimetable timetable;
  private final RaptorRouter plain;
  private final RaptorCosts costs;
  private final List<Trip> trips;
  private final double ridersPerTrip;
  private final double[][] load;
  private final TransitJourney journey;
  private final AccessStops access = new AccessStops();
  private final AccessStops egress = new AccessStops();

  private TransitQueryBench(RunnableScenario scenario, int queries, int riders) {
    vehicles = scenario.transit();
    routes = vehicles.schedule().routes();
    departures = vehicles.schedule().departures();
    TransitRoutingParameters parameters = scenario.engine().transitRouting();
    Network network = scenario.population().network();
    timetable = RaptorTimetable.of(vehicles.schedule(), network, parameters.walk());
    costs = RaptorCosts.of(
        timetable,
        parameters.ridingPerSecond(),
        parameters.waitingPerSecond(),
        parameters.walkingPerSecond(),
        parameters.perTransfer());
    plain = new RaptorRouter(timetable, costs);
    journey = new TransitJourney(timetable);
    trips = trips(scenario.population(), queries);
    ridersPerTrip = (double) riders / trips.size();
    load = new double[departures.count()][];
    for (int departure = 0; departure < load.length; departure++) {
      load[departure] = new double[routes.stopCount(departures.route(departure))];
    }
  }

  /** Measures with the options above. */
  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    String name = options.text("--scenario", "binh-duong-2030-metro");
    int queries = options.number("--queries", 4000);
    int riders = options.number("--riders", 100_000);
    int passes = options.number("--passes", 5);
    options.requireAllKnown();
    ProblemLog problems = new ProblemLog();
    ScenarioOverrides overrides = new ScenarioOverrides(
        Optional.of("1%"), Optional.empty(), Optional.of(SEED), Optional.of(1));
    RunnableScenario scenario = ScenarioCompiler.compile(name, overrides, problems);
    problems.throwIfErrors();
    new TransitQueryBench(scenario, queries, riders).run(passes);
  }

  private static List<Trip> trips(Population population, int most) {
    List<Trip> trips = new ArrayList<>();
    Network network = population.network();
    for (int person = 0; person < population.personCount() && trips.size() < most; person++) {
      Plan plan = population.plans().plan(population.plans().selectedPlan(person));
      if (plan.activities().size() > 1) {
        Activity from = plan.activities().get(0);
        Activity to = plan.activities().get(1);
        Trip trip = new Trip(
            network.nodeX(network.toNode(from.link())),
            network.nodeY(network.toNode(from.link())),
            network.nodeX(network.toNode(to.link())),
            network.nodeY(network.toNode(to.link())),
            from.endTime());
        if (Math.hypot(trip.toX - trip.x, trip.toY - trip.y) >= LEAST_METERS) {
          trips.add(trip);
        }
      }
    }
    return trips;
  }

  private void run(int passes) {
    System.out.printf(
        Locale.ROOT,
        "%d trips of %.0f km and more; %d routes, %d rows, %d departures%n",
        trips.size(),
        LEAST_METERS / 1000,
        timetable.routeCount(),
        timetable.rowCount(),
        timetable.departureCount());
    RaptorRouter crowded = plain;
    for (int round = 0; round < ROUNDS; round++) {
      learn(crowded, round);
      crowded = plain.withDepartures(DepartureCosts.of(timetable, new Expected()));
    }
    long extra = departures.count();
    for (int departure = 0; departure < departures.count(); departure++) {
      extra -= costsMore(departure) ? 0 : 1;
    }
    System.out.printf(
        Locale.ROOT, "%d of %d departures cost more than others%n", extra, departures.count());
    for (int pass = 0; pass < passes; pass++) {
      print("alike", plain);
      print("crowded", crowded);
    }
  }

  private boolean costsMore(int departure) {
    Expected expected = new Expected();
    for (int position = 0; position < load[departure].length; position++) {
      if (expected.sectionCost(departure, position, 1) > 0
          || expected.boardingCost(departure, position) > 0) {
        return true;
      }
    }
    return false;
  }

  private void print(String name, RaptorRouter router) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long clock = System.nanoTime();
    double sum = 0;
    int found = 0;
    for (Trip trip : trips) {
      if (route(router, trip)) {
        found++;
        sum += journey.cost();
      }
    }
    double spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    System.out.printf(
        Locale.ROOT,
        "%-8s %.3f ms of processor time a query, %.3f ms on the clock; %d journeys, costs %.6f%n",
        name,
        spent / 1e6 / trips.size(),
        (System.nanoTime() - clock) / 1e6 / trips.size(),
        found,
        sum);
  }

  private boolean route(RaptorRouter router, Trip trip) {
    router.findWalks(trip.x, trip.y, access);
    router.findWalks(trip.toX, trip.toY, egress);
    double meters = Math.hypot(trip.toX - trip.x, trip.toY - trip.y);
    double most = meters / timetable.walk().beelineMetersPerSecond() * costs.walkingPerSecond();
    return router.route(access, egress, trip.departureTime, most, journey);
  }

  private void learn(RaptorRouter router, int round) {
    for (double[] ofDeparture : load) {
      for (int position = 0; position < ofDeparture.length; position++) {
        ofDeparture[position] *= round / (round + 1.0);
      }
    }
    for (Trip trip : trips) {
      if (route(router, trip)) {
        for (int ride = 0; ride < journey.rideCount(); ride++) {
          ride(
              journey.departure(ride),
              journey.boardingStop(ride),
              journey.alightingStop(ride),
              round);
        }
      }
    }
  }

  private void ride(int departure, int from, int to, int round) {
    int first = routes.firstStop(departures.route(departure));
    boolean isOnBoard = false;
    for (int position = 0; position < load[departure].length; position++) {
      int stop = routes.stop(first + position);
      if (isOnBoard && stop == to) {
        return;
      }
      isOnBoard |= stop == from;
      load[departure][position] += isOnBoard ? ridersPerTrip / (round + 1) : 0;
    }
  }

  /** What travellers expect of loads like these. */
  private final class Expected implements DepartureCosts.Source {
    private VehicleType type(int departure) {
      int vehicle = departures.vehicle(departure);
      int inFleet =
          vehicle == Departures.NO_VEHICLE ? Fleet.NO_VEHICLE : vehicles.fleetVehicle(vehicle);
      return inFleet == Fleet.NO_VEHICLE ? null : vehicles.fleet().type(inFleet);
    }

    @Override
    public double sectionCost(int departure, int position, double seconds) {
      VehicleType type = type(departure);
      int riders = (int) load[departure][position];
      return type == null
          ? 0
          : seconds
              * costs.ridingPerSecond(0)
              * CrowdingParameters.STANDARD.meanSurcharge(riders, type.seatCount());
    }

    @Override
    public double boardingCost(int departure, int position) {
      VehicleType type = type(departure);
      int next = departure + 1;
      boolean isFull = type != null
          && load[departure][position] > type.seatCount() + type.standingCount()
          && next < departures.end(departures.route(departure));
      return isFull
          ? costs.waitingPerSecond()
              * Math.max(0, departures.time(next) - departures.time(departure))
          : 0;
    }
  }
}
