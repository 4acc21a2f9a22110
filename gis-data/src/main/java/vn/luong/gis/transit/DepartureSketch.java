package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A departure at the first stop of a route, or one that is told by its arrival at the last one.
 *
 * @param id unique in its route
 * @param timeSeconds seconds after midnight, may exceed 24 h, of the departure or of the arrival
 * @param vehicleId the vehicle that serves it, the same for several departures one after the other; empty: one of its own
 * @param isArrival true if the time is that of the arrival at the last stop
 */
public record DepartureSketch(String id, double timeSeconds, String vehicleId, boolean isArrival) {
  public DepartureSketch {
    Objects.requireNonNull(id);
    Objects.requireNonNull(vehicleId);
    if (isArrival && !vehicleId.isEmpty()) {
      throw new IllegalArgumentException(
          "departure \"" + id + "\" has a vehicle of other departures, whose order is not known");
    }
  }

  /** A departure at a time. */
  public DepartureSketch(String id, double timeSeconds, String vehicleId) {
    this(id, timeSeconds, vehicleId, false);
  }

  /** With a vehicle of its own, so early that it is planned to come to the last stop at a time. */
  public static DepartureSketch arrivingAt(String id, double arrivalSeconds) {
    return new DepartureSketch(id, arrivalSeconds, "", true);
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
