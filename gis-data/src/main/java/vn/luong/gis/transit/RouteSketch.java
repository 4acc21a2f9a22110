package vn.luong.gis.transit;

import java.util.List;
import java.util.Objects;

/**
 * A sequence of stops that a line serves, in one direction.
 *
 * @param id unique in its line
 * @param description headsign or other text; empty if none
 * @param calls halts in order, at least two
 * @param shape the way it takes; empty if unknown
 * @param drive how times come about that the calls do not state
 * @param departures departures at the first stop
 */
public record RouteSketch(
    String id,
    String description,
    List<StopCall> calls,
    List<MapPoint> shape,
    Drive drive,
    List<DepartureSketch> departures) {

  public RouteSketch {
    Objects.requireNonNull(id);
    Objects.requireNonNull(description);
    Objects.requireNonNull(drive);
    calls = List.copyOf(calls);
    shape = List.copyOf(shape);
    departures = List.copyOf(departures);
    if (calls.size() < 2) {
      throw new IllegalArgumentException("route \"" + id + "\" has " + calls.size() + " stops");
    }
  }
}
