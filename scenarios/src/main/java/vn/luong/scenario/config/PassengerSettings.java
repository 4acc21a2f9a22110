package vn.luong.scenario.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.luong.sim.problems.SourcePosition;

/**
 * What travellers mind beside time and distance: keys {@code transit: {crowding, fares}} and {@code parking}; each empty where
 * it does not count.
 *
 * @param crowding how full vehicles are, and being left behind
 * @param fares what rides cost
 * @param parking what it costs to leave a vehicle
 */
public record PassengerSettings(
    Optional<Crowding> crowding, Optional<Fares> fares, Optional<Parking> parking) {

  /**
   * Keys {@code transit: {crowding: {levels, learning-rate, longest-denial}}}.
   *
   * @param levels by load factor, ascending; empty for the standard ones
   * @param learningRate weight of the last day in what people expect
   * @param longestDenialSeconds who is left behind expects to wait no longer
   */
  public record Crowding(List<Level> levels, double learningRate, double longestDenialSeconds) {
    public Crowding {
      levels = List.copyOf(levels);
    }
  }

  /**
   * What a second on board counts.
   *
   * @param loadFactor passengers per seat
   * @param seated factor for those who sit
   * @param standing factor for those who stand
   */
  public record Level(double loadFactor, double seated, double standing) {}

  /**
   * Keys {@code transit: {fares: {base, per-km, modes, lines, transfer, day-pass, pass: {per-day, holders}, zones}}}; money
   * in VND.
   *
   * @param standard where nothing else is said
   * @param ofMode by transport mode of the lines
   * @param ofLine by id of the line
   * @param linesPosition where lines are named
   * @param transferSeconds transfers within this time of the first boarding are free
   * @param dayPass what somebody pays for rides on a day at most; infinite if there is no day pass
   * @param pass who holds one, and what it costs
   * @param zones fares by zones of the stops, which go before the others
   */
  public record Fares(
      Fare standard,
      Map<String, Fare> ofMode,
      Map<String, Fare> ofLine,
      SourcePosition linesPosition,
      double transferSeconds,
      double dayPass,
      Pass pass,
      Optional<Zones> zones) {
    public Fares {
      ofMode = Map.copyOf(new TreeMap<>(ofMode));
      ofLine = Map.copyOf(new TreeMap<>(ofLine));
    }
  }

  /**
   * Keys {@code zones: {table, stops, modes}}.
   *
   * @param position where they stand
   * @param table CSV file with the columns {@code from, to, fare}: VND from a zone to a zone
   * @param stops CSV file with the columns {@code stop, zone}: ids of stops; without it the zone of a stop has its name, so that
   *     stations are zones
   * @param modes transport modes of the lines on which they hold
   */
  public record Zones(
      SourcePosition position, Path table, Optional<Path> stops, List<String> modes) {
    public Zones {
      modes = List.copyOf(modes);
    }
  }

  /**
   * A fare in VND.
   *
   * @param base for each ride
   * @param perKilometer along the line
   */
  public record Fare(double base, double perKilometer) {}

  /**
   * A pass for a month or longer.
   *
   * @param perDay VND that one day of it costs
   * @param holders share of the persons who hold one
   */
  public record Pass(double perDay, double holders) {}

  /**
   * Keys {@code parking: {free-for, areas: [{zones, mode, per-stop, per-hour}]}}; money in VND.
   *
   * @param freeFor types of activities for which people park for nothing
   * @param areas where it costs something; of several the first counts
   */
  public record Parking(List<String> freeFor, List<Area> areas) {
    public Parking {
      freeFor = List.copyOf(freeFor);
      areas = List.copyOf(areas);
    }
  }

  /**
   * Zones where parking costs something.
   *
   * @param position where they are named
   * @param zones ids of zones
   * @param mode mode of the vehicles that pay
   * @param perStop VND each time
   * @param perHour VND for each hour or part of one
   */
  public record Area(
      SourcePosition position, List<String> zones, String mode, double perStop, double perHour) {
    public Area {
      zones = List.copyOf(zones);
    }
  }

  /** Types of activities for which people park for nothing unless the scenario says otherwise: who lives there has a place. */
  static final List<String> FREE_FOR = List.of("home");

  /** Parking costs nothing, but for what measures say. */
  public static final Parking FREE = new Parking(FREE_FOR, List.of());

  /** Nothing of it counts. */
  public static final PassengerSettings NONE =
      new PassengerSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same without fares, which name lines. */
  public PassengerSettings withoutFares() {
    return new PassengerSettings(crowding, Optional.empty(), parking);
  }
}
