package vn.luong.gis.roadlayers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/** Numbers the ends of roads: those nearer to each other than a tolerance are one node, at the place of the first. */
final class NodeSnapping {
  /** A cell of a square grid. */
  private record Cell(long column, long row) {}

  private final double toleranceMeters;
  private final Map<Cell, List<Integer>> nodesByCell = new HashMap<>();
  private final List<Coordinate> places = new ArrayList<>();

  NodeSnapping(double toleranceMeters) {
    this.toleranceMeters = toleranceMeters;
  }

  /** The node at a place; a new one if there is none. */
  int nodeAt(Coordinate place) {
    Cell cell = new Cell(
        (long) Math.floor(place.x / toleranceMeters), (long) Math.floor(place.y / toleranceMeters));
    int nearest = -1;
    for (long column = cell.column - 1; column <= cell.column + 1; column++) {
      for (long row = cell.row - 1; row <= cell.row + 1; row++) {
        for (int node : nodesByCell.getOrDefault(new Cell(column, row), List.of())) {
          double meters = places.get(node).distance(place);
          if (meters <= toleranceMeters
              && (nearest < 0 || meters < places.get(nearest).distance(place))) {
            nearest = node;
          }
        }
      }
    }
    if (nearest >= 0) {
      return nearest;
    }
    places.add(place);
    nodesByCell.computeIfAbsent(cell, empty -> new ArrayList<>()).add(places.size() - 1);
    return places.size() - 1;
  }

  Coordinate place(int node) {
    return places.get(node);
  }
}
