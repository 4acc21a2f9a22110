package vn.luong.sim.fares;

import java.util.List;
import java.util.Set;

/**
 * What driving on links costs, in units of money. Like MATSim's distance toll (roadpricing contribution, {@code
 * DistanceTollBehaviour}): paid for the whole link when it is entered.
 *
 * @param tolls where it costs something; of several on the same link all count
 */
public record TollParameters(List<Toll> tolls) {
  /** Nothing costs anything. */
  public static final TollParameters NONE = new TollParameters(List.of());

  public TollParameters {
    tolls = List.copyOf(tolls);
  }

  public boolean isEmpty() {
    return tolls.isEmpty();
  }

  /**
   * A tolled road.
   *
   * @param name name for people
   * @param modes modes whose vehicles pay
   * @param links ids of its links
   * @param rates by time of day, in the order of time, none over another; where there is none it costs nothing
   */
  public record Toll(String name, Set<String> modes, Set<String> links, List<Rate> rates) {
    public Toll {
      modes = Set.copyOf(modes);
      links = Set.copyOf(links);
      rates = List.copyOf(rates);
      for (int later = 1; later < rates.size(); later++) {
        if (rates.get(later).from() < rates.get(later - 1).to()) {
          throw new IllegalArgumentException("rates of " + name + " overlap: " + rates);
        }
      }
    }

    double perMeterAt(double time) {
      for (Rate rate : rates) {
        if (time >= rate.from && time < rate.to) {
          return rate.perMeter;
        }
      }
      return 0;
    }
  }

  /**
   * A rate for some of the day.
   *
   * @param from seconds after midnight
   * @param to seconds after midnight; may be infinite
   * @param perMeter for each metre of a link that is entered in between
   */
  public record Rate(double from, double to, double perMeter) {
    public Rate {
      if (!(from < to && perMeter >= 0 && perMeter < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "toll from " + from + " to " + to + " s of " + perMeter + " per metre");
      }
    }
  }
}
