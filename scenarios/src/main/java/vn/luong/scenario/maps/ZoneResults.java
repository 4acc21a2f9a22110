package vn.luong.scenario.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;

/** Layer {@code zones}: the borders of the zones and what {@code zones.parquet} says of them. */
final class ZoneResults {
  private static final String TABLE = "zones";
  private static final Set<String> NOT_VALUES = Set.of("zone", "name", "x", "y");

  private ZoneResults() {}

  static FeatureLayer layer(RunFolder folder, ZoneMap zones) {
    Map<String, double[]> columns = columns(folder, zones.zoneCount());
    FeatureLayer layer = new FeatureLayer(
            "zones",
            FeatureLayer.Shape.MULTI_POLYGON,
            zones.zoneCount(),
            zone -> zones.outline(zone).orElseThrow())
        .text("id", zones::id)
        .text("name", zones::name)
        .real("area_km2", zone -> zones.outline(zone).orElseThrow().getArea() / 1e6);
    columns.forEach((name, values) -> layer.real(name, zone -> values[zone]));
    return layer.style(MapStyles.ZONES);
  }

  /** The values of the table, column by column. */
  private static Map<String, double[]> columns(RunFolder folder, int zoneCount) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    if (!folder.has(RunFolder.ZONES)) {
      return columns;
    }
    try (RunTables tables = new RunTables(folder)) {
      List<String> names = tables.columnsBeginning(TABLE, "").stream()
          .filter(name -> !NOT_VALUES.contains(name))
          .toList();
      names.forEach(name -> columns.put(name, new double[zoneCount]));
      int[] zone = {0};
      tables.query("SELECT \"" + String.join("\", \"", names) + "\" FROM " + TABLE, row -> {
        for (int column = 0; column < names.size(); column++) {
          columns.get(names.get(column))[zone[0]] = row.number(column);
        }
        zone[0]++;
      });
    }
    return columns;
  }
}
