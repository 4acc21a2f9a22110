package vn.luong.gis.transit;

import java.util.Objects;

/**
 * A stop as passengers know it, before it has a link.
 *
 * @param id name of the stop; the same id is the same stop in all lines
 * @param name name for passengers; empty if none
 * @param place where it is
 * @param areaId station that several stops belong to; empty if none
 */
public record StopSketch(String id, String name, MapPoint place, String areaId) {
  public StopSketch {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(areaId);
  }

  /** A stop in the scenario's coordinates that belongs to no station. */
  public static StopSketch at(String id, String name, double x, double y) {
    return new StopSketch(id, name, new MapPoint(x, y), "");
  }
}
