package vn.luong.gis.spatial;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HilbertEncoder;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;

/**
 * The straight segments of links, bends included, in the order of a packed R-tree.
 *
 * <p>Layout: a packed R-tree (Kamel and Faloutsos, "On packing R-trees", 1993): segments in the order of the Hilbert curve
 * through their middles, {@value #FAN_OUT} to a box, {@value #FAN_OUT} boxes to a box above, all in flat arrays. 44 bytes
 * per segment for the segments, 4.6 for the boxes.
 *
 * <p>Threads: immutable, safe to share.
 *
 * <p>Rejected: JTS's STRtree with {@code nearestNeighbour}, which allocates a pair per visited box (figures in
 * docs/performance.md).
 */
final class SegmentTree {
  static final int FAN_OUT = 8;

  private static final int HILBERT_LEVEL = 15;

  /** So many segments on the curve lie between a segment and its twin, at most; those further apart just stay. */
  private static final int TWIN_REACH = 8;

  /** Whether of segments at the same place only the first one is kept. */
  enum Twins {
    KEPT,
    LEFT_OUT
  }

  private final LinkLines lines;
  private final int segmentCount;
  private final int[] link;
  private final int[] segment;
  /** Start x, y, end x, y of each segment; the lesser end first, so that both directions have the same distance. */
  private final double[] ends;

  /** First box of each level, the lowest level first; one entry more than there are levels. */
  private final int[] levelStart;
  /** Least x, y, greatest x, y of each box. */
  private final double[] boxes;

  SegmentTree(Network network, IntPredicate isWanted, Twins twins) {
    lines = new LinkLines(network);
    IntArrayList links = new IntArrayList();
    IntArrayList segments = new IntArrayList();
    DoubleArrayList coordinates = new DoubleArrayList();
    Envelope extent = new Envelope();
    for (int candidate = 0; candidate < network.linkCount(); candidate++) {
      if (isWanted.test(candidate)) {
        for (int part = 0; part < lines.segmentCount(candidate); part++) {
          links.add(candidate);
          segments.add(part);
          addSegment(candidate, part, coordinates, extent);
        }
      }
    }
    int[] order = alongHilbertCurve(coordinates, extent);
    if (twins == Twins.LEFT_OUT) {
      order = withoutTwins(order, coordinates);
    }
    segmentCount = order.length;
    link = new int[segmentCount];
    segment = new int[segmentCount];
    ends = new double[4 * segmentCount];
    for (int position = 0; position < segmentCount; position++) {
      link[position] = links.getInt(order[position]);
      segment[position] = segments.getInt(order[position]);
      coordinates.getElements(4 * order[position], ends, 4 * position, 4);
    }
    levelStart = levelStarts(segmentCount);
    boxes = new double[4 * levelStart[levelStart.length - 1]];
    pack();
  }

  LinkLines lines() {
    return lines;
  }

  boolean isEmpty() {
    return segmentCount == 0;
  }

  /** Link of the segment at a position of the tree. */
  int link(int position) {
    return link[position];
  }

  /** Which of its link's segments is at a position of the tree. */
  int segment(int position) {
    return segment[position];
  }

  /** First position of a box of the lowest level. */
  static int firstPosition(int box) {
    return box * FAN_OUT;
  }

  /** Position after the last one of a box of the lowest level. */
  int endPosition(int box) {
    return Math.min(box * FAN_OUT + FAN_OUT, segmentCount);
  }

  /** Square of the distance from a place to the segment at a position. */
  double squaredDistance(int position, double x, double y) {
    int at = 4 * position;
    return LinkLines.squaredDistance(x, y, ends[at], ends[at + 1], ends[at + 2], ends[at + 3]);
  }

  int levelCount() {
    return levelStart.length - 1;
  }

  /** The box that holds all others, on the highest level. */
  int topBox() {
    return levelStart[levelStart.length - 2];
  }

  /** First of the boxes inside a box of a level above the lowest. */
  int firstPart(int level, int box) {
    return levelStart[level - 1] + (box - levelStart[level]) * FAN_OUT;
  }

  /** Box after the last one inside a box of a level above the lowest. */
  int endPart(int level, int box) {
    return Math.min(firstPart(level, box) + FAN_OUT, levelStart[level]);
  }

