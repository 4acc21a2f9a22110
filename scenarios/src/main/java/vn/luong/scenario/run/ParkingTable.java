package vn.luong.scenario.run;

import java.util.List;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Writes {@code parking.parquet}: how many vehicles stood at the stations on the last day, one row for each lot and hour.
 * All figures are expanded to the whole population.
 */
final class ParkingTable {
  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text(
          "stop", "id of the stop facility; the first one where several share a lot"),
      ParquetColumn.text("stop_name", "its name, if it has one"),
      ParquetColumn.text("mode", "mode of the vehicles left there"),
      ParquetColumn.measure("spaces", "places for them; none if they are not counted"),
      ParquetColumn.measure("most_parked", "most vehicles there at once, expanded"),
      ParquetColumn.integer("hour", "hour after midnight, 24 and more on the next day"),
      ParquetColumn.measure("parked", "most vehicles there at once in the hour, expanded"));

  private static final int HOURS = 30;
  private static final int QUARTERS = HOURS * 4;
  private static final int SECONDS_PER_QUARTER = 900;

  private final ParkingLots lots;
  private final TransitSchedule schedule;
  private final double expansionFactor;

  ParkingTable(ParkingLots lots, TransitSchedule schedule, double sample) {
    this.lots = lots;
    this.schedule = schedule;
    expansionFactor = 1 / sample;
  }

  void write(RunFolder folder) {
    try (ParquetWriter table = new ParquetWriter(folder.file(RunFolder.PARKING), COLUMNS)) {
      for (int lot = 0; lot < lots.lotCount(); lot++) {
        for (int hour = 0; hour < HOURS; hour++) {
          addRow(table, lot, hour);
        }
      }
    }
  }

  private void addRow(ParquetWriter table, int lot, int hour) {
    String stop = StationParking.stopOf(lots.name(lot));
    String name = schedule.stops().name(schedule.stops().find(stop));
    double spaces = lots.spaces(lot);
    table
        .beginRow()
        .add(stop)
        .add(name.isEmpty() ? null : name)
        .add(StationParking.modeOf(lots.name(lot)))
        .add(Double.isInfinite(spaces) ? Float.NaN : (float) (spaces * expansionFactor))
        .add((float) (lots.mostParked(lot) * expansionFactor))
        .add(hour)
        .add((float) (parked(lot, hour) * expansionFactor))
        .endRow();
  }

  private int parked(int lot, int hour) {
    int most = 0;
    for (int quarter = hour * 4; quarter < hour * 4 + 4; quarter++) {
      most = Math.max(most, lots.parkedAt(lot, quarter * SECONDS_PER_QUARTER));
    }
    return most;
  }

  List<Indicator> indicators() {
    int most = 0;
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      int parked = 0;
      for (int lot = 0; lot < lots.lotCount(); lot++) {
        parked += lots.parkedAt(lot, quarter * SECONDS_PER_QUARTER);
      }
      most = Math.max(most, parked);
    }
    return List.of(Indicator.of(
        "parked_at_stations",
        "Vehicles parked at stations",
        most * expansionFactor,
        "vehicles",
        "Vehicles that stand at all stations together in the fullest quarter of an hour,"
            + " each lot at its fullest moment in it."));
  }
}
