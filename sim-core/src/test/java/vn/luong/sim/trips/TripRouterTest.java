package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.trips.RoutingParameters.AccessEgress;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

class TripRouterTest {
  private static final double EIGHT = 8 * 3600;

  private final TripWorld world = new TripWorld();

  @Test
  void carTripWithoutAccessGoesFromLinkToLink() {
    RoutedTrip trip = route(
        AccessEgress.NONE,
        world.at(world.home, "there0", 100, 80),
        world.at(world.work, "there3", 1700, 80),
        world.car);

    Leg leg = trip.legs().get(0);
    assertThat(trip.legs()).hasSize(1);
    assertThat(world.path(((LinkPath) leg.route()).toArray()))
        .isEqualTo("there0 there1 there2 there3");
    assertThat(leg.departureTime()).isEqualTo(EIGHT);
    assertThat(leg.travelTimeSeconds()).isEqualTo(100);
    assertThat(leg.route().travelTimeSeconds()).isEqualTo(100);
    assertThat(leg.route().distanceMeters()).isEqualTo(1500);
  }

  @Test
  void driverWalksToAndFromTheNearestPointOfTheLink() {
    RoutedTrip trip = route(
        AccessEgress.WALK_TO_LINK,
        world.at(world.home, "there0", 100, 81),
        world.at(world.work, "there3", 2100, 0),
        world.car);

    assertThat(trip.legs())
        .extracting(Leg::mode)
        .containsExactly(world.walk, world.car, world.walk);
    assertThat(trip.legs()).extracting(Leg::routingMode).containsOnly(world.car);
    Leg access = trip.legs().get(0);
    assertThat(access.route())
        .isEqualTo(new TeleportRoute(world.link("there0"), world.link("there0"), 121, 121.5));
    Leg drive = trip.legs().get(1);
    assertThat(drive.departureTime()).isEqualTo(EIGHT + 121);
    assertThat(drive.travelTimeSeconds()).isEqualTo(100);
    assertThat(drive.route().travelTimeSeconds()).as("with the last link").isEqualTo(150);
    Leg egress = trip.legs().get(2);
    assertThat(egress.departureTime()).isEqualTo(EIGHT + 221);
    assertThat(egress.travelTimeSeconds()).as("from the link's end at x = 2000").isEqualTo(150);
    Activity interaction = trip.interactions().get(0);
    assertThat(world.population.activityTypes().text(interaction.type()))
        .isEqualTo("car interaction");
    assertThat(interaction.x()).isEqualTo(100);
    assertThat(interaction.y()).isZero();
    assertThat(interaction.maxDurationSeconds()).isZero();
  }

  @Test
  void whoStatesNoCoordinatesDoesNotWalk() {
    RoutedTrip trip = route(
        AccessEgress.WALK_TO_LINK,
        world.at(world.home, "there0"),
        world.at(world.work, "there0"),
        world.car);

    assertThat(trip.legs()).hasSize(1);
    assertThat(trip.legs().get(0).travelTimeSeconds()).isZero();
    assertThat(trip.legs().get(0).route().travelTimeSeconds()).isZero();
  }

  @Test
  void carStartsOnALinkNearbyIfItsOwnIsForWalkersOnly() {
    RoutedTrip trip = route(
        AccessEgress.NONE,
        world.at(world.home, "footbridge", 900, 10),
        world.at(world.work, "there3"),
        world.car);

    LinkPath path = (LinkPath) trip.legs().get(0).route();
    assertThat(world.network.linkId(path.startLink())).isEqualTo("back1");
  }

  @Test
  void slowVehicleTakesLonger() {
    TripRouting routing = world.routing(AccessEgress.NONE, 5);

    RoutedTrip trip = routing
        .newRouter(1, 0)
        .route(new TripRequest(
            world.person,
            world.at(world.home, "there0"),
            world.at(world.work, "there3"),
            world.car,
            EIGHT));

    assertThat(trip.legs().get(0).travelTimeSeconds()).isEqualTo(200);
  }

