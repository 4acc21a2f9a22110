package vn.luong.scenario.config;

import java.util.List;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * A line of public transport that is opened, changed or closed. What is not said stays as the line has it.
 *
 * @param position where it stands in the file
 * @param kind what to do
 * @param line id of the line
 * @param headways how often it runs
 * @param hours first and last departure
 * @param vehicle id of a type of vehicle; empty to leave it
 * @param speedMetersPerSecond mean speed between stops; NaN to leave it
 * @param fare what a ride costs whatever its length; NaN to leave it
 * @param stations names of the stations that are served, in the order of the line; empty for all
 */
public record TransitMeasure(
    SourcePosition position,
    Kind kind,
    String line,
    Optional<Headways> headways,
    Optional<Hours> hours,
    String vehicle,
    double speedMetersPerSecond,
    double fare,
    List<String> stations) {

  /** What happens to a line. */
  public enum Kind {
    /** It runs, whether it does so in the scenario's year or not. */
    OPEN("open-transit-line"),
    /** It runs otherwise; it must run. */
    CHANGE("change-transit-line"),
    /** It does not run. */
    CLOSE("close-transit-line");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As it stands in scenario files. */
    public String word() {
      return word;
    }
  }

  /**
   * Headways by time of day.
   *
   * @param periods spans with a headway of their own, in the order of time, none over another
   * @param otherwiseSeconds headway of the rest of the hours; NaN if there the line runs as it did
   */
  public record Headways(List<Period> periods, double otherwiseSeconds) {
    public Headways {
      periods = List.copyOf(periods);
    }
  }

  /**
   * A span of the day with a constant headway.
   *
   * @param from seconds after midnight
   * @param to seconds after midnight, above {@code from}
   * @param headwaySeconds seconds from one departure to the next
   */
  public record Period(double from, double to, double headwaySeconds) {}

  /**
   * First and last departure of a day.
   *
   * @param first seconds after midnight
   * @param last seconds after midnight
   */
  public record Hours(double first, double last) {
    @Override
    public String toString() {
      return SimTime.format(first) + "–" + SimTime.format(last);
    }
  }

  public TransitMeasure {
    stations = List.copyOf(stations);
  }
}
