package vn.luong.scenario.reach;

import java.util.List;

/**
 * A place to start from.
 *
 * @param name name for people
 * @param points where one may start, at least one; several where a place has several sides, such as a stop
 */
public record ReachOrigin(String name, List<Point> points) {
  /**
   * A point.
   *
   * @param x easting in the network's system
   * @param y northing
   */
  public record Point(double x, double y) {}

  public ReachOrigin {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("place \"" + name + "\" has no point");
    }
  }

  /** A place that is a point. */
  public ReachOrigin(String name, double x, double y) {
    this(name, List.of(new Point(x, y)));
  }

  double[] xs() {
    return points.stream().mapToDouble(Point::x).toArray();
  }

  double[] ys() {
    return points.stream().mapToDouble(Point::y).toArray();
  }
}
