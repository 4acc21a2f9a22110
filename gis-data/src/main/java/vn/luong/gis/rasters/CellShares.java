package vn.luong.gis.rasters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Which share of each cell lies in a polygon, where cells are unit squares. The window is halved again and again, and the polygon with
 * it (Sutherland and Hodgman, "Reentrant polygon clipping", 1974, for one line at a time), until a part is all inside, all outside, or
 * one cell; the ends that this leaves along the cut lines have no area.
 */
final class CellShares {
  /** What is smaller than this share of an area is rounding. */
  private static final double NOTHING = 1e-9;

  private final Sink sink;

  private CellShares(Sink sink) {
    this.sink = sink;
  }

  /** Takes the cells that the polygon touches. */
  interface Sink {
    /**
     * A cell.
     *
     * @param share share of its area that lies in the polygon, in (0, 1]
     */
    void cell(int column, int row, double share);
  }

  /**
   * Finds the cells of a window that lie in a polygon, in an order that depends on both alone.
   *
   * @param polygon polygon or multi-polygon; cell (0, 0) reaches from (0, 0) to (1, 1)
   */
  static void of(Geometry polygon, Window window, Sink sink) {
    if (window.isEmpty()) {
      return;
    }
    List<double[]> rings = rings(polygon);
    rings = clipped(rings, 0, window.column(), false);
    rings = clipped(rings, 0, window.endColumn(), true);
    rings = clipped(rings, 1, window.row(), false);
    rings = clipped(rings, 1, window.endRow(), true);
    new CellShares(sink).divide(rings, window);
  }

  private void divide(List<double[]> rings, Window window) {
    double all = (double) window.width() * window.height();
    double inside = area(rings);
    if (inside <= NOTHING * all) {
      return;
    }
    if (inside >= (1 - NOTHING) * all) {
      for (int row = window.row(); row < window.endRow(); row++) {
        for (int column = window.column(); column < window.endColumn(); column++) {
          sink.cell(column, row, 1);
        }
      }
    } else if (window.width() == 1 && window.height() == 1) {
      sink.cell(window.column(), window.row(), inside);
    } else if (window.width() >= window.height()) {
      int half = window.width() / 2;
      int middle = window.column() + half;
      divide(
          clipped(rings, 0, middle, true),
          new Window(window.column(), window.row(), half, window.height()));
      divide(
          clipped(rings, 0, middle, false),
          new Window(middle, window.row(), window.width() - half, window.height()));
    } else {
      int half = window.height() / 2;
      int middle = window.row() + half;
      divide(
          clipped(rings, 1, middle, true),
          new Window(window.column(), window.row(), window.width(), half));
      divide(
          clipped(rings, 1, middle, false),
          new Window(window.column(), middle, window.width(), window.height() - half));
    }
  }

  /** Shells anticlockwise, holes clockwise, so that the sum of their areas is that of the polygon. */
  private static List<double[]> rings(Geometry polygon) {
    List<double[]> rings = new ArrayList<>();
    for (int part = 0; part < polygon.getNumGeometries(); part++) {
      if (polygon.getGeometryN(part) instanceof Polygon one && !one.isEmpty()) {
        rings.add(ring(one.getExteriorRing(), true));
        for (int hole = 0; hole < one.getNumInteriorRing(); hole++) {
          rings.add(ring(one.getInteriorRingN(hole), false));
        }
      }
    }
    return rings;
  }

  private static double[] ring(LinearRing ring, boolean isAnticlockwise) {
    CoordinateSequence points = ring.getCoordinateSequence();
    int count = points.size() - 1;
    boolean isTurned = Orientation.isCCW(points) != isAnticlockwise;
    double[] places = new double[2 * count];
    for (int point = 0; point < count; point++) {
      int from = isTurned ? count - 1 - point : point;
      places[2 * point] = points.getX(from);
      places[2 * point + 1] = points.getY(from);
    }
    return places;
  }

  private static double area(List<double[]> rings) {
    double sum = 0;
    for (double[] ring : rings) {
      // Around the first point: coordinates are large, what lies in a cell is small.
      double x0 = ring[0];
      double y0 = ring[1];
      for (int at = 2; at + 3 < ring.length; at += 2) {
        sum += (ring[at] - x0) * (ring[at + 3] - y0) - (ring[at + 2] - x0) * (ring[at + 1] - y0);
      }
    }
    return sum / 2;
  }

  /**
   * Cuts rings by a line.
   *
   * @param axis 0 for x, 1 for y
   * @param isBelow keep what is below the limit instead of what is above
   */
  private static List<double[]> clipped(
      List<double[]> rings, int axis, double limit, boolean isBelow) {
    List<double[]> kept = new ArrayList<>(rings.size());
    double sign = isBelow ? -1 : 1;
    for (double[] ring : rings) {
      double[] clipped = clipped(ring, axis, limit, sign);
      if (clipped.length >= 6) {
        kept.add(clipped);
      }
    }
    return kept;
  }

  private static double[] clipped(double[] ring, int axis, double limit, double sign) {
    double[] kept = new double[2 * ring.length];
    int size = 0;
    double beforeX = ring[ring.length - 2];
    double beforeY = ring[ring.length - 1];
    double beforeSide = sign * (ring[ring.length - 2 + axis] - limit);
    for (int at = 0; at < ring.length; at += 2) {
      double x = ring[at];
      double y = ring[at + 1];
      double side = sign * (ring[at + axis] - limit);
      if (side >= 0 != beforeSide >= 0) {
        double share = beforeSide / (beforeSide - side);
        kept[size++] = axis == 0 ? limit : beforeX + share * (x - beforeX);
        kept[size++] = axis == 1 ? limit : beforeY + share * (y - beforeY);
      }
      if (side >= 0) {
        kept[size++] = x;
        kept[size++] = y;
      }
      beforeX = x;
      beforeY = y;
      beforeSide = side;
    }
    return Arrays.copyOf(kept, size);
  }
}
