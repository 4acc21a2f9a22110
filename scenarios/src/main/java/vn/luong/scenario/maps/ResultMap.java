package vn.luong.scenario.maps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.NetworkLayers;
import vn.luong.gis.export.ProblemLayer;
import vn.luong.scenario.indicators.LinkDay;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.units.Units;

/** Writes {@code network.gpkg}: links with the day's traffic, nodes, zones, and problems that have a place, with styles
 * for QGIS. */
public final class ResultMap {
  private static final Pattern EPSG = Pattern.compile("EPSG:(\\d+)");

  /** Hours shown one by one; the others are in links.parquet. */
  private static final int FIRST_HOUR = 5;

  private static final int LAST_HOUR = 21;

  private ResultMap() {}

  /**
   * Writes the map.
   *
   * @param zones zones of the scenario; those without borders are left out
   * @param crs coordinate reference system of the network, e.g. {@code EPSG:32648}; others are written as undefined
   * @param more further layers in the same coordinates, e.g. stops
   */
  public static void write(
      RunFolder folder,
      LinkDay day,
      ZoneMap zones,
      String crs,
      List<Problem> problems,
      List<FeatureLayer> more) {
    Matcher matcher = EPSG.matcher(crs);
    int epsg = matcher.matches()
        ? Integer.parseInt(matcher.group(1))
        : GeoPackageWriter.UNDEFINED_CARTESIAN;
    try (GeoPackageWriter writer =
        GeoPackageWriter.create(folder.file(RunFolder.NETWORK_MAP), epsg)) {
      writer.write(MapStyles.ofLinks(links(day)));
      writer.write(NetworkLayers.nodes(day.network()).style(MapStyles.NODES));
      if (zones.zoneCount() > 0 && zones.outline(0).isPresent()) {
        writer.write(ZoneResults.layer(folder, zones));
      }
      for (FeatureLayer layer : more) {
        writer.write(layer);
      }
      List<Problem> placed = problems.stream().filter(Problem::hasPlace).toList();
      if (!placed.isEmpty()) {
        writer.write(ProblemLayer.of(placed).style(MapStyles.PROBLEMS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeatureLayer links(LinkDay day) {
    FeatureLayer layer = NetworkLayers.links(day.network())
        .real("volume_day", day::dayVolume)
        .integer("peak_hour", day::peakHour)
        .real("volume_peak", link -> day.volume(link, day.peakHour(link)))
        .real("vc_peak", link -> day.volumeToCapacity(link, day.peakHour(link)))
        .real(
            "speed_day_kmh", link -> Units.kilometersPerHour(day.dayMeanSpeedMetersPerSecond(link)))
        .real("delay_day_veh_h", day::dayDelayHours);
    for (int hour = FIRST_HOUR; hour <= Math.min(LAST_HOUR, day.hourCount() - 1); hour++) {
      int thisHour = hour;
      String suffix = String.format(Locale.ROOT, "_%02d", hour);
      layer = layer
          .real("volume" + suffix, link -> day.volume(link, thisHour))
          .real(
              "speed_kmh" + suffix,
              link -> Units.kilometersPerHour(day.meanSpeedMetersPerSecond(link, thisHour)))
          .real("vc" + suffix, link -> day.volumeToCapacity(link, thisHour));
    }
    return layer;
  }
}
