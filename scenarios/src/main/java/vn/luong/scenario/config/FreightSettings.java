package vn.luong.scenario.config;

import vn.luong.sim.problems.SourcePosition;

/**
 * Goods traffic by road, keys under {@code freight}. What is not said is as the region's tables have it.
 *
 * @param position where the section begins
 * @param isAsked true if the section is there; without it there are no trucks
 * @param share share of the tables' vehicles; 0 for none, 1.2 for a fifth more
 * @param costPerKilometerVnd cost of a kilometre; NaN as in the tables
 * @param costPerHourVnd cost of an hour, driver and vehicle; NaN as in the tables
 */
public record FreightSettings(
    SourcePosition position,
    boolean isAsked,
    double share,
    double costPerKilometerVnd,
    double costPerHourVnd) {

  /** True if there are trucks. */
  public boolean hasTrucks() {
    return isAsked && share > 0;
  }
}
