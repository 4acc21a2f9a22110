package vn.luong.scenario.zoning;

import java.util.Locale;
import vn.luong.scenario.config.ZoningColumns;

/**
 * What fits on a floor area. Housing: 32 m² of floor per person, what Vietnam's national housing strategy aims at for towns in 2030
 * (decision 2161/QĐ-TTg of 2021). Jobs: the Employment Density Guide (Homes and Communities Agency, 3rd edition, 2015): offices 12 m²,
 * shops 17.5 m² (15–20), light industry 47 m² of net internal area per full-time job. Net area is 85 % of the gross area of offices, shops
 * and works (the guide: 15–20 % less) and 80 % of that of apartment houses (our estimate: stairs, lifts, corridors).
 */
final class FloorArea {
  private static final double HOUSING_METERS_PER_PERSON = 32;
  private static final double OFFICE_METERS_PER_JOB = 12;
  private static final double RETAIL_METERS_PER_JOB = 17.5;
  private static final double INDUSTRY_METERS_PER_JOB = 47;
  private static final double NET_OF_HOUSING = 0.80;
  private static final double NET_OF_JOBS = 0.85;

  /** The coefficients and where they come from, for messages. */
  static final String COEFFICIENTS = String.format(
      Locale.ROOT,
      "%.0f m² of floor a person (decision 2161/QĐ-TTg, towns in 2030), %.0f, %s and %.0f m² a job"
          + " in offices, shops and works (Employment Density Guide 2015, of England), %.0f %% net"
          + " area of flats (our estimate) and %.0f %% of the others (the guide)",
      HOUSING_METERS_PER_PERSON,
      OFFICE_METERS_PER_JOB,
      RETAIL_METERS_PER_JOB,
      INDUSTRY_METERS_PER_JOB,
      100 * NET_OF_HOUSING,
      100 * NET_OF_JOBS);

  private final UseArea area;
  private final double squareMeters;

  FloorArea(UseArea area) {
    this.area = area;
    squareMeters =
        area.number(ZoningColumns.FLOOR_AREA_RATIO).orElse(0) * area.polygon().getArea();
  }

  /** True if the area has housing among its floor. */
  boolean hasHousing() {
    return has(ZoningColumns.HOUSING_SHARE);
  }

  boolean hasServices() {
    return has(ZoningColumns.OFFICE_SHARE) || has(ZoningColumns.RETAIL_SHARE);
  }

  boolean hasIndustry() {
    return has(ZoningColumns.INDUSTRY_SHARE);
  }

  double residents() {
    return NET_OF_HOUSING * floor(ZoningColumns.HOUSING_SHARE) / HOUSING_METERS_PER_PERSON;
  }

  double serviceJobs() {
    return NET_OF_JOBS * floor(ZoningColumns.OFFICE_SHARE) / OFFICE_METERS_PER_JOB + retailJobs();
  }

  /** Part of the jobs in services. */
  double retailJobs() {
    return NET_OF_JOBS * floor(ZoningColumns.RETAIL_SHARE) / RETAIL_METERS_PER_JOB;
  }

  double industryJobs() {
    return NET_OF_JOBS * floor(ZoningColumns.INDUSTRY_SHARE) / INDUSTRY_METERS_PER_JOB;
  }

  private boolean has(String share) {
    return area.says(ZoningColumns.FLOOR_AREA_RATIO) && area.says(share);
  }

  private double floor(String share) {
    return squareMeters * area.number(share).orElse(0);
  }
}
