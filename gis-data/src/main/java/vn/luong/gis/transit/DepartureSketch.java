package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A departure at the first stop of a route.
 *
 * @param id unique in its route
 * @param timeSeconds seconds after midnight, may exceed 24 h
 * @param vehicleId the vehicle that serves it, the same for several departures one after the other; empty: one of its own
 */
public record DepartureSketch(String id, double timeSeconds, String vehicleId) {
  public DepartureSketch {
    Objects.requireNonNull(id);
    Objects.requireNonNull(vehicleId);
  }

  /** A departure with a vehicle of its own. */
  public static DepartureSketch at(String id, double timeSeconds) {
    return new DepartureSketch(id, timeSeconds, "");
  }

  /**
   * Departures at equal headways, from the first time to before the last one, with the ids {@code <prefix>0, …}.
   *
   * @throws IllegalArgumentException if the headway is not positive
   */
  public static List<DepartureSketch> every(
      double headwaySeconds, double fromSeconds, double untilSeconds, String prefix) {
    if (!(headwaySeconds > 0)) {
      throw new IllegalArgumentException("headway " + headwaySeconds + " s");
    }
    List<DepartureSketch> departures = new ArrayList<>();
    for (int number = 0; fromSeconds + number * headwaySeconds < untilSeconds; number++) {
      departures.add(at(prefix + number, fromSeconds + number * headwaySeconds));
    }
    return departures;
  }
}
