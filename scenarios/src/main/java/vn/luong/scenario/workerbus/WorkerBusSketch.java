package vn.luong.scenario.workerbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.luong.gis.binhduong.WorkerBusService;
import vn.luong.gis.binhduong.WorkerShift;
import vn.luong.gis.transit.DepartureSketch;
import vn.luong.gis.transit.Drive;
import vn.luong.gis.transit.LineSketch;
import vn.luong.gis.transit.RouteSketch;
import vn.luong.gis.transit.StopCall;
import vn.luong.gis.transit.StopSketch;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.VehicleType;

/** Puts lines of company buses into the words of timetables: to the park before the shift, and back after it. */
public final class WorkerBusSketch {
  private static final String ESTIMATE = "E";

  private WorkerBusSketch() {}

  /**
   * A line.
   *
   * @param service how often it runs and how fast
   * @param vehicle its vehicles
   */
  public static LineSketch of(WorkerBusLine line, WorkerBusService service, VehicleType vehicle) {
    List<RouteSketch> routes = new ArrayList<>();
    for (int number = 1; number <= line.courses().size(); number++) {
      Course course = line.courses().get(number - 1);
      routes.add(there(number, course, line.shift(), service));
      routes.add(back(number, course, line.shift(), service));
    }
    return new LineSketch(
        line.id(),
        line.name(),
        WorkerBusLine.MODE,
        LineSketch.Way.ROADS,
        vehicle,
        routes,
        Map.of("status", ESTIMATE, ReservedLines.LINE_ATTRIBUTE, line.reservedFor()));
  }

  private static RouteSketch there(
      int number, Course course, WorkerShift shift, WorkerBusService service) {
    List<StopCall> calls = Stream.concat(
            course.collection().stream().map(stop -> call(stop, true)),
            course.park().stream().map(stop -> call(stop, false)))
        .toList();
    int buses = buses(course.riders() * shift.share(), service);
    List<DepartureSketch> departures = new ArrayList<>();
    for (int bus = buses - 1; bus >= 0; bus--) {
      double arrival =
          shift.start() - service.beforeShiftSeconds() - bus * service.intervalSeconds();
      departures.add(DepartureSketch.arrivingAt(Integer.toString(departures.size() + 1), arrival));
    }
    return route("to-work-" + number, calls, service, departures);
  }

  private static RouteSketch back(
      int number, Course course, WorkerShift shift, WorkerBusService service) {
    List<StopCall> calls = new ArrayList<>();
    for (int stop = course.park().size() - 1; stop >= 0; stop--) {
      calls.add(call(course.park().get(stop), true));
    }
    for (int stop = course.collection().size() - 1; stop >= 0; stop--) {
      calls.add(call(course.collection().get(stop), false));
    }
    double riders = course.riders() * shift.share();
    List<DepartureSketch> departures = new ArrayList<>();
    addBack(departures, shift.end(), riders * (1 - shift.overtimeShare()), service);
    if (shift.overtimeShare() > 0) {
      addBack(departures, shift.overtimeEnd(), riders * shift.overtimeShare(), service);
    }
    return route("from-work-" + number, calls, service, departures);
  }

  private static void addBack(
      List<DepartureSketch> departures, double end, double riders, WorkerBusService service) {
    for (int bus = 0; bus < buses(riders, service); bus++) {
      double time = end + service.afterShiftSeconds() + bus * service.intervalSeconds();
      departures.add(DepartureSketch.at(Integer.toString(departures.size() + 1), time));
    }
  }

  private static int buses(double riders, WorkerBusService service) {
    return (int) Math.max(1, Math.ceil(riders / service.ridersPerBus()));
  }

  private static RouteSketch route(
      String id, List<StopCall> calls, WorkerBusService service, List<DepartureSketch> departures) {
    return new RouteSketch(
        id,
        calls.get(0).stop().name() + " – " + calls.get(calls.size() - 1).stop().name(),
        calls,
        List.of(),
        new Drive(service.speedMetersPerSecond(), service.dwellSeconds()),
        departures);
  }

  /** A stop where people only get in or only get out. */
  private static StopCall call(CollectionPoint stop, boolean isForBoarding) {
    return new StopCall(
        StopSketch.at(stop.id(), stop.name(), stop.x(), stop.y()),
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        isForBoarding,
        !isForBoarding,
        isForBoarding);
  }
}
