package vn.luong.scenario.crosscheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.scenario.indicators.Geh;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;

/**
 * Vehicles on every link in every hour, of both runs. Where one of them has traffic the other counts as zero.
 *
 * @param pairs links and hours in which at least one of the runs has traffic
 * @param luongTotal vehicles at links' ends, summed over them
 * @param matsimTotal the same of MATSim
 * @param correlation Pearson's; NaN if one of the runs does not vary
 * @param goodShare share of the pairs with a GEH below {@link Geh#GOOD}, in percent; NaN without traffic
 * @param worst the links that are furthest apart, the worst hour of each
 */
record HourlyVolumes(
    int pairs,
    double luongTotal,
    double matsimTotal,
    double correlation,
    double goodShare,
    List<Worst> worst) {
  private static final int LISTED = 10;

  /**
   * A link in its worst hour.
   *
   * @param link its id
   * @param name name of the road; empty if it has none
   * @param hour from its beginning, may exceed 23
   * @param luong vehicles
   * @param matsim vehicles
   * @param geh how far they are apart
   */
  record Worst(String link, String name, int hour, double luong, double matsim, double geh) {}

  HourlyVolumes {
    worst = List.copyOf(worst);
  }

  private record Key(String link, int hour) {}

  static HourlyVolumes of(RunFolder luong, RunFolder matsim) {
    Map<Key, double[]> volumes = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    read(luong, 0, volumes, names);
    read(matsim, 1, volumes, names);
    double[] sums = new double[5];
    int good = 0;
    Map<String, Worst> worstOfLink = new TreeMap<>();
    for (Map.Entry<Key, double[]> entry : volumes.entrySet()) {
      double a = entry.getValue()[0];
      double b = entry.getValue()[1];
      sums[0] += a;
      sums[1] += b;
      sums[2] += a * a;
      sums[3] += b * b;
      sums[4] += a * b;
      double geh = Geh.of(a, b);
      good += geh < Geh.GOOD ? 1 : 0;
      Key key = entry.getKey();
      Worst here = new Worst(key.link(), names.getOrDefault(key.link(), ""), key.hour(), a, b, geh);
      worstOfLink.merge(key.link(), here, HourlyVolumes::worse);
    }
    int pairs = volumes.size();
    return new HourlyVolumes(
        pairs,
        sums[0],
        sums[1],
        correlation(pairs, sums),
        pairs == 0 ? Double.NaN : 100.0 * good / pairs,
        worstOfLink.values().stream()
            .filter(link -> link.geh() > 0)
            .sorted(Comparator.comparingDouble(Worst::geh).reversed().thenComparing(Worst::link))
            .limit(LISTED)
            .toList());
  }

  /** The worse of two hours of a link; the earlier of equals. */
  private static Worst worse(Worst one, Worst other) {
    if (one.geh() != other.geh()) {
      return one.geh() > other.geh() ? one : other;
    }
    return one.hour() < other.hour() ? one : other;
  }

  private static void read(
      RunFolder run, int column, Map<Key, double[]> volumes, Map<String, String> names) {
    try (RunTables tables = new RunTables(run)) {
      tables.query(
          "SELECT link, hour, volume FROM links",
          row -> volumes
                  .computeIfAbsent(new Key(row.text(0), row.integer(1)), key -> new double[2])[
                  column] =
              row.number(2));
      tables.query(
          "SELECT link, name FROM network WHERE name IS NOT NULL",
          row -> names.put(row.text(0), row.text(1)));
    }
  }

  /** Pearson's, of pairs whose sums are those of a, b, a², b², a b. */
  static double correlation(int pairs, double[] sums) {
    double covariance = sums[4] - sums[0] * sums[1] / pairs;
    double variances =
        (sums[2] - sums[0] * sums[0] / pairs) * (sums[3] - sums[1] * sums[1] / pairs);
    return variances > 0 ? covariance / Math.sqrt(variances) : Double.NaN;
  }

  /** All pairs, for a table: link, hour, both volumes, GEH; by link and hour. */
  static List<List<Object>> rows(RunFolder luong, RunFolder matsim) {
    Map<Key, double[]> volumes =
        new TreeMap<>(Comparator.comparing(Key::link).thenComparingInt(Key::hour));
    read(luong, 0, volumes, new HashMap<>());
    read(matsim, 1, volumes, new HashMap<>());
    List<List<Object>> rows = new ArrayList<>();
    volumes.forEach((key, values) -> rows.add(
        List.of(key.link(), key.hour(), values[0], values[1], Geh.of(values[0], values[1]))));
    return rows;
  }
}
