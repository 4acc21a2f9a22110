package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.network.NetworkChanges.Kind;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;

/** Buses on a road of three links, one feature each; what whole scenarios do is compared with recorded events elsewhere. */
class BusTest {
  /** Doors open at 100, anna gets in at 101, doors close, the bus leaves AB at 104; it takes 10 s and 1 s per link. */
  @Test
  void passengerRidesFromStopToStop() {
    List<String> events = bus(false).ride("anna", 50, "x", "AB", "CD").run();

    assertThat(events)
        .contains(
            "50 waitingForPt anna",
            "100 VehicleArrivesAtFacility AB bus",
            "101 PersonEntersVehicle anna bus",
            "103 VehicleDepartsAtFacility AB bus",
            "104 left link AB bus",
            "115 left link BC bus",
            "125 VehicleArrivesAtFacility CD bus",
            "126 PersonLeavesVehicle anna bus",
            "126 arrival anna",
            "128 VehicleDepartsAtFacility CD bus",
            "128 arrival pt_bus_bus");
  }

  @Test
  void vehicleDoesNotTakeAPassengerOfAnotherLine() {
    BusWorld world = bus(false)
        .line("y", "AB BC", "AB BC")
        .departs(500, "other")
        .ride("anna", 50, "y", "AB", "BC");

    assertThat(world.run()).contains("501 PersonEntersVehicle anna other");
  }

  @Test
  void vehicleTakesAPassengerOfAnotherLineIfThatIsTheRule() {
    BusWorld world = bus(false)
        .line("y", "AB BC CD", "AB BC CD")
        .departs(500, "other")
        .takeAnyLine()
        .ride("anna", 50, "y", "AB", "CD")
        .ride("binh", 50, "y", "AB", "BC");

    assertThat(world.run())
        .contains("101 PersonEntersVehicle anna bus", "501 PersonEntersVehicle binh other");
  }

  @Test
  void fullVehicleLeavesThoseBehindWhoCameLast() {
    BusWorld world = bus(false)
        .places(1)
        .reportDenial()
        .endTime(400)
        .ride("anna", 50, "x", "AB", "CD")
        .ride("binh", 51, "x", "AB", "CD");

    assertThat(world.run())
        .contains(
            "101 PersonEntersVehicle anna bus",
            "103 BoardingDeniedEvent binh bus",
            "400 stuckAndAbort binh");
    assertThat(world.summary().onTheWayCount()).isEqualTo(1);
  }

  @Test
  void carsPassABusThatStandsBesideTheLane() {
    List<String> events = busWithFollower(false).run();

    assertThat(events.indexOf(line(events, "left link BC car")))
        .isLessThan(events.indexOf(line(events, "left link BC bus")));
  }

  @Test
  void carsWaitBehindABusThatStandsOnTheLane() {
    List<String> events = busWithFollower(true).run();

    assertThat(events.indexOf(line(events, "left link BC bus")))
        .isLessThan(events.indexOf(line(events, "left link BC car")));
  }

  /** The bus stops at BC for five passengers who got in at AB; a car is right behind it. */
  private static BusWorld busWithFollower(boolean isBlocking) {
    BusWorld world = new BusWorld(isBlocking).line("x", "AB BC CD", "AB BC CD").departs(100, "bus");
    for (int passenger = 0; passenger < 5; passenger++) {
      world.ride("p" + passenger, 50, "x", "AB", "BC");
    }
    return world.drive("car", 109, "AB BC CD");
  }

  /** In MATSim each of five buses that waited beside the lane gives back storage that it did not take again. */
  @Test
  void vehicleThatWaitedBesideTheLaneLeaksStorage() {
    assertThat(carsThatFit(Quirks.MATSIM)).isEqualTo(14 + 5);
    assertThat(carsThatFit(new Quirks(false, true, true, true, true, true, true, true, true)))
        .isEqualTo(14);
    assertThat(carsThatFit(Quirks.NONE)).isEqualTo(14);
  }

