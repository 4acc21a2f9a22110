package vn.luong.scenario.ridership;

import java.util.List;
import java.util.TreeMap;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Writes {@code transit_sections.parquet}: one row for each stop of each route and hour in which a vehicle left or reached it,
 * with the section that begins there.
 */
final class SectionTable {
  private static final int SECONDS_PER_HOUR = 3600;

  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text("line", "id of the transit line"),
      ParquetColumn.text("route", "id of the transit route, unique within the line"),
      ParquetColumn.integer("sequence", "number of the section's first stop on the route, from 1"),
      ParquetColumn.text("from_stop", "stop facility it begins at"),
      ParquetColumn.text("to_stop", "stop facility it ends at; none after the last stop"),
      ParquetColumn.integer("hour", "hour of leaving the first stop, 7 = 07:00-08:00"),
      ParquetColumn.integer("runs", "vehicles that left the first stop"),
      ParquetColumn.measure("boardings", "passengers who got in at the first stop, expanded"),
      ParquetColumn.measure("alightings", "passengers who got out there, expanded"),
      ParquetColumn.measure("passengers", "passengers on the section, expanded"),
      ParquetColumn.measure("seats", "seats of these vehicles together, expanded"),
      ParquetColumn.measure("places", "seats and standing places together, expanded"),
      ParquetColumn.measure("load_factor", "passengers by places"),
      ParquetColumn.measure("highest_load_factor", "passengers by places of the fullest vehicle"),
      ParquetColumn.integer("crowded_runs", "vehicles with more passengers than seats"),
      ParquetColumn.measure("denied", "passengers left behind at the first stop, expanded"));

  private static final class Hour {
    int runs;
    int crowdedRuns;
    long boardings;
    long alightings;
    long passengers;
    long seats;
    long places;
    long denied;
    double highest = Double.NaN;
  }

  private final VisitColumns visits;
  private final TransitSchedule schedule;
  private final TransitRoutes routes;
  private final Departures departures;
  private final Sections sections;
  private final float expansionFactor;

  SectionTable(
      VisitColumns visits, TransitSchedule schedule, Sections sections, double expansionFactor) {
    this.visits = visits;
    this.schedule = schedule;
    routes = schedule.routes();
    departures = schedule.departures();
    this.sections = sections;
    this.expansionFactor = (float) expansionFactor;
  }

  void write(RunFolder folder) {
    try (ParquetWriter table =
        new ParquetWriter(folder.file(RunFolder.TRANSIT_SECTIONS), COLUMNS)) {
      for (int route = 0; route < routes.count(); route++) {
        for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
          writeStop(table, route, at);
        }
      }
    }
  }

  private void writeStop(ParquetWriter table, int route, int at) {
    TreeMap<Integer, Hour> hours = new TreeMap<>();
    for (int departure = departures.first(route); departure < departures.end(route); departure++) {
      int visit = visits.at(departure, at);
      if (visits.isServed(visit)) {
        int hour = Math.floorDiv(visits.departureTime(visit), SECONDS_PER_HOUR);
        add(hours.computeIfAbsent(hour, none -> new Hour()), departure, visit);
      }
    }
    boolean isLast = at + 1 == routes.endStop(route);
    hours.forEach((hour, sums) -> {
      table
          .beginRow()
          .add(schedule.lineId(routes.line(route)))
          .add(routes.id(route))
          .add(at - routes.firstStop(route) + 1)
          .add(schedule.stops().id(routes.stop(at)))
          .add(isLast ? null : schedule.stops().id(routes.stop(at + 1)))
          .add(hour)
          .add(sums.runs)
          .add(sums.boardings * expansionFactor)
          .add(sums.alightings * expansionFactor)
          .add(sums.passengers * expansionFactor)
          .add(sums.seats * expansionFactor)
          .add(sums.places * expansionFactor)
          .add((float) sums.passengers / sums.places)
          .add((float) sums.highest)
          .add(sums.crowdedRuns)
          .add(sums.denied * expansionFactor)
          .endRow();
    });
  }

  private void add(Hour hour, int departure, int visit) {
    int seats = sections.seats(departure);
    int places = sections.places(departure);
    int load = visits.load(visit);
    hour.runs++;
    hour.boardings += visits.boardings(visit);
    hour.alightings += visits.alightings(visit);
    hour.passengers += load;
    hour.seats += seats;
    hour.places += places;
    hour.denied += visits.denied(visit);
    hour.crowdedRuns += load > seats ? 1 : 0;
    double factor = (double) load / places;
    if (Double.isFinite(factor)) {
      hour.highest = Double.isNaN(hour.highest) ? factor : Math.max(hour.highest, factor);
    }
  }
}
