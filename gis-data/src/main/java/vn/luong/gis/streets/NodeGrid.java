package vn.luong.gis.streets;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import vn.luong.gis.streets.RoadSketch.Node;

/** Street nodes by square cells, to find the nearest one of another group. */
final class NodeGrid {
  static final int NONE = -1;
  static final int NO_GROUP = -1;

  private final RoadSketch sketch;
  private final double cellMeters;
  private final Long2ObjectOpenHashMap<IntArrayList> nodesOfCell = new Long2ObjectOpenHashMap<>();
  private final Int2IntOpenHashMap groupOfNode = new Int2IntOpenHashMap();

  /** Queries may reach as far as one cell. */
  NodeGrid(RoadSketch sketch, double cellMeters) {
    this.sketch = sketch;
    this.cellMeters = cellMeters;
  }

  void add(int node, int group) {
    Node place = sketch.nodes().get(node);
    nodesOfCell
        .computeIfAbsent(key(cell(place.x()), cell(place.y())), key -> new IntArrayList())
        .add(node);
    groupOfNode.put(node, group);
  }

  int groupOf(int node) {
    return groupOfNode.get(node);
  }

  /** The nearest node within reach that is not of this group, or {@link #NONE}. */
  int nearestOf(double x, double y, double reachMeters, int exceptGroup) {
    if (reachMeters > cellMeters) {
      throw new IllegalArgumentException(
          "reach " + reachMeters + " m exceeds a cell of " + cellMeters);
    }
    int nearest = NONE;
    double least = reachMeters;
    for (int column = cell(x) - 1; column <= cell(x) + 1; column++) {
      for (int row = cell(y) - 1; row <= cell(y) + 1; row++) {
        IntArrayList nodes = nodesOfCell.get(key(column, row));
        for (int position = 0; nodes != null && position < nodes.size(); position++) {
          int node = nodes.getInt(position);
          Node place = sketch.nodes().get(node);
          double distance = Math.hypot(place.x() - x, place.y() - y);
          if (distance < least && groupOfNode.get(node) != exceptGroup) {
            least = distance;
            nearest = node;
          }
        }
      }
    }
    return nearest;
  }

  private int cell(double coordinate) {
    return (int) Math.floor(coordinate / cellMeters);
  }

  private static long key(int column, int row) {
    return (long) column << 32 | (row & 0xFFFFFFFFL);
  }
}
