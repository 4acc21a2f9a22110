package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.population.TransitRouteText;
import vn.luong.sim.random.RandomStream;

/** Motorbikes are taken to stations, left there and fetched; taxis come when they are called. */
class ParkAndRideTest {
  private static final double EXACTLY = 1e-9;
  /** Links of the stations. */
  private static final List<String> PARKING = List.of("e1", "e3", "e9", "e17");

  private final StationWorld world = new StationWorld();

  private String routed(TripRouting routing, String day) {
    return world.text(routed(routing, world.day(day)));
  }

  private Plan routed(TripRouting routing, Plan day) {
    PlanRouter router = new PlanRouter(routing.newRouter(1, 1));
    Plan plan = router.routeAll(world.person, day);
    assertThat(router.takeUnrouted()).isEmpty();
    return plan;
  }

  @Test
  void motorbikeIsLeftAtTheStationAndFetchedInTheEvening() {
    TripRouting routing = world.routing(world.ownMotorbike(5000));

    assertThat(routed(routing, "e5 pt e17 pt e5"))
        .isEqualTo("e5 motorbike(e5-e3) [motorbike parking] walk pt(4-18) walk e17"
            + " walk pt(18-4) walk [motorbike pick-up] motorbike(e3-e5) e5");
  }

  /** From kilometre 4 at 6:01:20 or every ten minutes later; two minutes at kilometre 10, seen as one ride. */
  @Test
  void rideOnATrainThatGoesOnAsAnotherRouteIsOneLeg() {
    StationWorld cut = new StationWorld(true);
    PlanRouter router = new PlanRouter(cut.routing().newRouter(1, 1));
    Plan plan = router.routeAll(cut.person, cut.day("e3 pt e17"));

    assertThat(cut.text(plan)).isEqualTo("e3 walk pt(4-18) walk e17");
    Leg ride = plan.legs().get(1);
    TransitRouteText text = TransitRouteText.parse(ride.route()).orElseThrow();
    assertThat(text)
        .isEqualTo(new TransitRouteText(
            "metro",
            "near",
            "s4",
            "s10",
            6 * 3600 + 680,
            new TransitRouteText("metro", "far", "s10", "s18", 6 * 3600 + 1040, null)));
    assertThat(ride.departureTime() + ride.travelTimeSeconds()).isEqualTo(6 * 3600 + 1360);
  }

  @Test
  void legsFollowEachOtherInTimeAndPlace() {
    Plan plan = routed(world.routing(world.ownMotorbike(5000)), world.day("e5 pt e17 pt e5"));

    double now = Double.NaN;
    for (int ordinal = 0; ordinal < plan.legs().size(); ordinal++) {
      Activity before = plan.activities().get(ordinal);
      Activity after = plan.activities().get(ordinal + 1);
      Leg leg = plan.legs().get(ordinal);
      assertThat(leg.route().startLink()).isEqualTo(before.link());
      assertThat(leg.route().endLink()).isEqualTo(after.link());
      assertThat(leg.routingMode()).isEqualTo(world.pt);
      boolean isTripStart = before.endTime() > 0;
      assertThat(leg.departureTime()).isEqualTo(isTripStart ? before.endTime() : now);
      now = leg.departureTime() + leg.travelTimeSeconds();
    }
    // 100 m from the road to the station at 1 m/s.
    assertThat(plan.legs().get(1).route())
        .isEqualTo(new TeleportRoute(
            world.network.linkIds().index("e3"), world.network.linkIds().index("rail4"), 100, 100));
  }

  @Test
  void motorbikeStaysAtHomeIfNobodyComesBackForIt() {
    TripRouting routing = world.routing(world.ownMotorbike(5000));

    assertThat(routed(routing, "e5 pt e17")).isEqualTo("e5 walk pt(4-18) walk e17");
    assertThat(routed(routing, "e5 pt e17 motorbike-taxi e5"))
        .startsWith("e5 walk pt(4-18) walk e17");
  }

