package vn.luong.scenario.ridership;

import java.util.List;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/** Writes {@code stops.parquet}: one row for each stop of each departure, served or not. */
final class StopTable {
  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text("line", "id of the transit line"),
      ParquetColumn.text("route", "id of the transit route, unique within the line"),
      ParquetColumn.text("mode", "transport mode of the route, e.g. bus"),
      ParquetColumn.text("departure", "id of the departure, unique within the route"),
      ParquetColumn.text("vehicle", "id of the vehicle that serves it"),
      ParquetColumn.integer("sequence", "number of the stop on the route, from 1"),
      ParquetColumn.text("stop", "id of the stop facility"),
      ParquetColumn.text("stop_name", "its name, if it has one"),
      ParquetColumn.measure("planned_arrival_s", "arrival by the timetable, s after midnight"),
      ParquetColumn.measure("planned_departure_s", "departure by the timetable, s after midnight"),
      ParquetColumn.measure("arrival_s", "arrival, s after midnight; none if it did not come"),
      ParquetColumn.measure("departure_s", "departure, s after midnight; none if it did not leave"),
      ParquetColumn.measure("arrival_delay_s", "arrival after the planned one, s; < 0 if early"),
      ParquetColumn.measure("departure_delay_s", "departure after the planned one, s"),
      ParquetColumn.measure("distance_m", "metres driven from the start of the run"),
      ParquetColumn.measure("boardings", "passengers who got in, expanded"),
      ParquetColumn.measure("alightings", "passengers who got out, expanded"),
      ParquetColumn.measure("load", "passengers on leaving the stop, expanded"),
      ParquetColumn.measure("seats", "seats of the vehicle, expanded as passengers are"),
      ParquetColumn.measure("places", "seats and standing places, expanded as passengers are"),
      ParquetColumn.measure("denied", "passengers left behind because it was full, expanded"),
      ParquetColumn.measure("mean_wait_s", "mean time that those who got in had waited, s"));

  private final VisitColumns visits;
  private final TransitSchedule schedule;
  private final TransitRoutes routes;
  private final Departures departures;
  private final Sections sections;
  private final float expansionFactor;

  StopTable(
      VisitColumns visits, TransitSchedule schedule, Sections sections, double expansionFactor) {
    this.visits = visits;
    this.schedule = schedule;
    routes = schedule.routes();
    departures = schedule.departures();
    this.sections = sections;
    this.expansionFactor = (float) expansionFactor;
  }

  void write(RunFolder folder) {
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.STOPS), COLUMNS)) {
      for (int departure = 0; departure < departures.count(); departure++) {
        for (int visit = visits.first(departure); visit < visits.end(departure); visit++) {
          table.beginRow();
          addNames(table, departure, visit);
          addTimes(table, departure, visit);
          addPassengers(table, departure, visit);
          table.endRow();
        }
      }
    }
  }

  private void addNames(ParquetWriter row, int departure, int visit) {
    int route = departures.route(departure);
    StopFacilities stops = schedule.stops();
    int stop = visits.stop(departure, visit);
    int vehicle = departures.vehicle(departure);
    String name = stops.name(stop);
    row.add(schedule.lineId(routes.line(route)))
        .add(routes.id(route))
        .add(routes.transportMode(route))
        .add(departures.id(departure))
        .add(vehicle == Departures.NO_VEHICLE ? null : departures.vehicleIds().text(vehicle))
        .add(visit - visits.first(departure) + 1)
        .add(stops.id(stop))
        .add(name.isEmpty() ? null : name);
  }

  private void addTimes(ParquetWriter row, int departure, int visit) {
    float plannedArrival = planned(visits.plannedArrivalTime(departure, visit));
    float plannedDeparture = planned(visits.plannedDepartureTime(departure, visit));
    float arrival = visits.isArrived(visit) ? visits.arrivalTime(visit) : Float.NaN;
    float left = visits.isServed(visit) ? visits.departureTime(visit) : Float.NaN;
    row.add(plannedArrival)
        .add(plannedDeparture)
        .add(arrival)
        .add(left)
        .add(arrival - plannedArrival)
        .add(left - plannedDeparture)
        .add(visits.isArrived(visit) ? (float) visits.odometerMeters(visit) : Float.NaN);
  }

  private static float planned(double time) {
    return SimTime.isDefined(time) ? (float) time : Float.NaN;
  }

  private void addPassengers(ParquetWriter row, int departure, int visit) {
    row.add(visits.boardings(visit) * expansionFactor)
        .add(visits.alightings(visit) * expansionFactor)
        .add(visits.load(visit) * expansionFactor)
        .add(sections.seats(departure) * expansionFactor)
        .add(sections.places(departure) * expansionFactor)
        .add(visits.denied(visit) * expansionFactor)
        .add((float) visits.waitSeconds(visit) / visits.boardings(visit));
  }
}
