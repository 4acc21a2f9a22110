package vn.luong.gis.gtfs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.transit.StopFacilities;

/**
 * Stop facilities as stops of a feed. Facilities that are one stop on several links, called {@code <stop>.link:<link>} by
 * {@code gis.transit} and by pt2matsim, become one stop again; areas of several stops become stations.
 */
final class FeedStops {
  private static final String LINK = ".link:";

  private final StopFacilities stops;
  private final MetricProjection projection;
  /** The facility that stands for each facility's stop. */
  private final int[] main;

  private final String[] stationOfArea;

  FeedStops(StopFacilities stops, MetricProjection projection) {
    this.stops = stops;
    this.projection = projection;
    main = new int[stops.count()];
    boolean[] isShared = new boolean[stops.areaIds().size()];
    int[] firstOfArea = new int[stops.areaIds().size()];
    Arrays.fill(firstOfArea, StopFacilities.NO_STOP);
    for (int stop = 0; stop < main.length; stop++) {
      int link = stops.id(stop).indexOf(LINK);
      int base = link < 0 ? stop : stops.find(stops.id(stop).substring(0, link));
      main[stop] = base == StopFacilities.NO_STOP ? stop : base;
      int area = stops.area(stop);
      if (area != StopFacilities.NO_AREA) {
        isShared[area] |= firstOfArea[area] >= 0 && firstOfArea[area] != main[stop];
        firstOfArea[area] = firstOfArea[area] >= 0 ? firstOfArea[area] : main[stop];
      }
    }
    stationOfArea = new String[isShared.length];
    for (int area = 0; area < isShared.length; area++) {
      // The area of one stop on several links is no station.
      boolean isStop =
          !isShared[area] && stops.areaIds().text(area).equals(stops.id(firstOfArea[area]));
      stationOfArea[area] = isStop ? "" : station(area);
    }
  }

  /** Stops and stations share their ids. */
  private String station(int area) {
    String id = stops.areaIds().text(area);
    while (stops.find(id) != StopFacilities.NO_STOP) {
      id = "station_" + id;
    }
    return id;
  }

  /** Id of the facility's stop in the feed. */
  String id(int stop) {
    return stops.id(main[stop]);
  }

  void write(Path file) {
    boolean[] isWritten = new boolean[stationOfArea.length];
    try (CsvFile csv = new CsvFile(
        file, "stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station")) {
      for (int stop = 0; stop < stops.count(); stop++) {
        if (main[stop] != stop) {
          continue;
        }
        double[] place = projection.unproject(stops.x(stop), stops.y(stop));
        String latitude = degrees(place[1]);
        String longitude = degrees(place[0]);
        String name = stops.name(stop).isEmpty() ? stops.id(stop) : stops.name(stop);
        int area = stops.area(stop);
        String station = area == StopFacilities.NO_AREA ? "" : stationOfArea[area];
        if (!station.isEmpty() && !isWritten[area]) {
          isWritten[area] = true;
          csv.row(station, name, latitude, longitude, "1", "");
        }
        csv.row(stops.id(stop), name, latitude, longitude, "0", station);
      }
    }
  }

  /** About a centimetre. */
  static String degrees(double value) {
    return String.format(Locale.ROOT, "%.7f", value);
  }
}
