package vn.luong.gis.zones;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.MapFeature;
import vn.luong.gis.features.MapLayer;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Zones from the polygons of a layer, with what it says of them. Numbers are of the whole population, never of a sample.
 */
public final class ZoneFeatures {
  public static final String ID = "id";
  public static final String NAME = "name";
  public static final String RESIDENTS = "residents";
  public static final String INDUSTRY_JOBS = "jobs_industry";
  public static final String SERVICE_JOBS = "jobs_services";
  public static final String FARM_JOBS = "jobs_agriculture";

  /** Numbers that a layer may hold; what it does not hold comes from elsewhere. */
  public static final List<String> NUMBERS =
      List.of(RESIDENTS, INDUSTRY_JOBS, SERVICE_JOBS, FARM_JOBS);

  private static final Map<String, List<String>> USUAL = Map.of(
      ID, List.of("id", "zone", "zone_id", "ma", "ma_xa", "code", "fid"),
      NAME, List.of("name", "ten", "ten_xa", "tenxa"),
      RESIDENTS, List.of("residents", "population", "dan_so", "danso"),
      INDUSTRY_JOBS, List.of("jobs_industry"),
      SERVICE_JOBS, List.of("jobs_services"),
      FARM_JOBS, List.of("jobs_agriculture"));

  /** Zones that share more than this part of the smaller one overlap; borders drawn twice never match to the metre. */
  private static final double NOTABLE_OVERLAP = 0.01;

  private final MapLayer layer;
  private final LayerColumns.Found columns;
  private final ProblemLog problems;

  private ZoneFeatures(MapLayer layer, LayerColumns.Found columns, ProblemLog problems) {
    this.layer = layer;
    this.columns = columns;
    this.problems = problems;
  }

  /**
   * Reads the zones. Name and numbers become attributes of the zones under the names of this class.
   *
   * @param columns columns by what they say
   * @param problems takes an error for each zone without id or with an impossible number
   */
  public static ZoneLayer read(MapLayer layer, LayerColumns columns, ProblemLog problems) {
    return new ZoneFeatures(layer, columns.in(layer, USUAL, problems), problems).zones();
  }

  private ZoneLayer zones() {
    ZoneLayer zones = new ZoneLayer();
    Map<String, MapFeature> features = new HashMap<>();
    for (MapFeature feature : layer.features()) {
      String id = id(feature);
      MapFeature other = features.putIfAbsent(id, feature);
      if (other != null) {
        problems.add(Problem.error(
            "repeated-zone",
            feature.position(),
            feature.subject(),
            "its id \"" + id + "\" is that of " + other.subject(),
            "each zone needs an id of its own",
            "Dissolve the features in QGIS, or name another column with --id."));
        continue;
      }
      int zone = zones.add(id, feature.geometry());
      String name = columns.text(feature, NAME).orElse(id);
      zones.attributes().putText(zone, NAME, name);
      for (String number : NUMBERS) {
        putNumber(zones, zone, number, feature);
      }
    }
    reportOverlaps(zones, features);
    return zones;
  }

  private String id(MapFeature feature) {
    if (!columns.has(ID)) {
      return feature.id();
    }
    Optional<String> id = columns.text(feature, ID);
    if (id.isEmpty()) {
      problems.add(Problem.error(
          "zone-without-id",
          feature.position(),
          feature.subject(),
          "column " + columns.name(ID) + " is empty",
          "each zone needs an id",
          "Fill it, or name another column with --id."));
    }
    return id.orElse("(" + feature.id() + ")");
  }

  private void putNumber(ZoneLayer zones, int zone, String key, MapFeature feature) {
    OptionalDouble value = columns.number(feature, key);
    if (value.isPresent() && !(value.getAsDouble() >= 0)) {
      problems.add(Problem.error(
          "bad-value",
          feature.position(),
          feature.subject(),
          "column " + columns.name(key) + " is \"" + columns.text(feature, key).orElse("") + "\"",
          "expected a number of at least 0",
          "Correct it, or leave it empty to have it estimated."));
    } else if (value.isPresent()) {
      zones.attributes().putText(zone, key, Double.toString(value.getAsDouble()));
    }
  }

  private void reportOverlaps(ZoneLayer zones, Map<String, MapFeature> features) {
    STRtree index = new STRtree();
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      index.insert(zones.polygon(zone).getEnvelopeInternal(), zone);
    }
    index.build();
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      int first = zone;
      index.query(zones.polygon(zone).getEnvelopeInternal(), item -> {
        int second = (Integer) item;
        if (second > first) {
          reportOverlap(zones, first, second, features);
        }
      });
    }
  }

  private void reportOverlap(
      ZoneLayer zones, int first, int second, Map<String, MapFeature> features) {
    Geometry common = zones.polygon(first).intersection(zones.polygon(second));
    double smaller = Math.min(zones.areaSquareMeters(first), zones.areaSquareMeters(second));
    if (common.getArea() > NOTABLE_OVERLAP * smaller) {
      problems.add(Problem.warning(
              "overlapping-zones",
              features.get(zones.id(second)).position(),
              "zone \"" + zones.id(second) + "\"",
              String.format(
                  Locale.ROOT,
                  "it shares %.2f km² with zone \"%s\"",
                  common.getArea() / 1e6,
                  zones.id(first)),
              "zones must not overlap; places there count to the first",
              "Correct the borders in QGIS.")
          .at(common.getCentroid().getX(), common.getCentroid().getY()));
    }
  }
}
