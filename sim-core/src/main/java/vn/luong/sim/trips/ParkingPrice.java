package vn.luong.sim.trips;

/** What people reckon with when they look for a place for their vehicle at a stop, beside the fee. */
@FunctionalInterface
public interface ParkingPrice {
  /** There is always a place. */
  ParkingPrice NONE = (stop, mode, time) -> 0;

  /**
   * Generalised cost of finding a place.
   *
   * @param stop stop facility
   * @param mode mode of the vehicle
   * @param time arrival, seconds after midnight
   * @return cost, at least 0
   */
  double cost(int stop, int mode, double time);
}
