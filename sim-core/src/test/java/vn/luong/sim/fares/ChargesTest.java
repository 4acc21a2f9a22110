package vn.luong.sim.fares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.fares.FareParameters.Tariff;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A bus line and a metro line with four stops each, a kilometre apart; each of two vehicles has one departure. Anna pays,
 * Bảo holds a pass. Events are written by hand.
 */
class ChargesTest {
  private static final int ANNA = 0;
  private static final int BAO = 1;
  private static final int BUS = 0;
  private static final int METRO = 1;
  private static final int BUS_ON = 2;
  private static final int HOUR = 3600;
  /** A stop that does not come. */
  private static final int NEVER = -1;

  private final EventBuffer events = new EventBuffer();
  private Population population;
  private TransitVehicles vehicles;
  private int car;
  private int street;
  private int square;
  private int home;
  private int work;
  private int interaction;

  @BeforeEach
  void makeWorld() {
    ModeTable modes = new ModeTable();
    car = modes.add("car");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 0, 0);
    int b = builder.addNode("b", 100, 0);
    LinkProperties road = new LinkProperties(100, 10, 1800, 1, ModeTable.bit(car));
    street = builder.addLink("street", a, b, road);
    square = builder.addLink("square", b, a, road);
    Network network = builder.build();
    population = new Population(network, new Facilities());
    home = population.activityTypes().add("home");
    work = population.activityTypes().add("work");
    interaction = population.activityTypes().add("car interaction");
    population.addPerson("anna");
    population.addPerson("bảo");
    population
        .personAttributes()
        .put(
            BAO,
            FareParameters.PASS_ATTRIBUTE,
            new AttributeTable.Value(AttributeTable.BOOLEAN_CLASS, "true"));
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    for (int stop = 0; stop < 4; stop++) {
      schedule.addStop("s" + stop, StopProperties.of(stop * 1000, 0, Network.NO_LINK));
    }
    for (String line : List.of("bus", "metro", "bus-on")) {
      schedule.addLine(line, "");
      schedule.addRoute(line);
      schedule.setTransportMode(line);
      for (int stop = 0; stop < 4; stop++) {
        schedule.addRouteStop(new RouteStop(stop, stop * 100, stop * 100, 0, true, true, true));
      }
      boolean isSecond = line.equals("bus-on");
      schedule.addDeparture(line, isSecond ? 500 : 0, isSecond ? "bus" : line);
    }
    schedule.addChain(BUS, BUS_ON);
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("any", "car"));
    Fleet.Builder fleet = Fleet.builder(types, population.personIds());
    fleet.addNamed("bus", type);
    fleet.addNamed("metro", type);
    fleet.addMode(car, "car", type);
    vehicles = TransitVehicles.of(schedule.build(), fleet.build());
  }

  /** A ride with a vehicle that starts anew. */
  private void ride(int person, int vehicle, int time, int from, int to) {
    events.appendTransitDriverStarts(time, 2 + vehicle, vehicle, vehicle);
    for (int stop = 0; stop < 4; stop++) {
      int now = time + stop * 100;
      if (stop == from) {
        events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, now, person, vehicle);
      }
      if (stop == to) {
        events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, now, person, vehicle);
      }
      events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, now, vehicle, stop, 0);
    }
  }

  private List<String> payments(Charges charges) {
    List<String> payments = new ArrayList<>();
    charges
        .into(batch -> {
          for (int row = 0; row < batch.size(); row++) {
            if (batch.kind(row) == EventKind.PERSON_MONEY) {
              payments.add(batch.time(row) + " " + population.personId(batch.person(row)) + " "
                  + Math.round(batch.amount(row) * 1000) / 1000.0 + " "
                  + batch.purpose(row).text()
                  + (batch.line(row) == EventBuffer.NONE
                      ? ""
                      : " " + vehicles.schedule().lineId(batch.line(row))));
            }
          }
        })
        .accept(events);
    return payments;
  }

  private Charges charges(FareParameters fares) {
    return new Charges(fares, null, population, vehicles);
  }

  @Test
  void fareIsPaidWhereThePassengerGetsOut() {
    ride(ANNA, BUS, 1000, 1, 3);

    Charges charges = charges(FareParameters.flat(7));

    assertThat(payments(charges)).containsExactly("1300 anna -7.0 pt fare bus");
    assertThat(charges.revenueOfLine(BUS)).isEqualTo(7);
    assertThat(charges.revenueOfLine(METRO)).isZero();
  }

  @Test
  void whoStaysOnBoardPaysForTheWholeWay() {
    events.appendTransitDriverStarts(1000, 2, BUS, BUS);
    events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, 1000, BUS, 0, 0);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, 1100, ANNA, BUS);
    for (int stop = 1; stop < 4; stop++) {
      events.appendVehicleAtStop(
          EventKind.VEHICLE_DEPARTS_AT_STOP, 1000 + stop * 100, BUS, stop, 0);
    }
    events.appendTransitDriverStarts(1500, 2, BUS, BUS_ON);
    for (int stop = 0; stop < 2; stop++) {
      events.appendVehicleAtStop(
          EventKind.VEHICLE_DEPARTS_AT_STOP, 1500 + stop * 100, BUS, stop, 0);
    }
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, 1700, ANNA, BUS);

    FareParameters fares = FareParameters.flat(0).withStandard(new Tariff(5, 0.002));

    // 2 km to the end of the first route, 2 km on the one after.
    assertThat(payments(charges(fares))).containsExactly("1700 anna -13.0 pt fare bus");
  }

  @Test
  void linesAndTransportModesHaveTariffsOfTheirOwn() {
    ride(ANNA, BUS, 1000, 0, 3);
    ride(ANNA, METRO, 5000, 1, 3);

    FareParameters byMode = new FareParameters(
        new Tariff(5, 0),
        Map.of("metro", new Tariff(6, 0.002)),
        Map.of("bus", new Tariff(3, 0)),
        0,
        Double.POSITIVE_INFINITY,
        0);

    assertThat(payments(charges(byMode)))
        .containsExactly("1300 anna -3.0 pt fare bus", "5300 anna -10.0 pt fare metro");
  }

  @Test
  void ridesCostByZonesWhereTheseHold() {
    ride(ANNA, METRO, 1000, 0, 1);
    ride(ANNA, METRO, 5000, 1, 3);
    ride(ANNA, METRO, 9000, 3, 3);
    ride(ANNA, BUS, 12_000, 0, 3);

    FareParameters fares = FareParameters.flat(4)
        .withTransfers(3 * HOUR)
        .withZones(new ZoneFares(
            Set.of("metro"),
            Map.of("s0", "in", "s1", "in", "s2", "out", "s3", "out"),
            Map.of("in", Map.of("in", 5.0, "out", 9.0), "out", Map.of("in", 8.0))));
    Charges charges = charges(fares);

    // Within the outer zone nothing is said: the tariff counts.
    assertThat(payments(charges))
        .containsExactly(
            "1100 anna -5.0 pt fare metro",
            "5300 anna -9.0 pt fare metro",
            "9300 anna -4.0 pt fare metro",
            "12300 anna -4.0 pt fare bus");
    assertThat(charges.revenueOfLine(METRO)).isEqualTo(18);
  }

  @Test
  void whoGetsOutWhenTheVehicleServesNothingAnyMorePaysTheTariff() {
    ride(ANNA, METRO, 1000, 0, NEVER);
    events.appendTransitDriverStarts(1500, 2 + METRO, METRO, EventBuffer.NONE);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, 1600, ANNA, METRO);

    Charges charges = charges(FareParameters.flat(4)
        .withZones(new ZoneFares(
            Set.of("metro"), Map.of("s0", "in", "s3", "in"), Map.of("in", Map.of("in", 5.0)))));

    assertThat(payments(charges)).containsExactly("1600 anna -4.0 pt fare metro");
  }

  @Test
  void aRideCostsNoMoreThanTheMostOfItsTariff() {
    ride(ANNA, BUS, 1000, 0, 1);
    ride(ANNA, BUS, 5000, 0, 3);

    FareParameters fares = FareParameters.flat(0).withStandard(new Tariff(5, 0.002, 8));

    assertThat(payments(charges(fares)))
        .containsExactly("1100 anna -7.0 pt fare bus", "5300 anna -8.0 pt fare bus");
  }

  @Test
  void whoTransfersInTimePaysOnlyWhatTheDearerLineCostsMore() {
    FareParameters fares = new FareParameters(
        new Tariff(7, 0),
        Map.of("metro", new Tariff(12, 0.001)),
        Map.of(),
        HOUR,
        Double.POSITIVE_INFINITY,
        0);
    ride(ANNA, BUS, 1000, 0, 1);
    ride(ANNA, METRO, 2000, 1, 2);
    ride(ANNA, BUS, 3000, 2, 3);
    ride(ANNA, BUS, 1000 + HOUR + 1, 0, 1);

    assertThat(payments(charges(fares)))
        .containsExactly(
            "1100 anna -7.0 pt fare bus",
            "2200 anna -6.0 pt fare metro",
            "4701 anna -7.0 pt fare bus");
  }

  @Test
  void nobodyPaysMoreThanTheDayPass() {
    FareParameters fares = FareParameters.flat(7).withDay(20, 0);
    for (int trip = 0; trip < 4; trip++) {
      ride(ANNA, BUS, 1000 * (trip + 1), 0, 1);
    }

    assertThat(payments(charges(fares)))
        .containsExactly(
            "1100 anna -7.0 pt fare bus",
            "2100 anna -7.0 pt fare bus",
            "3100 anna -6.0 pt fare bus");
  }

  @Test
  void whoHoldsAPassPaysItsShareOnce() {
    FareParameters fares = FareParameters.flat(7).withDay(Double.POSITIVE_INFINITY, 4);
    ride(BAO, BUS, 1000, 0, 1);
    ride(BAO, METRO, 2000, 0, 1);
    Charges charges = charges(fares);

    assertThat(payments(charges)).containsExactly("1100 bảo -4.0 pt pass");
    assertThat(charges.passRevenue()).isEqualTo(4);
    assertThat(charges.revenueOfLine(BUS)).isZero();
  }

  @Test
  void eachDayBeginsAnew() {
    FareParameters fares = FareParameters.flat(7).withTransfers(12 * HOUR).withDay(10, 0);
    ride(ANNA, BUS, 1000, 0, 1);
    Charges charges = charges(fares);

    assertThat(payments(charges)).isEqualTo(payments(charges)).hasSize(1);
    assertThat(charges.revenueOfLine(BUS)).isEqualTo(7);
  }

  @Test
  void otherEventsStayAsTheyAreAndInTheirOrder() {
    ride(ANNA, BUS, 1000, 0, 3);
    events.appendMove(1350, BUS, street, square, car, 10);
    ride(BAO, BUS, 2000, 0, 3);
    List<String> before = texts(events);

    List<String> after = new ArrayList<>();
    charges(FareParameters.flat(7)).into(batch -> after.addAll(texts(batch))).accept(events);

    assertThat(after).hasSize(before.size() + 1);
    after.removeIf(text -> text.contains("PERSON_MONEY"));
    assertThat(after).isEqualTo(before);
  }

  private static List<String> texts(EventBuffer batch) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      texts.add(batch.time(row) + " " + batch.kind(row) + " " + batch.vehicle(row));
    }
    return texts;
  }

  private int carOfAnna() {
    return vehicles.fleet().vehicleOf(ANNA, car);
  }

  private void driveAway(int time, int link) {
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, time, ANNA, link, carOfAnna(), car);
  }

  private void park(int time, int link, int activity) {
    events.appendLeavesTraffic(time, ANNA, link, carOfAnna(), car, 100);
    events.appendActivity(
        EventKind.ACTIVITY_START, time, ANNA, link, interaction, EventBuffer.NONE, 0, 0);
    events.appendActivity(
        EventKind.ACTIVITY_START, time + 60, ANNA, link, activity, EventBuffer.NONE, 0, 0);
  }

  private Charges parking(String mode) {
    ParkingParameters.Area area = new ParkingParameters.Area(
        "centre", mode, Set.of("square"), 5, 10, Double.POSITIVE_INFINITY);
    return new Charges(
        null, new ParkingParameters(List.of(area), Set.of("home")), population, vehicles);
  }

  @Test
  void parkingIsPaidForOnceAndForEveryHourBegun() {
    park(8 * HOUR, square, work);
    driveAway(10 * HOUR + 1, square);
    park(11 * HOUR, street, work);
    driveAway(12 * HOUR, street);
    Charges charges = parking("car");

    assertThat(payments(charges))
        .containsExactly("28860 anna -5.0 parking", "36001 anna -30.0 parking");
    assertThat(charges.parkingRevenue()).isCloseTo(35, within(1e-12));
  }

  @Test
  void whoParksAtHomeOrWithAnotherModePaysNothing() {
    park(8 * HOUR, square, home);
    driveAway(10 * HOUR, square);

    assertThat(payments(parking("car"))).isEmpty();

    events.clear();
    park(8 * HOUR, square, work);
    driveAway(10 * HOUR, square);

    assertThat(payments(parking("motorbike"))).isEmpty();
  }
}
