package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.matsim.FacilitiesXmlReader;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.PopulationXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.population.TransitRouteText;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Are the journeys by public transport that MATSim recorded the ones that ours finds, or are ours better? */
class RecordedJourneysTest {
  private static final double WALK_SPEED = 3 / 3.6;
  private static final double WALK_FACTOR = 1.3;
  private static final WalkParameters STANDARD_WALK = WalkParameters.of(WALK_SPEED, WALK_FACTOR);
  private static final String COST = "totalRouteCost";

  /** Costs per hour, as generalised cost: performing less travelling. */
  private record Rates(double riding, double waiting, double walking, double perTransfer) {}

  private static final Rates STANDARD = new Rates(12, 12, 12, 1);

  private final ModeTable modes = new ModeTable();
  private final int car = modes.add("car");
  private final int walk = modes.add("walk");
  private final int pt = modes.add("pt");
  private final ProblemLog problems = new ProblemLog();

  private int trips;
  private int cheaper;
  /** Trips with the same legs, times and distances. */
  private int same;
  /** Trips that are walked all the way in the record, but not here. */
  private int walked;

  @Test
  void metroWithTransfer() {
    Path folder = SharedFolder.require("reference/matsim/micro/10-metro-transfer");
    compare(folder, "network.xml", folder.resolve("plans_routed.xml"), STANDARD_WALK, STANDARD);
    assertThat(new int[] {trips, cheaper, same}).containsExactly(6, 0, 6);
  }

  @Test
  void singleAgentOfPtSimple() {
    Path folder = SharedFolder.require("reference/matsim/pt-simple");
    WalkParameters wide = new WalkParameters(WALK_SPEED, WALK_FACTOR, 10000, 1000, 1500, 0, 5, 1);
    compare(
        folder.resolve("input"),
        "network.xml",
        folder.resolve("output/0.plans.xml.gz"),
        wide,
        new Rates(12, 12, 18, 1));
    assertThat(new int[] {trips, cheaper, same}).containsExactly(1, 0, 1);
  }

  @Test
  void siouxFalls() {
    Path folder = SharedFolder.require("reference/matsim/siouxfalls-10pct");
    compare(
        folder.resolve("input"),
        "network.xml",
        folder.resolve("output/0.plans.xml.gz"),
        STANDARD_WALK,
        new Rates(1.14, 1.14, 2.1, 0));
    assertThat(trips).isEqualTo(3752);
    // Others cost the same, but for 4 where MATSim walks all the way though riding costs less.
    assertThat(same).isGreaterThanOrEqualTo(3540);
    assertThat(cheaper).isEqualTo(6);
    assertThat(walked).isEqualTo(4);
  }

  @Test
  void tutorialAfterTenIterations() {
    Path folder = SharedFolder.require("reference/matsim/pt-tutorial");
    compare(
        folder.resolve("input"),
        "multimodalnetwork.xml",
        folder.resolve("output/10.plans.xml.gz"),
        STANDARD_WALK,
        STANDARD);
    assertThat(trips).isEqualTo(2969);
    assertThat(cheaper).isEqualTo(3);
  }

  private void compare(
      Path input, String networkFile, Path recorded, WalkParameters walking, Rates rates) {
    Network network = NetworkXmlReader.read(input.resolve(networkFile), modes, problems);
    Path facilities = input.resolve("facilities.xml.gz");
    Population population = new Population(
        network,
        Files.exists(facilities)
            ? FacilitiesXmlReader.read(facilities, network, problems)
            : new Facilities());
    PopulationXmlReader.read(recorded, population, problems);
    Path file = input.resolve("transitSchedule.xml");
    TransitSchedule schedule = TransitScheduleXmlReader.read(
        Files.exists(file) ? file : input.resolve("transitschedule.xml"), network, problems);
    problems.throwIfErrors();
    TripRouter router = router(population, schedule, walking, rates);
    for (int plan = 0; plan < population.plans().planCount(); plan++) {
      Plan theirs = population.plans().plan(plan);
      for (TripSpan span : TripSpan.of(theirs, population)) {
        if (span.mainMode(theirs, modes) == pt) {
          String place = "plan " + plan + " leg " + span.origin();
          compare(router, schedule, theirs, span, walking, rates, place);
        }
      }
    }
  }

