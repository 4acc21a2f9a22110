package vn.luong.gis.roads;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Road classes of the OSM key {@code highway} that can carry motor traffic, the most important first. */
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
  CYCLEWAY;

  private static final Map<String, HighwayClass> BY_TAG = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(HighwayClass::tag, Function.identity()));

  /** The class of a {@code highway} value; empty if it can carry no motor traffic. */
  public static Optional<HighwayClass> ofTag(String value) {
    return Optional.ofNullable(BY_TAG.get(value));
  }

  /** The value of the key {@code highway}. */
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
      case MOTORWAY, MOTORWAY_LINK -> RoadMode.CAR.bit() | RoadMode.BUS.bit();
      case BUSWAY -> RoadMode.BUS.bit();
      case PEDESTRIAN, FOOTWAY, PATH, CYCLEWAY -> 0;
      default -> RoadMode.ALL;
    };
  }
}
