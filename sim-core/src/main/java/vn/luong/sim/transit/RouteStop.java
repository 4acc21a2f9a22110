package vn.luong.sim.transit;

import vn.luong.sim.units.SimTime;

/**
 * A position in a transit route.
 *
 * @param stop stop facility
 * @param arrivalOffsetSeconds planned arrival after the departure's time, or {@link SimTime#UNDEFINED}
 * @param departureOffsetSeconds planned departure after the departure's time, or {@link SimTime#UNDEFINED}
 * @param minimumStopSeconds time a vehicle stands at least; 0 if nothing is stated
 * @param allowsBoarding whether passengers may get in
 * @param allowsAlighting whether passengers may get out
 * @param awaitsDeparture whether an early vehicle waits for its planned departure
 */
public record RouteStop(
    int stop,
    double arrivalOffsetSeconds,
    double departureOffsetSeconds,
    double minimumStopSeconds,
    boolean allowsBoarding,
    boolean allowsAlighting,
    boolean awaitsDeparture) {

  /** A stop where everybody may get in and out, and whose departure is awaited. */
  public static RouteStop of(int stop, double arrivalOffsetSeconds, double departureOffsetSeconds) {
    return new RouteStop(stop, arrivalOffsetSeconds, departureOffsetSeconds, 0, true, true, true);
  }
}
