package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.transit.StopFacilities;

/**
 * Finds stops near a point.
 *
 * <p>Layout: square cells over the extent of the stops, about one per stop; the stops of each cell by dense index.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class StopGrid {
  private static final double SMALLEST_CELL_METERS = 1;
  /** Keeps the grid small where few stops are spread over a wide country. */
  private static final int MOST_CELLS_PER_SIDE = 2000;

  private final StopFacilities stops;
  private final double west;
  private final double south;
  private final double cellMeters;
  private final int columns;
  private final int rows;
  private final IntRows stopsOfCell;
  private final int[] used;

  /**
   * Makes an index.
   *
   * @param used the stops to be found
   */
  StopGrid(StopFacilities stops, int[] used) {
    this.stops = stops;
    this.used = used;
    double minX = Arrays.stream(used).mapToDouble(stops::x).min().orElse(0);
    double maxX = Arrays.stream(used).mapToDouble(stops::x).max().orElse(0);
    double minY = Arrays.stream(used).mapToDouble(stops::y).min().orElse(0);
    double maxY = Arrays.stream(used).mapToDouble(stops::y).max().orElse(0);
    west = minX;
    south = minY;
    double area = Math.max(maxX - minX, 1) * Math.max(maxY - minY, 1);
    double longest = Math.max(maxX - minX, maxY - minY);
    cellMeters = Math.max(
        Math.max(SMALLEST_CELL_METERS, longest / MOST_CELLS_PER_SIDE),
        Math.sqrt(area / Math.max(1, used.length)));
    columns = (int) ((maxX - minX) / cellMeters) + 1;
    rows = (int) ((maxY - minY) / cellMeters) + 1;
    int[] cellOf = new int[used.length];
    for (int ordinal = 0; ordinal < used.length; ordinal++) {
      int stop = used[ordinal];
      cellOf[ordinal] = row(stops.y(stop)) * columns + column(stops.x(stop));
    }
    stopsOfCell = IntRows.groupBy(cellOf, columns * rows);
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - west) / cellMeters)));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - south) / cellMeters)));
  }

  /** Clears the list and puts the stops into it that are at most so far away, in an order of their places. */
  public void findWithin(double x, double y, double radiusMeters, IntArrayList found) {
    found.clear();
    int lastColumn = column(x + radiusMeters);
    int lastRow = row(y + radiusMeters);
    for (int row = row(y - radiusMeters); row <= lastRow; row++) {
      for (int column = column(x - radiusMeters); column <= lastColumn; column++) {
        int cell = row * columns + column;
        for (int at = stopsOfCell.start(cell); at < stopsOfCell.end(cell); at++) {
          int stop = used[stopsOfCell.value(at)];
          if (distance(x, y, stop) <= radiusMeters) {
            found.add(stop);
          }
        }
      }
    }
  }

  /** Metres to the nearest stop; infinite if there are no stops at all. */
  public double nearestMeters(double x, double y, IntArrayList scratch) {
    if (used.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    // The search is sure to end: at the latest when the circle holds the whole extent.
    double radius = cellMeters;
    findWithin(x, y, radius, scratch);
    while (scratch.isEmpty()) {
      radius *= 2;
      findWithin(x, y, radius, scratch);
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (int ordinal = 0; ordinal < scratch.size(); ordinal++) {
      nearest = Math.min(nearest, distance(x, y, scratch.getInt(ordinal)));
    }
    return nearest;
  }

  /** Metres from a point to a stop as the crow flies. */
  public double distance(double x, double y, int stop) {
    double eastward = stops.x(stop) - x;
    double northward = stops.y(stop) - y;
    return Math.sqrt(eastward * eastward + northward * northward);
  }
}
