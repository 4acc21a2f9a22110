package vn.luong.gis.spatial;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;

/**
 * The contour of a {@link DistanceGrid} at a distance, as closed rings that neither cross nor touch: marching squares, with the
 * contour between two grid points where the distance, taken as linear between them, is reached. What is within the distance
 * lies to the left: rings around it lead counter-clockwise, rings around holes clockwise.
 *
 * <p>Layout: the edges between neighbouring grid points that the contour crosses, numbered over the whole grid, each with the
 * one that follows it.
 */
final class ContourRings {
  private static final int NONE = -1;
  /** Rings must not touch at grid points. */
  private static final double LEAST_SHARE = 1e-4;

  private final DistanceGrid grid;
  private final double meters;
  private final int columns;
  private final int verticalEdges;
  private final Int2IntOpenHashMap following = new Int2IntOpenHashMap();
  private final IntArrayList starts = new IntArrayList();

  private ContourRings(DistanceGrid grid, double meters) {
    this.grid = grid;
    this.meters = meters;
    columns = grid.columns();
    verticalEdges = columns * grid.rows();
    following.defaultReturnValue(NONE);
  }

  /** The rings, in the order of their most south-western cells; their first point is their last. */
  static List<Coordinate[]> of(DistanceGrid grid, double meters) {
    ContourRings contour = new ContourRings(grid, meters);
    contour.findEdges();
    return contour.rings();
  }

  private void findEdges() {
    double square = meters * meters;
    for (int row = 0; row < grid.rows() - 1; row++) {
      boolean isSouthWest = grid.isWithin(0, row, square);
      boolean isNorthWest = grid.isWithin(0, row + 1, square);
      for (int column = 0; column < columns - 1; column++) {
        boolean isSouthEast = grid.isWithin(column + 1, row, square);
        boolean isNorthEast = grid.isWithin(column + 1, row + 1, square);
        int corners = (isSouthWest ? 1 : 0)
            | (isSouthEast ? 2 : 0)
            | (isNorthEast ? 4 : 0)
            | (isNorthWest ? 8 : 0);
        if (corners != 0 && corners != 15) {
          addCell(column, row, corners);
        }
        isSouthWest = isSouthEast;
        isNorthWest = isNorthEast;
      }
    }
  }

  /** Edges of grid points to the east have the number of the point, those to the north come after all of them. */
  private void addCell(int column, int row, int corners) {
    int south = row * columns + column;
    int north = south + columns;
    int west = verticalEdges + south;
    int east = west + 1;
    switch (corners) {
      case 1 -> follow(south, west);
      case 2 -> follow(east, south);
      case 3 -> follow(east, west);
      case 4 -> follow(north, east);
      case 6 -> follow(north, south);
      case 7 -> follow(north, west);
      case 8 -> follow(west, north);
      case 9 -> follow(south, north);
      case 11 -> follow(east, north);
      case 12 -> follow(west, east);
      case 13 -> follow(south, east);
      case 14 -> follow(west, south);
      default -> addSaddle(column, row, corners, south, north, west, east);
    }
  }

  /** Two opposite corners are within: joined if the middle of the cell is so too. */
  private void addSaddle(
      int column, int row, int corners, int south, int north, int west, int east) {
    double middle = (grid.meters(column, row)
            + grid.meters(column + 1, row)
            + grid.meters(column, row + 1)
            + grid.meters(column + 1, row + 1))
        / 4;
    boolean isJoined = middle <= meters;
    boolean isRising = corners == 5;
    if (isRising) {
      follow(south, isJoined ? east : west);
      follow(north, isJoined ? west : east);
    } else {
      follow(east, isJoined ? north : south);
      follow(west, isJoined ? south : north);
    }
  }

  private void follow(int edge, int next) {
    following.put(edge, next);
    starts.add(edge);
  }

  private List<Coordinate[]> rings() {
    List<Coordinate[]> rings = new ArrayList<>();
    for (int at = 0; at < starts.size(); at++) {
      int first = starts.getInt(at);
      if (following.containsKey(first)) {
        CoordinateList points = new CoordinateList();
        int edge = first;
        while (edge != NONE) {
          points.add(point(edge), false);
          edge = following.remove(edge);
        }
        points.closeRing();
        rings.add(points.toCoordinateArray());
      }
    }
    return rings;
  }

  private Coordinate point(int edge) {
    boolean isVertical = edge >= verticalEdges;
    int from = isVertical ? edge - verticalEdges : edge;
    int column = from % columns;
    int row = from / columns;
    double start = grid.meters(column, row);
    double end = isVertical ? grid.meters(column, row + 1) : grid.meters(column + 1, row);
    double share = (meters - start) / (end - start);
    share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share));
    return isVertical
        ? new Coordinate(grid.x(column), grid.y(row + share))
        : new Coordinate(grid.x(column + share), grid.y(row));
  }
}
