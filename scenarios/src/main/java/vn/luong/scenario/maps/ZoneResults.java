package vn.luong.scenario.maps;

import java.util.Arrays;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;

/** Layer {@code zones}: the borders of the zones and what {@code zones.parquet} says of their trips. */
final class ZoneResults {
  private ZoneResults() {}

  static FeatureLayer layer(RunFolder folder, ZoneMap zones) {
    double[][] values = new double[4][zones.zoneCount()];
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    if (folder.has(RunFolder.ZONES)) {
      try (RunTables tables = new RunTables(folder)) {
        int[] zone = {0};
        tables.query(
            "SELECT trips_from, trips_to, mean_travel_time_s, mean_distance_m FROM zones", row -> {
              for (int column = 0; column < values.length; column++) {
                values[column][zone[0]] = row.number(column);
              }
              zone[0]++;
            });
      }
    }
    return new FeatureLayer(
            "zones",
            FeatureLayer.Shape.MULTI_POLYGON,
            zones.zoneCount(),
            zone -> zones.outline(zone).orElseThrow())
        .text("id", zones::id)
        .text("name", zones::name)
        .real("area_km2", zone -> zones.outline(zone).orElseThrow().getArea() / 1e6)
        .real("trips_from", zone -> values[0][zone])
        .real("trips_to", zone -> values[1][zone])
        .real("mean_travel_time_s", zone -> values[2][zone])
        .real("mean_distance_m", zone -> values[3][zone])
        .style(MapStyles.ZONES);
  }
}
