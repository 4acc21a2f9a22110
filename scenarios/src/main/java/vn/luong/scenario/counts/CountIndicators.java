package vn.luong.scenario.counts;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.counts.CountComparison.Row;
import vn.luong.scenario.indicators.Geh;
import vn.luong.scenario.indicators.Indicator;

/** Indicators of how well a day fits the counts; none if nothing was counted. */
public final class CountIndicators {
  private static final double FAIR_GEH = 10;

  private CountIndicators() {}

  public static List<Indicator> of(CountComparison comparison) {
    List<Row> rows = comparison.rows();
    List<Indicator> indicators = new ArrayList<>();
    if (rows.isEmpty()) {
      return indicators;
    }
    double counted = rows.stream().mapToDouble(Row::counted).sum();
    double simulated = rows.stream().mapToDouble(Row::simulated).sum();
    double squares = rows.stream()
        .mapToDouble(row -> Math.pow(row.simulated() - row.counted(), 2))
        .sum();
    indicators.add(Indicator.of(
        "counts.stations",
        "Counting stations",
        comparison.stations().size(),
        "",
        "Places with counts that the simulation is compared with."));
    indicators.add(Indicator.of(
        "counts.geh_below_5",
        "Counts met well (GEH below 5)",
        share(rows, Geh.GOOD),
        "%",
        "Share of the counted hours whose GEH, √(2(m − c)²/(m + c)) of hourly volumes, is"
            + " below 5."));
    indicators.add(Indicator.of(
        "counts.geh_below_10",
        "Counts met fairly (GEH below 10)",
        share(rows, FAIR_GEH),
        "%",
        "Share of the counted hours whose GEH is below 10."));
    indicators.add(Indicator.of(
        "counts.mean_geh",
        "Mean GEH",
        rows.stream().mapToDouble(Row::geh).average().orElse(Double.NaN),
        "",
        "Mean of the GEH over the counted hours of all stations."));
    indicators.add(Indicator.of(
        "counts.mean_relative_error",
        "Mean relative error of counts",
        rows.stream()
            .filter(row -> row.counted() > 0)
            .mapToDouble(row -> Math.abs(row.relativeErrorPercent()))
            .average()
            .orElse(Double.NaN),
        "%",
        "Mean of |simulated − counted| / counted over the hours with a count above 0."));
    indicators.add(Indicator.of(
        "counts.rmse",
        "Root mean square error of counts",
        Math.sqrt(squares / rows.size()),
        "veh/h",
        "Root of the mean squared difference of hourly volumes."));
    indicators.add(Indicator.of(
        "counts.bias",
        "Simulated less counted",
        100 * (simulated - counted) / counted,
        "%",
        "All simulated vehicles at stations in counted hours, less those counted, as a share"
            + " of the counted."));
    return indicators;
  }

  private static double share(List<Row> rows, double limit) {
    return 100.0 * rows.stream().filter(row -> row.geh() < limit).count() / rows.size();
  }
}
