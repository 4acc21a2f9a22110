package vn.luong.scenario.config;

import java.util.List;
import vn.luong.sim.problems.SourcePosition;

/**
 * What driving on a road costs.
 *
 * @param position where it stands
 * @param periods amounts by time of day, in the order of time, none over another
 * @param isPerKilometer true if the amounts are for each kilometre; else they are for the whole road in one direction, and who drives on a
 *     part of it pays that part
 * @param modes modes whose vehicles pay; empty for the usual ones
 */
public record TollSettings(
    SourcePosition position, List<Period> periods, boolean isPerKilometer, List<String> modes) {
  public TollSettings {
    periods = List.copyOf(periods);
    modes = List.copyOf(modes);
  }

  /**
   * An amount for some of the day.
   *
   * @param from seconds after midnight
   * @param to seconds after midnight; may be infinite
   * @param vnd amount
   */
  public record Period(double from, double to, double vnd) {}
}
