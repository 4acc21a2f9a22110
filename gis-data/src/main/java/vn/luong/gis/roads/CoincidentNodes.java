package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Finds nodes of a map that lie at the very same place and mean the same point: imports into OpenStreetMap left
 * many. Nodes of ways on different layers, or of a road and a track, are different points.
 */
final class CoincidentNodes {
  private static final int UNUSED = Integer.MIN_VALUE;
  private static final int SEVERAL = Integer.MAX_VALUE;

  private final RoadMap map;
  /** Layer and kind of the ways at each node, {@link #UNUSED} or {@link #SEVERAL}. */
  private final int[] levels;

  private CoincidentNodes(RoadMap map) {
    this.map = map;
    levels = new int[map.nodeCount()];
  }

  /** For each node the one to use in its place: the lowest of those at the place, mostly itself. */
  static int[] find(RoadMap map) {
    CoincidentNodes nodes = new CoincidentNodes(map);
    nodes.findLevels();
    return nodes.representatives();
  }

  private void findLevels() {
    Arrays.fill(levels, UNUSED);
    for (int way = 0; way < map.wayCount(); way++) {
      RoadWay road = map.way(way);
      int level = 2 * road.layer() + (road.highwayClass().isRailway() ? 1 : 0);
      for (int at = map.wayStart(way); at < map.wayEnd(way); at++) {
        int node = map.nodeAt(at);
        levels[node] = levels[node] == UNUSED || levels[node] == level ? level : SEVERAL;
      }
    }
  }

  private int[] representatives() {
    int[] representatives = new int[map.nodeCount()];
    Arrays.setAll(representatives, node -> node);
    int[] byPlace = representatives.clone();
    IntArrays.parallelQuickSort(byPlace, this::compare);
    for (int at = 1; at < byPlace.length; at++) {
      int node = byPlace[at];
      int before = byPlace[at - 1];
      if (map.isThere(node)
          && levels[node] != SEVERAL
          && levels[node] == levels[before]
          && map.longitude(node) == map.longitude(before)
          && map.latitude(node) == map.latitude(before)) {
        representatives[node] = representatives[before];
      }
    }
    return representatives;
  }

  private int compare(int node, int other) {
    int result = Double.compare(map.longitude(node), map.longitude(other));
    result = result != 0 ? result : Double.compare(map.latitude(node), map.latitude(other));
    result = result != 0 ? result : Integer.compare(levels[node], levels[other]);
    return result != 0 ? result : Integer.compare(node, other);
  }
}
