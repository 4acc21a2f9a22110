package vn.luong.sim.columns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import vn.luong.sim.events.EventNames;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;

/**
 * The names of public transport in an event log.
 *
 * <p>Layout in the file: the texts of drivers, stops, lines, routes and departures, then the line of each route and
 * the route of each departure, four bytes each.
 */
final class TransitNames {
  static final TransitNames NONE = new TransitNames(
      List.of(), List.of(), List.of(), List.of(), List.of(), new int[0], new int[0]);

  private final List<String> drivers;
  private final List<String> stops;
  private final List<String> lines;
  private final List<String> routes;
  private final List<String> departures;
  private final int[] lineOfRoute;
  private final int[] routeOfDeparture;

  private TransitNames(
      List<String> drivers,
      List<String> stops,
      List<String> lines,
      List<String> routes,
      List<String> departures,
      int[] lineOfRoute,
      int[] routeOfDeparture) {
    this.drivers = drivers;
    this.stops = stops;
    this.lines = lines;
    this.routes = routes;
    this.departures = departures;
    this.lineOfRoute = lineOfRoute;
    this.routeOfDeparture = routeOfDeparture;
  }

  static TransitNames of(TransitVehicles vehicles) {
    TransitSchedule schedule = vehicles.schedule();
    TransitRoutes routes = schedule.routes();
    Departures departures = schedule.departures();
    return new TransitNames(
        IntStream.range(0, vehicles.vehicleCount()).mapToObj(vehicles::driverId).toList(),
        IntStream.range(0, schedule.stops().count())
            .mapToObj(schedule.stops()::id)
            .toList(),
        IntStream.range(0, schedule.lineCount()).mapToObj(schedule::lineId).toList(),
        IntStream.range(0, routes.count()).mapToObj(routes::id).toList(),
        IntStream.range(0, departures.count()).mapToObj(departures::id).toList(),
        IntStream.range(0, routes.count()).map(routes::line).toArray(),
        IntStream.range(0, departures.count()).map(departures::route).toArray());
  }

  boolean isEmpty() {
    return drivers.isEmpty() && stops.isEmpty() && lines.isEmpty();
  }

  String driverId(int driver) {
    return drivers.get(driver);
  }

  String stopId(int stop) {
    return stops.get(stop);
  }

  String lineId(int line) {
    return lines.get(line);
  }

  EventNames.DepartureName departureName(int departure) {
    int route = routeOfDeparture[departure];
    return new EventNames.DepartureName(
        lines.get(lineOfRoute[route]), routes.get(route), departures.get(departure));
  }

  void write(DataOutputStream out) throws IOException {
    for (List<String> texts : List.of(drivers, stops, lines, routes, departures)) {
      EventFileNames.write(out, texts.size(), texts::get);
    }
    for (int line : lineOfRoute) {
      out.writeInt(line);
    }
    for (int route : routeOfDeparture) {
      out.writeInt(route);
    }
  }

  static TransitNames read(DataInputStream in) throws IOException {
    List<String> drivers = EventFileNames.readTexts(in);
    List<String> stops = EventFileNames.readTexts(in);
    List<String> lines = EventFileNames.readTexts(in);
    List<String> routes = EventFileNames.readTexts(in);
    List<String> departures = EventFileNames.readTexts(in);
    int[] lineOfRoute = new int[routes.size()];
    for (int route = 0; route < lineOfRoute.length; route++) {
      lineOfRoute[route] = in.readInt();
    }
    int[] routeOfDeparture = new int[departures.size()];
    for (int departure = 0; departure < routeOfDeparture.length; departure++) {
      routeOfDeparture[departure] = in.readInt();
    }
    return new TransitNames(
        drivers, stops, lines, routes, departures, lineOfRoute, routeOfDeparture);
  }
}
