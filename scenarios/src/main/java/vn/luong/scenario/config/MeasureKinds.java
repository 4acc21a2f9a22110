package vn.luong.scenario.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measures that scenario files may hold. */
public final class MeasureKinds {
  static final String OPEN_ROAD = "open-road";
  static final String CLOSE_ROAD = "close-road";
  static final String CHANGE_ROAD = "change-road";
  static final String ZONING = "zoning";

  /** Kinds that are part of the format, but not of this version. */
  static final List<String> LATER =
      List.of("relocate-jobs", "grow-population", "parking", "close-temporarily");

  private static final Map<String, String> SUMMARIES = new LinkedHashMap<>();

  static {
    SUMMARIES.put(OPEN_ROAD, "roads drawn in a GeoPackage, Shapefile or GeoJSON are built");
    SUMMARIES.put(
        CLOSE_ROAD,
        "a road by name, or a link by id, is closed; to some modes or in some hours as stated");
    SUMMARIES.put(CHANGE_ROAD, "lanes, speed, capacity, toll, closed hours of a road or link");
    SUMMARIES.put(
        TransitMeasure.Kind.OPEN.word(),
        "a line runs; headway, hours, vehicle, speed, fare, stations as stated");
    SUMMARIES.put(TransitMeasure.Kind.CHANGE.word(), "the same of a line that runs already");
    SUMMARIES.put(TransitMeasure.Kind.CLOSE.word(), "a line does not run");
    SUMMARIES.put(ZONING, "dwellings, jobs, floor area and parking of areas drawn as polygons");
  }

  private MeasureKinds() {}

  /** What each kind of measure does, by its key, in the order to show. */
  public static Map<String, String> summaries() {
    return Collections.unmodifiableMap(SUMMARIES);
  }

  /** Keys of the kinds that this version can apply. */
  static List<String> built() {
    return List.copyOf(SUMMARIES.keySet());
  }
}
