package vn.luong.sim.mobsim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.operations.BoardingRule;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.TransitRouteText;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A road A → B → C → D and back, 100 m at 10 m/s per link ({@code AB}, {@code BC} … {@code BA}); at the end of each link
 * there is a stop of the same name.
 */
final class BusWorld {
  static final String ROAD = "ABCD";

  private final NetworkChanges.Builder changes = new NetworkChanges.Builder();
  private final ModeTable modes = new ModeTable();
  private final Network network;
  private final Population population;
  private final TransitScheduleBuilder schedule = new TransitScheduleBuilder();
  private final List<String> buses = new ArrayList<>();
  private final Map<String, String> firstStop = new HashMap<>();
  private int lastDeparture;
  private int places = 50;
  private boolean isDenialReported;
  private BoardingRule rule = BoardingRule.LINE_AND_STOP;
  private TrafficParameters traffic = TrafficParameters.matsimDefaults();
  private double endTime = 36_000;
  private int threads = 1;
  private boolean isVisitingEmptyTime;
  private long visitedStepCount;
  private MobsimSummary summary;

  /** Stops block the lane or not. */
  BusWorld(boolean isBlocking) {
    NetworkBuilder builder = new NetworkBuilder(modes);
    long car = ModeTable.bit(modes.add("car"));
    modes.add("pt");
    for (int node = 0; node < ROAD.length(); node++) {
      builder.addNode(ROAD.substring(node, node + 1), node * 100, 0);
    }
    LinkProperties properties = new LinkProperties(100, 10, 3600, 1, car);
    for (int node = 0; node + 1 < ROAD.length(); node++) {
      String there = ROAD.substring(node, node + 2);
      String back = new StringBuilder(there).reverse().toString();
      builder.addLink(there, node, node + 1, properties);
      builder.addLink(back, node + 1, node, properties);
    }
    builder.addLink("AA", 0, 0, properties);
    network = builder.build();
    population = new Population(network, new Facilities());
    for (int link = 0; link < network.linkCount(); link++) {
      schedule.addStop(
          network.linkId(link), new StopProperties(0, 0, Double.NaN, link, "", "", isBlocking));
    }
  }

  BusWorld places(int count) {
    places = count;
    return this;
  }

  BusWorld reportDenial() {
    isDenialReported = true;
    return this;
  }

  /** Passengers take any line that brings them where they want to go. */
  BusWorld takeAnyLine() {
    rule = BoardingRule.STOP_ONLY;
    return this;
  }

  BusWorld traffic(TrafficParameters newTraffic) {
    traffic = newTraffic;
    return this;
  }

  /** A property of a link gets another value. */
  BusWorld change(double time, String link, NetworkChanges.Kind kind, double value) {
    changes.add(time, network.linkIds().index(link), kind, NetworkChanges.Type.ABSOLUTE, value);
    return this;
  }

  BusWorld endTime(double time) {
    endTime = time;
    return this;
  }

  BusWorld threads(int count) {
    threads = count;
    return this;
  }

  /** Visits every time step, or skips those in which nothing can happen. */
  BusWorld visitEmptyTime(boolean isVisiting) {
    isVisitingEmptyTime = isVisiting;
    return this;
  }

  /** A line with a route over these links that stops at the end of some of them and waits for no planned time. */
  BusWorld line(String name, String links, String stops) {
    return line(name, links, stops, 0, false);
  }

  /** The same with a time from stop to stop, which is waited for. */
  BusWorld line(String name, String links, String stops, double secondsPerStop, boolean isAwaited) {
    firstStop.put(name, stops.split(" ")[0]);
    schedule.addLine(name, "");
    schedule.addRoute(name);
    for (String link : links.split(" ")) {
      schedule.addLink(network.linkIds().index(link));
    }
    double offset = 0;
    for (String stop : stops.split(" ")) {
      schedule.addRouteStop(
          new RouteStop(schedule.findStop(stop), offset, offset, 0, true, true, isAwaited));
      offset += secondsPerStop;
    }
    return this;
  }

  /** A departure of the last line. */
  BusWorld departs(double time, String bus) {
    lastDeparture = schedule.addDeparture(bus + "@" + time, time, bus);
    if (bus != null && !buses.contains(bus)) {
      buses.add(bus);
    }
    return this;
  }

  /** A departure of the last line as which the departure before it goes on. */
  BusWorld goesOn(double time, String bus) {
    int before = lastDeparture;
    departs(time, bus);
    schedule.addChain(before, lastDeparture);
    return this;
  }

