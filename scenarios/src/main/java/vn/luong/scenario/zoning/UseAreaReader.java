package vn.luong.scenario.zoning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapFeature;
import vn.luong.gis.features.MapLayer;
import vn.luong.scenario.config.ZoningColumns;
import vn.luong.scenario.config.ZoningMeasure;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Reads areas from a layer of polygons and tells which of their values cannot be. */
final class UseAreaReader {
  private static final double PERCENT = 100;
  /** Shares that are rounded may come to a little more than 1. */
  private static final double MOST_SHARES = 1.01;

  private static final double LARGEST_FLOOR_AREA_RATIO = 30;

  private final ZoningMeasure measure;
  private final MapLayer layer;
  private final ProblemLog problems;
  private final Map<String, String> columns = new LinkedHashMap<>();

  private UseAreaReader(ZoningMeasure measure, MapLayer layer, ProblemLog problems) {
    this.measure = measure;
    this.layer = layer;
    this.problems = problems;
  }

  /**
   * Reads the areas of a file.
   *
   * @throws vn.luong.sim.problems.InvalidInputException if the file has no polygons that can be used
   */
  static List<UseArea> read(ZoningMeasure measure, ProblemLog problems) {
    LayerRequest request = LayerRequest.of(
            measure.source().file().orElseThrow(), measure.position(), LayerRequest.Shape.POLYGON)
        .withLayer(measure.source().name())
        .withCrs(measure.source().crs());
    MapLayer layer =
        LayerReader.read(request, MetricProjection.of(MetricProjection.DEFAULT_CODE), problems);
    UseAreaReader reader = new UseAreaReader(measure, layer, problems);
    reader.findColumns();
    return reader.areas();
  }

  private void findColumns() {
    for (String key : ZoningColumns.KEYS) {
      String named = measure.columns().get(key);
      Optional<String> column = named == null
          ? layer.findColumn(ZoningColumns.usualNames(key))
          : layer.requireColumn(named, measure.columnsPosition(), problems);
      column.ifPresent(found -> columns.put(key, found));
    }
    List<String> words = ZoningColumns.KEYS.stream()
        .flatMap(key -> ZoningColumns.usualNames(key).stream())
        .toList();
    for (String column : layer.columns()) {
      if (!columns.containsValue(column)) {
        NearestName.of(column.toLowerCase(Locale.ROOT), words)
            .ifPresent(near -> problems.add(Problem.warning(
                "unknown-column",
                measure.position(),
                "column \"" + column + "\"",
                "it is not used",
                "layer \"" + layer.name() + "\" may say " + String.join(", ", ZoningColumns.KEYS),
                "Did you mean \"" + near + "\"? Or name it under \"columns\".")));
      }
    }
    boolean saysNothing = columns.keySet().stream().noneMatch(ZoningColumns::isNumber);
    if (saysNothing && measure.columns().isEmpty()) {
      problems.add(Problem.error(
          "no-known-column",
          measure.position(),
          "layer \"" + layer.name() + "\"",
          "it says nothing of land use; its columns are " + String.join(", ", layer.columns()),
          "expected at least one of "
              + String.join(
                  ", ",
                  ZoningColumns.KEYS.stream().filter(ZoningColumns::isNumber).toList()),
          "Name its columns under \"columns\", such as {dwellings: so_can}."));
    }
  }

  private List<UseArea> areas() {
    List<UseArea> areas = new ArrayList<>();
    Map<String, MapFeature> features = new HashMap<>();
    for (MapFeature feature : layer.features()) {
      String id = text(feature, ZoningColumns.ID).orElse(feature.id());
      MapFeature other = features.putIfAbsent(id, feature);
      if (other != null) {
        report(
            feature,
            "repeated-area",
            "its id \"" + id + "\" is that of " + other.subject(),
            "each area needs an id of its own",
            "Give it another id.");
      }
      Map<String, Double> numbers = numbers(feature);
      checkShares(feature, numbers);
      checkTwofold(feature, numbers);
      areas.add(new UseArea(
          id,
          text(feature, ZoningColumns.NAME).orElse(id),
          feature.geometry(),
          feature.position(),
          numbers));
    }
    return areas;
  }