  /** How many cars a closed link of 13.3 PCE takes after five buses have served its stop. */
  private static long carsThatFit(Quirks quirks) {
    BusWorld world = new BusWorld(false)
        .traffic(TrafficParameters.matsimDefaults()
            .withStuckRule(StuckRule.pushAfter(100_000))
            .withQuirks(quirks))
        .line("x", "AB BC CD", "AB BC CD", 60, true)
        .change(300, "BC", Kind.FLOW_CAPACITY, 0)
        .endTime(500);
    for (int bus = 0; bus < 5; bus++) {
      world.departs(100 + 10 * bus, "bus" + bus);
    }
    for (int car = 0; car < 30; car++) {
      world.drive("car" + car, 310, "AB BC CD");
    }
    List<String> events = world.run();
    assertThat(events).contains("111 VehicleArrivesAtFacility BC bus0", "161 left link BC bus0");
    assertThat(events).noneMatch(event -> event.contains("left link BC car"));
    return events.stream()
        .filter(event -> event.contains("entered link BC car"))
        .count();
  }

  private static String line(List<String> events, String end) {
    return events.stream().filter(event -> event.endsWith(end)).findFirst().orElseThrow();
  }

  @Test
  void earlyVehicleWaitsForItsPlannedDeparture() {
    List<String> events = new BusWorld(false)
        .line("x", "AB BC CD", "AB BC CD", 60, true)
        .departs(100, "bus")
        .run();

    assertThat(events)
        .contains(
            "100 VehicleDepartsAtFacility AB bus",
            "111 VehicleArrivesAtFacility BC bus",
            "160 VehicleDepartsAtFacility BC bus",
            "171 VehicleArrivesAtFacility CD bus",
            "220 VehicleDepartsAtFacility CD bus");
  }

  /** From CD over DC, CB, BA back to AB; the next departure is late because of that. */
  @Test
  void vehicleDrivesEmptyToWhereItsNextDepartureBegins() {
    List<String> events = bus(false).departs(110, "bus").run();

    assertThat(events)
        .contains("100 TransitDriverStarts pt_bus_bus", "122 arrival pt_bus_bus")
        .contains("122 TransitDriverStarts pt_bus_bus Wenden")
        .contains("135 left link DC bus", "146 left link CB bus", "157 left link BA bus")
        .contains("167 arrival pt_bus_bus", "167 TransitDriverStarts pt_bus_bus")
        .contains("168 VehicleArrivesAtFacility AB bus");
  }

  @Test
  void vehicleMayServeTwoStopsOnOneLinkAndTheSameStopTwice() {
    BusWorld world = new BusWorld(false)
        .line("x", "AB BC CB BC CD", "AB BC CB BC CD")
        .departs(100, "bus")
        .ride("anna", 50, "x", "AB", "CD")
        .ride("binh", 50, "x", "CB", "BC");

    List<String> events = world.run();

    assertThat(events.stream().filter(event -> event.endsWith("ArrivesAtFacility BC bus")))
        .hasSize(2);
    assertThat(world.summary().onTheWayCount()).isZero();
  }

  @Test
  void endOfDayStrandsWhoWaitsAndWhoRides() {
    BusWorld world = bus(false)
        .endTime(110)
        .ride("anna", 50, "x", "AB", "CD")
        .ride("binh", 105, "x", "AB", "CD");

    assertThat(world.run())
        .contains(
            "110 vehicle aborts BC bus",
            "110 stuckAndAbort pt_bus_bus",
            "110 stuckAndAbort anna",
            "110 stuckAndAbort binh");
    assertThat(world.summary().onTheWayCount()).isEqualTo(3);
  }

  @Test
  void endOfDayStrandsAVehicleInItsBay() {
    List<String> events = new BusWorld(false)
        .line("x", "AB BC CD", "AB BC CD", 60, true)
        .departs(100, "bus")
        .endTime(130)
        .run();

    assertThat(events).contains("130 vehicle aborts BC bus", "130 stuckAndAbort pt_bus_bus");
  }

