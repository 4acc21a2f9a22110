package vn.luong.gis.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.MapFeature;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Counting stations from the features of a layer: points, or lines drawn along the road in the direction that was
 * counted. Each feature counts one direction.
 */
public final class CountSites {
  public static final String ID = "id";
  public static final String ROAD = "road";
  public static final String BEARING = "bearing";

  private static final double STEP_METERS = 1;

  private static final Map<String, List<String>> USUAL = usual();

  /** What columns can say; {@code h00} to {@code h23} are the vehicles of the hours from 00:00 and from 23:00. */
  public static final List<String> KEYS = List.copyOf(USUAL.keySet());

  private final MapLayer layer;
  private final LayerColumns.Found columns;
  private final ProblemLog problems;

  private CountSites(MapLayer layer, LayerColumns.Found columns, ProblemLog problems) {
    this.layer = layer;
    this.columns = columns;
    this.problems = problems;
  }

  private static Map<String, List<String>> usual() {
    Map<String, List<String>> usual = new LinkedHashMap<>();
    usual.put(ID, List.of("id", "station", "station_id", "cs_id", "ma", "ma_tram", "tram"));
    usual.put(ROAD, List.of("road", "road_name", "street", "duong", "ten_duong", "tuyen"));
    usual.put(BEARING, List.of("bearing", "direction", "heading", "huong"));
    for (int hour = 0; hour < CountStations.HOURS; hour++) {
      usual.put(
          key(hour),
          List.of(key(hour), "h" + hour, "gio_" + hour, String.format(Locale.ROOT, "%02d", hour)));
    }
    return usual;
  }

  private static String key(int hour) {
    return String.format(Locale.ROOT, "h%02d", hour);
  }

  /**
   * Reads the stations. Those where nothing was counted are left out, with a warning.
   *
   * @param problems takes an error for each value that no station can have
   */
  public static List<CountSite> read(MapLayer layer, LayerColumns mapping, ProblemLog problems) {
    LayerColumns.Found columns = mapping.in(layer, USUAL, problems);
    boolean hasHours = columns.columns().keySet().stream().anyMatch(key -> key.startsWith("h"));
    if (!hasHours) {
      problems.add(Problem.error(
          "no-count-columns",
          mapping.asker(),
          "layer \"" + layer.name() + "\" of " + layer.file(),
          "none of its columns holds the counts of an hour",
          "its columns are " + String.join(", ", layer.columns()),
          "Name them in --mapping, e.g. columns: {h07: COLUMN}."));
      return List.of();
    }
    return new CountSites(layer, columns, problems).sites();
  }

  private List<CountSite> sites() {
    List<CountSite> sites = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapFeature feature : layer.features()) {
      String id = columns.text(feature, ID).orElse(feature.id());
      if (!ids.add(id)) {
        // Both directions of a station often have its number.
        id = id + "-" + feature.id();
        ids.add(id);
      }
      double[] volumes = volumes(feature, id);
      if (Arrays.stream(volumes).allMatch(Double::isNaN)) {
        problems.add(Problem.warning(
            "no-counts",
            feature.position(),
            "station \"" + id + "\"",
            "it has no counts",
            "vehicles in one hour at least",
            "It is left out."));
      } else {
        sites.add(site(feature, id, volumes));
      }
    }
    return sites;
  }

  private CountSite site(MapFeature feature, String id, double[] volumes) {
    Geometry shape = feature.geometry();
    Coordinate place = shape.getCentroid().getCoordinate();
    double bearing = Double.NaN;
    if (shape.getDimension() > 0) {
      LengthIndexedLine line = new LengthIndexedLine(shape.getGeometryN(0));
      double middle = shape.getGeometryN(0).getLength() / 2;
      place = line.extractPoint(middle);
      double step = Math.min(STEP_METERS, middle);
      Coordinate before = line.extractPoint(middle - step);
      Coordinate after = line.extractPoint(middle + step);
      bearing = LinksNear.bearingDegrees(after.x - before.x, after.y - before.y);
    }
    Optional<String> stated = columns.text(feature, BEARING);
    if (stated.isPresent()) {
      bearing = bearing(feature, id, stated.get());
    }
    return new CountSite(
        id,
        columns.text(feature, ROAD).orElse(""),
        bearing,
        volumes,
        place.x,
        place.y,
        feature.position());
  }

  private double bearing(MapFeature feature, String id, String text) {
    OptionalDouble degrees = CompassWords.degrees(text);
    if (degrees.isEmpty()) {
      problems.add(Problem.error(
          "bad-bearing",
          feature.position(),
          "station \"" + id + "\"",
          "its direction is \"" + text + "\"",
          "expected degrees clockwise from north, or north, northeast, … (Bắc, Đông Bắc, …)",
          "Correct it."));
    }
    return degrees.orElse(Double.NaN);
  }

  private double[] volumes(MapFeature feature, String id) {
    double[] volumes = new double[CountStations.HOURS];
    for (int hour = 0; hour < volumes.length; hour++) {
      OptionalDouble volume = columns.number(feature, key(hour));
      volumes[hour] = volume.orElse(CountStations.NOT_COUNTED);
      if (volume.isPresent()
          && !(volume.getAsDouble() >= 0 && volume.getAsDouble() < Double.POSITIVE_INFINITY)) {
        volumes[hour] = 0;
        problems.add(Problem.error(
            "bad-count-volume",
            feature.position(),
            "station \"" + id + "\"",
            columns.name(key(hour)) + " is " + columns.text(feature, key(hour)).orElse(""),
            "a number of vehicles ≥ 0 is expected",
            "Correct it; leave it empty if nobody counted."));
      }
    }
    return volumes;
  }
}
