package vn.luong.sim.trips;

/** Distance of points from straight links. */
final class SegmentDistance {
  private SegmentDistance() {}

  /**
   * Where the point of a segment lies that is nearest to another point, as share of the way along it, 0 … 1.
   *
   * @param toX the other point seen from the segment's start
   * @param alongX the segment's end seen from its start
   */
  static double shareOfNearest(double toX, double toY, double alongX, double alongY) {
    double squaredLength = alongX * alongX + alongY * alongY;
    if (squaredLength == 0) {
      return 0;
    }
    double share = (toX * alongX + toY * alongY) / squaredLength;
    return Math.max(0, Math.min(1, share));
  }

  /** Metres between a point and a segment. */
  static double meters(double x, double y, double fromX, double fromY, double endX, double endY) {
    double alongX = endX - fromX;
    double alongY = endY - fromY;
    double share = shareOfNearest(x - fromX, y - fromY, alongX, alongY);
    double eastward = fromX + share * alongX - x;
    double northward = fromY + share * alongY - y;
    return Math.sqrt(eastward * eastward + northward * northward);
  }
}
