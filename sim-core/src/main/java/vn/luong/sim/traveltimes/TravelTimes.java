package vn.luong.sim.traveltimes;

/** Travel time of each link by time of entry. */
@FunctionalInterface
public interface TravelTimes {

  /**
   * Seconds from entering the link to leaving it.
   *
   * @param link link of the network
   * @param enterTime seconds after midnight
   */
  double travelTimeSeconds(int link, double enterTime);
}
