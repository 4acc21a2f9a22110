package vn.luong.gis.transit;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import vn.luong.sim.network.LinkLines;

/**
 * The drawn way of a route: how far places are from it, and what lies between two stops.
 *
 * <p>Threads: immutable, safe to share.
 */
final class ShapeLine {
  /** Finer than stops and roads are known. */
  private static final double TOLERANCE_METERS = 2;

  private final double[] x;
  private final double[] y;
  /** Metres from the start to each point. */
  private final double[] along;

  private ShapeLine(Coordinate[] points) {
    x = new double[points.length];
    y = new double[points.length];
    along = new double[points.length];
    for (int point = 0; point < points.length; point++) {
      x[point] = points[point].x;
      y[point] = points[point].y;
      if (point > 0) {
        along[point] =
            along[point - 1] + Math.hypot(x[point] - x[point - 1], y[point] - y[point - 1]);
      }
    }
  }

  /** The line through these points, or null if they are no line. */
  static ShapeLine of(List<MapPoint> points) {
    if (points.stream().distinct().count() < 2) {
      return null;
    }
    Coordinate[] all = points.stream()
        .map(point -> new Coordinate(point.x(), point.y()))
        .toArray(Coordinate[]::new);
    return new ShapeLine(DouglasPeuckerSimplifier.simplify(
            new GeometryFactory().createLineString(all), TOLERANCE_METERS)
        .getCoordinates());
  }

  /** Metres from a place to the nearest point of the line. */
  double distanceMeters(double placeX, double placeY) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int segment = 0; segment + 1 < x.length; segment++) {
      nearest = Math.min(nearest, squaredDistance(segment, placeX, placeY));
    }
    return Math.sqrt(nearest);
  }

  /**
   * Where along the line places lie that are passed in this order: of all positions that never go back those whose
   * distances from the places add up to the least.
   *
   * @return metres from the start, place by place
   */
  double[] positions(List<MapPoint> places) {
    int segments = x.length - 1;
    // best[k][s]: least sum of distances with place k on segment s; before[k][s]: segment of place
    // k - 1 then.
    double[][] best = new double[places.size()][segments];
    int[][] before = new int[places.size()][segments];
    for (int place = 0; place < places.size(); place++) {
      int bestBefore = 0;
      for (int segment = 0; segment < segments; segment++) {
        double placeX = places.get(place).x();
        double placeY = places.get(place).y();
        double own = Math.sqrt(squaredDistance(segment, placeX, placeY));
        if (place > 0) {
          bestBefore =
              best[place - 1][segment] < best[place - 1][bestBefore] ? segment : bestBefore;
          own += best[place - 1][bestBefore];
          before[place][segment] = bestBefore;
        }
        best[place][segment] = own;
      }
    }
    int segment = 0;
    for (int other = 1; other < segments; other++) {
      double[] last = best[places.size() - 1];
      segment = last[other] < last[segment] ? other : segment;
    }
    double[] positions = new double[places.size()];
    for (int place = places.size() - 1; place >= 0; place--) {
      double share = share(segment, places.get(place).x(), places.get(place).y());
      positions[place] = along[segment] + share * (along[segment + 1] - along[segment]);
      segment = before[place][segment];
    }
    for (int place = 1; place < positions.length; place++) {
      positions[place] = Math.max(positions[place], positions[place - 1]);
    }
    return positions;
  }

  /** The points of the line between two positions, as x, y, x, …; without the ends. */
  double[] between(double fromMeters, double toMeters) {
    List<Integer> points = new ArrayList<>();
    for (int point = 0; point < along.length; point++) {
      if (along[point] > fromMeters && along[point] < toMeters) {
        points.add(point);
      }
    }
    double[] coordinates = new double[2 * points.size()];
    for (int at = 0; at < points.size(); at++) {
      coordinates[2 * at] = x[points.get(at)];
      coordinates[2 * at + 1] = y[points.get(at)];
    }
    return coordinates;
  }

  private double share(int segment, double placeX, double placeY) {
    return LinkLines.shareOfSegment(
        placeX, placeY, x[segment], y[segment], x[segment + 1], y[segment + 1]);
  }

  /** Squares are compared, for this is asked for every link that a search looks at. */
  private double squaredDistance(int segment, double placeX, double placeY) {
    return LinkLines.squaredDistance(
        placeX, placeY, x[segment], y[segment], x[segment + 1], y[segment + 1]);
  }
}
