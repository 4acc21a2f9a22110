package vn.luong.sim.ridership;

import java.util.List;

/**
 * How passengers mind full vehicles: a second on board counts as so many seconds, by load factor (passengers on board per
 * seat), for those who sit and those who stand; between the levels linear, outside as at the nearest.
 *
 * @param levels by ascending load factor; at least one
 * @param learningRate weight of the last day in what people expect, in (0, 1]; the first days count equally until that
 *     weight is reached
 * @param longestDenialSeconds who is left behind is expected to wait no longer than this; people would give up
 */
public record CrowdingParameters(
    List<Level> levels, double learningRate, int longestDenialSeconds) {
  /**
   * Multipliers at a load factor.
   *
   * @param loadFactor passengers on board per seat, at least 0
   * @param seated of a second seated, at least 1
   * @param standing of a second standing, at least 1
   */
  public record Level(double loadFactor, double seated, double standing) {
    public Level {
      if (!(loadFactor >= 0 && seated >= 1 && standing >= 1 && seated + standing < 1e6)) {
        throw new IllegalArgumentException(
            "load factor " + loadFactor + " with multipliers " + seated + " and " + standing);
      }
    }
  }

  /**
   * Commuters' multipliers of Wardman and Whelan, <em>Twenty Years of Rail Crowding Valuation Studies</em>, Transport Reviews
   * 31 (2011), from 208 valuations. What they give below one (seats in vehicles less than full) is 1 here: travel times are
   * valued as in vehicles with a seat for everybody. Nobody stands below 100%; the number there only continues the line.
   */
  public static final CrowdingParameters STANDARD = new CrowdingParameters(
      List.of(
          new Level(0.75, 1, 1.62),
          new Level(1.00, 1.05, 1.62),
          new Level(1.25, 1.16, 1.79),
          new Level(1.50, 1.27, 1.99),
          new Level(1.75, 1.40, 2.20),
          new Level(2.00, 1.55, 2.44)),
      0.2,
      2 * 3600);

  public CrowdingParameters {
    levels = List.copyOf(levels);
    for (int level = 1; level < levels.size(); level++) {
      if (!(levels.get(level - 1).loadFactor() < levels.get(level).loadFactor())) {
        throw new IllegalArgumentException("load factors do not ascend: " + levels);
      }
    }
    if (levels.isEmpty() || !(learningRate > 0 && learningRate <= 1) || longestDenialSeconds < 0) {
      throw new IllegalArgumentException(levels + ", learning rate " + learningRate
          + ", longest denial " + longestDenialSeconds + " s");
    }
  }

  public CrowdingParameters withLevels(List<Level> newLevels) {
    return new CrowdingParameters(newLevels, learningRate, longestDenialSeconds);
  }

  /** What a second seated counts more than one in an empty vehicle; at least 0. */
  public double seatedSurcharge(double loadFactor) {
    return surcharge(loadFactor, true);
  }

  /** What a second standing counts more than one seated in an empty vehicle; at least 0. */
  public double standingSurcharge(double loadFactor) {
    return surcharge(loadFactor, false);
  }

  /** The mean over all on board, who take the seats first; 0 if nobody is on board. */
  public double meanSurcharge(int load, int seats) {
    if (load == 0) {
      return 0;
    }
    int seated = Math.min(load, seats);
    double factor = loadFactor(load, seats);
    double sum = seated * seatedSurcharge(factor);
    sum += (load - seated) * standingSurcharge(factor);
    return sum / load;
  }

  /** Passengers per seat; where there are no seats, as if all seats were taken and the first one stood. */
  static double loadFactor(int load, int seats) {
    return seats > 0 ? (double) load / seats : load > 0 ? 1 : 0;
  }

  private double surcharge(double loadFactor, boolean sits) {
    Level below = levels.get(0);
    for (Level level : levels) {
      if (level.loadFactor > loadFactor) {
        double width = level.loadFactor - below.loadFactor;
        double share = width > 0 ? Math.max(0, loadFactor - below.loadFactor) / width : 0;
        return of(below, sits) + share * (of(level, sits) - of(below, sits)) - 1;
      }
      below = level;
    }
    return of(below, sits) - 1;
  }

  private static double of(Level level, boolean sits) {
    return sits ? level.seated : level.standing;
  }
}
