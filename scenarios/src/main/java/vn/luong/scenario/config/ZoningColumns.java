package vn.luong.scenario.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of a layer of zoning can say. Counts are of the whole population, never of a sample. What a column does not say, or
 * leaves empty, stays as it is.
 */
public final class ZoningColumns {
  public static final String ID = "id";
  public static final String NAME = "name";
  /** Persons who live in the area afterwards. */
  public static final String RESIDENTS = "residents";
  /** Dwellings in the area afterwards, lived in as in the rest of the ward. */
  public static final String DWELLINGS = "dwellings";

  public static final String INDUSTRY_JOBS = "jobs_industry";
  public static final String SERVICE_JOBS = "jobs_services";
  public static final String FARM_JOBS = "jobs_agriculture";
  /** Behind the name of a count: what comes in addition to what is there. */
  public static final String ADDED = "_added";
  /** Floor area over the area of the polygon, streets included; of all uses together. */
  public static final String FLOOR_AREA_RATIO = "far";

  public static final String HOUSING_SHARE = "share_housing";
  public static final String OFFICE_SHARE = "share_offices";
  public static final String RETAIL_SHARE = "share_retail";
  public static final String INDUSTRY_SHARE = "share_industry";
  /** Places for cars. */
  public static final String PARKING_PLACES = "parking_places";
  /** VND for each hour or part of one, cars. */
  public static final String PARKING_HOUR = "parking_hour";
  /** VND for a day at most, cars; the price of every stay where there is none by the hour. */
  public static final String PARKING_DAY = "parking_day";
  /** VND for each stay, motorbikes. */
  public static final String PARKING_MOTORBIKE = "parking_motorbike";

  /** Shares of the floor area. */
  public static final List<String> SHARES =
      List.of(HOUSING_SHARE, OFFICE_SHARE, RETAIL_SHARE, INDUSTRY_SHARE);

  /** Usual names by what a column says. Shapefiles have room for ten letters. */
  private static final Map<String, List<String>> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put(ID, List.of("id", "zone_id", "ma", "code", "fid"));
    USUAL.put(NAME, List.of("name", "ten"));
    count(RESIDENTS, List.of("population", "dan_so"), "res_add");
    count(DWELLINGS, List.of("so_can_ho"), "dwell_add");
    count(INDUSTRY_JOBS, List.of("jobs_ind"), "ind_add");
    count(SERVICE_JOBS, List.of("jobs_srv"), "srv_add");
    count(FARM_JOBS, List.of("jobs_agr"), "agr_add");
    USUAL.put(FLOOR_AREA_RATIO, List.of("far", "hssdd", "he_so_sdd"));
    USUAL.put(HOUSING_SHARE, List.of(HOUSING_SHARE, "sh_housing"));
    USUAL.put(OFFICE_SHARE, List.of(OFFICE_SHARE, "sh_offices"));
    USUAL.put(RETAIL_SHARE, List.of(RETAIL_SHARE, "sh_retail"));
    USUAL.put(INDUSTRY_SHARE, List.of(INDUSTRY_SHARE, "sh_industr"));
    USUAL.put(PARKING_PLACES, List.of(PARKING_PLACES, "park_place"));
    USUAL.put(PARKING_HOUR, List.of(PARKING_HOUR, "park_hour"));
    USUAL.put(PARKING_DAY, List.of(PARKING_DAY, "park_day"));
    USUAL.put(PARKING_MOTORBIKE, List.of(PARKING_MOTORBIKE, "park_moto"));
  }

  /** All that columns can say. */
  public static final List<String> KEYS = List.copyOf(USUAL.keySet());

  private ZoningColumns() {}

  private static void count(String key, List<String> otherNames, String nameOfAdded) {
    List<String> names = new ArrayList<>(List.of(key));
    names.addAll(otherNames);
    USUAL.put(key, List.copyOf(names));
    USUAL.put(key + ADDED, List.of(key + ADDED, nameOfAdded));
  }

  /** Names that a column usually has which says this. */
  public static List<String> usualNames(String key) {
    return USUAL.get(key);
  }

  /** True for all but id and name. */
  public static boolean isNumber(String key) {
    return !key.equals(ID) && !key.equals(NAME);
  }
}
