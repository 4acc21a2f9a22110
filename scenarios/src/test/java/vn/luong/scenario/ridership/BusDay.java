package vn.luong.scenario.ridership;

import java.util.List;
import vn.luong.scenario.indicators.DayRecorder;
import vn.luong.scenario.indicators.IndicatorParameters;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A day told event by event: a road {@code a -1000m-> b -1000m-> c -1000m-> d} with a stop at the end of each link, a minibus of
 * one seat and one standing place.
 *
 * <p>Line 1 goes to a (08:00), b (08:05) and c (08:10), and again half an hour later with the second minibus. Line 2 goes from
 * c (08:15) to d (08:20).
 */
final class BusDay {
  static final int EIGHT = 8 * 3600;
  static final int A = 0;
  static final int B = 1;
  static final int C = 2;
  static final int D = 3;
  private static final int PERSONS = 5;
  private static final int HOME = 0;
  private static final int INTERACTION = 1;

  final Population population;
  final TransitVehicles transit;
  private final RidershipRecorder recorder;
  private final DayRecorder day;
  private final EventBuffer events = new EventBuffer(8);
  private final int walk;
  private final int pt;

  BusDay(boolean isLineBound) {
    this(isLineBound, 1);
  }

  BusDay(boolean isLineBound, double sample) {
    ModeTable modes = new ModeTable();
    walk = modes.add("walk");
    pt = modes.add("pt");
    NetworkBuilder network = new NetworkBuilder(modes);
    for (int node = 0; node < 5; node++) {
      network.addNode("n" + node, node * 1000.0, 0);
    }
    for (int link = 0; link < 4; link++) {
      network.addLink("abcd".substring(link, link + 1), link, link + 1, properties());
    }
    population = new Population(network.build(), new Facilities());
    population.activityTypes().add("home");
    population.activityTypes().add("pt interaction");
    for (int person = 0; person < PERSONS; person++) {
      population.addPerson("p" + person);
    }
    VehicleTypes types = new VehicleTypes();
    int type = types.add(minibus());
    Fleet.Builder fleet = Fleet.builder(types, population.personIds());
    List.of("x", "y", "z").forEach(vehicle -> fleet.addNamed(vehicle, type));
    transit = TransitVehicles.of(schedule().build(), fleet.build());
    recorder = new RidershipRecorder(population, transit, isLineBound);
    day = new DayRecorder(population, transit, IndicatorParameters.ofSample(sample));
  }

  private static LinkProperties properties() {
    return new LinkProperties(1000, 10, 3600, 1, 3);
  }

  private static VehicleType minibus() {
    VehicleType car = VehicleType.ofMode("minibus", "walk");
    return new VehicleType(
        car.id(),
        car.lengthMeters(),
        car.widthMeters(),
        car.maximumSpeedMetersPerSecond(),
        car.pce(),
        car.flowEfficiencyFactor(),
        1,
        1,
        car.networkMode(),
        car.manoeuvres(),
        car.boarding(),
        "");
  }

  private static TransitScheduleBuilder schedule() {
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    for (int stop = A; stop <= D; stop++) {
      schedule.addStop(
          "ABCD".substring(stop, stop + 1),
          new StopProperties(1000 + stop * 1000.0, 0, Double.NaN, stop, "Stop " + stop, "", false));
    }
    schedule.addLine("1", "Line one");
    schedule.addRoute("there");
    schedule.setTransportMode("bus");
    for (int stop = A; stop <= C; stop++) {
      double offset = 300.0 * stop;
      schedule.addRouteStop(RouteStop.of(stop, stop == A ? SimTime.UNDEFINED : offset, offset));
      schedule.addLink(stop);
    }
    schedule.addDeparture("early", EIGHT, "x");
    schedule.addDeparture("late", EIGHT + 1800, "y");
    schedule.addLine("2", "");
    schedule.addRoute("on");
    schedule.setTransportMode("metro");
    schedule.addRouteStop(RouteStop.of(C, SimTime.UNDEFINED, 0));
    schedule.addRouteStop(RouteStop.of(D, 300, SimTime.UNDEFINED));
    schedule.addLink(C);
    schedule.addLink(D);
    schedule.addDeparture("only", EIGHT + 900, "z");
    return schedule;
  }

  private int driver(int vehicle) {
    return PERSONS + vehicle;
  }

