package vn.luong.gis.binhduong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Residents of each ward between the census of 2019 and the plan for 2030: every district grows by the same factor
 * each year, and its wards with it. Both ends are met exactly.
 */
public final class PopulationGrowth {
  /** Year of the census. */
  public static final int FIRST_YEAR = 2019;

  /** Year of the plan; nobody says what comes after. */
  public static final int LAST_YEAR = 2030;

  private PopulationGrowth() {}

  /**
   * Residents per ward, in the order of the table.
   *
   * @throws IllegalArgumentException if the year is not between the census and the plan
   */
  public static int[] residents(BinhDuongTables tables, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(
          "year " + year + " is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    int[] residents = new int[tables.wards().size()];
    for (District district : tables.districts()) {
      int[] wards = IntStream.range(0, residents.length)
          .filter(ward -> tables.wards().get(ward).district().equals(district.id()))
          .toArray();
      share(residents, wards, tables.wards(), district, total(district, year));
    }
    return residents;
  }

  private static long total(District district, int year) {
    double share = (double) (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR);
    double growth = (double) district.populationPlan2030() / district.population2019();
    return Math.round(district.population2019() * Math.pow(growth, share));
  }

  /** Whole persons: those with the largest remainders are rounded up, so that the district's total is met. */
  private static void share(
      int[] residents, int[] wards, List<Ward> table, District district, long total) {
    double factor = (double) total / district.population2019();
    long missing = total;
    List<Integer> byRemainder = new ArrayList<>();
    for (int ward : wards) {
      residents[ward] = (int) Math.floor(factor * table.get(ward).population());
      missing -= residents[ward];
      byRemainder.add(ward);
    }
    byRemainder.sort(Comparator.comparingDouble(
        ward -> residents[ward] - factor * table.get(ward).population()));
    for (int position = 0; position < missing; position++) {
      residents[byRemainder.get(position)]++;
    }
  }
}
