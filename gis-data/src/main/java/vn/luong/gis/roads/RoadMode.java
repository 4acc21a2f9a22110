package vn.luong.gis.roads;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Modes that OSM access tags can tell apart. A set of them is bits by {@link #bit}.
 *
 * <p>The keys follow the OSM hierarchy of transport modes, the most special first: the first key that is
 * tagged decides.
 *
 * <p>Trucks and trains are in a network only where they are asked for.
 */
public enum RoadMode {
  CAR("motorcar", "motor_vehicle", "vehicle", "access"),
  MOTORBIKE("motorcycle", "motor_vehicle", "vehicle", "access"),
  BUS("bus", "psv", "motor_vehicle", "vehicle", "access"),
  TRUCK("hgv", "motor_vehicle", "vehicle", "access"),
  /** Trains of all kinds; only on tracks. */
  RAIL;

  /** All modes that drive on roads. */
  static final int ON_ROADS = CAR.bit() | MOTORBIKE.bit() | BUS.bit() | TRUCK.bit();

  private final List<String> accessKeys;

  RoadMode(String... accessKeys) {
    this.accessKeys = List.of(accessKeys);
  }

  /** The modes of a network unless others are asked for. */
  public static Set<RoadMode> usual() {
    return EnumSet.of(CAR, MOTORBIKE, BUS);
  }

  /** The mode's name in networks, plans and events. */
  public String modeName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Names of the modes that use roads of a class unless something else is said. */
  public static List<String> usualNames(HighwayClass highwayClass) {
    return Arrays.stream(values())
        .filter(mode -> (highwayClass.usualModes() & mode.bit()) != 0)
        .map(RoadMode::modeName)
        .toList();
  }

  /** The set that holds just this mode. */
  int bit() {
    return 1 << ordinal();
  }

  List<String> accessKeys() {
    return accessKeys;
  }

  /** Whether a key names just this mode, so that it may lift a ban on the whole road class. */
  boolean isOwnKey(String key) {
    return !key.equals("motor_vehicle") && !key.equals("vehicle") && !key.equals("access");
  }
}