  /** Square of the distance from a place to a box, a trifle less so that rounding hides no segment inside of it. */
  double squaredDistanceOfBox(int box, double x, double y) {
    double awayX = Math.max(0, Math.max(boxes[4 * box] - x, x - boxes[4 * box + 2]));
    double awayY = Math.max(0, Math.max(boxes[4 * box + 1] - y, y - boxes[4 * box + 3]));
    double squared = awayX * awayX + awayY * awayY;
    return squared - squared * 1e-9;
  }

  private void addSegment(int ofLink, int part, DoubleArrayList coordinates, Envelope extent) {
    double startX = lines.x(ofLink, part);
    double startY = lines.y(ofLink, part);
    double endX = lines.x(ofLink, part + 1);
    double endY = lines.y(ofLink, part + 1);
    boolean isLesserFirst = startX < endX || startX == endX && startY <= endY;
    coordinates.add(isLesserFirst ? startX : endX);
    coordinates.add(isLesserFirst ? startY : endY);
    coordinates.add(isLesserFirst ? endX : startX);
    coordinates.add(isLesserFirst ? endY : startY);
    extent.expandToInclude((startX + endX) / 2, (startY + endY) / 2);
  }

  private static int[] alongHilbertCurve(DoubleArrayList coordinates, Envelope extent) {
    int count = coordinates.size() / 4;
    HilbertEncoder curve = new HilbertEncoder(HILBERT_LEVEL, extent);
    long[] keys = new long[count];
    for (int position = 0; position < count; position++) {
      Envelope box = new Envelope(
          coordinates.getDouble(4 * position),
          coordinates.getDouble(4 * position + 2),
          coordinates.getDouble(4 * position + 1),
          coordinates.getDouble(4 * position + 3));
      keys[position] = (long) curve.encode(box) << 32 | position;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /**
   * Of segments at the same place, normally the two directions of a road, the first one alone can be an answer. The others
   * come shortly after it, because segments of one link come before those of the next.
   */
  private static int[] withoutTwins(int[] order, DoubleArrayList coordinates) {
    IntArrayList kept = new IntArrayList(order.length);
    for (int position : order) {
      boolean isTwin = false;
      for (int back = 1; back <= Math.min(TWIN_REACH, kept.size()) && !isTwin; back++) {
        isTwin = isSame(coordinates, position, kept.getInt(kept.size() - back));
      }
      if (!isTwin) {
        kept.add(position);
      }
    }
    return kept.toIntArray();
  }

  private static boolean isSame(DoubleArrayList coordinates, int one, int other) {
    for (int ordinate = 0; ordinate < 4; ordinate++) {
      if (coordinates.getDouble(4 * one + ordinate)
          != coordinates.getDouble(4 * other + ordinate)) {
        return false;
      }
    }
    return true;
  }

  private static int[] levelStarts(int segmentCount) {
    IntArrayList starts = new IntArrayList();
    int start = 0;
    int count = segmentCount;
    do {
      count = (count + FAN_OUT - 1) / FAN_OUT;
      starts.add(start);
      start += count;
    } while (count > 1);
    starts.add(start);
    return starts.toIntArray();
  }

  private void pack() {
    for (int level = 0; level < levelStart.length - 1; level++) {
      double[] parts = level == 0 ? ends : boxes;
      int firstPart = level == 0 ? 0 : levelStart[level - 1];
      int endPart = level == 0 ? segmentCount : levelStart[level];
      for (int box = levelStart[level]; box < levelStart[level + 1]; box++) {
        int first = firstPart + (box - levelStart[level]) * FAN_OUT;
        around(parts, first, Math.min(first + FAN_OUT, endPart), box);
      }
    }
  }

  private void around(double[] parts, int first, int end, int box) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int part = first; part < end; part++) {
      // A segment's ends may be in either order by y.
      minX = Math.min(minX, parts[4 * part]);
      minY = Math.min(minY, Math.min(parts[4 * part + 1], parts[4 * part + 3]));
      maxX = Math.max(maxX, parts[4 * part + 2]);
      maxY = Math.max(maxY, Math.max(parts[4 * part + 1], parts[4 * part + 3]));
    }
    boxes[4 * box] = minX;
    boxes[4 * box + 1] = minY;
    boxes[4 * box + 2] = maxX;
    boxes[4 * box + 3] = maxY;
  }
}
