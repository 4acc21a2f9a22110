package vn.luong.scenario.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mode of a scenario, keys under {@code modes}.
 *
 * @param name name in plans and results
 * @param moves how its trips are made
 * @param pce passenger-car equivalents of its vehicle
 * @param passes whom its vehicle goes past on a link
 * @param vehicleLengthMeters length of its vehicle
 * @param speedMetersPerSecond on the network the vehicle's top speed, else the speed from door to door
 * @param detourFactor teleported: length of the way over the straight line
 * @param constant utils of each trip
 * @param utilsPerHour utils per hour of travel, on top of the time lost for activities
 * @param costPerKilometer VND per kilometre
 * @param hire how it is called if it is nobody's own, such as a motorbike taxi
 */
public record ModeSettings(
    String name,
    Moves moves,
    double pce,
    Passes passes,
    double vehicleLengthMeters,
    double speedMetersPerSecond,
    double detourFactor,
    double constant,
    double utilsPerHour,
    double costPerKilometer,
    Optional<Hire> hire) {

  /**
   * A vehicle that comes when it is called, takes one along, and is gone; keys under {@code hire}.
   *
   * @param fareVnd what each ride costs before the first kilometre
   * @param waitSeconds time until it is there
   */
  public record Hire(double fareVnd, double waitSeconds) {}

  /** How trips are made, in the words of the key {@code moves}. */
  public enum Moves {
    /** Its vehicle drives in the queues of the road. */
    NETWORK("network"),
    /** It arrives after distance / speed. */
    TELEPORTED("teleported"),
    /** Its trips go through the timetable of public transport: on foot, and aboard its vehicles. */
    TRANSIT("transit"),
    /** No mode of trips, but of the legs aboard vehicles of lines whose mode has this name. */
    ABOARD("aboard"),
    /** Its trips go by the lines that are reserved for the person, and the legs aboard have this mode, too. */
    RESERVED("reserved");

    private final String word;

    Moves(String word) {
      this.word = word;
    }

    /** As it stands in scenario files. */
    public String word() {
      return word;
    }

    static Moves ofWord(String word) {
      return Arrays.stream(values())
          .filter(moves -> moves.word.equals(word))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Whom a vehicle goes past on a link, in the words of the key {@code passes}. */
  public enum Passes {
    /** It stays behind the vehicle ahead. */
    NOBODY("nobody"),
    /** It overtakes slower ones, and stands in the queue like everybody. */
    MOVING("moving"),
    /** It overtakes, and filters past those who stand to the front of the queue. */
    EVERYBODY("everybody");

    private final String word;

    Passes(String word) {
      this.word = word;
    }

    /** As it stands in scenario files. */
    public String word() {
      return word;
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Passes::word).toList();
    }

    static Passes ofWord(String word) {
      return values()[words().indexOf(word)];
    }
  }

  /** True if it drives in the queues. */
  public boolean isOnNetwork() {
    return moves == Moves.NETWORK;
  }
}
