package vn.luong.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.runfolder.ParquetColumn;
import vn.luong.scenario.runfolder.ParquetWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Writes {@code parking.parquet}: how many vehicles stood at the stations and in areas with counted places on the last day, one row for
 * each lot and hour.
 * All figures are expanded to the whole population.
 */
final class ParkingTable {
  private static final List<ParquetColumn> COLUMNS = List.of(
      ParquetColumn.text(
          "stop",
          "id of the stop facility; the first one where several share a lot; none for areas"),
      ParquetColumn.text("stop_name", "its name, if it has one; of an area its name"),
      ParquetColumn.text("mode", "mode of the vehicles left there"),
      ParquetColumn.measure("spaces", "places for them; none if they are not counted"),
      ParquetColumn.measure("most_parked", "most vehicles there at once, expanded"),
      ParquetColumn.integer("hour", "hour after midnight, 24 and more on the next day"),
      ParquetColumn.measure("parked", "most vehicles there at once in the hour, expanded"),
      ParquetColumn.measure(
          "overflow", "of these, how many more than there are places for, expanded"));

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
    boolean isArea = lots.isOfStreets(lot);
    String name = isArea ? stop : schedule.stops().name(schedule.stops().find(stop));
    int parked = parked(lot, hour);
    double spaces = lots.spaces(lot);
    table
        .beginRow()
        .add(isArea ? null : stop)
        .add(name.isEmpty() ? null : name)
        .add(StationParking.modeOf(lots.name(lot)))
        .add(Double.isInfinite(spaces) ? Float.NaN : (float) (spaces * expansionFactor))
        .add((float) (lots.mostParked(lot) * expansionFactor))
        .add(hour)
        .add((float) (parked * expansionFactor))
        .add((float) (Math.max(0, parked - spaces) * expansionFactor))
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
    List<Indicator> indicators = new ArrayList<>();
    if (IntStream.range(0, lots.lotCount()).anyMatch(lot -> !lots.isOfStreets(lot))) {
      indicators.add(Indicator.of(
          "parked_at_stations",
          "Vehicles parked at stations",
          most((lot, parked) -> lots.isOfStreets(lot) ? 0 : parked),
          "vehicles",
          "Vehicles that stand at all stations together in the fullest quarter of an hour,"
              + " each lot at its fullest moment in it."));
    }
    if (IntStream.range(0, lots.lotCount()).anyMatch(lots::isOfStreets)) {
      indicators.add(Indicator.of(
          "parking_areas.parked",
          "Vehicles parked in areas with counted places",
          most((lot, parked) -> lots.isOfStreets(lot) ? parked : 0),
          "vehicles",
          "Vehicles that stand in all drawn areas with a number of places together in the fullest"
              + " quarter of an hour, those of residents at home left out."));
      indicators.add(Indicator.of(
          "parking_areas.overflow",
          "Vehicles for which these areas have no place",
          most((lot, parked) -> lots.isOfStreets(lot) ? Math.max(0, parked - lots.spaces(lot)) : 0),
          "vehicles",
          "How many more vehicles stand there than there are places for, in the worst quarter of an"
              + " hour. Their drivers search so long that their plans lose; after enough iterations"
              + " hardly any are left."));
    }
    return indicators;
  }

  /** What counts of the vehicles in a lot. */
  private interface Counted {
    double of(int lot, int parked);
  }

  /** The sum over all lots in the quarter of an hour in which it is greatest, expanded. */
  private double most(Counted counted) {
    double most = 0;
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      double sum = 0;
      for (int lot = 0; lot < lots.lotCount(); lot++) {
        sum += counted.of(lot, lots.parkedAt(lot, quarter * SECONDS_PER_QUARTER));
      }
      most = Math.max(most, sum);
    }
    return most * expansionFactor;
  }
}