  /** The vehicle's departure starts, at the end of the first link. */
  void start(int time, int vehicle, int departure) {
    events.appendTransitDriverStarts(time, driver(vehicle), vehicle, departure);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, time, driver(vehicle), vehicle);
    flush();
  }

  void arrive(int time, int vehicle, int stop) {
    if (stop != A && !(vehicle == 2 && stop == C)) {
      events.appendMove(time, vehicle, stop - 1, stop, walk, EventBuffer.NONE);
    }
    events.appendVehicleAtStop(EventKind.VEHICLE_ARRIVES_AT_STOP, time, vehicle, stop, 0);
    flush();
  }

  void depart(int time, int vehicle, int stop) {
    events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, time, vehicle, stop, 0);
    flush();
  }

  void end(int time, int vehicle, int link) {
    events.appendLeavesTraffic(time, driver(vehicle), link, vehicle, walk, Double.NaN);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, time, driver(vehicle), vehicle);
    flush();
  }

  /** The person leaves home, walks for ten minutes and waits at a stop. */
  void walkTo(int time, int person, int stop, int toStop, double meters) {
    events.appendActivity(
        EventKind.ACTIVITY_END, time - 600, person, A, HOME, EventBuffer.NONE, 0, 0);
    walkFrom(time - 600, 600, person, meters);
    await(time, person, stop, toStop);
  }

  /** The person walks without an activity between. */
  void walkFrom(int time, int seconds, int person, double meters) {
    events.appendDeparture(time, person, A, walk, pt);
    events.appendTravelled(time + seconds, person, walk, meters);
    events.appendPersonOnLink(EventKind.ARRIVAL, time + seconds, person, A, walk);
    events.appendActivity(
        EventKind.ACTIVITY_END, time + seconds, person, A, INTERACTION, EventBuffer.NONE, 0, 0);
    flush();
  }

  void await(int time, int person, int stop, int toStop) {
    events.appendDeparture(time, person, stop, pt, pt);
    events.appendWaitingForTransit(time, person, stop, toStop);
    flush();
  }

  void board(int time, int person, int vehicle) {
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, time, person, vehicle);
    flush();
  }

  void alight(int time, int person, int vehicle, int stop) {
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, time, person, vehicle);
    events.appendPersonOnLink(EventKind.ARRIVAL, time, person, stop, pt);
    flush();
  }

  /** The person pays so much. */
  void pay(int time, int person, MoneyPurpose purpose, int line, double amount) {
    events.appendMoney(time, person, purpose, line, -amount);
    flush();
  }

  void stuck(int time, int person) {
    events.appendPersonOnLink(EventKind.STUCK_AND_ABORT, time, person, A, pt);
    flush();
  }

  private void flush() {
    day.accept(events);
    recorder.accept(events);
    events.clear();
  }

  RidershipRecorder recorder() {
    return recorder;
  }

  DayRecorder day() {
    return day;
  }

  TransitDay transitDay() {
    return new TransitDay(recorder, day.trips(), RidershipParameters.ofSample(1));
  }

  /** The visit of a departure, by its number, at the stop with this number on its route. */
  int visit(int departure, int ordinal) {
    return recorder.visits().first(departure) + ordinal;
  }

  /**
   * Three persons at A and one at B find a minibus of two places; the third comes with the second minibus, changes at C and
   * goes on to D.
   */
  void play() {
    walkTo(EIGHT - 120, 0, A, B, 500);
    walkTo(EIGHT - 60, 1, A, C, 300);
    walkTo(EIGHT - 30, 2, A, C, 100);
    walkTo(EIGHT + 60, 3, B, C, 50);
    start(EIGHT, 0, 0);
    arrive(EIGHT, 0, A);
    board(EIGHT + 1, 0, 0);
    board(EIGHT + 2, 1, 0);
    depart(EIGHT + 3, 0, A);
    arrive(EIGHT + 303, 0, B);
    alight(EIGHT + 304, 0, 0, B);
    board(EIGHT + 305, 3, 0);
    depart(EIGHT + 306, 0, B);
    arrive(EIGHT + 1000, 0, C);
    alight(EIGHT + 1001, 1, 0, C);
    alight(EIGHT + 1002, 3, 0, C);
    depart(EIGHT + 1003, 0, C);
    end(EIGHT + 1004, 0, C);
    start(EIGHT + 1800, 1, 1);
    arrive(EIGHT + 1800, 1, A);
    board(EIGHT + 1801, 2, 1);
    depart(EIGHT + 1802, 1, A);
    arrive(EIGHT + 2100, 1, B);
    depart(EIGHT + 2100, 1, B);
    arrive(EIGHT + 2400, 1, C);
    alight(EIGHT + 2401, 2, 1, C);
    walkFrom(EIGHT + 2401, 60, 2, 80);
    await(EIGHT + 2461, 2, C, D);
    depart(EIGHT + 2402, 1, C);
    end(EIGHT + 2403, 1, C);
    start(EIGHT + 2500, 2, 2);
    arrive(EIGHT + 2500, 2, C);
    board(EIGHT + 2501, 2, 2);
    depart(EIGHT + 2502, 2, C);
    arrive(EIGHT + 2800, 2, D);
    alight(EIGHT + 2801, 2, 2, D);
    walkFrom(EIGHT + 2801, 120, 2, 150);
    depart(EIGHT + 2802, 2, D);
    end(EIGHT + 2803, 2, D);
  }
}
