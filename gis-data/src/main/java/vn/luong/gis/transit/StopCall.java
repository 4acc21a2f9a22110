package vn.luong.gis.transit;

import java.util.Objects;
import vn.luong.sim.units.SimTime;

/**
 * A route's halt at a stop.
 *
 * @param stop where
 * @param arrivalOffsetSeconds planned arrival after the departure at the first stop; {@link SimTime#UNDEFINED}: as driving
 *     takes
 * @param departureOffsetSeconds planned departure likewise
 * @param allowsBoarding whether passengers may get in
 * @param allowsAlighting whether passengers may get out
 * @param awaitsDeparture whether an early vehicle waits for its planned departure
 */
public record StopCall(
    StopSketch stop,
    double arrivalOffsetSeconds,
    double departureOffsetSeconds,
    boolean allowsBoarding,
    boolean allowsAlighting,
    boolean awaitsDeparture) {

  public StopCall {
    Objects.requireNonNull(stop);
  }

  /** A halt by the timetable. */
  public static StopCall timed(
      StopSketch stop, double arrivalOffsetSeconds, double departureOffsetSeconds) {
    return new StopCall(stop, arrivalOffsetSeconds, departureOffsetSeconds, true, true, true);
  }

  /** A halt whose times follow from the way and the route's {@link Drive}. */
  public static StopCall untimed(StopSketch stop) {
    return timed(stop, SimTime.UNDEFINED, SimTime.UNDEFINED);
  }

  /** Whether both times are stated. */
  public boolean isTimed() {
    return SimTime.isDefined(arrivalOffsetSeconds) && SimTime.isDefined(departureOffsetSeconds);
  }
}
