package vn.luong.sim.raptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import vn.luong.sim.raptor.RandomTimetable.Dwell;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;

/** The journeys found in thousands of small random worlds are the best of all there are. */
class RaptorOracleTest {
  private static final int WORLDS = 4000;
  private static final Offset<Double> EXACTLY = within(1e-6);

  @Test
  void costsAreTheLeastWhereVehiclesDoNotStand() {
    assertThat(countFound(Dwell.NONE_ANY_RATES)).isGreaterThan(WORLDS / 3);
  }

  @Test
  void costsAreTheLeastWhereVehiclesStandAndRidingCostsWhatWaitingDoes() {
    assertThat(countFound(Dwell.SOME_EQUAL_RATES)).isGreaterThan(WORLDS / 3);
  }

  @Test
  void costsAreTheLeastWhereVehiclesGoOnWithTheirPassengers() {
    assertThat(countFound(Dwell.NONE_ANY_RATES, true)).isGreaterThan(WORLDS / 3);
    assertThat(countFound(Dwell.SOME_EQUAL_RATES, true)).isGreaterThan(WORLDS / 3);
  }

  /** Somebody who rides on often does not have to get in again. */
  @Test
  void ridingOnIsWorthIt() {
    int ridingOn = 0;
    int twice = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      RandomTimetable world = new RandomTimetable(seed, Dwell.NONE_ANY_RATES, true);
      TransitJourney journey = find(world, world.costs, world.departureTime);
      for (int ride = 0; ride < journey.rideCount(); ride++) {
        ridingOn += journey.partCount(ride) > 1 ? 1 : 0;
        twice += journey.partCount(ride) > 2 ? 1 : 0;
      }
    }
    assertThat(ridingOn).isGreaterThan(WORLDS / 20);
    assertThat(twice).isGreaterThan(WORLDS / 1000);
  }

  @Test
  void costsAreTheLeastWhereDeparturesThatGoOnCostDifferently() {
    int ridingOn = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell, true);
      RaptorCosts costs = world.costsWithFares();
      RaptorRouter router = new RaptorRouter(world.timetable, costs)
          .withDepartures(DepartureCosts.of(world.timetable, world.crowding));
      TransitJourney journey = find(world, router, world.departureTime);
      double least =
          new ExhaustiveJourneys(world, costs, world.crowding).leastCost(world.departureTime);
      assertThat(journey.isFound()).as("seed %s", seed).isEqualTo(least < 1e9);
      if (journey.isFound()) {
        assertThat(journey.cost()).as("seed %s", seed).isCloseTo(least, EXACTLY);
        ridingOn += journey.partCount(0) > 1 ? 1 : 0;
      }
    }
    assertThat(ridingOn).isGreaterThan(WORLDS / 40);
  }

  private static int countFound(Dwell dwell) {
    return countFound(dwell, false);
  }

  private static int countFound(Dwell dwell, boolean isChained) {
    int found = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      RandomTimetable world = new RandomTimetable(seed, dwell, isChained);
      TransitJourney journey = find(world, world.costs, world.departureTime);
      double least = new ExhaustiveJourneys(world, world.costs).leastCost(world.departureTime);
      if (least == Double.POSITIVE_INFINITY) {
        assertThat(journey.isFound()).as("seed %s", seed).isFalse();
      } else {
        assertThat(journey.cost()).as("seed %s", seed).isCloseTo(least, EXACTLY);
        assertThat(costOf(world, journey)).as("seed %s", seed).isCloseTo(least, EXACTLY);
        found++;
      }
    }
    return found;
  }

  /** Where riding and standing cost differently, who comes while a vehicle stands is not compared exactly. */
  @Test
  void costsAreWhatTheJourneySpendsAndHardlyAboveTheLeast() {
    int dearer = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      RandomTimetable world = new RandomTimetable(seed, Dwell.SOME_ANY_RATES);
      TransitJourney journey = find(world, world.costs, world.departureTime);
      double least = new ExhaustiveJourneys(world, world.costs).leastCost(world.departureTime);
      assertThat(journey.isFound()).as("seed %s", seed).isEqualTo(least < 1e9);
      if (journey.isFound()) {
        assertThat(journey.cost()).as("seed %s", seed).isGreaterThan(least - 1e-6);
        // 60 s of standing on each ride, at the largest difference of rates.
        assertThat(journey.cost())
            .as("seed %s", seed)
            .isLessThan(least + 60 * 20 / 3600.0 * (journey.rideCount() + 1));
        assertThat(costOf(world, journey)).as("seed %s", seed).isCloseTo(journey.cost(), EXACTLY);
        dearer += journey.cost() > least + 1e-6 ? 1 : 0;
      }
    }
    assertThat(dearer).isLessThan(WORLDS / 200);
  }

  @Test
  void costsAreTheLeastWhereDeparturesCostDifferently() {
    int passing = 0;
    int found = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell);
      RaptorCosts costs = world.costsWithFares();
      DepartureCosts crowding = DepartureCosts.of(world.timetable, world.crowding);
      RaptorRouter router = new RaptorRouter(world.timetable, costs).withDepartures(crowding);
      TransitJourney journey = find(world, router, world.departureTime);
      double least =
          new ExhaustiveJourneys(world, costs, world.crowding).leastCost(world.departureTime);
      if (least == Double.POSITIVE_INFINITY) {
        assertThat(journey.isFound()).as("seed %s", seed).isFalse();
      } else {
        assertThat(journey.cost()).as("seed %s", seed).isCloseTo(least, EXACTLY);
        found++;
        passing += journey.queueingTime(0) > journey.startTime(0) ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(WORLDS / 3);
    // People do let crowded departures pass.
    assertThat(passing).isGreaterThan(WORLDS / 100);
  }

  @Test
  void costsAreTheLeastWhereRidesCostByZones() {
    int found = 0;
    int otherwise = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell, seed % 3 == 0);
      RaptorCosts costs = world.costsWithZones(seed);
      boolean isCrowded = seed % 5 < 2;
      RaptorRouter plain = new RaptorRouter(world.timetable, costs);
      RaptorRouter router = isCrowded
          ? plain.withDepartures(DepartureCosts.of(world.timetable, world.crowding))
          : plain;
      TransitJourney journey = find(world, router, world.departureTime);
      double least = new ExhaustiveJourneys(world, costs, isCrowded ? world.crowding : null)
          .leastCost(world.departureTime);
      if (least == Double.POSITIVE_INFINITY) {
        assertThat(journey.isFound()).as("seed %s", seed).isFalse();
      } else {
        assertThat(journey.cost()).as("seed %s", seed).isCloseTo(least, EXACTLY);
        found++;
        otherwise += find(world, world.costs, world.departureTime).cost() < least - 1e-6 ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(WORLDS / 3);
    // Somebody pays.
    assertThat(otherwise).isGreaterThan(WORLDS / 10);
  }

  @Test
  void profilesHoldTheBestJourneysWhereRidesCostByZones() {
    for (long seed = 0; seed < WORLDS / 4; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costsWithZones(seed));
      RaptorProfile profile = new RaptorProfile(world.timetable);
      int from = world.departureTime;
      router.profile(access(router, world), egress(router, world), from, from + 1200, profile);
      for (int time = from; time <= from + 1200; time += 120) {
        double single = find(world, router, time).cost();
        double cost = profile.cost(time, world.costs.waitingPerSecond());
        assertThat(cost == single || Math.abs(cost - single) < 1e-6)
            .as("seed %s, departure %s: %s against %s", seed, time, cost, single)
            .isTrue();
      }
    }
  }

  @Test
  void profilesHoldTheBestJourneysWhereDeparturesCostDifferently() {
    for (long seed = 0; seed < WORLDS / 2; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costsWithFares())
          .withDepartures(DepartureCosts.of(world.timetable, world.crowding));
      RaptorProfile profile = new RaptorProfile(world.timetable);
      int from = world.departureTime;
      router.profile(access(router, world), egress(router, world), from, from + 1200, profile);
      for (int time = from; time <= from + 1200; time += 60) {
        double single = find(world, router, time).cost();
        double cost = profile.cost(time, world.costs.waitingPerSecond());
        assertThat(cost == single || Math.abs(cost - single) < 1e-6)
            .as("seed %s, departure %s: %s against %s", seed, time, cost, single)
            .isTrue();
      }
    }
  }

  /** Somebody may take some routes only, somebody else others, with one router. */
  @Test
  void costsAreTheLeastOfTheRoutesThatAreAdmitted() {
    int found = 0;
    int others = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell, true);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costs);
      double all = new ExhaustiveJourneys(world, world.costs).leastCost(world.departureTime);
      SplittableRandom random = new SplittableRandom(seed);
      for (int person = 0; person < 3; person++) {
        BitSet routes = new BitSet();
        BitSet ofSchedule = new BitSet();
        for (int route = 0; route < world.timetable.routeCount(); route++) {
          if (random.nextInt(3) > 0) {
            routes.set(route);
            ofSchedule.set(world.timetable.scheduleRoute(route));
          }
        }
        router.admitOnly(routes);
        TransitJourney journey = find(world, router, world.departureTime);
        double least = new ExhaustiveJourneys(world, world.costs)
            .admitting(ofSchedule)
            .leastCost(world.departureTime);
        assertThat(journey.isFound()).as("seed %s", seed).isEqualTo(least < 1e9);
        if (journey.isFound()) {
          assertThat(journey.cost()).as("seed %s", seed).isCloseTo(least, EXACTLY);
          found++;
        }
        others += least > all + 1e-6 ? 1 : 0;
      }
      router.admitOnly(null);
      assertThat(find(world, router, world.departureTime).isFound()).isEqualTo(all < 1e9);
    }
    assertThat(found).isGreaterThan(WORLDS / 2);
    // The filter does matter.
    assertThat(others).isGreaterThan(WORLDS / 4);
  }

  @Test
  void departuresThatCostNothingMoreChangeNothing() {
    DepartureCosts.Source nothing = new DepartureCosts.Source() {
      @Override
      public double sectionCost(int departure, int position, double seconds) {
        return 0;
      }

      @Override
      public double boardingCost(int departure, int position) {
        return 0;
      }
    };
    for (long seed = 0; seed < 500; seed++) {
      RandomTimetable world = new RandomTimetable(seed, Dwell.SOME_ANY_RATES);
      TransitJourney plain = find(world, world.costs, world.departureTime);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costs)
          .withDepartures(DepartureCosts.of(world.timetable, nothing));
      TransitJourney journey = find(world, router, world.departureTime);
      assertThat(journey.cost()).as("seed %s", seed).isEqualTo(plain.cost());
      for (int ride = 0; ride < journey.rideCount(); ride++) {
        assertThat(journey.departure(ride)).isEqualTo(plain.departure(ride));
        assertThat(journey.queueingTime(ride)).isEqualTo(journey.startTime(ride));
      }
    }
  }

  @Test
  void arrivalsAreTheEarliest() {
    for (long seed = 0; seed < WORLDS; seed++) {
      RandomTimetable world = new RandomTimetable(seed, Dwell.SOME_ANY_RATES);
      RaptorCosts time = RaptorCosts.ofTime(world.timetable);
      TransitJourney journey = find(world, time, world.departureTime);
      double least = new ExhaustiveJourneys(world, time).leastCost(world.departureTime);
      if (least < Double.POSITIVE_INFINITY) {
        assertThat(journey.arrivalTime())
            .as("seed %s", seed)
            .isEqualTo(world.departureTime + least);
      }
    }
  }

  @Test
  void profilesHoldTheBestJourneyForEachDeparture() {
    assertThat(countJourneysOfProfiles(false)).isGreaterThan(WORLDS);
  }

  @Test
  void profilesHoldTheBestJourneyWhereVehiclesGoOnWithTheirPassengers() {
    assertThat(countJourneysOfProfiles(true)).isGreaterThan(WORLDS);
  }

  private static int countJourneysOfProfiles(boolean isChained) {
    int journeys = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell, isChained);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costs);
      RaptorProfile profile = new RaptorProfile(world.timetable);
      int from = world.departureTime;
      int to = from + 1200;
      router.profile(access(router, world), egress(router, world), from, to, profile);
      for (int time = from; time <= to; time += 60) {
        TransitJourney single = new TransitJourney(world.timetable);
        router.route(
            access(router, world), egress(router, world), time, Double.POSITIVE_INFINITY, single);
        double cost = profile.cost(time, world.costs.waitingPerSecond());
        assertThat(cost == single.cost() || Math.abs(cost - single.cost()) < 1e-6)
            .as("seed %s, departure %s: %s against %s", seed, time, cost, single.cost())
            .isTrue();
      }
      for (int ordinal = 0; ordinal < profile.count(); ordinal++) {
        TransitJourney journey = profile.journey(ordinal);
        assertThat(costOf(world, journey)).as("seed %s", seed).isCloseTo(journey.cost(), EXACTLY);
        journeys++;
      }
    }
    return journeys;
  }

  @Test
  void routersCanBeUsedAgainAndAgain() {
    for (long seed = 0; seed < 50; seed++) {
      RandomTimetable world = new RandomTimetable(seed, Dwell.SOME_EQUAL_RATES);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costs);
      TransitJourney journey = new TransitJourney(world.timetable);
      for (int time = 0; time < 3600; time += 100) {
        router.route(
            access(router, world), egress(router, world), time, Double.POSITIVE_INFINITY, journey);
        assertThat(journey.cost()).isEqualTo(find(world, world.costs, time).cost());
      }
    }
  }

  @Test
  void journeysAboveTheMostCostAreNotFound() {
    for (long seed = 0; seed < 500; seed++) {
      RandomTimetable world = new RandomTimetable(seed, Dwell.SOME_EQUAL_RATES);
      TransitJourney journey = find(world, world.costs, world.departureTime);
      if (journey.isFound()) {
        RaptorRouter router = new RaptorRouter(world.timetable, world.costs);
        TransitJourney limited = new TransitJourney(world.timetable);
        AccessStops access = access(router, world);
        AccessStops egress = egress(router, world);
        double cost = journey.cost();
        assertThat(router.route(access, egress, world.departureTime, cost, limited))
            .isTrue();
        assertThat(limited.cost()).isEqualTo(cost);
        assertThat(router.route(access, egress, world.departureTime, cost - 0.001, limited))
            .isFalse();
      }
    }
  }

  static TransitJourney find(RandomTimetable world, RaptorCosts costs, int departureTime) {
    return find(world, new RaptorRouter(world.timetable, costs), departureTime);
  }

  private static TransitJourney find(
      RandomTimetable world, RaptorRouter router, int departureTime) {
    TransitJourney journey = new TransitJourney(world.timetable);
    router.route(
        access(router, world),
        egress(router, world),
        departureTime,
        Double.POSITIVE_INFINITY,
        journey);
    return journey;
  }

  private static AccessStops access(RaptorRouter router, RandomTimetable world) {
    AccessStops access = new AccessStops();
    router.findWalks(world.originX, world.originY, access);
    return access;
  }

  private static AccessStops egress(RaptorRouter router, RandomTimetable world) {
    AccessStops egress = new AccessStops();
    router.findWalks(world.destinationX, world.destinationY, egress);
    return egress;
  }

  /** Follows the journey through the schedule, checks that it can be made, and adds up what it costs. */
  private static double costOf(RandomTimetable world, TransitJourney journey) {
    RaptorRouter router = new RaptorRouter(world.timetable, world.costs);
    AccessStops access = access(router, world);
    AccessStops egress = egress(router, world);
    FootTransfers transfers = world.timetable.transfers();
    TransitRoutes routes = world.timetable.schedule().routes();
    int stop = access.stop(journey.access());
    double time = journey.departureTime() + access.seconds(journey.access());
    double cost = access.cost(journey.access());
    for (int ride = 0; ride < journey.rideCount(); ride++) {
      if (ride > 0) {
        int transfer = journey.transfer(ride);
        assertThat(transfers.fromStop(transfer)).isEqualTo(stop);
        stop = transfers.toStop(transfer);
        time += transfers.seconds(transfer);
        cost += transfers.seconds(transfer) * world.costs.walkingPerSecond();
        cost += world.costs.perTransfer();
      }
      assertThat(journey.startTime(ride)).isEqualTo((int) time);
      assertThat(journey.boardingStop(ride)).isEqualTo(stop);
      int route = journey.route(ride);
      double start = world.timetable.schedule().departures().time(journey.departure(ride));
      int in = routes.findStop(route, stop, routes.firstStop(route));
      while (start + routes.departureOffsetSeconds(in) < journey.boardingTime(ride)
          || start + routes.arrivalOffsetSeconds(in) > journey.boardingTime(ride)) {
        in = routes.findStop(route, stop, in + 1);
      }
      cost += (journey.boardingTime(ride) - time) * world.costs.waitingPerSecond();
      cost += world.costs.perBoarding(route);
      time = journey.boardingTime(ride);
      Departures departures = world.timetable.schedule().departures();
      int last = journey.partCount(ride) - 1;
      for (int part = 0; part < last; part++) {
        int departure = journey.partDeparture(ride, part);
        double comes = departures.time(departure)
            + routes.arrivalOffsetSeconds(routes.endStop(departures.route(departure)) - 1);
        cost += (comes - time) * world.costs.ridingPerSecond(departures.route(departure));
        time = comes;
        int next = journey.partDeparture(ride, part + 1);
        assertThat(next).isEqualTo(departures.goesOnAs(departure));
        in = routes.firstStop(departures.route(next));
        assertThat(journey.partStartTime(ride, part + 1)).isGreaterThanOrEqualTo((int) comes);
      }
      int lastDeparture = journey.partDeparture(ride, last);
      int lastRoute = departures.route(lastDeparture);
      start = departures.time(lastDeparture);
      int out = routes.findStop(lastRoute, journey.alightingStop(ride), in + 1);
      while (start + routes.arrivalOffsetSeconds(out) != journey.alightingTime(ride)) {
        out = routes.findStop(lastRoute, journey.alightingStop(ride), out + 1);
      }
      cost += (journey.alightingTime(ride) - time) * world.costs.ridingPerSecond(lastRoute);
      time = journey.alightingTime(ride);
      stop = journey.alightingStop(ride);
    }
    if (journey.lastTransfer() != TransitJourney.NO_TRANSFER) {
      int transfer = journey.lastTransfer();
      assertThat(transfers.fromStop(transfer)).isEqualTo(stop);
      stop = transfers.toStop(transfer);
      time += transfers.seconds(transfer);
      cost += transfers.seconds(transfer) * world.costs.walkingPerSecond();
      cost += world.costs.perTransfer();
    }
    assertThat(egress.stop(journey.egress())).isEqualTo(stop);
    assertThat(journey.arrivalTime()).isEqualTo(time + egress.seconds(journey.egress()));
    return cost + egress.cost(journey.egress());
  }
}
