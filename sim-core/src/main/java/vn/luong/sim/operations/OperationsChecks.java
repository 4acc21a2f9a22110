package vn.luong.sim.operations;

import java.util.HashSet;
import java.util.Set;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Finds what keeps a schedule from being driven: departures without a vehicle, routes without a way over the network, stops
 * beside their route or far from their link, times that go backwards, vehicles without places for passengers.
 */
public final class OperationsChecks {
  private static final int MAX_OUT_LINKS = 256;

  private final TransitVehicles vehicles;
  private final TransitSchedule schedule;
  private final Network network;
  private final ProblemLog problems;
  private final SourcePosition source;

  private OperationsChecks(TransitVehicles vehicles, Network network, ProblemLog problems) {
    this.vehicles = vehicles;
    this.schedule = vehicles.schedule();
    this.network = network;
    this.problems = problems;
    source = SourcePosition.of(schedule.source());
  }

  /** Checks the vehicles, and the routes that have departures. */
  public static void run(TransitVehicles vehicles, Network network, ProblemLog problems) {
    OperationsChecks checks = new OperationsChecks(vehicles, network, problems);
    boolean isDriven = true;
    for (int route = 0; route < checks.schedule.routes().count(); route++) {
      if (checks.schedule.departures().end(route) > checks.schedule.departures().first(route)) {
        isDriven &= checks.checkRoute(route);
      }
    }
    checks.checkVehicles();
    StopPlaceChecks.run(vehicles.schedule().stops(), network, checks.source, problems);
    if (isDriven) {
      checks.checkEmptyRuns();
    }
  }

  /** True if the route leads over the network. */
  private boolean checkRoute(int route) {
    Departures departures = schedule.departures();
    for (int departure = departures.first(route); departure < departures.end(route); departure++) {
      if (departures.vehicle(departure) == Departures.NO_VEHICLE) {
        fail(
            "departure-without-vehicle",
            routeName(route),
            "departure \"" + departures.id(departure) + "\" names no vehicle",
            "every departure is served by a vehicle",
            "State vehicleRefId, or remove the departure.");
      }
    }
    if (schedule.routes().links().size(route) == 0) {
      fail(
          "transit-route-without-links",
          routeName(route),
          "the route has departures, but no links",
          "transit vehicles drive on the network",
          "State the links of the route, for trains e.g. links of their own.");
      return false;
    }
    checkTimes(route);
    return checkLinks(route) && checkStops(route);
  }