  @Test
  void motorbikeIsNotUsedWhereItIsNot() {
    TripRouting routing = world.routing(world.ownMotorbike(5000));

    // To the market by motorbike, which is brought home only after the day at work.
    assertThat(routed(routing, "e5 motorbike e7 pt e17 pt e7 motorbike e5"))
        .isEqualTo(
            "e5 motorbike(e5-e7) e7 motorbike(e7-e3) [motorbike parking] walk pt(4-18) walk e17"
                + " walk pt(18-4) walk [motorbike pick-up] motorbike(e3-e7) e7 motorbike(e7-e5) e5");
    assertThat(routed(routing, "e5 motorbike e7 walk e5 pt e17 pt e5"))
        .isEqualTo("e5 motorbike(e5-e7) e7 walk e5 walk pt(4-18) walk e17 walk pt(18-4) walk e5");
  }

  @Test
  void tripsWhileTheMotorbikeStandsAtTheStationDoWithoutIt() {
    TripRouting routing = world.routing(world.ownMotorbike(5000));

    assertThat(routed(routing, "e5 pt e17 pt e9 pt e17 pt e5"))
        .isEqualTo("e5 motorbike(e5-e3) [motorbike parking] walk pt(4-18) walk e17"
            + " walk pt(18-10) walk e9 walk pt(10-18) walk e17"
            + " walk pt(18-4) walk [motorbike pick-up] motorbike(e3-e5) e5");
  }

  @Test
  void whoHasNoMotorbikeWalks() {
    world.population.personAttributes().putText(world.person, "motorbikeAvail", "never");

    assertThat(routed(world.routing(world.ownMotorbike(5000)), "e5 pt e17 pt e5"))
        .isEqualTo("e5 walk pt(4-18) walk e17 walk pt(18-4) walk e5");
  }

  @Test
  void placesThatAreDearAreAvoided() {
    JourneyOptions options = JourneyOptions.ofAccess(List.of(world.ownMotorbike(5000)));
    int full = world.network.linkIds().index("e3");
    TripRouting routing = world.routing(options, (type, link, time) -> link == full ? 2 : 0);

    assertThat(routed(routing, "e5 pt e17 pt e5"))
        .startsWith("e5 motorbike(e5-e1) [motorbike parking] walk pt(2-18) walk e17");
  }

  /** Nobody can be sure to come home if the last metro may have left; then the motorbike is not taken along. */
  @Test
  void motorbikeThatCouldNotBeFetchedIsNotTaken() {
    Plan day = world.day("e5 pt e17 pt e5");
    Activity late = day.activities().get(1).withEndTime(23.99 * 3600);
    Plan withLateEvening = day.withActivities(
        List.of(day.activities().get(0), late, day.activities().get(2)));

    Plan routed = routed(world.routing(world.ownMotorbike(5000)), withLateEvening);

    assertThat(world.text(routed)).isEqualTo("e5 walk pt(4-18) walk e17 walk e5");
  }

  @Test
  void taxisAreWaitedForAndDriveOnTheRoad() {
    AccessWay taxi = new AccessWay(
        world.taxi,
        AccessWay.StopSearch.within(5000, 4),
        AccessWay.PersonFilter.EVERYBODY,
        new AccessWay.Cost(StationWorld.RATE, StationWorld.RATE, 1e-4, 0.1),
        false);
    TripRouting routing = world.routing(taxi);
    Plan plan = routed(routing, world.day("e5 pt e17 motorbike-taxi e5"));

    assertThat(world.text(plan))
        .isEqualTo("e5 wait [motorbike-taxi] motorbike-taxi(e5-e3) walk pt(4-18) walk e17"
            + " wait [motorbike-taxi] motorbike-taxi(e17-e5) e5");
    assertThat(plan.legs().get(0).travelTimeSeconds()).isEqualTo(240);
    assertThat(plan.legs().get(1).departureTime()).isEqualTo(6 * 3600 + 240);
  }

