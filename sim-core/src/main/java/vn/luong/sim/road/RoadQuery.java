package vn.luong.sim.road;

/**
 * A question to a {@link RoadRouter}: the way from the end of one link to the start of another.
 *
 * @param startLink link of the network where the vehicle stands, at its end
 * @param endLink link to reach
 * @param departureTime seconds after midnight
 * @param maximumSpeedMetersPerSecond what the vehicle can drive; infinite if unlimited
 * @param distanceFactor how much more or less than usual the person minds distance; 1 is usual
 */
public record RoadQuery(
    int startLink,
    int endLink,
    double departureTime,
    double maximumSpeedMetersPerSecond,
    double distanceFactor) {

  public static RoadQuery of(int startLink, int endLink, double departureTime) {
    return new RoadQuery(startLink, endLink, departureTime, Double.POSITIVE_INFINITY, 1);
  }

  public RoadQuery withMaximumSpeed(double metersPerSecond) {
    return new RoadQuery(startLink, endLink, departureTime, metersPerSecond, distanceFactor);
  }

  public RoadQuery withDistanceFactor(double newDistanceFactor) {
    return new RoadQuery(
        startLink, endLink, departureTime, maximumSpeedMetersPerSecond, newDistanceFactor);
  }
}
