package vn.luong.gis.roadlayers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which columns of a layer say what of a road. A column that is not named is looked for by its usual names.
 *
 * @param columns column by what it says, one of {@link #KEYS}
 * @param classes road class by value of the class column, for layers that do not use those of OpenStreetMap
 * @param asker who names the columns
 */
public record RoadColumns(
    Map<String, String> columns, Map<String, HighwayClass> classes, SourcePosition asker) {
  public static final String ID = "id";
  public static final String NAME = "name";
  public static final String CLASS = "class";
  public static final String LANES = "lanes";
  public static final String SPEED = "speed";
  public static final String CAPACITY = "capacity";
  public static final String ONEWAY = "oneway";
  public static final String MODES = "modes";

  /** What columns can say; the speed in km/h, lanes and capacity (PCE/h) of one direction. */
  public static final List<String> KEYS =
      List.of(ID, NAME, CLASS, LANES, SPEED, CAPACITY, ONEWAY, MODES);

  /** Usual names of the columns, those of our own GeoPackages among them. */
  private static final Map<String, List<String>> USUAL = Map.of(
      ID, List.of("id", "road_id", "link_id", "osm_id", "fid"),
      NAME, List.of("name", "ten", "ten_duong", "road_name", "ref"),
      CLASS, List.of("class", "type", "highway", "fclass", "cap_duong", "loai_duong"),
      LANES, List.of("lanes", "so_lan", "lan_xe", "permlanes"),
      SPEED, List.of("speed", "speed_kmh", "free_speed_kmh", "maxspeed", "toc_do", "van_toc"),
      CAPACITY, List.of("capacity", "capacity_pce_h", "nang_luc"),
      ONEWAY, List.of("oneway", "one_way", "mot_chieu"),
      MODES, List.of("modes"));

  /** Columns by their usual names. */
  public static RoadColumns usual(SourcePosition asker) {
    return new RoadColumns(Map.of(), Map.of(), asker);
  }

  public RoadColumns {
    columns = Map.copyOf(columns);
    classes = Map.copyOf(classes);
  }

  /** The column of a layer that says this; a problem if one is named that is not there. */
  Optional<String> in(MapLayer layer, String key, ProblemLog problems) {
    String named = columns.get(key);
    return named == null
        ? layer.findColumn(USUAL.get(key))
        : layer.requireColumn(named, asker, problems);
  }
}
