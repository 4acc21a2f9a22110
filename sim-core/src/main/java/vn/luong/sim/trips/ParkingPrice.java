package vn.luong.sim.trips;

/** What people reckon with when they look for a place for their vehicle at a stop, beside the fee. */
@FunctionalInterface
public interface ParkingPrice {
  /** There is always a place. */
  ParkingPrice NONE = (parkingType, link, time) -> 0;

  /**
   * Generalised cost of finding a place.
   *
   * @param parkingType type of the interaction there, which tells the kind of vehicle
   * @param link link where it is left
   * @param time arrival, seconds after midnight
   * @return cost, at least 0
   */
  double cost(int parkingType, int link, double time);
}
