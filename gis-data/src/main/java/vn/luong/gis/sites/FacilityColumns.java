package vn.luong.gis.sites;

import java.util.Map;
import vn.luong.gis.features.LayerColumns;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which columns of a layer say what of a facility.
 *
 * @param columns columns by what they say, one of {@link FacilitySites#KEYS}
 * @param types activity types by value of the type column, several separated by commas
 */
public record FacilityColumns(LayerColumns columns, Map<String, String> types) {
  public FacilityColumns {
    types = Map.copyOf(types);
  }

  /** Columns by their usual names. */
  public static FacilityColumns usual(SourcePosition asker) {
    return new FacilityColumns(LayerColumns.usual(asker), Map.of());
  }
}
