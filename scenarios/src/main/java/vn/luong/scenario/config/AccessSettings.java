package vn.luong.scenario.config;

import java.util.List;
import java.util.Map;
import vn.luong.sim.problems.SourcePosition;

/**
 * A mode by which people go to stops and away from them, keys under {@code transit: access}. Modes with a vehicle of one's
 * own (all but those with {@code hire}) are left at the stop and fetched there on the way back.
 *
 * @param position where it stands
 * @param mode one of the scenario's modes
 * @param mostMeters {@code max}: how far, as the crow flies
 * @param mostStops {@code choice}: of the stops in reach the nearest so many
 * @param stops which stops
 * @param named ids or names of the stops if {@code stops} is a list
 * @param feeVnd {@code fee}: what leaving a vehicle costs each time
 * @param spaces places by id or name of the stop, {@link #ELSE} for the others; empty if they are not counted
 */
public record AccessSettings(
    SourcePosition position,
    String mode,
    double mostMeters,
    int mostStops,
    Stops stops,
    List<String> named,
    double feeVnd,
    Map<String, Double> spaces) {

  /** Key of the places at stops that are not named. */
  public static final String ELSE = "else";

  /** Which stops, in the words of the key {@code stops}. */
  public enum Stops {
    /** Any stop. */
    ALL("all"),
    /** Stops of anything but buses. */
    STATIONS("stations"),
    /** Stops whose attribute {@code parkAndRide} in the timetable is {@code true}. */
    PARK_AND_RIDE("park-and-ride"),
    /** Those in a list. */
    NAMED("");

    private final String word;

    Stops(String word) {
      this.word = word;
    }

    /** As it stands in scenario files. */
    public String word() {
      return word;
    }
  }

  public AccessSettings {
    named = List.copyOf(named);
    spaces = Map.copyOf(spaces);
  }
}
