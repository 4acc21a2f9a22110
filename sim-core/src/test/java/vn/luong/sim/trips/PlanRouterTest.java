package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.trips.RoutingParameters.AccessEgress;

class PlanRouterTest {
  private static final double EIGHT = 8 * 3600;

  private final TripWorld world = new TripWorld();

  @Test
  void stayWithADurationBeginsWhenTheTripBeforeArrives() {
    PlanRouter router = router(AccessEgress.WALK_TO_LINK);

    Plan routed = router.routeAll(world.person, dayWithErrand());

    // 15 s walk, 150 s on the road with its last link, no walk at the errand, 600 s there.
    assertThat(routed.legs()).hasSize(4);
    assertThat(routed.legs().get(2).departureTime()).isEqualTo(EIGHT + 15 + 150 + 600);
  }

  @Test
  void endTimeCountsEvenIfThePersonCannotBeThereYet() {
    Activity work = world.at(world.work, "there3").withEndTime(EIGHT - 100);
    Plan plan = dayWithErrand().withActivity(1, work);

    Plan routed = router(AccessEgress.NONE).routeAll(world.person, plan);

    assertThat(routed.legs().get(1).departureTime()).isEqualTo(EIGHT - 100);
  }

  @Test
  void reroutingReplacesWalksAndInteractions() {
    PlanRouter router = router(AccessEgress.WALK_TO_LINK);
    Plan once = router.routeAll(world.person, dayWithErrand());

    Plan twice = router.routeAll(world.person, once);

    assertThat(twice).isEqualTo(once);
    assertThat(TripSpan.of(twice, world.population))
        .containsExactly(new TripSpan(0, 2), new TripSpan(2, 4));
  }

  @Test
  void onlyTripsWithoutRouteAreRoutedIfThatIsAskedFor() {
    PlanRouter router = router(AccessEgress.NONE);
    Route kept = new TeleportRoute(world.link("there0"), world.link("there3"), 77, 1);
    Plan plan = dayWithErrand();
    plan = plan.withLeg(0, plan.legs().get(0).withRoute(kept));

    Plan routed = router.routeMissing(world.person, plan);

    assertThat(routed.legs().get(0).route()).isEqualTo(kept);
    assertThat(routed.legs().get(1).route()).isInstanceOf(LinkPath.class);
    assertThat(routed.legs().get(1).departureTime()).isEqualTo(EIGHT + 77 + 600);
  }

  @Test
  void tripWithoutAWayIsLeftUnroutedAndTold() {
    PlanRouter router = router(AccessEgress.NONE);
    Plan plan = dayWithErrand().withActivity(1, world.at(world.work, "islandRoad"));

    Plan routed = router.routeAll(world.person, plan);

    assertThat(routed.legs()).extracting(Leg::route).containsOnly(Route.NONE);
    assertThat(router.takeUnrouted()).hasSize(2);
    assertThat(router.takeUnrouted()).isEmpty();
  }

  @Test
  void tripOfAModeThatNobodyRoutesStaysAsItIs() {
    PlanRouter router = router(AccessEgress.NONE);
    Route sailed = new TeleportRoute(world.link("there0"), world.link("there3"), 77, 1);
    Leg byBoat = Leg.of(world.boat).withRoutingMode(world.boat).withRoute(sailed);

    Plan routed = router.routeAll(world.person, dayWithErrand().withLeg(0, byBoat));

    assertThat(routed.legs().get(0)).isEqualTo(byBoat);
    assertThat(router.takeUnrouted()).isEmpty();
  }

  @Test
  void newRouteKeepsTheVehicleOfTheOldOne() {
    PlanRouter router = router(AccessEgress.NONE);
    Plan plan = router.routeAll(world.person, dayWithErrand());
    LinkPath path = (LinkPath) plan.legs().get(0).route();
    plan = plan.withLeg(0, plan.legs().get(0).withRoute(path.withVehicle("van")));

    Plan routed = router.routeAll(world.person, plan);

    assertThat(((LinkPath) routed.legs().get(0).route()).vehicleId()).isEqualTo("van");
    assertThat(((LinkPath) routed.legs().get(1).route()).vehicleId()).isNull();
  }

  @Test
  void oldPlansMainModeIsThatOfTheFirstLegThatIsNoWalk() {
    Activity between = world.at(world.population.activityTypes().add("car interaction"), "there0");
    Plan plan = Plan.of(
        List.of(world.at(world.home, "there0"), between, world.at(world.work, "there3")),
        List.of(Leg.of(world.walk), Leg.of(world.car)));

    TripSpan trip = TripSpan.of(plan, world.population).get(0);

    assertThat(trip.mainMode(plan, world.modes)).isEqualTo(world.car);
  }

  /** Home until eight, ten minutes of errand at the other end, home. */
  private Plan dayWithErrand() {
    return Plan.of(
        List.of(
            world.at(world.home, "there0", 100, 10).withEndTime(EIGHT),
            world.at(world.work, "there3").withMaxDuration(600),
            world.at(world.home, "there0", 100, 10)),
        List.of(Leg.of(world.car), Leg.of(world.car)));
  }

  private PlanRouter router(AccessEgress accessEgress) {
    return new PlanRouter(world.routing(accessEgress).newRouter(1, 0));
  }
}
