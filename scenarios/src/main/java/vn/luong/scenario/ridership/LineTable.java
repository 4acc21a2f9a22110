package vn.luong.scenario.ridership;

import java.util.List;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.Units;

/** Writes {@code transit_lines.parquet}: what an operator asks of each line. */
final class LineTable {
  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text("line", "id of the transit line"),
      ParquetColumn.text("name", "its name, if it has one"),
      ParquetColumn.text("mode", "transport mode of its first route"),
      ParquetColumn.integer("routes", "routes of the line, directions and variants"),
      ParquetColumn.integer("planned_runs", "departures in the timetable"),
      ParquetColumn.integer("runs", "departures that were run"),
      ParquetColumn.integer(
          "vehicles", "most vehicles on a run at the same time: the fleet in use"),
      ParquetColumn.integer("vehicles_named", "vehicles that served the line at any time"),
      ParquetColumn.measure("vehicle_km", "kilometres of vehicles on runs with passengers"),
      ParquetColumn.measure("vehicle_h", "hours of vehicles on runs, stops included"),
      ParquetColumn.measure("empty_km", "kilometres of empty runs to the start of runs"),
      ParquetColumn.measure("empty_h", "hours of empty runs"),
      ParquetColumn.measure("speed_kmh", "commercial speed: vehicle_km by vehicle_h"),
      ParquetColumn.measure("boardings", "passengers who got in, expanded"),
      ParquetColumn.measure("passenger_km", "kilometres of passengers, expanded"),
      ParquetColumn.measure("passenger_h", "hours of passengers in moving vehicles, expanded"),
      ParquetColumn.measure("mean_ride_km", "passenger_km by boardings"),
      ParquetColumn.measure("mean_wait_s", "mean time from coming to the stop to getting in, s"),
      ParquetColumn.measure("load_factor", "passenger-kilometres by place-kilometres"),
      ParquetColumn.measure("seat_load_factor", "passenger-kilometres by seat-kilometres"),
      ParquetColumn.measure("highest_load", "most passengers in a vehicle, expanded"),
      ParquetColumn.measure("highest_load_factor", "most passengers by places"),
      ParquetColumn.text("fullest_stop", "stop after which the vehicle was fullest"),
      ParquetColumn.measure("fullest_s", "when it left that stop, s after midnight"),
      ParquetColumn.measure(
          "crowded_share", "passengers' time in vehicles with too few seats, share"),
      ParquetColumn.measure("denied", "passengers left behind by full vehicles, expanded"),
      ParquetColumn.measure(
          "punctual_share", "stops left from 1 min before to 5 min after the plan"),
      ParquetColumn.measure("mean_delay_s", "mean departure after the plan, s"),
      ParquetColumn.measure("revenue", "fares paid, expanded; none if nobody pays by line"),
      ParquetColumn.measure("cost", "running costs; none if the mode has no cost rates"),
      ParquetColumn.measure("cost_recovery", "revenue by cost"));

  private final VisitColumns visits;
  private final TransitSchedule schedule;
  private final LineSums sums;
  private final double expansionFactor;

  LineTable(VisitColumns visits, TransitSchedule schedule, LineSums sums, double expansionFactor) {
    this.visits = visits;
    this.schedule = schedule;
    this.sums = sums;
    this.expansionFactor = expansionFactor;
  }

  void write(RunFolder folder) {
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.TRANSIT_LINES), COLUMNS)) {
      for (int line = 0; line < schedule.lineCount(); line++) {
        LineFigures figures = sums.line(line);
        table.beginRow();
        addOperation(table, line, figures);
        addPassengers(table, figures);
        addQuality(table, figures);
        table.endRow();
      }
    }
  }

  private void addOperation(ParquetWriter row, int line, LineFigures figures) {
    String name = schedule.lineName(line);
    row.add(schedule.lineId(line))
        .add(name.isEmpty() ? null : name)
        .add(sums.mode(line))
        .add(schedule.routes().ofLine().size(line))
        .add((int) figures.plannedRuns)
        .add((int) figures.runs)
        .add(figures.peakVehicles())
        .add(figures.vehicleCount())
        .add((float) figures.vehicleKilometers())
        .add((float) figures.vehicleHours())
        .add((float) figures.emptyKilometers())
        .add((float) (figures.emptySeconds / Units.SECONDS_PER_HOUR))
        .add((float) figures.commercialSpeedKilometersPerHour());
  }

  private void addPassengers(ParquetWriter row, LineFigures figures) {
    row.add(expanded(figures.boardings))
        .add(expanded(figures.passengerKilometers()))
        .add(expanded(figures.passengerHours()))
        .add((float) figures.meanRideKilometers())
        .add((float) figures.meanWaitSeconds())
        .add((float) figures.meanLoadFactor())
        .add((float) figures.meanSeatLoadFactor())
        .add(expanded(figures.mostPassengers));
  }

  private void addQuality(ParquetWriter row, LineFigures figures) {
    int fullest = figures.mostPassengers == 0 ? VisitColumns.NO_VISIT : figures.fullestVisit;
    boolean isKnown = fullest != VisitColumns.NO_VISIT;
    row.add(isKnown ? (float) figures.fullestShare : Float.NaN)
        .add(isKnown ? schedule.stops().id(visits.stop(visits.departure(fullest), fullest)) : null)
        .add(isKnown ? visits.departureTime(fullest) : Float.NaN)
        .add((float) figures.crowdedShare())
        .add(expanded(figures.denied))
        .add((float) figures.punctualShare())
        .add((float) figures.meanLateSeconds())
        .add(expanded(figures.revenue))
        .add((float) figures.cost)
        .add((float) (figures.revenue * expansionFactor / figures.cost));
  }

  private float expanded(double value) {
    return (float) (value * expansionFactor);
  }
}