  private void checkTimes(int route) {
    TransitRoutes routes = schedule.routes();
    double last = SimTime.UNDEFINED;
    for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
      double[] offsets = {routes.arrivalOffsetSeconds(at), routes.departureOffsetSeconds(at)};
      for (double offset : offsets) {
        if (SimTime.isDefined(offset) && SimTime.isDefined(last) && offset < last) {
          failAt(
              routes.stop(at),
              "times-backwards",
              routeName(route),
              "stop \"" + schedule.stops().id(routes.stop(at)) + "\" is served "
                  + SimTime.format(offset) + " after the departure",
              "must not be before " + SimTime.format(last) + ", the time before it on the route",
              "Correct the times so that they never decrease.");
        }
        last = SimTime.isDefined(offset) ? Math.max(offset, last) : last;
      }
    }
  }

  private boolean checkLinks(int route) {
    int[] links = VehicleRuns.linksOf(schedule.routes(), route);
    for (int position = 1; position < links.length; position++) {
      int node = network.toNode(links[position - 1]);
      if (network.fromNode(links[position]) != node) {
        problems.add(Problem.error(
                "transit-route-not-joined",
                source,
                routeName(route),
                "link \"" + network.linkId(links[position]) + "\" does not start where link \""
                    + network.linkId(links[position - 1]) + "\" ends",
                "the links of a route follow each other",
                "Correct the route for this network.")
            .at(network.nodeX(node), network.nodeY(node)));
        return false;
      }
      if (network.outLinks().size(node) > MAX_OUT_LINKS) {
        fail(
            "too-many-out-links",
            routeName(route),
            network.outLinks().size(node) + " links leave node \"" + network.nodeId(node) + "\"",
            "at most " + MAX_OUT_LINKS,
            "Split the node.");
        return false;
      }
    }
    return true;
  }

  private boolean checkStops(int route) {
    TransitRoutes routes = schedule.routes();
    boolean isSound = true;
    for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
      if (routes.linkPosition(at) == TransitRoutes.OFF_ROUTE) {
        int link = schedule.stops().link(routes.stop(at));
        failAt(
            routes.stop(at),
            "stop-off-route",
            routeName(route),
            "stop \"" + schedule.stops().id(routes.stop(at)) + "\" is on "
                + (link == Network.NO_LINK ? "no link" : "link \"" + network.linkId(link) + "\""),
            "the route comes by all its stops in their order",
            "Correct the link of the stop, or the links of the route.");
        isSound = false;
      }
    }
    return isSound;
  }

  private void checkVehicles() {
    Set<String> reported = new HashSet<>();
    for (int vehicle = 0; vehicle < vehicles.vehicleCount(); vehicle++) {
      String id = schedule.departures().vehicleIds().text(vehicle);
      if (vehicles.fleetVehicle(vehicle) == Fleet.NO_VEHICLE) {
        fail(
            "unknown-transit-vehicle",
            "vehicle \"" + id + "\"",
            "departures name it, but it is not among the vehicles",
            "every departure is served by a vehicle",
            "Add it to the file of transit vehicles.");
        continue;
      }
      VehicleType type = vehicles.fleet().type(vehicles.fleetVehicle(vehicle));
      if (type.passengerCapacity() <= 0 && reported.add(type.id())) {
        problems.add(Problem.warning(
            "transit-vehicle-without-places",
            SourcePosition.of("transit vehicles"),
            "vehicle type \"" + type.id() + "\"",
            "has " + type.passengerCapacity() + " places",
            "transit vehicles have seats or standing room",
            "State its capacity; nobody will get in."));
      }
    }
  }

  private void checkEmptyRuns() {
    Departures departures = schedule.departures();
    IntRows served = vehicles.departures();
    EmptyRuns emptyRuns = new EmptyRuns(network);
    Set<Long> known = new HashSet<>();
    for (int vehicle = 0; vehicle < vehicles.vehicleCount(); vehicle++) {
      for (int at = served.start(vehicle) + 1; at < served.end(vehicle); at++) {
        int[] before = linksOfDeparture(served.value(at - 1));
        int[] after = linksOfDeparture(served.value(at));
        int from = before[before.length - 1];
        boolean isNew = from != after[0] && known.add((long) from << Integer.SIZE | after[0]);
        if (isNew && emptyRuns.links(from, after[0]).length == 0) {
          fail(
              "no-way-to-departure",
              routeName(departures.route(served.value(at))),
              "vehicle \"" + departures.vehicleIds().text(vehicle) + "\" comes from link \""
                  + network.linkId(from) + "\", from where no way leads to link \""
                  + network.linkId(after[0]) + "\"",
              "a vehicle can drive from the end of a run to the start of the next one",
              "Give the departure another vehicle, or connect the links.");
        }
      }
    }
  }

  private int[] linksOfDeparture(int departure) {
    return VehicleRuns.linksOf(schedule.routes(), schedule.departures().route(departure));
  }

  private String routeName(int route) {
    return "line \"" + schedule.lineId(schedule.routes().line(route)) + "\" route \""
        + schedule.routes().id(route) + "\"";
  }

  private void fail(String kind, String subject, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, source, subject, found, expected, remedy));
  }

  private void failAt(
      int stop, String kind, String subject, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, source, subject, found, expected, remedy)
        .at(schedule.stops().x(stop), schedule.stops().y(stop)));
  }
}