  private TripRouter router(
      Population population, TransitSchedule schedule, WalkParameters walking, Rates rates) {
    RoutingParameters parameters = new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(car, LinkCost.Weights.TIME)),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, WALK_SPEED, WALK_FACTOR)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    VehicleTypes types = new VehicleTypes();
    Fleet fleet = Fleet.builder(types, population.personIds())
        .addMode(car, "car", types.add(VehicleType.ofMode("car", "car")))
        .build();
    TransitRoutingParameters transit = new TransitRoutingParameters(
        ModeTable.bit(pt),
        pt,
        walk,
        walking,
        Units.perSecondFromPerHour(rates.riding),
        Units.perSecondFromPerHour(rates.waiting),
        Units.perSecondFromPerHour(rates.walking),
        rates.perTransfer);
    return new TripRouting(population, fleet, parameters)
        .withTransit(TransitRouting.of(schedule, population, transit))
        .newRouter(1, 0);
  }

  private void compare(
      TripRouter router,
      TransitSchedule schedule,
      Plan theirs,
      TripSpan span,
      WalkParameters walking,
      Rates rates,
      String place) {
    List<Leg> legs = span.legsOf(theirs);
    AttributeTable.Value stated = legs.get(0).attributes().get(COST);
    double departure = legs.get(0).departureTime();
    if (legs.size() > 1 && (stated == null || !isAsRouted(legs, schedule))) {
      // Changed since it was routed, or never routed.
      return;
    }
    trips++;
    RoutedTrip ours = router.route(
        new TripRequest(0, span.originOf(theirs), span.destinationOf(theirs), pt, departure));
    double ourCost = cost(ours.legs(), walking, rates);
    double theirCost = cost(legs, walking, rates);
    if (stated != null && legs.size() > 1) {
      assertThat(theirCost).as(place).isCloseTo(Double.parseDouble(stated.text()), within(1e-6));
    }
    assertThat(ourCost).as(place).isLessThan(theirCost + 1e-6);
    cheaper += ourCost < theirCost - 1e-6 ? 1 : 0;
    same += isSame(ours.legs(), legs) ? 1 : 0;
    walked += legs.size() == 1 && ours.legs().size() > 1 ? 1 : 0;
  }

  /** False if the legs do not fit the timetable, as their times were shifted since. */
  private static boolean isAsRouted(List<Leg> legs, TransitSchedule schedule) {
    for (Leg leg : legs) {
      if (leg.route() instanceof TextRoute) {
        TransitRouteText text = TransitRouteText.parse(leg.route()).orElseThrow();
        TransitRoutes routes = schedule.routes();
        int route = routes.find(schedule.findLine(text.lineId()), text.routeId());
        int in = routes.findStop(
            route, schedule.stops().find(text.accessStopId()), routes.firstStop(route));
        int out = routes.findStop(route, schedule.stops().find(text.egressStopId()), in + 1);
        double ride = leg.departureTime() + leg.travelTimeSeconds() - text.boardingTime();
        double arrival = routes.arrivalOffsetSeconds(out);
        double standing = in == routes.firstStop(route)
            ? 0
            : routes.departureOffsetSeconds(in) - routes.arrivalOffsetSeconds(in);
        double longest = arrival - routes.departureOffsetSeconds(in) + standing;
        if (!(ride <= longest && ride >= longest - standing)) {
          return false;
        }
      }
    }
    return true;
  }

  private double cost(List<Leg> legs, WalkParameters walking, Rates rates) {
    double cost = 0;
    for (int ordinal = 0; ordinal < legs.size(); ordinal++) {
      Leg leg = legs.get(ordinal);
      if (leg.mode() == pt) {
        TransitRouteText route = TransitRouteText.parse(leg.route()).orElseThrow();
        double waited = route.boardingTime() - leg.departureTime();
        cost += waited * rates.waiting;
        cost += (leg.travelTimeSeconds() - waited) * rates.riding;
        cost += ordinal > 1 ? rates.perTransfer * 3600 : 0;
      } else if (legs.size() == 1) {
        // A walk all the way is compared with its unrounded time.
        cost += leg.route().distanceMeters() / walking.speedMetersPerSecond() * rates.walking;
      } else {
        boolean isLast = ordinal == legs.size() - 1;
        double seconds = isLast
            ? leg.travelTimeSeconds()
            : legs.get(ordinal + 1).departureTime() - leg.departureTime();
        cost += seconds * rates.walking;
      }
    }
    return cost / 3600;
  }

  private static boolean isSame(List<Leg> ours, List<Leg> theirs) {
    if (ours.size() != theirs.size()) {
      return false;
    }
    for (int ordinal = 0; ordinal < ours.size(); ordinal++) {
      Leg our = ours.get(ordinal);
      Leg their = theirs.get(ordinal);
      boolean isAlike = our.mode() == their.mode()
          && our.routingMode() == their.routingMode()
          && our.departureTime() == their.departureTime()
          && our.travelTimeSeconds() == their.travelTimeSeconds()
          && our.route().startLink() == their.route().startLink()
          && our.route().endLink() == their.route().endLink()
          && our.route().travelTimeSeconds() == their.route().travelTimeSeconds()
          && Math.abs(our.route().distanceMeters() - their.route().distanceMeters()) < 1e-6;
      boolean isText = their.route() instanceof TextRoute;
      if (!isAlike
          || isText
              && !((TextRoute) our.route()).text().equals(((TextRoute) their.route()).text())) {
        return false;
      }
    }
    return true;
  }
}
