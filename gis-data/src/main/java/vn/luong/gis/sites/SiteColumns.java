package vn.luong.gis.sites;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.luong.gis.features.MapFeature;
import vn.luong.gis.features.MapLayer;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which columns of a layer say what of a place. A column that is not named is looked for by its usual names.
 *
 * @param columns column by what it says
 * @param types activity types by value of the type column, several separated by commas; for facilities
 * @param asker who names the columns
 */
public record SiteColumns(
    Map<String, String> columns, Map<String, String> types, SourcePosition asker) {
  public SiteColumns {
    columns = Map.copyOf(columns);
    types = Map.copyOf(types);
  }

  /** Columns by their usual names. */
  public static SiteColumns usual(SourcePosition asker) {
    return new SiteColumns(Map.of(), Map.of(), asker);
  }

  /** The columns of a layer; a problem for each that is named but not there. */
  Found in(MapLayer layer, Map<String, List<String>> usual, ProblemLog problems) {
    Map<String, String> found = new LinkedHashMap<>();
    usual.forEach((key, names) -> {
      String named = columns.get(key);
      Optional<String> column =
          named == null ? layer.findColumn(names) : layer.requireColumn(named, asker, problems);
      column.ifPresent(name -> found.put(key, name));
    });
    return new Found(found);
  }

  /**
   * Columns of one layer.
   *
   * @param columns column by what it says
   */
  record Found(Map<String, String> columns) {
    boolean has(String key) {
      return columns.containsKey(key);
    }

    Optional<String> text(MapFeature feature, String key) {
      return has(key) ? feature.text(columns.get(key)) : Optional.empty();
    }

    OptionalDouble number(MapFeature feature, String key) {
      return has(key) ? feature.number(columns.get(key)) : OptionalDouble.empty();
    }
  }
}
