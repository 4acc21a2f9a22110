package vn.luong.scenario.maps;

import java.util.List;
import java.util.Locale;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.LayerStyle;
import vn.luong.gis.export.LayerStyle.ValueClass;

/** How QGIS draws the results. Classes are fixed, so that the maps of two runs can be compared by eye. */
final class MapStyles {
  static final LayerStyle NODES = LayerStyle.points("Nodes", "#969696", 0.8);
  static final LayerStyle STOPS = LayerStyle.points("Stops", "#2c7fb8", 2);
  static final LayerStyle FACILITIES = LayerStyle.points("Facilities", "#7b3294", 2.5);
  static final LayerStyle ZONES = LayerStyle.areas("Zones", "#ffffbf", "#878787", "name");
  static final LayerStyle PROBLEMS = LayerStyle.points("Problems", "#e31a1c", 3);

  private static final double REST = Double.POSITIVE_INFINITY;

  /** Vehicles a day and direction. */
  private static final List<ValueClass> VOLUMES = List.of(
      new ValueClass(500, "#d9d9d9", 0.1),
      new ValueClass(2000, "#9ecae1", 0.2),
      new ValueClass(5000, "#6baed6", 0.4),
      new ValueClass(10_000, "#4292c6", 0.7),
      new ValueClass(20_000, "#2171b5", 1.1),
      new ValueClass(40_000, "#08519c", 1.6),
      new ValueClass(REST, "#08306b", 2.2));

  /** Volume by capacity; from 0.9 queues must be expected (Highway Capacity Manual, levels of service E and F). */
  private static final List<ValueClass> RATIOS = List.of(
      new ValueClass(0.3, "#1a9850", 0.2),
      new ValueClass(0.6, "#91cf60", 0.3),
      new ValueClass(0.8, "#fee08b", 0.6),
      new ValueClass(0.9, "#fc8d59", 0.9),
      new ValueClass(1, "#d73027", 1.3),
      new ValueClass(REST, "#7f0000", 1.8));

  private static final List<Integer> HOURS = List.of(7, 12, 17);

  private MapStyles() {}

  /** The layer of links with the styles for its columns; the first is shown. */
  static FeatureLayer ofLinks(FeatureLayer links) {
    links
        .style(
            LayerStyle.graduatedLines("Volume of the day", "volume_day", "vehicles a day", VOLUMES))
        .style(LayerStyle.graduatedLines("V/C in the peak hour", "vc_peak", "", RATIOS));
    for (int hour : HOURS) {
      links.style(LayerStyle.graduatedLines(
          String.format(Locale.ROOT, "V/C from %d:00", hour),
          String.format(Locale.ROOT, "vc_%02d", hour),
          "",
          RATIOS));
    }
    return links;
  }
}
