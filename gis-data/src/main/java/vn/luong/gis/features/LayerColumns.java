package vn.luong.gis.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which columns of a layer say what. A column that is not named is looked for by its usual names.
 *
 * @param named column by what it says
 * @param asker who names the columns
 */
public record LayerColumns(Map<String, String> named, SourcePosition asker) {
  public LayerColumns {
    named = Map.copyOf(named);
  }

  /** Columns by their usual names. */
  public static LayerColumns usual(SourcePosition asker) {
    return new LayerColumns(Map.of(), asker);
  }

  /**
   * The columns of a layer.
   *
   * @param usual usual names by what a column says, the most likely name first
   * @param problems takes an error for each column that is named but not there
   */
  public Found in(MapLayer layer, Map<String, List<String>> usual, ProblemLog problems) {
    Map<String, String> found = new LinkedHashMap<>();
    // Maps of usual names have no order of their own; problems must have one.
    usual.keySet().stream().sorted().forEach(key -> {
      String column = named.get(key);
      Optional<String> here = column == null
          ? layer.findColumn(usual.get(key))
          : layer.requireColumn(column, asker, problems);
      here.ifPresent(name -> found.put(key, name));
    });
    return new Found(found);
  }

  /**
   * Columns of one layer.
   *
   * @param columns column by what it says
   */
  public record Found(Map<String, String> columns) {
    public Found {
      columns = Map.copyOf(columns);
    }

    public boolean has(String key) {
      return columns.containsKey(key);
    }

    /** The column that says this, or null. */
    public String name(String key) {
      return columns.get(key);
    }

    /** What the column says of a feature; empty without column or value. */
    public Optional<String> text(MapFeature feature, String key) {
      return has(key) ? feature.text(columns.get(key)) : Optional.empty();
    }

    /** Number in the column; empty without column or value, NaN if it is no number. */
    public OptionalDouble number(MapFeature feature, String key) {
      return has(key) ? feature.number(columns.get(key)) : OptionalDouble.empty();
    }
  }
}
