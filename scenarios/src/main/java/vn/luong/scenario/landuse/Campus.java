package vn.luong.scenario.landuse;

import java.util.Optional;

/**
 * A university.
 *
 * @param id short name
 * @param name name people use
 * @param places students it has room for
 * @param x easting, metres
 * @param y northing, metres
 * @param site the place itself; without it students go to streets of the zone around
 */
public record Campus(
    String id, String name, double places, double x, double y, Optional<Site> site) {

  /** A university of which only the middle is known. */
  public Campus(String id, String name, double places, double x, double y) {
    this(id, name, places, x, y, Optional.empty());
  }
}