  /** Traffic dynamics crossed with orders of vehicles, each with MATSim's quirks and without. */
  enum Rules {
    QUEUE(TrafficDynamics.QUEUE, LinkDynamics.FIFO),
    PASSING(TrafficDynamics.QUEUE, LinkDynamics.PASSING),
    BY_TYPE(TrafficDynamics.QUEUE, LinkDynamics.BY_VEHICLE_TYPE),
    HOLES(TrafficDynamics.WITH_HOLES, LinkDynamics.FIFO),
    WAVES_PASSING(TrafficDynamics.KINEMATIC_WAVES, LinkDynamics.PASSING);

    private final TrafficParameters traffic;

    Rules(TrafficDynamics dynamics, LinkDynamics order) {
      traffic = TrafficParameters.matsimDefaults()
          .withTrafficDynamics(dynamics, InflowCapacity.FROM_DIAGRAM)
          .withLinkDynamics(order);
    }
  }

  @ParameterizedTest
  @EnumSource(Rules.class)
  void eventsDoNotDependOnThreadsWhateverTheRules(Rules rules) {
    for (boolean isBlocking : new boolean[] {false, true}) {
      for (Quirks quirks : new Quirks[] {Quirks.MATSIM, Quirks.NONE}) {
        TrafficParameters traffic = rules.traffic.withQuirks(quirks);
        BusWorld alone = busyRoad(isBlocking).traffic(traffic);
        List<String> events = alone.run();

        assertThat(busyRoad(isBlocking).traffic(traffic).threads(2).run()).isEqualTo(events);
        assertThat(busyRoad(isBlocking).traffic(traffic).threads(4).run()).isEqualTo(events);
        assertThat(alone.summary().onTheWayCount()).isZero();
      }
    }
  }

