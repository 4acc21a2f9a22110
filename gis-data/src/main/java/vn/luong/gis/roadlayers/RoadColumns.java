package vn.luong.gis.roadlayers;

import java.util.List;
import java.util.Map;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.ClosedHours;

/**
 * Which columns of a layer say what of a road.
 *
 * @param columns columns by what they say, one of {@link #KEYS}
 * @param classes road class by value of the class column, for layers that do not use those of OpenStreetMap
 */
public record RoadColumns(LayerColumns columns, Map<String, HighwayClass> classes) {
  public static final String ID = "id";
  public static final String NAME = "name";
  public static final String CLASS = "class";
  public static final String LANES = "lanes";
  public static final String SPEED = "speed";
  public static final String CAPACITY = "capacity";
  public static final String ONEWAY = "oneway";
  public static final String MODES = "modes";
  /** Toll for driving along the whole feature, VND. */
  public static final String TOLL = "toll";
  /** Toll for each kilometre, VND. */
  public static final String TOLL_PER_KILOMETER = "toll_per_km";

  /** Hours in which the road is closed to modes, as {@link ClosedHours} writes them. */
  public static final String CLOSED_HOURS = "closed_hours";

  /** What columns can say; the speed in km/h, lanes and capacity (PCE/h) of one direction. */
  public static final List<String> KEYS = List.of(
      ID,
      NAME,
      CLASS,
      LANES,
      SPEED,
      CAPACITY,
      ONEWAY,
      MODES,
      TOLL,
      TOLL_PER_KILOMETER,
      CLOSED_HOURS);

  /** Usual names of the columns, those of our own GeoPackages among them. */
  private static final Map<String, List<String>> USUAL = Map.ofEntries(
      Map.entry(ID, List.of("id", "road_id", "link_id", "osm_id", "fid")),
      Map.entry(NAME, List.of("name", "ten", "ten_duong", "road_name", "ref")),
      Map.entry(CLASS, List.of("class", "type", "highway", "fclass", "cap_duong", "loai_duong")),
      Map.entry(LANES, List.of("lanes", "so_lan", "lan_xe", "permlanes")),
      Map.entry(
          SPEED, List.of("speed", "speed_kmh", "free_speed_kmh", "maxspeed", "toc_do", "van_toc")),
      Map.entry(CAPACITY, List.of("capacity", "capacity_pce_h", "nang_luc")),
      Map.entry(ONEWAY, List.of("oneway", "one_way", "mot_chieu")),
      Map.entry(MODES, List.of("modes")),
      Map.entry(TOLL, List.of("toll", "toll_vnd", "phi")),
      Map.entry(TOLL_PER_KILOMETER, List.of("toll_per_km", "toll_km", "phi_km")),
      Map.entry(CLOSED_HOURS, List.of("closed_hours", "gio_cam")));

  /** Columns by their usual names. */
  public static RoadColumns usual(SourcePosition asker) {
    return new RoadColumns(LayerColumns.usual(asker), Map.of());
  }

  public RoadColumns {
    classes = Map.copyOf(classes);
  }

  /** The columns of a layer; a problem for each that is named but not there. */
  LayerColumns.Found in(MapLayer layer, ProblemLog problems) {
    return columns.in(layer, USUAL, problems);
  }
}
