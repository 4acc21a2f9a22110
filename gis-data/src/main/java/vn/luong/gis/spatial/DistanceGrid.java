package vn.luong.gis.spatial;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import vn.luong.sim.network.LinkLines;

/**
 * Distances from the points of a square grid to the nearest of some lines, as far as they matter for a contour at a certain
 * distance. Grid points lie at whole multiples of the cell, so that grids of the same cell fit onto each other.
 *
 * <p>Layout: squared distance by grid point, row by row from the south, 4 bytes each; infinite where no line is near.
 *
 * <p>Threads: one at a time.
 */
final class DistanceGrid {
  private final double cellMeters;
  private final double reachMeters;
  private final long westColumn;
  private final long southRow;
  private final int columns;
  private final int rows;
  private final float[] squares;

  /**
   * A grid.
   *
   * @param extent of the lines
   * @param contourMeters at which distance the contour will be drawn
   * @param mostPoints the grid gets coarser, if need be, so as not to have more points
   */
  DistanceGrid(Envelope extent, double contourMeters, double cellMeters, int mostPoints) {
    double cell = cellMeters;
    while (pointCount(extent, contourMeters, cell) > mostPoints) {
      cell *= 2;
    }
    this.cellMeters = cell;
    // Neighbours of a point inside the contour must know their distance too.
    reachMeters = contourMeters + 2 * cell;
    westColumn = (long) Math.floor((extent.getMinX() - reachMeters) / cell);
    southRow = (long) Math.floor((extent.getMinY() - reachMeters) / cell);
    columns = (int) (Math.ceil((extent.getMaxX() + reachMeters) / cell) - westColumn) + 1;
    rows = (int) (Math.ceil((extent.getMaxY() + reachMeters) / cell) - southRow) + 1;
    squares = new float[columns * rows];
    Arrays.fill(squares, Float.POSITIVE_INFINITY);
  }

  private static double pointCount(Envelope extent, double contourMeters, double cell) {
    double margin = 2 * contourMeters + 8 * cell;
    return (extent.getWidth() + margin) / cell * ((extent.getHeight() + margin) / cell);
  }

  /** Notes the distances to a straight line. */
  void addSegment(double startX, double startY, double endX, double endY) {
    int firstColumn = column(Math.min(startX, endX) - reachMeters);
    int lastColumn = column(Math.max(startX, endX) + reachMeters);
    int firstRow = row(Math.min(startY, endY) - reachMeters);
    int lastRow = row(Math.max(startY, endY) + reachMeters);
    for (int row = firstRow; row <= lastRow; row++) {
      double y = y(row);
      int at = row * columns + firstColumn;
      for (int column = firstColumn; column <= lastColumn; column++, at++) {
        float square = (float) LinkLines.squaredDistance(x(column), y, startX, startY, endX, endY);
        if (square < squares[at]) {
          squares[at] = square;
        }
      }
    }
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, Math.rint(x / cellMeters) - westColumn));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, Math.rint(y / cellMeters) - southRow));
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Easting of a column of grid points. */
  double x(double column) {
    return (westColumn + column) * cellMeters;
  }

  /** Northing of a row of grid points. */
  double y(double row) {
    return (southRow + row) * cellMeters;
  }

  /** Distance from a grid point to the nearest line; infinite if that is far beyond the contour. */
  double meters(int column, int row) {
    return Math.sqrt(squares[row * columns + column]);
  }

  /** Whether a grid point is within a distance of a line. */
  boolean isWithin(int column, int row, double squaredMeters) {
    return squares[row * columns + column] <= squaredMeters;
  }
}
