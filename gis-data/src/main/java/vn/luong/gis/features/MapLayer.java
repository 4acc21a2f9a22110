package vn.luong.gis.features;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * A layer that was read: features with repaired geometries in the engine's metres.
 *
 * @param file the file, as the user named it
 * @param name name of the layer
 * @param system coordinate system that the file had, e.g. {@code EPSG:9210}
 * @param columns names of the attributes, in the order of the file
 * @param features the features, in the order of the file
 * @param readCount features that the file has
 */
public record MapLayer(
    String file,
    String name,
    String system,
    List<String> columns,
    List<MapFeature> features,
    int readCount) {

  public MapLayer {
    columns = List.copyOf(columns);
    features = List.copyOf(features);
  }

  /** The column of this name, whatever its case. */
  public Optional<String> findColumn(String wanted) {
    if (columns.contains(wanted)) {
      return Optional.of(wanted);
    }
    return columns.stream().filter(column -> column.equalsIgnoreCase(wanted)).findFirst();
  }

  /** The first of some names that is a column. */
  public Optional<String> findColumn(List<String> wanted) {
    return wanted.stream().flatMap(name -> findColumn(name).stream()).findFirst();
  }

  /**
   * The column that the user names; a problem if there is none.
   *
   * @param asker option or line that names it
   */
  public Optional<String> requireColumn(String wanted, SourcePosition asker, ProblemLog problems) {
    Optional<String> column = findColumn(wanted);
    if (column.isEmpty()) {
      problems.add(Problem.error(
          "no-such-column",
          asker,
          "column \"" + wanted + "\"",
          "layer \"" + name + "\" of " + file + " does not have it",
          "its columns are " + String.join(", ", columns),
          NearestName.remedy(wanted.toLowerCase(Locale.ROOT), columns, "Name one of these.")));
    }
    return column;
  }
}
