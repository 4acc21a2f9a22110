package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.AccessStops;
import vn.luong.sim.raptor.RaptorRouter;
import vn.luong.sim.raptor.TransitJourney;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.ridership.CrowdingParameters;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A bus from a to b and a metro from c to d, both in ten minutes; a second on board of them costs differently, by fractions
 * that floats hold exactly. What router and score make of waiting and of crowding is the same.
 */
class CrowdingByModeTest {
  private static final List<String> MODES = List.of("bus", "metro");
  private static final double PERFORMING = 1 / 512.0;
  private static final double WAITING = -1 / 256.0;
  private static final Map<String, Double> TRAVELING =
      Map.of("pt", -1 / 64.0, "bus", -1 / 1024.0, "metro", -1 / 2048.0, "walk", -1 / 512.0);
  private static final int PASSENGERS = 20;
  private static final int SEATS = 10;
  private static final int SECONDS = 600;
  private static final int SIX = 6 * 3600;

  /** A second weighs one more for each passenger per seat. */
  private static final CrowdingParameters CROWDING = CrowdingParameters.STANDARD.withLevels(
      List.of(new CrowdingParameters.Level(0, 1, 1), new CrowdingParameters.Level(4, 5, 5)));

  private final ModeTable modes = new ModeTable();
  private final int pt = modes.add("pt");
  private final int walk = modes.add("walk");
  private final Map<String, Integer> aboard =
      Map.of("bus", modes.add("bus"), "metro", modes.add("metro"));
  private final Network network = network();
  private final Population population = new Population(network, new Facilities());
  private final TransitSchedule schedule = schedule();
  private final TransitRouting routing;
  private final Ridership ridership;
  private final TransitVehicles vehicles;

  CrowdingByModeTest() {
    for (int person = 0; person < 2 * PASSENGERS; person++) {
      population.addPerson("p" + person);
    }
    routing = TransitRouting.of(
        schedule,
        population,
        new TransitRoutingParameters(
            ModeTable.bit(pt),
            pt,
            Map.of("bus", ofMode("bus"), "metro", ofMode("metro")),
            walk,
            new WalkParameters(1, 1, 10, 10, 10, 0, 0, 1),
            PERFORMING - TRAVELING.get("pt"),
            PERFORMING - WAITING,
            PERFORMING - TRAVELING.get("walk"),
            0));
    VehicleTypes types = new VehicleTypes();
    VehicleType car = VehicleType.ofMode("car", "car");
    int type = types.add(new VehicleType(
        "vehicle",
        7.5,
        2,
        20,
        1,
        1,
        SEATS,
        100,
        "car",
        car.manoeuvres(),
        VehicleType.Boarding.STANDARD,
        ""));
    Fleet.Builder fleet = Fleet.builder(types, population.personIds());
    MODES.forEach(mode -> fleet.addNamed(mode, type));
    vehicles = TransitVehicles.of(schedule, fleet.build());
    ridership = new Ridership(vehicles, CROWDING, population.personCount());
  }

  private TransitRoutingParameters.Aboard ofMode(String mode) {
    return new TransitRoutingParameters.Aboard(aboard.get(mode), PERFORMING - TRAVELING.get(mode));
  }

  private Network network() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    int west = builder.addNode("west", 0, 0);
    int east = builder.addNode("east", 100, 0);
    builder.addLink("link", west, east, new LinkProperties(100, 10, 1000, 1, 1));
    return builder.build();
  }

  private static TransitSchedule schedule() {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    for (int stop = 0; stop < 4; stop++) {
      builder.addStop("s" + stop, StopProperties.of(1000 * stop, 0, 0));
    }
    for (String mode : MODES) {
      int first = 2 * MODES.indexOf(mode);
      builder.addLine(mode, "");
      builder.addRoute(mode);
      builder.setTransportMode(mode);
      builder.addRouteStop(RouteStop.of(first, 0, 0));
      builder.addRouteStop(RouteStop.of(first + 1, SECONDS, SECONDS));
      builder.addDeparture(mode, SIX, mode);
    }
    return builder.build();
  }

  /** The first twenty ride on the bus, the others on the metro. */
  private EventBuffer day() {
    EventBuffer events = new EventBuffer();
    for (int line = 0; line < 2; line++) {
      int departure = schedule.departures().first(line);
      int vehicle = vehicles.fleetVehicle(schedule.departures().vehicle(departure));
      int mode = aboard.get(schedule.routes().transportMode(line));
      int first = line * PASSENGERS;
      int driver = population.personCount() + line;
      events.appendTransitDriverStarts(SIX, driver, vehicle, departure);
      for (int person = first; person < first + PASSENGERS; person++) {
        events.appendDeparture(SIX - 60, person, 0, mode, pt);
        events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, SIX, person, vehicle);
      }
      events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, SIX, vehicle, 2 * line, 0);
      for (int person = first; person < first + PASSENGERS; person++) {
        int out = SIX + SECONDS;
        events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, out, person, vehicle);
        events.appendPersonOnLink(EventKind.ARRIVAL, out, person, 0, mode);
      }
    }
    return events;
  }

  private double cost(TransitRouting of, int line) {
    RaptorRouter router = of.newRouter();
    AccessStops access = new AccessStops();
    AccessStops egress = new AccessStops();
    router.findWalks(2000 * line, 0, access);
    router.findWalks(2000 * line + 1000, 0, egress);
    TransitJourney journey = new TransitJourney(router.timetable());
    assertThat(router.route(access, egress, SIX - 60, Double.POSITIVE_INFINITY, journey))
        .isTrue();
    assertThat(journey.rideCount()).isEqualTo(1);
    return journey.cost();
  }

  @Test
  void scoreAndRouterAgreeOnWaitingAndCrowdingForEachMode() {
    Map<String, ModeParameters> ofModes = new HashMap<>();
    TRAVELING.forEach((mode, rate) -> ofModes.put(mode, new ModeParameters(0, rate, 0, 0, 0, 0)));
    UtilityParameters everybody =
        new UtilityParameters(PERFORMING, 0, 0, 0, WAITING, 0, 1, ofModes, Map.of());
    PlanScorer scorer = new PlanScorer(
        population,
        new ScoringParameters(
            1,
            ScoringParameters.NEVER,
            false,
            false,
            Set.of("bus", "metro"),
            Map.of("", everybody)));
    ridership.accept(day());
    scorer.accept(day());
    for (int ordinal = 0; ordinal < 2; ordinal++) {
      int ofMode = ordinal;
      int mode =
          routing.parameters().aboard(ridership.transportModes().get(ordinal)).mode();
      scorer.addCrowding(mode, person -> ridership.weighedSeconds(person, ofMode));
    }
    ridership.learn();
    TransitRouting expecting = routing.withExpected(ridership);

    for (int line = 0; line < 2; line++) {
      double lost = PERFORMING * (60 + SECONDS);
      // Two passengers per seat: a second weighs three.
      double rate = PERFORMING - TRAVELING.get(MODES.get(line));
      assertThat(cost(expecting, line) - cost(routing, line))
          .isCloseTo(2 * SECONDS * rate, within(1e-9));
      assertThat(cost(expecting, line))
          .isCloseTo(lost - scorer.score(line * PASSENGERS), within(1e-9));
    }
  }
}