  /** MATSim's rule: a vehicle is wherever it is wanted, and goes home by itself. */
  @Test
  void vehiclesThatAreNobodysOwnAreAtBothEnds() {
    AccessWay anywhere = new AccessWay(
        world.motorbike,
        AccessWay.StopSearch.within(5000, AccessWay.ANY_NUMBER),
        AccessWay.PersonFilter.EVERYBODY,
        AccessWay.Cost.ofTime(StationWorld.RATE),
        false);
    JourneyOptions options = new JourneyOptions(List.of(anywhere), false, false, Map.of());

    assertThat(routed(world.routing(options, ParkingPrice.NONE), "e5 pt e17"))
        .startsWith("e5 motorbike(e5-")
        .endsWith("18) walk motorbike(e17-e17) e17");
  }

  /** Of random days the two trips cost no more than by any station, or without the motorbike. */
  @Test
  void stationIsTheBestForBothTrips() {
    RandomStream random = RandomStream.of(4711);
    int parkedCount = 0;
    for (int number = 0; number < 300; number++) {
      double[] price = {random.nextDouble() * 0.3, random.nextDouble() * 0.3, 0, 0};
      price[3] = random.nextDouble() * 0.3;
      AccessWay way = world.ownMotorbike(1000 + random.nextInt(15000));
      TripRouting routing = world.routing(
          JourneyOptions.ofAccess(List.of(way)),
          (type, link, time) -> price[PARKING.indexOf(world.network.linkId(link))]);
      String home = "e" + random.nextInt(20);
      String work = "e" + random.nextInt(20);
      if (home.equals(work)) {
        continue;
      }
      Plan day = world.day(home + " pt " + work + " pt " + home);
      Plan routed = routed(routing, day);
      boolean parks = world.text(routed).contains("[motorbike parking]");
      parkedCount += parks ? 1 : 0;

      TripRouter router = routing.newRouter(1, 1);
      ParkedTours.Costs costs = router.parkedCosts();
      TripRequest out = request(day, 0);
      TripRequest back = request(day, 1);
      double least = costs.least(out) + costs.least(back);
      double infinite = Double.POSITIVE_INFINITY;
      for (TransitTripRouter.ParkedCost leaving : costs.leaving(0, out, infinite)) {
        for (TransitTripRouter.ParkedCost fetching : costs.fetching(0, back, infinite)) {
          if (leaving.parked().equals(fetching.parked())) {
            least = Math.min(least, leaving.cost() + fetching.cost());
          }
        }
      }
      assertThat(costOf(routed, price))
          .as("%s: %s", number, world.text(routed))
          .isCloseTo(least, within(1e-5));
    }
    assertThat(parkedCount).isBetween(50, 250);
  }

  private TripRequest request(Plan day, int trip) {
    return new TripRequest(
        world.person,
        day.activities().get(trip),
        day.activities().get(trip + 1),
        world.pt,
        day.activities().get(trip).endTime());
  }

  /** What the legs of a day say that it costs. */
  private double costOf(Plan plan, double[] price) {
    double cost = 0;
    double now = 0;
    for (int ordinal = 0; ordinal < plan.legs().size(); ordinal++) {
      Activity before = plan.activities().get(ordinal);
      Leg leg = plan.legs().get(ordinal);
      now = before.endTime() > 0 ? before.endTime() : now;
      assertThat(leg.departureTime()).isEqualTo(now, within(EXACTLY));
      cost += leg.travelTimeSeconds() * (leg.mode() == world.walk ? 2 : 1) * StationWorld.RATE;
      now += leg.travelTimeSeconds();
      if (world.population.activityTypes().text(before.type()).contains("pick-up")) {
        String link = world.network.linkId(before.link());
        cost += price[PARKING.indexOf(link)];
      }
    }
    return cost;
  }
}