  private Optional<String> text(MapFeature feature, String key) {
    String column = columns.get(key);
    return column == null ? Optional.empty() : feature.text(column);
  }

  private Map<String, Double> numbers(MapFeature feature) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    columns.forEach((key, column) -> {
      if (!ZoningColumns.isNumber(key)) {
        return;
      }
      OptionalDouble value = feature.number(column);
      double most =
          key.equals(ZoningColumns.FLOOR_AREA_RATIO) ? LARGEST_FLOOR_AREA_RATIO : Double.MAX_VALUE;
      if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() <= most)) {
        report(
            feature,
            "bad-value",
            "column " + column + " is \"" + feature.text(column).orElse("") + "\"",
            "expected a number of at least 0"
                + (most < Double.MAX_VALUE
                    ? String.format(Locale.ROOT, ", %.0f at most", most)
                    : ""),
            "Correct it, or leave it empty for no change.");
      } else if (value.isPresent()) {
        numbers.put(key, value.getAsDouble());
      }
    });
    return numbers;
  }

  /** Shares may be written as parts of 1 or in percent. */
  private void checkShares(MapFeature feature, Map<String, Double> numbers) {
    double sum = sumOfShares(numbers);
    if (sum > MOST_SHARES && sum <= PERCENT * MOST_SHARES) {
      ZoningColumns.SHARES.forEach(
          share -> numbers.computeIfPresent(share, (key, value) -> value / PERCENT));
      sum /= PERCENT;
    }
    if (sum > MOST_SHARES) {
      report(
          feature,
          "bad-shares",
          String.format(Locale.ROOT, "its shares of floor area come to %.0f%%", sum * PERCENT),
          "expected 100% at most",
          "Correct them.");
    }
    if (numbers.containsKey(ZoningColumns.FLOOR_AREA_RATIO) && sum == 0
        || !numbers.containsKey(ZoningColumns.FLOOR_AREA_RATIO) && sum > 0) {
      boolean hasShares = sum > 0;
      report(
          feature,
          "half-a-floor-area",
          hasShares
              ? "it has shares of floor area, but no floor-area ratio"
              : "it has a floor-area ratio, but no share of any use",
          "far and shares go together",
          "Add "
              + (hasShares ? "far." : "one of " + String.join(", ", ZoningColumns.SHARES) + "."));
    }
  }

  private static double sumOfShares(Map<String, Double> numbers) {
    return ZoningColumns.SHARES.stream()
        .mapToDouble(share -> numbers.getOrDefault(share, 0.0))
        .sum();
  }

  /** People may be counted as such or by dwellings, afterwards or in addition, but in one way only. */
  private void checkTwofold(MapFeature feature, Map<String, Double> numbers) {
    List<List<String>> ways = List.of(
        List.of(
            ZoningColumns.RESIDENTS,
            ZoningColumns.RESIDENTS + ZoningColumns.ADDED,
            ZoningColumns.DWELLINGS,
            ZoningColumns.DWELLINGS + ZoningColumns.ADDED),
        List.of(ZoningColumns.INDUSTRY_JOBS, ZoningColumns.INDUSTRY_JOBS + ZoningColumns.ADDED),
        List.of(ZoningColumns.SERVICE_JOBS, ZoningColumns.SERVICE_JOBS + ZoningColumns.ADDED),
        List.of(ZoningColumns.FARM_JOBS, ZoningColumns.FARM_JOBS + ZoningColumns.ADDED));
    for (List<String> keys : ways) {
      List<String> given = keys.stream().filter(numbers::containsKey).toList();
      if (given.size() > 1) {
        report(
            feature,
            "told-twice",
            "it says " + String.join(" and ", given),
            "one of them says all",
            "Empty the others.");
      }
    }
  }

  private void report(
      MapFeature feature, String kind, String found, String expected, String remedy) {
    problems.add(Problem.error(kind, feature.position(), feature.subject(), found, expected, remedy)
        .at(
            feature.geometry().getCentroid().getX(),
            feature.geometry().getCentroid().getY()));
  }
}
