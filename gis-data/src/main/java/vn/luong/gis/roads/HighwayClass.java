package vn.luong.gis.roads;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Classes of ways: those of the OSM key {@code highway} that can carry motor traffic, the most important first, then
 * ferries and tracks.
 */
public enum HighwayClass {
  MOTORWAY,
  MOTORWAY_LINK,
  TRUNK,
  TRUNK_LINK,
  PRIMARY,
  PRIMARY_LINK,
  SECONDARY,
  SECONDARY_LINK,
  TERTIARY,
  TERTIARY_LINK,
  UNCLASSIFIED,
  RESIDENTIAL,
  LIVING_STREET,
  ROAD,
  SERVICE,
  TRACK,
  BUSWAY,
  /** Ways for walking and cycling: in the network only where a tag lets motor vehicles in (alleys). */
  PEDESTRIAN,
  FOOTWAY,
  PATH,
  CYCLEWAY,
  /** A ferry for vehicles ({@code route=ferry}). */
  FERRY,
  /** Tracks, by the value of the key {@code railway}. */
  RAIL,
  NARROW_GAUGE,
  SUBWAY,
  LIGHT_RAIL,
  MONORAIL,
  TRAM;

  private static final Map<String, HighwayClass> BY_TAG = Arrays.stream(values())
      .filter(HighwayClass::isRoad)
      .collect(Collectors.toUnmodifiableMap(HighwayClass::tag, Function.identity()));

  /** The class of a {@code highway} value; empty if it can carry no motor traffic. */
  public static Optional<HighwayClass> ofTag(String value) {
    return Optional.ofNullable(BY_TAG.get(value));
  }

  /** The class of a {@code railway} value; empty if no trains run there. */
  static Optional<HighwayClass> ofRailway(String value) {
    return Arrays.stream(values())
        .filter(railway -> railway.isRailway() && railway.tag().equals(value))
        .findFirst();
  }

  /** Whether it is a value of the key {@code highway}. */
  public boolean isRoad() {
    return compareTo(FERRY) < 0;
  }

  /** Whether it is a value of the key {@code railway}. */
  public boolean isRailway() {
    return compareTo(FERRY) > 0;
  }

  /** The value of the key {@code highway} or {@code railway}; {@code ferry}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Expressways and their ramps: one-way and closed to motorbikes unless tagged otherwise. */
  boolean isMotorway() {
    return this == MOTORWAY || this == MOTORWAY_LINK;
  }

  /** Modes that may use the class where no tag speaks of access. */
  int usualModes() {
    return switch (this) {
      case MOTORWAY, MOTORWAY_LINK ->
        RoadMode.CAR.bit() | RoadMode.BUS.bit() | RoadMode.TRUCK.bit();
      case BUSWAY -> RoadMode.BUS.bit();
      case PEDESTRIAN, FOOTWAY, PATH, CYCLEWAY -> 0;
      case RAIL, NARROW_GAUGE, SUBWAY, LIGHT_RAIL, MONORAIL, TRAM -> RoadMode.RAIL.bit();
      default -> RoadMode.ON_ROADS;
    };
  }
}
