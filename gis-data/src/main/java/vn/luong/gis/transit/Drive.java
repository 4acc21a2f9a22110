package vn.luong.gis.transit;

/**
 * How times of halts come about that no timetable states.
 *
 * @param speedMetersPerSecond speed between stops, on roads no faster than each link's free speed; infinite: free speed
 * @param dwellSeconds time at each stop
 */
public record Drive(double speedMetersPerSecond, double dwellSeconds) {
  /** As fast as the way allows, 20 s at each stop. */
  public static final Drive FREE = new Drive(Double.POSITIVE_INFINITY, 20);

  public Drive {
    if (!(speedMetersPerSecond > 0) || !(dwellSeconds >= 0) || Double.isInfinite(dwellSeconds)) {
      throw new IllegalArgumentException(
          "speed " + speedMetersPerSecond + " m/s, dwell " + dwellSeconds + " s");
    }
  }
}