  /** A person who rides from a stop of one line to a stop of another one as which the vehicle goes on. */
  BusWorld rideOn(
      String person, double time, String line, String from, String last, String next, String to) {
    int start = network.linkIds().index(from);
    int end = network.linkIds().index(to);
    String first = firstStop.get(next);
    TransitRouteText chained = new TransitRouteText(next, next, first, to, SimTime.UNDEFINED, null);
    Leg leg = Leg.of(modes.find("pt"))
        .withRoute(new TransitRouteText(line, line, from, last, SimTime.UNDEFINED, chained)
            .toRoute(start, end, 60, 100));
    return person(person, time, start, end, leg);
  }

  /** A person who goes to a stop at this time to ride to another one. */
  BusWorld ride(String person, double time, String line, String from, String to) {
    int start = network.linkIds().index(from);
    int end = network.linkIds().index(to);
    Leg leg = Leg.of(modes.find("pt"))
        .withRoute(new TransitRouteText(line, line, from, to, SimTime.UNDEFINED, null)
            .toRoute(start, end, 60, 100));
    return person(person, time, start, end, leg);
  }

  BusWorld drive(String person, double time, String path) {
    int[] links =
        List.of(path.split(" ")).stream().mapToInt(network.linkIds()::index).toArray();
    Leg leg =
        Leg.of(modes.find("car")).withRoute(LinkPath.of(links, SimTime.UNDEFINED, Double.NaN));
    return person(person, time, links[0], links[links.length - 1], leg);
  }

  private BusWorld person(String person, double time, int start, int end, Leg leg) {
    int type = population.activityTypes().add("any");
    Activity before = Activity.at(type, start, 0, 0).withEndTime(time);
    population
        .plans()
        .add(
            population.addPerson(person),
            Plan.of(List.of(before, Activity.at(type, end, 0, 0)), List.of(leg)));
    return this;
  }

  /** Events such as {@code 21 entered link BC bus}, {@code 30 PersonEntersVehicle anna bus}. */
  List<String> run() {
    VehicleTypes types = new VehicleTypes();
    VehicleType car = VehicleType.ofMode("car", "car");
    VehicleType bus = new VehicleType(
        "bus",
        car.lengthMeters(),
        car.widthMeters(),
        car.maximumSpeedMetersPerSecond(),
        car.pce(),
        car.flowEfficiencyFactor(),
        places,
        0,
        "car",
        car.manoeuvres(),
        car.boarding(),
        "");
    int carType = types.add(car);
    int busType = types.add(bus);
    Fleet.Builder builder = Fleet.builder(types, population.personIds());
    buses.forEach(each -> builder.addNamed(each, busType));
    Fleet fleet = builder.addMode(modes.find("car"), "car", carType).build();
    TransitVehicles vehicles = TransitVehicles.of(schedule.build(), fleet);
    MobsimParameters parameters = MobsimParameters.of(traffic, ModeTable.bit(modes.find("car")))
        .withTimes(0, endTime)
        .withThreads(threads);
    OperationsParameters operations =
        new OperationsParameters(ModeTable.bit(modes.find("pt")), rule, isDenialReported);
    List<String> events = new ArrayList<>();
    Mobsim mobsim =
        new Mobsim(population, fleet, parameters, changes.build(), vehicles, operations);
    if (isVisitingEmptyTime) {
      mobsim.visitEmptyTime();
    }
    summary = mobsim.run(4711, 0, batch -> {
      for (int row = 0; row < batch.size(); row++) {
        events.add(text(batch, row, vehicles));
      }
    });
    visitedStepCount = mobsim.visitedStepCount();
    return events;
  }

  /** Time steps of the last run that were visited. */
  long visitedStepCount() {
    return visitedStepCount;
  }

  private String text(EventBuffer batch, int row, TransitVehicles vehicles) {
    EventKind kind = batch.kind(row);
    String text = batch.time(row) + " " + kind.matsimName();
    Fleet fleet = vehicles.fleet();
    return switch (kind) {
      case LINK_ENTER, LINK_LEAVE, VEHICLE_ABORTS ->
        text + " " + network.linkId(batch.link(row)) + " " + fleet.vehicleId(batch.vehicle(row));
      case VEHICLE_ARRIVES_AT_STOP, VEHICLE_DEPARTS_AT_STOP ->
        text + " " + network.linkId(batch.stop(row)) + " " + fleet.vehicleId(batch.vehicle(row));
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE, BOARDING_DENIED ->
        text + " " + name(batch.person(row), vehicles) + " " + fleet.vehicleId(batch.vehicle(row));
      case TRANSIT_DRIVER_STARTS ->
        text + " " + name(batch.person(row), vehicles)
            + (batch.departure(row) == EventBuffer.NONE ? " Wenden" : "");
      default -> text + " " + name(batch.person(row), vehicles);
    };
  }

  private String name(int person, TransitVehicles vehicles) {
    int driver = person - population.personCount();
    return driver < 0 ? population.personId(person) : vehicles.driverId(driver);
  }

  MobsimSummary summary() {
    return summary;
  }
}
