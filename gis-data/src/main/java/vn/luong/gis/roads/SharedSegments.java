package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.BitSet;

/**
 * Straight pieces of road that several ways of a map run along: mapped twice, or once as a road and once as a path. The
 * way of the most important class, of equal ones the first of the file, stands for all.
 */
final class SharedSegments {
  private static final int NONE = -1;

  private final RoadMap map;
  /** Two nodes, the lower first → the way that stands for the piece. */
  private final Long2IntOpenHashMap wayOfSegment = new Long2IntOpenHashMap();

  /**
   * Looks at pieces between neighbouring junctions; two ways that share a piece share both its ends, so these are
   * junctions.
   */
  SharedSegments(RoadMap map, BitSet ways, BitSet junctions) {
    this.map = map;
    wayOfSegment.defaultReturnValue(NONE);
    for (int way = ways.nextSetBit(0); way >= 0; way = ways.nextSetBit(way + 1)) {
      for (int at = map.wayStart(way) + 1; at < map.wayEnd(way); at++) {
        int node = map.nodeAt(at - 1);
        int next = map.nodeAt(at);
        if (node != next && junctions.get(node) && junctions.get(next)) {
          int known = wayOfSegment.get(key(node, next));
          if (known == NONE || isMoreImportant(way, known)) {
            wayOfSegment.put(key(node, next), way);
          }
        }
      }
    }
  }

  /** Whether another way stands for the straight piece between two nodes, in the direction and for the modes given. */
  boolean isOfOther(int way, int from, int to, int modes) {
    int other = wayOfSegment.get(key(from, to));
    if (other == NONE || other == way) {
      return false;
    }
    for (int at = map.wayStart(other) + 1; at < map.wayEnd(other); at++) {
      int node = map.nodeAt(at - 1);
      int next = map.nodeAt(at);
      RoadWay road = map.way(other);
      if (node == from && next == to) {
        return (modes & ~road.forward().modes()) == 0;
      }
      if (node == to && next == from) {
        return (modes & ~road.backward().modes()) == 0;
      }
    }
    return false;
  }

  private boolean isMoreImportant(int way, int known) {
    HighwayClass ofWay = map.way(way).highwayClass();
    HighwayClass ofKnown = map.way(known).highwayClass();
    // A road and a track may share a bridge; neither stands for the other.
    return ofWay.isRailway() == ofKnown.isRailway() && ofWay.compareTo(ofKnown) < 0;
  }

  private static long key(int node, int other) {
    return (long) Math.min(node, other) << 32 | Math.max(node, other);
  }
}
