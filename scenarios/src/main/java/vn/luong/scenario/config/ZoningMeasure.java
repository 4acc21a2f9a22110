package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;

/**
 * Land use of drawn areas.
 *
 * @param position where it stands in the file
 * @param source polygons; a file, which exists, or a set of the region's package
 * @param columns columns by what they say, where they do not have their usual names
 * @param columnsPosition where the columns are named
 * @param takesFrom districts or zones that lose what is added; empty if it comes on top
 */
public record ZoningMeasure(
    SourcePosition position,
    Source source,
    Map<String, String> columns,
    SourcePosition columnsPosition,
    List<String> takesFrom) {

  public ZoningMeasure {
    columns = Map.copyOf(columns);
    takesFrom = List.copyOf(takesFrom);
  }

  /**
   * Where the polygons are.
   *
   * @param file GeoPackage, Shapefile or GeoJSON; empty for a set of the region's package
   * @param name name of the set, or of the layer; the only layer of polygons if empty
   * @param crs coordinate system instead of the file's own
   */
  public record Source(Optional<Path> file, Optional<String> name, Optional<String> crs) {}
}
