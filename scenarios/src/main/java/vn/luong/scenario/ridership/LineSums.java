package vn.luong.scenario.ridership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;

/** The figures of each line, of each transport mode, and of all together. */
final class LineSums {
  private final VisitColumns visits;
  private final TransitSchedule schedule;
  private final TransitRoutes routes;
  private final Departures departures;
  private final Sections sections;
  private final RidershipParameters parameters;
  private final List<LineFigures> lines = new ArrayList<>();
  private final Map<String, LineFigures> modes = new TreeMap<>();
  private final LineFigures all = new LineFigures();

  LineSums(RidershipRecorder recorder, RidershipParameters parameters) {
    visits = recorder.visits();
    TransitVehicles vehicles = recorder.vehicles();
    this.parameters = parameters;
    schedule = vehicles.schedule();
    routes = schedule.routes();
    departures = schedule.departures();
    sections = new Sections(visits, vehicles);
    for (int line = 0; line < schedule.lineCount(); line++) {
      lines.add(new LineFigures());
    }
    for (int departure = 0; departure < departures.count(); departure++) {
      LineFigures ofLine = lines.get(visits.line(departure));
      String mode = routes.transportMode(departures.route(departure));
      LineFigures ofMode = modes.computeIfAbsent(mode, name -> new LineFigures());
      for (LineFigures figures : List.of(ofLine, ofMode, all)) {
        addRun(departure, figures);
      }
    }
    for (int line = 0; line < lines.size(); line++) {
      addCosts(lines.get(line), mode(line));
    }
    addCostsOfModes();
    addRevenue(recorder);
  }

  private void addRun(int departure, LineFigures figures) {
    figures.plannedRuns++;
    if (!visits.hasRun(departure)) {
      return;
    }
    figures.runs++;
    int start = visits.runStartTime(departure);
    int end = visits.runEndTime(departure);
    double meters = visits.runMeters(departure);
    figures.addService(departures.vehicle(departure), start, end);
    figures.vehicleMeters += meters;
    figures.vehicleSeconds += end - start;
    figures.emptyMeters += visits.emptyMeters(departure);
    figures.emptySeconds += visits.emptySeconds(departure);
    figures.seatMeters += meters * sections.seats(departure);
    figures.placeMeters += meters * sections.places(departure);
    sections.forEach(departure, (run, from, to, sectionMeters, seconds) -> {
      int load = visits.load(from);
      figures.passengerMeters += sectionMeters * load;
      double passengerSeconds = (double) seconds * load;
      figures.passengerSeconds += passengerSeconds;
      if (load > sections.seats(departure)) {
        figures.crowdedPassengerSeconds += passengerSeconds;
        figures.standingPassengerSeconds += (double) seconds * (load - sections.seats(departure));
      }
    });
    for (int visit = visits.first(departure); visit < visits.end(departure); visit++) {
      addVisit(departure, visit, figures);
    }
  }

  private void addVisit(int departure, int visit, LineFigures figures) {
    figures.boardings += visits.boardings(visit);
    figures.alightings += visits.alightings(visit);
    figures.denied += visits.denied(visit);
    figures.waitSeconds += visits.waitSeconds(visit);
    double late = lateSeconds(departure, visit);
    if (!Double.isNaN(late)) {
      figures.timedStops++;
      figures.lateSeconds += late;
      if (late >= -parameters.earlySeconds() && late <= parameters.lateSeconds()) {
        figures.punctualStops++;
      }
    }
    figures.mostPassengers = Math.max(figures.mostPassengers, visits.load(visit));
    double share = (double) visits.load(visit) / sections.places(departure);
    if (share > figures.fullestShare) {
      figures.fullestShare = share;
      figures.fullestVisit = visit;
    }
  }

  /** Seconds after the plan: on leaving a stop, at the last one on arriving; NaN if it was not served or has no plan. */
  private double lateSeconds(int departure, int visit) {
    boolean isLast = visit == visits.end(departure) - 1;
    double planned = isLast
        ? visits.plannedArrivalTime(departure, visit)
        : visits.plannedDepartureTime(departure, visit);
    boolean isThere = isLast ? visits.isArrived(visit) : visits.isServed(visit);
    if (!isThere || !SimTime.isDefined(planned)) {
      return Double.NaN;
    }
    return (isLast ? visits.arrivalTime(visit) : visits.departureTime(visit)) - planned;
  }

  private void addCosts(LineFigures figures, String mode) {
    figures.cost = parameters
        .costs()
        .of(
            mode,
            figures.vehicleKilometers() + figures.emptyKilometers(),
            figures.vehicleHours() + figures.emptySeconds / 3600);
  }

  private void addCostsOfModes() {
    double sum = 0;
    for (Map.Entry<String, LineFigures> mode : modes.entrySet()) {
      addCosts(mode.getValue(), mode.getKey());
      sum += mode.getValue().cost;
    }
    all.cost = modes.isEmpty() ? Double.NaN : sum;
  }

  private void addRevenue(RidershipRecorder recorder) {
    if (Double.isNaN(recorder.revenueOfPasses())) {
      return;
    }
    all.revenue = recorder.revenueOfPasses();
    modes.values().forEach(figures -> figures.revenue = 0);
    for (int line = 0; line < lines.size(); line++) {
      double revenue = recorder.revenueOf(line);
      lines.get(line).revenue = revenue;
      all.revenue += revenue;
      LineFigures ofMode = modes.get(mode(line));
      if (ofMode != null) {
        ofMode.revenue += revenue;
      }
    }
  }

  /** Transport mode of a line: that of its first route, empty if it has none. */
  String mode(int line) {
    return routes.ofLine().size(line) == 0
        ? ""
        : routes.transportMode(routes.ofLine().value(line, 0));
  }

  LineFigures line(int line) {
    return lines.get(line);
  }

  /** By transport mode, in the order of their names. */
  Map<String, LineFigures> modes() {
    return modes;
  }

  LineFigures all() {
    return all;
  }

  Sections sections() {
    return sections;
  }
}
