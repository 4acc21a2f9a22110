package vn.luong.scenario.counts;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.indicators.Geh;
import vn.luong.sim.counts.CountStations;

/**
 * Simulated volumes beside counted ones, for each station and hour that was counted.
 *
 * @param stations the stations
 * @param rows in the order of stations and hours
 */
public record CountComparison(CountStations stations, List<Row> rows) {
  /** Relative errors beyond this, and those of counts of 0, are shown as this (MATSim {@code CountSimComparisonImpl}). */
  static final double LARGEST_ERROR_PERCENT = 1000;

  /** Volumes as simulated, in vehicles, not scaled. */
  @FunctionalInterface
  public interface Volumes {
    double volume(int station, int hour);
  }

  /**
   * One hour at one station.
   *
   * @param station the station
   * @param hour 0 to 23
   * @param counted vehicles per hour, counted
   * @param simulated vehicles per hour, simulated and scaled
   */
  public record Row(int station, int hour, double counted, double simulated) {

    /** {@link Geh} of the two. */
    public double geh() {
      return Geh.of(simulated, counted);
    }

    /** Signed error in percent of the count, at most {@link #LARGEST_ERROR_PERCENT}. */
    public double relativeErrorPercent() {
      if (counted > 0) {
        return Math.min(100 * (simulated - counted) / counted, LARGEST_ERROR_PERCENT);
      }
      return simulated > 0 ? LARGEST_ERROR_PERCENT : 0;
    }
  }

  public CountComparison {
    rows = List.copyOf(rows);
  }

  /** Compares. */
  public static CountComparison of(CountSettings settings, Volumes volumes) {
    CountStations stations = settings.stations();
    List<Row> rows = new ArrayList<>();
    for (int station = 0; station < stations.size(); station++) {
      for (int hour = 0; hour < CountStations.HOURS; hour++) {
        if (stations.isCounted(station, hour)) {
          double simulated = volumes.volume(station, hour) * settings.scaleFactor();
          rows.add(new Row(station, hour, stations.volume(station, hour), simulated));
        }
      }
    }
    return new CountComparison(stations, rows);
  }
}