  @Test
  void walkGoesStraightWithADetourFactor() {
    RoutedTrip trip = route(
        AccessEgress.WALK_TO_LINK,
        world.at(world.home, "there0", 0, 0),
        world.at(world.work, "there3", 300, 401),
        world.walk);

    Leg leg = trip.legs().get(0);
    double meters = 1.5 * Math.hypot(300, 401);
    assertThat(leg.route().distanceMeters()).isEqualTo(meters);
    assertThat(leg.travelTimeSeconds()).isEqualTo(Math.floor(meters));
  }

  @Test
  void walkBetweenLinksWithoutCoordinatesGoesBetweenTheirEnds() {
    RoutedTrip trip = route(
        AccessEgress.WALK_TO_LINK,
        world.at(world.home, "there0"),
        world.at(world.work, "there2"),
        world.walk);

    assertThat(trip.legs().get(0).route().distanceMeters()).isEqualTo(1500);
  }

  @Test
  void passengerNeedsAFactorOfTheFreeTravelTime() {
    RoutedTrip trip = route(
        AccessEgress.WALK_TO_LINK,
        world.at(world.home, "there0", 0, 0),
        world.at(world.work, "there3", 1800, 0),
        world.ride);

    assertThat(trip.legs().get(0).travelTimeSeconds()).isEqualTo(2 * (100 + 50));
    assertThat(trip.legs().get(0).route().distanceMeters()).isEqualTo(1.3 * 1800);
  }

  @Test
  void facilityGivesCoordinatesAndLink() {
    int facility = world.facilities.add("f", 100, 40, world.link("there0"));
    Activity home =
        new Activity(world.home, Network.NO_LINK, facility, 0, 0, 0, EIGHT, EIGHT, EIGHT, Map.of());

    RoutedTrip trip =
        route(AccessEgress.WALK_TO_LINK, home, world.at(world.work, "there3"), world.car);

    assertThat(trip.legs().get(0).travelTimeSeconds()).isEqualTo(60);
  }

  @Test
  void tripToAnUnreachableLinkIsNotFound() {
    RoutedTrip trip = route(
        AccessEgress.NONE,
        world.at(world.home, "there0"),
        world.at(world.work, "islandRoad"),
        world.car);

    assertThat(trip.isFound()).isFalse();
  }

  @Test
  void modeThatNobodyDescribedIsRefused() {
    assertThatThrownBy(() -> route(
            AccessEgress.NONE,
            world.at(world.home, "there0"),
            world.at(world.work, "there3"),
            world.boat))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("boat");
  }

  private RoutedTrip route(
      AccessEgress accessEgress, Activity origin, Activity destination, int mode) {
    TripRouter router = world.routing(accessEgress).newRouter(1, 0);
    return router.route(new TripRequest(world.person, origin, destination, mode, EIGHT));
  }

  /** MATSim asks for links of cars only where a network has several modes. */
  @Test
  void activitiesLieOnRailsWhereThereIsNothingElse() {
    ModeTable modes = new ModeTable();
    int car = modes.add("car");
    int train = modes.add("train");
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("w", 0, 0);
    builder.addNode("e", 500, 0);
    builder.addLink("rail", 0, 1, new LinkProperties(500, 20, 100, 1, ModeTable.bit(train)));
    Population population = new Population(builder.build(), new Facilities());
    Fleet fleet = Fleet.builder(new VehicleTypes(), population.personIds()).build();

    TripRouting routing = new TripRouting(
        population,
        fleet,
        new RoutingParameters(
            List.of(new RoutingParameters.NetworkMode(car, LinkCost.Weights.TIME)),
            List.of(),
            RoutingParameters.AccessEgress.NONE,
            modes.add("walk"),
            car,
            EndTimeRule.END_TIME_THEN_DURATION,
            0));

    assertThat(routing.nearestLinks().find(100, 10)).isZero();
  }
}
