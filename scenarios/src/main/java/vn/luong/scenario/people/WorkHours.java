package vn.luong.scenario.people;

import vn.luong.scenario.landuse.Sector;
import vn.luong.sim.random.RandomStream;

/**
 * When somebody works: a day shift, or one of three shifts from 06:00, 14:00 and 22:00 for a quarter of the workers in
 * industry; overtime to about 18:30 is common there (fact sheet section 9).
 *
 * @param startTime seconds after midnight
 * @param endTime seconds after midnight, beyond 24 h if it ends the next day
 * @param isShift true for one of the three shifts
 */
public record WorkHours(double startTime, double endTime, boolean isShift) {
  static final double SHIFT_SHARE_OF_INDUSTRY = 0.25;

  private static final double HOUR = 3600;
  private static final double OVERTIME_SHARE_OF_INDUSTRY = 0.45;
  private static final double[] INDUSTRY_STARTS = {6.5, 7, 7.5, 8, 8.5};
  private static final Draw INDUSTRY_START_SHARES =
      new Draw(new double[] {0.16, 0.27, 0.23, 0.20, 0.14});
  private static final double[] OTHER_STARTS = {6, 7, 7.5, 8, 9, 13};
  private static final Draw OTHER_START_SHARES =
      new Draw(new double[] {0.17, 0.11, 0.11, 0.20, 0.23, 0.18});

  static WorkHours of(Sector sector, RandomStream random) {
    boolean isIndustry = sector == Sector.INDUSTRY;
    if (isIndustry && random.nextDouble() < SHIFT_SHARE_OF_INDUSTRY) {
      double start = (6 + 8 * (int) (3 * random.nextDouble())) * HOUR;
      return new WorkHours(start, start + 8 * HOUR, true);
    }
    double start = isIndustry
        ? INDUSTRY_STARTS[INDUSTRY_START_SHARES.next(random)]
        : OTHER_STARTS[OTHER_START_SHARES.next(random)] + random.nextDouble() - 0.5;
    double length = isIndustry ? 9 : start > 12 ? 6.5 : 8.5 + 1.5 * random.nextDouble();
    if (isIndustry && random.nextDouble() < OVERTIME_SHARE_OF_INDUSTRY) {
      length += 1.5 + random.nextDouble();
    }
    return new WorkHours(start * HOUR, (start + length) * HOUR, false);
  }

  /** True if the shift began the evening before: the day starts at work. */
  public boolean isOverMidnight() {
    return endTime > 24 * HOUR;
  }
}
