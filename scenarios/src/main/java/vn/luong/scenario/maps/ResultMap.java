package vn.luong.scenario.maps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.NetworkLayers;
import vn.luong.gis.export.ProblemLayer;
import vn.luong.scenario.indicators.LinkDay;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.ridership.StopDay;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.units.Units;

/**
 * Writes {@code network.gpkg}: links with the day's traffic, nodes, stops with their passengers, facilities with their visitors, zones, and problems that
 * have a place, with styles for QGIS.
 */
public final class ResultMap {
  private static final Pattern EPSG = Pattern.compile("EPSG:(\\d+)");

  /** Hours shown one by one; the others are in links.parquet. */
  private static final int FIRST_HOUR = 5;

  private static final int LAST_HOUR = 21;

  private static final int SECONDS_PER_MINUTE = 60;

  private ResultMap() {}

  /**
   * Writes the map.
   *
   * @param stops what the stops of public transport saw; null if there is none
   * @param zones zones of the scenario; those without borders are left out
   * @param crs coordinate reference system of the network, e.g. {@code EPSG:32648}; others are written as undefined
   */
  public static void write(
      RunFolder folder,
      LinkDay day,
      StopDay stops,
      ZoneMap zones,
      String crs,
      List<Problem> problems) {
    Matcher matcher = EPSG.matcher(crs);
    int epsg = matcher.matches()
        ? Integer.parseInt(matcher.group(1))
        : GeoPackageWriter.UNDEFINED_CARTESIAN;
    try (GeoPackageWriter writer =
        GeoPackageWriter.create(folder.file(RunFolder.NETWORK_MAP), epsg)) {
      writer.write(MapStyles.ofLinks(links(day)).titled(MapTitles::of));
      writer.write(NetworkLayers.nodes(day.network()).style(MapStyles.NODES).titled(MapTitles::of));
      if (stops != null) {
        writer.write(stops(stops).style(MapStyles.STOPS).titled(MapTitles::of));
      }
      if (folder.has(RunFolder.FACILITIES)) {
        writer.write(FacilityResults.layer(folder).titled(MapTitles::of));
      }
      if (zones.zoneCount() > 0 && zones.outline(0).isPresent()) {
        writer.write(ZoneResults.layer(folder, zones).titled(MapTitles::of));
      }
      List<Problem> placed = problems.stream().filter(Problem::hasPlace).toList();
      if (!placed.isEmpty()) {
        writer.write(ProblemLayer.of(placed).style(MapStyles.PROBLEMS).titled(MapTitles::of));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeatureLayer links(LinkDay day) {
    FeatureLayer layer = NetworkLayers.links(day.network())
        .real("volume_day", day::dayVolume)
        .integer("peak_hour", day::peakHour)
        .real("volume_peak", day::peakVolume)
        .real("vc_peak", day::peakVolumeToCapacity)
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

  private static FeatureLayer stops(StopDay day) {
    StopFacilities stops = day.stops();
    GeometryFactory geometries = new GeometryFactory();
    return new FeatureLayer(
            "stops",
            FeatureLayer.Shape.POINT,
            stops.count(),
            stop -> geometries.createPoint(new Coordinate(stops.x(stop), stops.y(stop))))
        .text("id", stops::id)
        .text("name", stop -> stops.name(stop).isEmpty() ? null : stops.name(stop))
        .text("lines", day::lines)
        .integer("vehicles_day", day::vehicles)
        .real("boardings_day", day::boardings)
        .real("alightings_day", day::alightings)
        .real("passing_day", day::passing)
        .real("highest_load", day::highestLoad)
        .real("denied_day", day::denied)
        .real("mean_wait_min", stop -> day.meanWaitSeconds(stop) / SECONDS_PER_MINUTE);
  }
}