  /** Two lines in a row of cars, passengers in both directions. */
  private static BusWorld busyRoad(boolean isBlocking) {
    BusWorld world = new BusWorld(isBlocking).places(12);
    world.line("x", "AB BC CD", "AB BC CD");
    for (int bus = 0; bus < 12; bus++) {
      world.departs(100 + 40 * bus, "x" + bus % 5);
    }
    world.line("y", "DC CB BA", "DC BA", 30, true);
    for (int bus = 0; bus < 12; bus++) {
      world.departs(100 + 40 * bus, "y" + bus % 3);
    }
    for (int person = 0; person < 60; person++) {
      world.ride("a" + person, 90 + 5 * person, "x", "AB", person % 2 == 0 ? "BC" : "CD");
      world.ride("b" + person, 90 + 5 * person, "y", "DC", "BA");
      world.drive("c" + person, 90 + 2 * person, "AB BC CD DC CB");
    }
    return world;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everybodyArrivesOnABusyRoad(boolean isBlocking) {
    BusWorld world = busyRoad(isBlocking);

    assertThat(world.run().stream().filter(event -> event.contains(" arrival a")))
        .hasSize(60);
    assertThat(world.summary().abortedCount()).isZero();
  }

  @Test
  void departureWithoutVehicleIsReportedBeforeTheDay() {
    assertThatThrownBy(() -> bus(false).departs(200, null).run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("names no vehicle");
  }

  @Test
  void stopBesideTheRouteIsReportedBeforeTheDay() {
    BusWorld world = new BusWorld(false).line("x", "AB BC", "AB CD").departs(100, "bus");

    assertThatThrownBy(world::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("stop \"CD\"");
  }

  @Test
  void brokenRouteIsReportedBeforeTheDay() {
    BusWorld world = new BusWorld(false).line("x", "AB CD", "AB CD").departs(100, "bus");

    assertThatThrownBy(world::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not start where link \"AB\" ends");
  }

  /** The bus comes to CD at 126 and turns back as line y at 200; who rides on stays on board on the empty run, too. */
  @Test
  void passengerStaysOnBoardWhenTheVehicleGoesOnAsAnotherLine() {
    List<String> events = turningBack()
        .ride("binh", 50, "x", "AB", "CD")
        .rideOn("anna", 50, "x", "AB", "CD", "y", "BA")
        .run();

    assertThat(events.stream().filter(event -> event.contains("anna")))
        .containsExactly(
            "50 actend anna",
            "50 departure anna",
            "50 waitingForPt anna",
            "102 PersonEntersVehicle anna bus",
            "223 PersonLeavesVehicle anna bus",
            "223 arrival anna",
            "223 actstart anna");
    assertThat(events)
        .contains("101 PersonEntersVehicle binh bus", "127 PersonLeavesVehicle binh bus")
        .contains("222 VehicleArrivesAtFacility BA bus");
  }

  @Test
  void whoRidesOnKeepsThePlaceOnTheNextDeparture() {
    BusWorld world = turningBack()
        .places(1)
        .endTime(1000)
        .rideOn("anna", 50, "x", "AB", "CD", "y", "BA")
        .ride("binh", 60, "y", "DC", "BA");

    assertThat(world.run())
        .contains("1000 stuckAndAbort binh")
        .noneMatch(event -> event.contains("PersonEntersVehicle binh"));
  }

  @Test
  void vehicleThatDoesNotGoOnIsNotTaken() {
    List<String> events = new BusWorld(false)
        .line("x", "AB BC CD", "AB CD")
        .departs(100, "other")
        .departs(150, "bus")
        .line("y", "DC CB BA", "DC BA")
        .goesOn(250, "bus")
        .rideOn("anna", 50, "x", "AB", "CD", "y", "BA")
        .run();

    assertThat(events).contains("151 PersonEntersVehicle anna bus");
  }

  @Test
  void rideOverThreeDeparturesIsOneRide() {
    BusWorld world = turningBack()
        .line("z", "AB BC", "AB BC")
        .goesOn(400, "bus")
        .rideOn("anna", 50, "x", "AB", "CD", "z", "BC")
        .ride("binh", 50, "y", "DC", "BA");

    List<String> events = world.run();

    assertThat(events.stream().filter(event -> event.contains("sVehicle anna")))
        .containsExactly("101 PersonEntersVehicle anna bus", "412 PersonLeavesVehicle anna bus");
    assertThat(events).contains("201 PersonEntersVehicle binh bus");
  }

  /** A vehicle with another departure in between does not keep its passengers: the leg is teleported, with a warning. */
  @Test
  void chainThatIsNotTheNextDepartureIsNotRidden() {
    List<String> events = new BusWorld(false)
        .line("between", "DC CB", "DC CB")
        .departs(150, "bus")
        .line("x", "AB BC CD", "AB CD")
        .departs(100, "bus")
        .line("y", "DC CB BA", "DC BA")
        .goesOn(250, "bus")
        .rideOn("anna", 50, "x", "AB", "CD", "y", "BA")
        .run();

    assertThat(events)
        .contains("110 arrival anna")
        .noneMatch(event -> event.contains("PersonEntersVehicle anna"));
  }

  @Test
  void endOfDayStrandsWhoRidesOnBetweenTwoDepartures() {
    BusWorld world = turningBack().endTime(170).rideOn("anna", 50, "x", "AB", "CD", "y", "BA");

    assertThat(world.run()).contains("170 stuckAndAbort anna");
    assertThat(world.summary().onTheWayCount()).isEqualTo(1);
  }

  private static BusWorld turningBack() {
    return bus(false).line("y", "DC CB BA", "DC BA").goesOn(200, "bus");
  }

  private static BusWorld bus(boolean isBlocking) {
    return new BusWorld(isBlocking).line("x", "AB BC CD", "AB CD").departs(100, "bus");
  }
}
