package vn.luong.scenario.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Trips counted into bins, per main mode, expanded: what the charts of a page draw.
 *
 * @param modes main modes, the most used one first
 * @param firstBin first quarter of an hour in which somebody departs or arrives
 * @param departures per mode, trips that begin in each quarter of an hour
 * @param arrivals per mode, trips that end in each quarter of an hour
 * @param timeStepMinutes width of a bin of travel times, chosen so that nearly all trips fit
 * @param times per mode, arrived trips by travel time; the last bin is open
 * @param distanceStepKm width of a bin of distances, chosen so that nearly all trips fit
 * @param distances per mode, arrived trips by distance; the last bin is open
 * @param purposes trips by purpose and mode
 */
public record TripSeries(
    List<String> modes,
    int firstBin,
    Map<String, double[]> departures,
    Map<String, double[]> arrivals,
    int timeStepMinutes,
    Map<String, double[]> times,
    int distanceStepKm,
    Map<String, double[]> distances,
    Map<String, Map<String, Double>> purposes) {

  private static final int BIN_SECONDS = 900;
  private static final int TIME_BINS = 19;
  private static final int DISTANCE_BINS = 31;
  private static final double NEARLY_ALL = 0.95;

  /** Counts the trips of a run. */
  public static TripSeries of(RunTables tables, double expansionFactor) {
    List<String> modes = new ArrayList<>();
    tables.query(
        "SELECT main_mode FROM trips WHERE main_mode IS NOT NULL GROUP BY 1"
            + " ORDER BY count(*) DESC, 1",
        row -> modes.add(row.text(0)));
    int[] ends = new int[2];
    tables.query(
        "SELECT coalesce(min(departure_s), 0), coalesce(max(coalesce(arrival_s, departure_s)), 0)"
            + " FROM trips",
        row -> {
          ends[0] = Math.floorDiv(row.integer(0), BIN_SECONDS);
          ends[1] = Math.floorDiv((int) row.number(1), BIN_SECONDS) + 1;
        });
    Counter counter = new Counter(tables, modes, expansionFactor);
    int bins = ends[1] - ends[0];
    int timeStep = counter.step("travel_time_s / 60", TIME_BINS, 5, 10, 15, 30, 60);
    int distanceStep = counter.step("distance_m / 1000", DISTANCE_BINS, 1, 2, 5, 10, 20);
    return new TripSeries(
        modes,
        ends[0],
        counter.count("floor(departure_s / 900) - " + ends[0], "true", bins),
        counter.count("floor(arrival_s / 900) - " + ends[0], "arrival_s IS NOT NULL", bins),
        timeStep,
        counter.count(
            "floor(travel_time_s / " + 60 * timeStep + ")", "state = 'arrived'", TIME_BINS),
        distanceStep,
        counter.count(
            "floor(distance_m / " + 1000 * distanceStep + ")", "state = 'arrived'", DISTANCE_BINS),
        counter.purposes());
  }

  private record Counter(RunTables tables, List<String> modes, double expansionFactor) {

    Map<String, double[]> count(String bin, String condition, int bins) {
      Map<String, double[]> counts = new LinkedHashMap<>();
      modes.forEach(mode -> counts.put(mode, new double[bins]));
      tables.query(
          "SELECT main_mode, least(" + bin + ", " + (bins - 1) + ")::INTEGER, count(*) FROM trips"
              + " WHERE main_mode IS NOT NULL AND " + condition + " GROUP BY 1, 2",
          row -> counts.get(row.text(0))[row.integer(1)] = row.number(2) * expansionFactor);
      return counts;
    }

    /** The first step with which nearly all values lie below the last bin. */
    int step(String value, int bins, int... steps) {
      double[] nearlyAll = new double[1];
      tables.query(
          "SELECT coalesce(quantile_cont(" + value + ", " + NEARLY_ALL
              + "), 0) FROM trips WHERE state = 'arrived'",
          row -> nearlyAll[0] = row.number(0));
      int chosen = 0;
      while (chosen < steps.length - 1 && nearlyAll[0] > (double) steps[chosen] * (bins - 1)) {
        chosen++;
      }
      return steps[chosen];
    }

    Map<String, Map<String, Double>> purposes() {
      Map<String, Map<String, Double>> counts = new TreeMap<>();
      tables.query(
          "SELECT purpose, main_mode, count(*) FROM trips"
              + " WHERE purpose IS NOT NULL AND main_mode IS NOT NULL GROUP BY 1, 2",
          row -> counts
              .computeIfAbsent(row.text(0), purpose -> new TreeMap<>())
              .put(row.text(1), row.number(2) * expansionFactor));
      return counts;
    }
  }
}
